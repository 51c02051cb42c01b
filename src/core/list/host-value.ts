const MAX_HOST_LENGTH = 253;
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/;

/**
 * Says in words why a value is not a canonical host name, or gives `undefined`.
 *
 * Canonical: ASCII lower case, 253 characters at most, at least one dot, no trailing dot, labels of 1 to 63
 * characters (RFC 1035 section 2.3.4) that neither start nor end with a hyphen, and not an IPv4 address: a last label
 * of digits, or of `0x` and digits, is one to a browser (URL Standard, "ends in a number checker").
 */
export function findHostProblem(value: unknown): string | undefined {
  if (typeof value !== 'string') return 'must be a host as text';
  if (value.length > MAX_HOST_LENGTH) return `is longer than ${MAX_HOST_LENGTH} characters`;
  if (value !== value.toLowerCase()) return 'must be in lower case';
  if (value.endsWith('.')) return 'must not end with a dot';
  const labels = value.split('.');
  if (labels.length < 2) return 'must contain a dot';
  if (!labels.every((label) => LABEL.test(label))) return 'is not a host name in ASCII';
  if (/^(?:[0-9]+|0x[0-9a-f]*)$/.test(labels.at(-1) ?? '')) return 'is an address, not a host name';
  return undefined;
}
