import { findAccounts } from '../account/find-accounts.ts';
import { canonicalAddress, hostOfAddress, registrableDomain } from '../domain/mail-domain.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import type { MailData } from '../mail-data.ts';
import type { MailAddress, MailMessage } from '../message.ts';
import type { Writer } from './correspondent.ts';
import { findVatNumbers } from './find-vat-numbers.ts';
import type { VendorTraits } from './vendor-key.ts';

/** Somebody whom an address belongs to. */
interface PersonTraits {
  /** In lower case. */
  readonly sender: string;
  /** Registrable domain of that address; null where it has none. */
  readonly domain: string | null;
  /** Everybody can have an address there. */
  readonly isSharedDomain: boolean;
  readonly writer: Writer;
}

/** What memory takes from a message; nothing else of the message enters it. */
export interface MessageTraits extends VendorTraits, PersonTraits {
  /** Other addresses that the message names (Sender, Cc, inside of names), in lower case; at most {@link MAX_OTHERS}. */
  readonly others: readonly string[];
  /** Bank accounts that the message itself names, not its quoted thread; canonical, in their order. */
  readonly accounts: readonly string[];
  /** Tells the message from others; kept as a keyed hash only. */
  readonly identity: string;
}

const MAX_OTHERS = 40;
const ADDRESS = /[^\s<>()",;:]+@[^\s<>()",;:]+/g;
const MINUTE_MS = 60_000;

/** Null for what is no address. */
function readPerson({ name, address }: MailAddress, data: MailData): PersonTraits | null {
  const sender = canonicalAddress(address, data.urlParser);
  const host = hostOfAddress(address, data.urlParser);
  if (sender === null || host === null) return null;
  const domain = registrableDomain(host, data.suffixes);
  return {
    sender,
    domain,
    isSharedDomain: isFreeMail(domain),
    writer: { address: sender, name, replyTo: [] },
  };
}

/** Null for a message whose sender's address is not known: of it nothing is remembered. */
export function readTraits(message: MailMessage, data: MailData): MessageTraits | null {
  const person = message.from === null ? null : readPerson(message.from, data);
  if (person === null) return null;
  const { sender } = person;
  const replyTo = readAddresses(message.replyTo, data).filter((address) => address !== sender);
  const texts = [message.text, message.subject, ...message.attachments.map(({ text }) => text ?? '')];
  return {
    ...person,
    vatNumbers: [...new Set(texts.flatMap(findVatNumbers))],
    writer: { ...person.writer, replyTo },
    others: findOthers(message, data, sender),
    accounts: [...new Set(texts.flatMap((text) => findAccounts(text).map(({ account }) => account)))],
    identity: identify(message, sender),
  };
}

function findOthers(message: MailMessage, data: MailData, sender: string): readonly string[] {
  const { from, replyTo, cc } = message;
  const names = [from, ...replyTo].flatMap((one) => one?.name.match(ADDRESS) ?? []);
  const inNames = names.map((address) => ({ name: '', address }));
  const named = message.sender === null ? [] : [message.sender];
  const others = readAddresses([...named, ...inNames, ...cc.slice(0, MAX_OTHERS)], data);
  return [...new Set(others)].filter((address) => address !== sender).slice(0, MAX_OTHERS);
}

function readAddresses(addresses: readonly MailAddress[], data: MailData): readonly string[] {
  return addresses
    .map(({ address }) => canonicalAddress(address, data.urlParser))
    .filter((address) => address !== null);
}

/** A webmail shows a date to the minute; without a date the text tells messages of one subject apart. */
function identify({ date, subject, text }: MailMessage, sender: string): string {
  const when = date === null ? text : String(Math.floor(date / MINUTE_MS));
  return JSON.stringify([sender, subject.trim(), when]);
}
