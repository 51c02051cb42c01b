import { findHostProblem } from './host-value.ts';
import type { Indicator } from './model.ts';
import { SourceField, type SourceProblem } from './source-fields.ts';

/** Which sources may carry "seized", "forfeited", "sanctioned" and "charged". Reviewed data, not a guess. */
export interface PrimarySources {
  /** True for an address on the site of an authority or a court. */
  isAuthority(source: string): boolean;
  /**
   * True for an authority's site; for a company's, where the case names that company as acting; and for the archived
   * copy of a seizure notice, for just the host that the notice stood on.
   */
  isPrimary(source: string, authority: readonly string[], indicator: Indicator): boolean;
}

/**
 * Reads `{ "authorities": [host], "companies": [{ "name", "hosts": [host] }], "archived_notices": [{ "host", "url" }] }`.
 * A host stands for its subdomains too. Problems are added to `problems`; with any, the answer is `undefined`.
 */
export function readPrimarySources(
  file: string,
  json: unknown,
  problems: SourceProblem[],
): PrimarySources | undefined {
  const found: SourceProblem[] = [];
  const fields = new SourceField(file, '', json, found).readObject({
    needs: ['authorities', 'companies', 'archived_notices'],
  });
  const authorities = readHosts(fields?.get('authorities'));
  const companies = fields?.get('companies')?.readArray()?.map(readCompany) ?? [];
  const notices = fields?.get('archived_notices')?.readArray()?.map(readNotice) ?? [];
  problems.push(...found);
  return found.length > 0
    ? undefined
    : createPrimarySources(authorities, new Map(companies), new Map(notices));
}

/** The host of an http(s) address in lower case; `''` where there is none, or where userinfo could hide it. */
export function hostOfSource(source: string): string {
  return (
    /^https?:\/\/(?<host>[a-z0-9.-]+)(?::[0-9]+)?(?:[/?#]|$)/i
      .exec(source)
      ?.groups?.['host']?.toLowerCase() ?? ''
  );
}

function createPrimarySources(
  authorities: readonly string[],
  companies: ReadonlyMap<string, readonly string[]>,
  notices: ReadonlyMap<string, string>,
): PrimarySources {
  const isAuthority = (source: string): boolean => isBelowOneOf(hostOfSource(source), authorities);
  return {
    isAuthority,
    isPrimary(source, authority, indicator) {
      if (isAuthority(source)) return true;
      if (authority.some((name) => isBelowOneOf(hostOfSource(source), companies.get(name) ?? [])))
        return true;
      return indicator.type === 'host' && notices.get(source) === indicator.value;
    },
  };
}

function isBelowOneOf(host: string, parents: readonly string[]): boolean {
  return parents.some((parent) => host === parent || host.endsWith(`.${parent}`));
}

function readCompany(field: SourceField): readonly [string, readonly string[]] {
  const fields = field.readObject({ needs: ['name', 'hosts'] });
  return [fields?.get('name')?.readText() ?? '', readHosts(fields?.get('hosts'))];
}

function readNotice(field: SourceField): readonly [string, string] {
  const fields = field.readObject({ needs: ['host', 'url'] });
  return [
    fields?.get('url')?.readTextLike(/^https:\/\//, 'an https address') ?? '',
    readHost(fields?.get('host')) ?? '',
  ];
}

function readHosts(field: SourceField | undefined): readonly string[] {
  const hosts = field?.readArray()?.map(readHost) ?? [];
  return hosts.filter((host) => host !== undefined);
}

function readHost(field: SourceField | undefined): string | undefined {
  const host = field?.readText();
  if (host === undefined) return undefined;
  const problem = findHostProblem(host);
  return problem === undefined ? host : field?.report(problem);
}
