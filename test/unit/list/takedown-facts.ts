import { existsSync, readFileSync } from 'node:fs';

/** One record of the facts from which the packaged list was reviewed. */
export interface Fact {
  readonly operation: string;
  readonly operator: string;
  readonly date: string;
  readonly date_confidence: string;
  readonly status: string;
  readonly scope: string;
  readonly domains: readonly string[];
  readonly sources: readonly string[];
  readonly verified: boolean;
}

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** Whether the facts lie beside the project. Where they do not, what needs them is "not run". */
export const hasFacts = existsSync(new URL('takedown-facts.json', FOLDER));

/** All records; none where the facts are absent. */
export function readFacts(): readonly Fact[] {
  if (!hasFacts) return [];
  return JSON.parse(readFileSync(new URL('takedown-facts.json', FOLDER), 'utf8')) as Fact[];
}

/** Hosts to which authorities redirect seized addresses; none where the facts are absent. */
export function readLandingPages(): readonly string[] {
  if (!hasFacts) return [];
  const pages = JSON.parse(readFileSync(new URL('seizure-pages.json', FOLDER), 'utf8')) as {
    readonly landing_domains: readonly string[];
    readonly nameservers: readonly { readonly zone: string }[];
  };
  const zones = pages.nameservers.map(({ zone }) => zone).filter((zone) => zone.includes('.'));
  return [...pages.landing_domains, ...zones];
}

/** Code names of groups and services; everything else in the field `operator` may be a person's name. */
const CODE_NAMES = [/^Storm-\d+$/, /^Fox Tempest$/, /^HeartSender$/];

/** Every word of a person's name or alias in the records. */
export function listPersonWords(facts: readonly Fact[]): readonly string[] {
  const parts = facts.flatMap(({ operator }) => operator.replaceAll(/\([^)]*\)/g, '').split('/'));
  const persons = parts
    .map((part) => part.trim())
    .filter((part) => part !== '' && !CODE_NAMES.some((name) => name.test(part)));
  return [...new Set(persons.flatMap((person) => person.split(/[\s']+/)))].filter((word) => word.length > 2);
}
