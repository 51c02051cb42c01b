import { type PolicySource, readText } from './policy-source.ts';
import { readLogo } from './read-logo.ts';
import type { TextKeyName } from './schema.ts';
import { type ReadText, readMail, readPhone, readWebAddress, readWords, type Support } from './support.ts';

const SUPPORT_KEYS: Readonly<
  Record<keyof Support, readonly [name: TextKeyName, read: (text: string) => ReadText]>
> = {
  organisation: ['organisationName', readWords],
  logo: ['organisationLogo', readLogo],
  colour: ['organisationColour', readColour],
  message: ['messageToUsers', readWords],
  name: ['supportName', readWords],
  mail: ['supportMail', readMail],
  phone: ['supportPhone', readPhone],
  url: ['supportUrl', readWebAddress],
};

/** Who speaks on a warning, and whom a person can ask. */
export function readSupport(source: PolicySource): Support {
  const fields = Object.entries(SUPPORT_KEYS).flatMap(([field, [name, read]]) => {
    const text = readText(name, source);
    if (text === '') return [];
    const result = read(text);
    if (result.ok) return [[field, result.text] as const];
    source.rejected.push({ key: name, reason: result.reason });
    return [];
  });
  return Object.fromEntries(fields);
}

/** `#rgb` or `#rrggbb`. */
function readColour(text: string): ReadText {
  const [, digits = ''] = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text) ?? [];
  if (digits === '') return { ok: false, reason: 'not-a-colour' };
  const whole = digits.length === 3 ? digits.replace(/./g, '$&$&') : digits;
  return { ok: true, text: `#${whole.toLowerCase()}` };
}
