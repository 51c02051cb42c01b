import { showAccount } from '../../core/mail/account/shown-account.ts';
import type {
  Correspondent as KnownCorrespondent,
  Vendor as KnownVendor,
  MailContext,
} from '../../core/mail/context.ts';
import type { Correspondent } from '../../core/mail/memory/correspondent.ts';
import type { MessageTraits } from '../../core/mail/memory/message-traits.ts';
import { knownAccounts } from '../../core/mail/memory/vendor-account.ts';
import { newVendorKeysOf } from '../../core/mail/memory/vendor-key.ts';
import type { Payee } from '../../messages/memory.ts';
import type { Recalled } from './mail-memory.ts';

/** What memory has to say when a message is judged. */
type RecalledContext = Pick<MailContext, 'correspondents' | 'vendors' | 'memoryDays'>;

/**
 * Memory as judging takes it: those whom the message names, one address for each domain that the mailbox knows, and the
 * vendor whose message this is, with the accounts that count as its own.
 * @param now epoch milliseconds
 */
export function describeRecalled(recalled: Recalled, traits: MessageTraits, now: number): RecalledContext {
  const named = new Set(recalled.correspondents.map(({ address }) => address));
  const known = [...recalled.domains.values()].filter(({ address }) => !named.has(address));
  return {
    memoryDays: recalled.memoryDays,
    correspondents: [
      ...recalled.correspondents.map(describeCorrespondent),
      ...known.map(({ address, firstSeen, lastSeen, messages }) => ({
        address,
        firstSeen,
        lastSeen,
        count: messages,
        isEstablished: true,
        replyTo: [],
      })),
    ],
    vendors: describeVendor(recalled, traits, now),
  };
}

function describeCorrespondent(entry: Correspondent): KnownCorrespondent {
  const { address, firstSeen, lastSeen, messages, establishedAt, replyTo } = entry;
  return { address, firstSeen, lastSeen, count: messages, isEstablished: establishedAt !== null, replyTo };
}

/** The strongest key of which an account is known decides: a VAT number before whoever sends. */
function describeVendor({ vendors }: Recalled, traits: MessageTraits, now: number): readonly KnownVendor[] {
  for (const vendor of vendors) {
    const accounts = knownAccounts(vendor, now);
    if (accounts.length === 0) continue;
    const { domain, isSharedDomain, writer } = traits;
    return [
      {
        name: vendor.name === '' ? writer.address : vendor.name,
        domains: domain === null || isSharedDomain ? [] : [domain],
        vatNumbers: vendor.key.startsWith('vat:') ? [vendor.key.slice('vat:'.length)] : [],
        accounts: accounts.map(({ account, messages, firstSeen }) => ({
          account,
          shown: showAccount(account),
          count: messages,
          since: firstSeen,
        })),
      },
    ];
  }
  return [];
}

/** Of a vendor as a person sees it, in UTF-16 units. */
const MAX_NAME = 120;

/** The accounts of a message that a person can confirm as its vendor's. */
export function listPayees(traits: MessageTraits): readonly Payee[] {
  const name = (traits.writer.name === '' ? traits.sender : traits.writer.name).slice(0, MAX_NAME);
  const vendors = newVendorKeysOf(traits);
  return traits.accounts.map((account) => ({ vendors, name, account, shown: showAccount(account) }));
}
