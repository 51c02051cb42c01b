import type { Finding } from '../assessment.ts';
import type { ProtectedName } from '../context.ts';
import type { Confusables } from '../domain/confusables.ts';
import { registrableDomain } from '../domain/mail-domain.ts';
import { isFreeMail } from '../domain/popular-domains.ts';
import { foldText } from '../fold-text.ts';
import type { Inquiry } from '../inquiry.ts';
import type { Party } from '../party.ts';
import { isColleagueAsk } from './colleague-asks.ts';

/**
 * The name of an executive or colleague over an address that is not on file for them. It counts only beside an ask:
 * people have namesakes and private telephones.
 */
export function findProtectedNames(inquiry: Inquiry, asks: readonly Finding[]): readonly Finding[] {
  const { sender, message } = inquiry;
  const loud = asks.filter(({ strength }) => strength !== 'weak');
  if (sender === null || loud.length === 0 || isOnFile(sender, inquiry, null)) return [];
  const colleague = findBorrowedName(inquiry);
  if (colleague === null) return findSignature(inquiry, sender, loud, message.text);
  return [
    {
      id: 'protected-name',
      group: 'identity',
      strength: nameStrength(sender, loud),
      values: [colleague.name, sender.address],
      evidence: [{ field: 'from', quote: sender.name }],
    },
  ];
}

/** The executive or colleague whose name the sender shows over an address that is not on file for them. */
export function findBorrowedName(inquiry: Inquiry): ProtectedName | null {
  const { sender, context, data } = inquiry;
  if (sender === null || isOnFile(sender, inquiry, null) || isRelayed(sender.name)) return null;
  const shown = nameTokens(sender.name, data.confusables);
  const person = context.protectedNames.find(
    (one) => !isOnFile(sender, inquiry, one) && holdsName(shown, one, data.confusables),
  );
  return person ?? findColleague(shown, inquiry) ?? null;
}

/** A colleague of whom only the address is known: `anna.rossi@`, `a.rossi@`, `rossini@` by two words of which one is his. */
function findColleague(
  shown: ReadonlySet<string>,
  { context, ownDomains, data }: Inquiry,
): ProtectedName | undefined {
  if (shown.size < 2) return undefined;
  const colleague = context.correspondents.find(({ address, isEstablished }) => {
    const [local = '', host = ''] = address.split('@');
    const parts = local.split(/[._-]/).filter((part) => part !== '');
    const [last = ''] = parts.slice(-1);
    if (
      !isEstablished ||
      !ownDomains.has(registrableDomain(host, data.suffixes)) ||
      last.length < (parts.length < 2 ? 5 : 3)
    )
      return false;
    return parts.every((part) => {
      const looks = [part, spelledOut(part)].map((spelling) => data.confusables.skeletonOf(spelling));
      if (part.length > 1) return looks.some((look) => shown.has(look));
      return [...shown].some((token) => token.startsWith(looks[0] ?? part));
    });
  });
  return colleague === undefined ? undefined : { name: colleague.address, addresses: [colleague.address] };
}

/** At a company's own address it may be a namesake who sends an invoice. */
function nameStrength({ domain }: Party, asks: readonly Finding[]): Finding['strength'] {
  return isFreeMail(domain) || asks.some(isColleagueAsk) ? 'strong' : 'medium';
}

/** The text ends with the name, and the sender shows another or none. */
function findSignature(
  { context, data }: Inquiry,
  sender: Party,
  asks: readonly Finding[],
  text: string,
): readonly Finding[] {
  if (!isFreeMail(sender.domain) && !asks.some(isColleagueAsk)) return [];
  const lines = text.trim().split('\n').slice(-8);
  for (const person of context.protectedNames) {
    const line = lines.find(
      (one) => one.length < 80 && holdsName(nameTokens(one, data.confusables), person, data.confusables),
    );
    if (line === undefined) continue;
    return [
      {
        id: 'signed-name',
        group: 'identity',
        strength: 'medium',
        values: [person.name, sender.address],
        evidence: [{ field: 'text', quote: line.trim() }],
      },
    ];
  }
  return [];
}

function isOnFile(
  { address, domain }: Party,
  { ownDomains, context }: Inquiry,
  person: ProtectedName | null,
): boolean {
  if (ownDomains.has(domain) || context.groups.some((group) => group.includes(domain))) return true;
  return person?.addresses.includes(address) ?? false;
}

/** "via LinkedIn", "im Auftrag von": a service says for whom it writes. */
function isRelayed(name: string): boolean {
  return /(?:\bvia\b|\(via |per conto di|on behalf of|im auftrag|de la part de|en nombre de|linkedin|docusign|facebook|teams\b|zoom\b)/i.test(
    name,
  );
}

const TITLES = new Set(
  'dr dott dottssa dottoressa ing avv prof rag geom mr mrs ms miss herr frau monsieur madame mme sig sigra signor signora don dona sr sra ceo cfo coo'.split(
    ' ',
  ),
);

/** The words of a name as they look, in any script that looks Latin; titles and initials left out. */
function nameTokens(name: string, confusables: Confusables): ReadonlySet<string> {
  const plain = foldText(name)
    .text.replace(/ß/g, 'ss')
    .replace(/ø/gi, 'o')
    .replace(/æ/gi, 'ae')
    .replace(/ł/gi, 'l')
    .replace(/[äöü]/gi, (letter) => letter.normalize('NFD').charAt(0))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const words = plain.split(/[^\p{L}\p{N}']+/u).filter((word) => word.length > 1 && !TITLES.has(word));
  return new Set(
    words.flatMap((word) => [confusables.skeletonOf(word), confusables.skeletonOf(spelledOut(word))]),
  );
}

/** `mueller` and `muller` are one name. */
function spelledOut(word: string): string {
  return word.replace(/(?<=[aou])e(?=[^aeiou]|$)/g, '');
}

/** Longer than a name is a sentence that holds it. */
const MAX_NAME_TOKENS = 14;

function holdsName(tokens: ReadonlySet<string>, person: ProtectedName, confusables: Confusables): boolean {
  const wanted = person.name
    .split(/\s+/)
    .map((word) => nameTokens(word, confusables))
    .filter((one) => one.size > 0);
  if (wanted.length < 2 || tokens.size > MAX_NAME_TOKENS) return false;
  return wanted.every((spellings) => [...spellings].some((spelling) => tokens.has(spelling)));
}
