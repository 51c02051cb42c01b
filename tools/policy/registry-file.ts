import type { ChromiumBrowser, Installation } from './deployment.ts';
import { TEMPLATE_KEYS, type TemplateKey } from './template-keys.ts';

/** What is imported with `reg import`: the installation, then every key at its default. */
export function writeRegistryFile(
  { registryKey }: ChromiumBrowser,
  { extensionId, url }: Installation,
): string {
  const root = `HKEY_LOCAL_MACHINE\\${registryKey}`;
  const policy = `${root}\\3rdparty\\extensions\\${extensionId}\\policy`;
  const values = TEMPLATE_KEYS.flatMap((key) => writeValue(key));
  const lists = TEMPLATE_KEYS.flatMap((key) => writeList(key, policy));
  const lines = [
    'Windows Registry Editor Version 5.00',
    '',
    '; Other lists of forced extensions may have a "1" already: then take the next free number.',
    `[${root}\\ExtensionInstallForcelist]`,
    `"1"=${quote(`${extensionId};${url}`)}`,
    '',
    `[${policy}]`,
    ...values,
    '',
    '; A list has its entries as "1", "2", … below a key of its own.',
    ...lists,
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function writeValue(key: TemplateKey): readonly string[] {
  switch (key.type) {
    case 'texts':
      return [];
    case 'text':
      return [`${quote(key.name)}=${quote(key.default)}`];
    case 'flag':
      return [`${quote(key.name)}=${dword(key.default ? 1 : 0)}`];
    case 'number':
      return [`${quote(key.name)}=${dword(key.default)}`];
  }
}

function writeList(key: TemplateKey, policy: string): readonly string[] {
  return key.type === 'texts' ? [`[${policy}\\${key.name}]`, ''] : [];
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function dword(value: number): string {
  return `dword:${value.toString(16).padStart(8, '0')}`;
}
