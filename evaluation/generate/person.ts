import type { Random } from './random.ts';
import type { Words } from './words.ts';

export interface Person {
  readonly first: string;
  readonly family: string;
  readonly isWoman: boolean;
  /** What an address is made of: letters without accents. */
  readonly local: string;
}

export function makePerson(words: Words, random: Random, taken: Set<string>): Person {
  for (;;) {
    const isWoman = random.chance(0.5);
    const first = random.pick(isWoman ? words.women : words.men);
    const family = random.pick(words.families);
    if (taken.has(first) || taken.has(family)) continue;
    taken.add(first).add(family);
    return { first, family, isWoman, local: makeLocal(first, family, random) };
  }
}

function makeLocal(first: string, family: string, random: Random): string {
  const [given, name] = [foldLetters(first), foldLetters(family)];
  return random.pick([`${given}.${name}`, `${given.charAt(0)}.${name}`, `${given}.${name}`, name]);
}

/** As a person writes a name into an address: ü becomes ue, other accents go. */
export function foldLetters(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
}

/** Slots of one person under `role`, with the address that is theirs. */
export function describePerson(
  role: string,
  person: Person,
  email: string,
  words: Words,
): [string, string][] {
  const fill = (pattern: string) =>
    pattern.replace('{family}', person.family).replace('{first}', person.first);
  const name = `${person.first} ${person.family}`;
  return [
    [role, `${name} <${email}>`],
    [`${role}.name`, name],
    [`${role}.first`, person.first],
    [`${role}.family`, person.family],
    [`${role}.email`, email],
    [`${role}.local`, person.local],
    [`${role}.formal`, fill(person.isWoman ? words.woman : words.man)],
    [`${role}.dear`, fill(person.isWoman ? words.dearWoman : words.dearMan)],
  ];
}
