import { POLICY_WORDS } from '../../src/core/policy/policy-words.ts';
import { ELEMENT_ID, listTemplateBrowsers, nameCategory, writeAdmx } from './admx.ts';
import type { Deployment } from './deployment.ts';
import { TEMPLATE_KEYS, type TemplateKey } from './template-keys.ts';
import { escapeXml } from './xml.ts';

/**
 * A custom profile for Windows as Intune takes it (Graph's `windows10CustomConfiguration`): the administrative template,
 * then each key at its default, by the addresses of the policy CSP.
 * Firefox's keys stand in the same template; a setting each would make the profile half as long again.
 */
export function writeIntuneProfile(deployment: Deployment, browser: 'chrome' | 'edge'): string {
  const settings = TEMPLATE_KEYS.map((key) => ({
    '@odata.type': '#microsoft.graph.omaSettingString',
    displayName: `${browser}: ${key.name}`,
    description: POLICY_WORDS[key.name].title,
    omaUri: `./Device/Vendor/MSFT/Policy/Config/Cordon~Policy~Cordon~Cordon_${browser}~${nameCategory(browser, key.group)}/${browser}_${key.name}`,
    value: writeValue(key),
  }));
  const template = {
    '@odata.type': '#microsoft.graph.omaSettingString',
    displayName: 'Cordon: administrative template',
    description: 'Must be there before the settings are.',
    omaUri: './Device/Vendor/MSFT/Policy/ConfigOperations/ADMXInstall/Cordon/Policy/CordonAdmx',
    value: writeAdmx(deployment),
  };
  const names = listTemplateBrowsers(deployment).map(({ name }) => name);
  if (!names.includes(browser)) throw new Error(`the template has no ${browser}`);
  const profile = {
    '@odata.type': '#microsoft.graph.windows10CustomConfiguration',
    displayName: `Cordon (${browser})`,
    omaSettings: [template, ...settings],
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** What the policy CSP takes for an ADMX policy. Entries of a list are parted by U+F000. */
function writeValue(key: TemplateKey): string {
  switch (key.type) {
    case 'flag':
      return key.default ? '<enabled/>' : '<disabled/>';
    case 'texts':
      return enable(
        key.default.flatMap((text: string, index: number) => [`${index + 1}`, text]).join('\uf000'),
      );
    case 'text':
      return enable(key.default);
    case 'number':
      return enable(`${key.default}`);
  }
}

function enable(value: string): string {
  return `<enabled/><data id="${ELEMENT_ID}" value="${escapeXml(value)}"/>`;
}
