import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Authentication, readAuthentication } from '../core/mail/authentication/authentication.ts';
import { registrableDomain } from '../core/mail/domain/mail-domain.ts';
import type { MailMessage } from '../core/mail/message.ts';
import { readPublicSuffixes } from '../platform/public-suffixes.ts';
import { StateIcon } from '../ui/state-icon.tsx';
import { t } from '../ui/translate.ts';

/** What can be said of who sent a message, by the receiving server's word alone. */
interface Vouching {
  readonly state: Authentication['state'];
  readonly server: string;
  readonly domain: string;
}

/** Whether anybody vouches for the sender, in plain words. Nothing until the public suffix list is read from the package. */
export function AuthenticationSection({ message }: { readonly message: MailMessage }): JSX.Element | null {
  const [vouching, setVouching] = useState<Vouching | null>(null);
  useEffect(() => {
    void readVouching(message).then(setVouching);
  }, [message]);
  if (vouching === null) return null;
  const tone = vouching.state === 'fail' ? 'caution' : 'not-listed';
  return (
    <div class={`row tone-${tone}`}>
      <StateIcon tone={tone} size={20} />
      <p>{sayVouching(vouching)}</p>
    </div>
  );
}

async function readVouching({ from, headers, to, cc }: MailMessage): Promise<Vouching | null> {
  const host = hostOf(from?.address ?? '');
  if (host === '') return null;
  const suffixes = await readPublicSuffixes();
  const domain = registrableDomain(host, suffixes);
  const own = new Set([...to, ...cc].map(({ address }) => registrableDomain(hostOf(address), suffixes)));
  const { state, server } = readAuthentication(headers, domain, own, suffixes);
  return { state, server, domain };
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

function sayVouching({ state, server, domain }: Vouching): string {
  switch (state) {
    case 'pass':
      return t('inspect_auth_pass', [server, domain]);
    case 'fail':
      return t('inspect_auth_fail', [server, domain]);
    case 'unknown':
      return t('inspect_auth_unknown', [domain]);
  }
}
