import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../../src/core/policy/read-policy.ts';
import { POLICY_SCHEMA } from '../../../src/core/policy/schema.ts';
import { readDeployment } from '../../../tools/policy/deployment.ts';
import { readTemplateWords, TEMPLATE_LANGUAGES } from '../../../tools/policy/template-words.ts';
import { writeTemplates } from '../../../tools/policy/write-templates.ts';
import {
  AdministrativeTemplate,
  readPlist,
  readRegistryFile,
  readTemplate,
} from '../../support/read-templates.ts';
import { findAll, readXml } from '../../support/read-xml.ts';

const NAMES = Object.keys(POLICY_SCHEMA);
/** What every template must set, with its type. */
const DEFAULTS = Object.fromEntries(Object.entries(POLICY_SCHEMA).map(([name, key]) => [name, key.default]));
const IDS = { chrome: 'CHROME_EXTENSION_ID', edge: 'EDGE_EXTENSION_ID', firefox: 'cordon@cordon.invalid' };
const REGISTRY = {
  chrome: 'Software\\Policies\\Google\\Chrome',
  edge: 'Software\\Policies\\Microsoft\\Edge',
} as const;

/** Words of the help that an administrator types as they stand there. */
const TYPED =
  /\b(audit|warn|block|note|any|never|acknowledge|reason|bearer|hmac|minimal|standard|sha256|all|ocsf|cef|packaged=7|[a-z]+\.[a-z-]+)\b(?= \(|, | or |\.$|=|:)/g;

describe('templates, parsed back (MANAGED.md: one schema)', () => {
  it('are what the schema gives', () => {
    for (const [name, text] of writeTemplates(readDeployment({}))) {
      expect(readTemplate(name), name).toBe(text);
    }
  });

  it('set no other policy than none', () => {
    expect(readPolicy(DEFAULTS)).toEqual(readPolicy({}));
  });

  it.each(['chrome', 'edge'] as const)('%s on Linux: installation and every key, by its id', (browser) => {
    const { ExtensionSettings, '3rdparty': third } = JSON.parse(readTemplate(`linux/${browser}.json`));
    expect(ExtensionSettings).toEqual({
      [IDS[browser]]: {
        installation_mode: 'force_installed',
        update_url: expect.stringMatching(/^https:\/\//),
      },
    });
    expect(third).toEqual({ extensions: { [IDS[browser]]: DEFAULTS } });
  });

  it('Firefox: installation and every key, by its id', () => {
    const { policies } = JSON.parse(readTemplate('firefox/policies.json'));
    expect(Object.keys(policies.ExtensionSettings)).toEqual([IDS.firefox]);
    expect(policies['3rdparty']).toEqual({ Extensions: { [IDS.firefox]: DEFAULTS } });
  });

  it.each(['chrome', 'edge'] as const)(
    '%s in the registry: numbers, texts, and a key for each list',
    (browser) => {
      const keys = readRegistryFile(readTemplate(`windows/cordon-${browser}.reg`));
      const root = `HKEY_LOCAL_MACHINE\\${REGISTRY[browser]}`;
      const policy = `${root}\\3rdparty\\extensions\\${IDS[browser]}\\policy`;
      expect(keys.get(`${root}\\ExtensionInstallForcelist`)?.get('1')).toMatch(`${IDS[browser]};https://`);
      const read = NAMES.map((name) => {
        const list = keys.get(`${policy}\\${name}`);
        const value = keys.get(policy)?.get(name);
        if (list !== undefined) return [name, value === undefined ? [...list.values()] : 'both'];
        const isFlag = POLICY_SCHEMA[name as keyof typeof POLICY_SCHEMA].type === 'flag';
        return [name, isFlag ? value === 1 : value];
      });
      expect(Object.fromEntries(read)).toEqual(DEFAULTS);
      expect(keys.size).toBe(2 + NAMES.filter((name) => Array.isArray(DEFAULTS[name])).length);
    },
  );

  it.each([
    ['chrome', 'com.google.Chrome'],
    ['edge', 'com.microsoft.Edge'],
  ] as const)('%s on macOS: the same values in the extension’s own domain', (browser, domain) => {
    const profile = readPlist(readTemplate(`macos/cordon-${browser}.mobileconfig`)) as Profile;
    const [installation, policy] = profile.PayloadContent;
    expect(installation).toMatchObject({
      PayloadType: domain,
      ExtensionInstallForcelist: [expect.stringMatching(`^${IDS[browser]};https://`)],
    });
    expect(policy?.PayloadType).toBe(`${domain}.extensions.${IDS[browser]}`);
    expect(withoutPayload(policy)).toEqual(DEFAULTS);
  });

  it('Firefox on macOS: the same values', () => {
    const { PayloadContent } = readPlist(readTemplate('macos/cordon-firefox.mobileconfig')) as Profile;
    expect(PayloadContent).toMatchObject([
      { PayloadType: 'org.mozilla.firefox', '3rdparty': { Extensions: { [IDS.firefox]: DEFAULTS } } },
    ]);
  });

  it('no two payloads of a profile, and no two profiles, have one id', () => {
    const ids = ['chrome', 'edge', 'firefox'].flatMap((browser) => {
      const profile = readPlist(readTemplate(`macos/cordon-${browser}.mobileconfig`)) as Profile;
      return [profile.PayloadUUID, ...profile.PayloadContent.map(({ PayloadUUID }) => PayloadUUID)];
    });
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/);
  });
});

describe.each([...TEMPLATE_LANGUAGES])('the administrative template in %s', (language, folder) => {
  const template = new AdministrativeTemplate(folder);

  it('has words for everything, in its own language', () => {
    for (const text of template.resolveStrings()) expect(text.trim()).not.toBe('');
    const words = readTemplateWords(language);
    expect(Object.keys(words.keys)).toEqual(NAMES);
    if (language === 'en') return;
    const english = readTemplateWords('en');
    for (const [name, { title, help }] of Object.entries(words.keys)) {
      expect(help, name).not.toBe(english.keys[name as keyof typeof POLICY_SCHEMA].help);
      expect(title.trim(), name).not.toBe('');
    }
  });

  it('names in each help what an administrator types, which no language changes', () => {
    const english = readTemplateWords('en').keys;
    for (const [name, { help }] of Object.entries(readTemplateWords(language).keys)) {
      const typed = english[name as keyof typeof POLICY_SCHEMA].help.match(TYPED);
      for (const word of typed ?? []) expect(help, name).toContain(word);
    }
  });

  it('has one policy for each key and browser, whose field, type and default are the key’s', () => {
    const categories = new Set(template.declared('category'));
    expect(template.policies).toHaveLength(3 * NAMES.length);
    for (const browser of ['chrome', 'edge', 'firefox'] as const) {
      for (const [name, key] of Object.entries(POLICY_SCHEMA)) {
        const policy = template.policies.find(
          ({ attributes }) => attributes.get('name') === `${browser}_${name}`,
        );
        if (policy === undefined) throw new Error(`no policy ${browser}_${name}`);
        const registry = policy.attributes.get('key') ?? '';
        expect(registry.endsWith(browser === 'firefox' ? IDS.firefox : `${IDS[browser]}\\policy`)).toBe(true);
        const [parent] = findAll(policy, 'parentCategory');
        expect(categories.has(parent?.attributes.get('ref'))).toBe(true);
        expect(describeField(policy, template)).toEqual(expectedField(name, key, registry));
      }
    }
  });
});

describe('the Intune profile', () => {
  it.each(['chrome', 'edge'] as const)(
    '%s: the template, then every key under its place in it',
    (browser) => {
      const { omaSettings } = JSON.parse(readTemplate(`intune/cordon-${browser}.json`)) as IntuneProfile;
      const [template, ...settings] = omaSettings;
      expect(template?.value).toBe(readTemplate('windows/cordon.admx'));
      const { policies } = new AdministrativeTemplate('en-US');
      const read = settings.map(({ omaUri, value }) => {
        const [, area = '', name = ''] = /Config\/Cordon~Policy~([\w~]+)\/(\w+)$/.exec(omaUri) ?? [];
        const policy = policies.find(({ attributes }) => attributes.get('name') === name);
        const [parent] = policy === undefined ? [] : findAll(policy, 'parentCategory');
        expect(area.split('~').at(-1)).toBe(parent?.attributes.get('ref'));
        return [name.replace(`${browser}_`, ''), readCspValue(value, name.replace(`${browser}_`, ''))];
      });
      expect(Object.fromEntries(read)).toEqual(DEFAULTS);
    },
  );
});

describe('the table in docs/deployment.md', () => {
  const document = readFileSync(new URL('../../../docs/deployment.md', import.meta.url), 'utf8');

  it('has a row for every key with its default', () => {
    for (const [name, { default: standard }] of Object.entries(POLICY_SCHEMA)) {
      const row = document.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      const shown = row?.split(' | ')[2];
      const said = typeof standard === 'boolean' ? (standard ? 'yes' : 'no') : `${standard}`;
      expect(shown?.replaceAll('`', ''), name).toBe(said === '' ? 'none' : said);
    }
  });
});

describe('ids and addresses of one organisation’s installation', () => {
  it('stand in every template, each browser’s own', () => {
    const [chrome, edge] = ['a'.repeat(32), 'b'.repeat(32)];
    const files = writeTemplates(
      readDeployment({
        'chrome-id': chrome,
        'edge-id': edge,
        'chrome-update-url': 'https://it.example/chrome/updates.xml',
        'firefox-install-url': 'https://it.example/cordon.xpi',
      }),
    );
    const all = [...files.values()].join('\n');
    expect(all).not.toMatch(/CHROME_EXTENSION_ID|EDGE_EXTENSION_ID|FIREFOX_INSTALL_URL/);
    expect(files.get('linux/chrome.json')).toContain('https://it.example/chrome/updates.xml');
    expect(files.get('linux/chrome.json')).not.toContain(edge);
    expect(files.get('windows/cordon.admx')).toContain(edge);
    expect(files.get('firefox/policies.json')).toContain('https://it.example/cordon.xpi');
  });

  it('are refused where they can be none', () => {
    expect(() => readDeployment({ 'chrome-id': 'z'.repeat(32) })).toThrow('--chrome-id');
    expect(() => readDeployment({ 'edge-update-url': 'http://it.example/' })).toThrow('--edge-update-url');
  });
});

interface Profile {
  readonly PayloadUUID: string;
  readonly PayloadContent: readonly { readonly PayloadType: string; readonly PayloadUUID: string }[];
}

interface IntuneProfile {
  readonly omaSettings: readonly { readonly omaUri: string; readonly value: string }[];
}

function withoutPayload(payload: object | undefined): object {
  return Object.fromEntries(Object.entries(payload ?? {}).filter(([key]) => !key.startsWith('Payload')));
}

/** What the policy editor offers for a policy, and where it writes it. */
function describeField(
  policy: Parameters<AdministrativeTemplate['presentationOf']>[0],
  template: AdministrativeTemplate,
) {
  const presentation = template.presentationOf(policy);
  if (presentation === null) {
    const values = ['enabledValue', 'disabledValue'].map((name) =>
      findAll(policy, name)
        .flatMap((one) => findAll(one, 'decimal'))[0]
        ?.attributes.get('value'),
    );
    return { type: 'flag', name: policy.attributes.get('valueName'), values };
  }
  const [field] = presentation.children;
  const [elements] = findAll(policy, 'elements');
  const [element] = elements?.children ?? [];
  expect(field?.attributes.get('refId')).toBe(element?.attributes.get('id'));
  switch (element?.name) {
    case 'list':
      expect(element.attributes.get('valuePrefix')).toBe('');
      return { type: 'texts', field: field?.name, key: element.attributes.get('key') };
    case 'text':
      return {
        type: 'text',
        field: field?.name,
        name: element.attributes.get('valueName'),
        most: element.attributes.get('maxLength'),
        default: field === undefined ? undefined : (findAll(field, 'defaultValue')[0]?.text ?? ''),
      };
    default:
      return {
        type: 'number',
        field: field?.name,
        name: element?.attributes.get('valueName'),
        bounds: [element?.attributes.get('minValue'), element?.attributes.get('maxValue')],
        default: field?.attributes.get('defaultValue'),
      };
  }
}

function expectedField(
  name: string,
  key: (typeof POLICY_SCHEMA)[keyof typeof POLICY_SCHEMA],
  registry: string,
) {
  switch (key.type) {
    case 'flag':
      return { type: 'flag', name, values: ['1', '0'] };
    case 'texts':
      return { type: 'texts', field: 'listBox', key: `${registry}\\${name}` };
    case 'text':
      return {
        type: 'text',
        field: 'textBox',
        name,
        most: `${key.bounds.maxLength}`,
        default: key.default,
      };
    case 'number':
      return {
        type: 'number',
        field: 'decimalTextBox',
        name,
        bounds: [`${key.bounds.min}`, `${key.bounds.max}`],
        default: `${key.default}`,
      };
  }
}

/** A value as the policy CSP of Windows takes it: https://learn.microsoft.com/windows/client-management/understanding-admx-backed-policies */
function readCspValue(text: string, name: string) {
  const { type } = POLICY_SCHEMA[name as keyof typeof POLICY_SCHEMA];
  const [state, data] = readXml(`<value>${text}</value>`).children;
  if (type === 'flag') return state?.name === 'enabled';
  expect(state?.name).toBe('enabled');
  expect(data?.attributes.get('id')).toBe('value');
  const value = data?.attributes.get('value') ?? '';
  if (type === 'number') return Number(value);
  if (type === 'text') return value;
  return value === '' ? [] : value.split('\uf000').filter((_, index) => index % 2 === 1);
}
