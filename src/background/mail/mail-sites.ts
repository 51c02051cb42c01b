import type { Adapter } from '../../core/mail/adapter.ts';
import type { MailSite } from '../../messages/mail-protocol.ts';
import type { PolicyInUse } from '../policy-in-use.ts';
import { readOwnMailSites } from './own-mail-sites.ts';

/** How webmails are read, as far as is known here. */
export interface AdapterSource {
  /** Hosts that an adapter is for by name, each as {@link MailSite.host}. */
  listHosts(): Promise<readonly string[]>;
  /** Reads them anew at the next question: a list may have brought others. */
  forget(): void;
  /** What may fit a page, the more special first. */
  findFor(address: string): Promise<readonly Adapter[]>;
}

/** The sites of which mail is checked: those of the webmails that are known, those that IT names, those of the person. */
export class MailSites {
  readonly #adapters: AdapterSource;
  readonly #policy: PolicyInUse;

  constructor(adapters: AdapterSource, policy: PolicyInUse) {
    this.#adapters = adapters;
    this.#policy = policy;
  }

  /** No host twice: what the package knows, and what IT names, is not the person's to take back. */
  async list(): Promise<readonly MailSite[]> {
    const [packaged, { mail }, own] = await Promise.all([
      this.#adapters.listHosts(),
      this.#policy.read(),
      readOwnMailSites(),
    ]);
    const sites = new Map<string, MailSite>();
    for (const host of own) sites.set(host, { host, by: 'person' });
    for (const host of mail.webmailHosts) sites.set(host, { host, by: 'organisation' });
    for (const host of packaged) sites.set(host, { host, by: 'package' });
    return [...sites.values()];
  }

  /** The site that a host belongs to. */
  async find(hostname: string): Promise<MailSite | null> {
    return (await this.list()).find(({ host }) => isOnSite(hostname, host)) ?? null;
  }

  /** After lists have changed. */
  forgetAdapters(): void {
    this.#adapters.forget();
  }

  /** What a page of a site is read with. */
  findAdapters(address: string): Promise<readonly Adapter[]> {
    return this.#adapters.findFor(address);
  }
}

function isOnSite(hostname: string, host: string): boolean {
  if (!host.startsWith('*.')) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}
