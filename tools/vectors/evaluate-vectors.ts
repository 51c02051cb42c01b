import { canonicalizeUrl, readAddress } from '../../src/core/url/canonicalize.ts';
import type { UrlParser } from '../../src/core/url/model.ts';

/** What one platform makes of one input. */
export interface Outcome {
  /** Host by the platform's own parser; null where it refuses the input. */
  readonly hostname: string | null;
  /**
   * Canonical host of a web address that the platform accepts: the key that is looked up. Null for any other.
   */
  readonly key: string | null;
  /** Canonical address, also of what the platform refuses; null where there is none. */
  readonly text: string | null;
  /** Whether the canonical address is its own canonical form. */
  readonly isStable: boolean;
}

/** Outcome of each input, in order. Runs in Node and, as part of a bundle, in a page. */
export function evaluateVectors(inputs: readonly string[], parser: UrlParser): readonly Outcome[] {
  return inputs.map((input) => {
    const read = readAddress(input, parser);
    const text = read.ok ? read.url.text : null;
    return {
      hostname: parseHostname(input, parser),
      key: read.ok && read.accepted ? read.url.host : null,
      text,
      isStable: text === null || isCanonical(text, parser),
    };
  });
}

/**
 * `evaluateVectors` with the page's own `URL`, from JSON to JSON. Both are in ASCII, so that lone surrogates
 * survive the way through the browser's protocol.
 */
export function evaluateInPage(inputs: string): string {
  return toAsciiJson(evaluateVectors(JSON.parse(inputs) as string[], URL));
}

/** JSON in which every character beyond ASCII is escaped. */
export function toAsciiJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isCanonical(text: string, parser: UrlParser): boolean {
  const again = canonicalizeUrl(text, parser);
  return again.ok && again.url.text === text;
}

function parseHostname(input: string, parser: UrlParser): string | null {
  try {
    return new parser(input).hostname;
  } catch {
    return null;
  }
}
