import { POLICY_GROUPS } from '../../src/core/policy/schema.ts';
import { CHROMIUM_BROWSERS, type Deployment } from './deployment.ts';
import { TEMPLATE_KEYS, type TemplateKey } from './template-keys.ts';
import { element } from './xml.ts';

/** A browser in the template, and where its policies for the extension stand in the registry. */
export interface TemplateBrowser {
  readonly name: 'chrome' | 'edge' | 'firefox';
  readonly key: string;
}

export function listTemplateBrowsers(deployment: Deployment): readonly TemplateBrowser[] {
  const chromium = CHROMIUM_BROWSERS.map(({ name, registryKey }) => ({
    name,
    key: `${registryKey}\\3rdparty\\extensions\\${deployment[name].extensionId}\\policy`,
  }));
  const { extensionId } = deployment.firefox;
  const firefox = {
    name: 'firefox',
    key: `Software\\Policies\\Mozilla\\Firefox\\3rdparty\\Extensions\\${extensionId}`,
  } as const;
  return [...chromium, firefox];
}

/** Where policies of a group stand in the editor's tree. */
export function nameCategory(browser: TemplateBrowser['name'], group: string): string {
  return `Cordon_${browser}_${group}`;
}

/** Name of the one element of every policy. */
export const ELEMENT_ID = 'value';

/** The administrative template of Windows: one policy for each key and browser. Its words are in the `.adml` files. */
export function writeAdmx(deployment: Deployment): string {
  const browsers = listTemplateBrowsers(deployment);
  const content = [
    ...element('policyNamespaces', {}, [
      ...element('target', { prefix: 'cordon', namespace: 'Cordon.Policies.Cordon' }),
    ]),
    ...element('resources', { minRequiredRevision: '1.0' }),
    ...element('supportedOn', {}, [
      ...element('definitions', {}, [
        ...element('definition', { name: 'SUPPORTED', displayName: '$(string.SUPPORTED)' }),
      ]),
    ]),
    ...element('categories', {}, browsers.reduce<string[]>(addCategories, writeCategory('Cordon', null))),
    ...element(
      'policies',
      {},
      browsers.flatMap((browser) => TEMPLATE_KEYS.flatMap((key) => writePolicy(browser, key))),
    ),
  ];
  const root = element(
    'policyDefinitions',
    {
      revision: '1.0',
      schemaVersion: '1.0',
      xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
    },
    content,
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.join('\n')}\n`;
}

function addCategories(before: string[], { name }: TemplateBrowser): string[] {
  const groups = POLICY_GROUPS.flatMap((group) =>
    writeCategory(nameCategory(name, group), `Cordon_${name}`, `group_${group}`),
  );
  return [...before, ...writeCategory(`Cordon_${name}`, 'Cordon'), ...groups];
}

function writeCategory(name: string, parent: string | null, text = name): string[] {
  const inside = parent === null ? [] : element('parentCategory', { ref: parent });
  return [...element('category', { name, displayName: `$(string.${text})` }, inside)];
}

function writePolicy({ name, key }: TemplateBrowser, of: TemplateKey): readonly string[] {
  const attributes = {
    name: `${name}_${of.name}`,
    class: 'Both',
    displayName: `$(string.${of.name})`,
    explainText: `$(string.${of.name}_help)`,
    key,
    ...(of.type === 'flag' ? { valueName: of.name } : { presentation: `$(presentation.${of.name})` }),
  };
  return element('policy', attributes, [
    ...element('parentCategory', { ref: nameCategory(name, of.group) }),
    ...element('supportedOn', { ref: 'SUPPORTED' }),
    ...writeElements(key, of),
  ]);
}

function writeElements(key: string, of: TemplateKey): readonly string[] {
  const id = ELEMENT_ID;
  switch (of.type) {
    case 'flag':
      return [
        ...element('enabledValue', {}, element('decimal', { value: 1 })),
        ...element('disabledValue', {}, element('decimal', { value: 0 })),
      ];
    case 'texts':
      // Without a prefix the values are named 1, 2, …: a list, as browsers read it.
      return element('elements', {}, element('list', { id, key: `${key}\\${of.name}`, valuePrefix: '' }));
    case 'text':
      return element(
        'elements',
        {},
        element('text', { id, valueName: of.name, maxLength: of.bounds.maxLength }),
      );
    case 'number':
      return element(
        'elements',
        {},
        element('decimal', { id, valueName: of.name, minValue: of.bounds.min, maxValue: of.bounds.max }),
      );
  }
}
