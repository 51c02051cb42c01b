import type { Assessment } from '../../core/mail/assessment.ts';
import type { MailContext, Vendor } from '../../core/mail/context.ts';
import type { MailData } from '../../core/mail/mail-data.ts';
import { type MessageTraits, readTraits } from '../../core/mail/memory/message-traits.ts';
import type { MailMessage } from '../../core/mail/message.ts';
import type { Policy } from '../../core/policy/read-policy.ts';
import type { Payee } from '../../messages/memory.ts';
import { joinVendors } from './join-vendors.ts';
import { ListedVendors } from './listed-vendors.ts';
import type { Mailbox, MailMemory } from './mail-memory.ts';
import { tellOwnAccounts } from './own-accounts.ts';
import { describeRecalled, listPayees } from './recall-context.ts';
import type { VendorListOfPerson } from './vendor-list-of-person.ts';
import type { VendorsOfLists } from './vendors-of-lists.ts';

/** What is remembered when a message is judged, and what was named beforehand. */
export interface Remembered {
  readonly context: Pick<MailContext, 'correspondents' | 'vendors' | 'memoryDays' | 'ownAccounts'>;
  /** The accounts that the person can confirm. */
  readonly payees: readonly Payee[];
}

/** Memory for whoever judges messages: what to judge by, and the note that is taken afterwards. */
export class MessageMemory {
  readonly #memory: MailMemory;
  readonly #ownList: VendorListOfPerson;
  readonly #ofLists: VendorsOfLists;
  readonly #readPolicy: () => Promise<Policy>;
  readonly #now: () => number;
  /** Of the policy and the person's list that they were made from. */
  #listed: { readonly from: readonly unknown[]; readonly vendors: ListedVendors } | null = null;

  /** @param now epoch milliseconds */
  constructor(
    memory: MailMemory,
    { ownList, ofLists }: { readonly ownList: VendorListOfPerson; readonly ofLists: VendorsOfLists },
    readPolicy: () => Promise<Policy>,
    now: () => number,
  ) {
    this.#memory = memory;
    this.#ownList = ownList;
    this.#ofLists = ofLists;
    this.#readPolicy = readPolicy;
    this.#now = now;
  }

  /** Never rejects: what cannot be recalled is not known. */
  async recall(message: MailMessage, data: MailData, mailbox: Mailbox): Promise<Remembered> {
    const { traits, ownAccounts } = await this.#readTraits(message, data);
    const vendors = await this.#readListed(traits?.accounts ?? []);
    if (traits === null) {
      return { context: { correspondents: [], memoryDays: null, vendors, ownAccounts }, payees: [] };
    }
    const recalled = await this.#memory.recall(traits, mailbox);
    const context = describeRecalled(recalled, traits, this.#now());
    return {
      context: { ...context, vendors: [...context.vendors, ...vendors], ownAccounts },
      payees: recalled.memoryDays === null ? [] : listPayees(traits),
    };
  }

  /** Takes note of a message that was judged. Never rejects. */
  async takeNote(
    message: MailMessage,
    assessment: Assessment,
    data: MailData,
    mailbox: Mailbox,
  ): Promise<void> {
    const { traits } = await this.#readTraits(message, data);
    if (traits !== null) await this.#memory.takeNote(traits, assessment, mailbox);
  }

  /** An account of the organisation's own is no vendor's, whoever names it. */
  async #readTraits(
    message: MailMessage,
    data: MailData,
  ): Promise<{ readonly traits: MessageTraits | null; readonly ownAccounts: readonly string[] }> {
    const { mail } = await this.#readPolicy();
    const ownAccounts = await tellOwnAccounts(mail.ownAccounts, message);
    const traits = readTraits(message, data);
    if (traits === null || ownAccounts.length === 0) return { traits, ownAccounts };
    const accounts = traits.accounts.filter((account) => !ownAccounts.includes(account));
    return { traits: { ...traits, accounts }, ownAccounts };
  }

  /** @param named canonical accounts */
  async #readListed(named: readonly string[]): Promise<readonly Vendor[]> {
    const sources = [await this.#readOwnListed(), ...(await this.#ofLists.read())];
    return joinVendors(await Promise.all(sources.map((source) => source.describe(named))));
  }

  async #readOwnListed(): Promise<ListedVendors> {
    const [{ mail }, own] = await Promise.all([this.#readPolicy(), this.#ownList.read()]);
    const from = [mail.vendors, own];
    if (this.#listed === null || this.#listed.from.some((part, index) => part !== from[index])) {
      this.#listed = { from, vendors: new ListedVendors([...mail.vendors, ...own]) };
    }
    return this.#listed.vendors;
  }
}
