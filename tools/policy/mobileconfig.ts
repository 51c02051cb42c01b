import { createHash } from 'node:crypto';
import type { ChromiumBrowser, Deployment, Installation } from './deployment.ts';
import { listDefaults } from './template-keys.ts';
import { element, textElement } from './xml.ts';

type PlistValue = string | number | boolean | readonly PlistValue[] | { readonly [key: string]: PlistValue };

/** A profile that installs the extension in a Chromium browser of macOS, and sets every key to its default. */
export function writeChromiumProfile(
  { name, macDomain }: ChromiumBrowser,
  { extensionId, url }: Installation,
): string {
  const forced = { ExtensionInstallForcelist: [`${extensionId};${url}`] };
  return writeProfile(`cordon.${name}`, [
    payload(`cordon.${name}.installation`, macDomain, forced),
    payload(`cordon.${name}.policy`, `${macDomain}.extensions.${extensionId}`, listDefaults()),
  ]);
}

/** The same for Firefox. */
export function writeFirefoxProfile({ firefox: { extensionId, url } }: Deployment): string {
  return writeProfile('cordon.firefox', [
    payload('cordon.firefox.policy', 'org.mozilla.firefox', {
      EnterprisePoliciesEnabled: true,
      ExtensionSettings: {
        [extensionId]: { installation_mode: 'force_installed', install_url: url, private_browsing: true },
      },
      '3rdparty': { Extensions: { [extensionId]: listDefaults() } },
    }),
  ]);
}

function payload(
  identifier: string,
  type: string,
  values: { readonly [key: string]: PlistValue },
): PlistValue {
  return {
    PayloadType: type,
    PayloadVersion: 1,
    PayloadIdentifier: identifier,
    PayloadUUID: nameUuid(identifier),
    PayloadEnabled: true,
    ...values,
  };
}

function writeProfile(identifier: string, payloads: readonly PlistValue[]): string {
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadScope: 'System',
    PayloadDisplayName: 'Cordon',
    PayloadIdentifier: identifier,
    PayloadUUID: nameUuid(identifier),
    PayloadContent: payloads,
  };
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    ...element('plist', { version: '1.0' }, writeValue(profile)),
  ];
  return `${lines.join('\n')}\n`;
}

function writeValue(value: PlistValue): readonly string[] {
  if (typeof value === 'string') return [textElement('string', {}, value)];
  if (typeof value === 'number') return [textElement('integer', {}, `${value}`)];
  if (typeof value === 'boolean') return [value ? '<true />' : '<false />'];
  if (isList(value)) return element('array', {}, value.flatMap(writeValue));
  const entries = Object.entries(value);
  return element(
    'dict',
    {},
    entries.flatMap(([key, of]) => [textElement('key', {}, key), ...writeValue(of)]),
  );
}

function isList(value: PlistValue): value is readonly PlistValue[] {
  return Array.isArray(value);
}

/** The same for the same name, so that a profile that is written again replaces the one before. RFC 9562, version 8. */
function nameUuid(name: string): string {
  const hex = createHash('sha256').update(`cordon profile ${name}`).digest('hex');
  const variant = 'ab89'[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`.toUpperCase();
}
