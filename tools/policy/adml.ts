import { POLICY_GROUPS } from '../../src/core/policy/schema.ts';
import { ELEMENT_ID } from './admx.ts';
import { TEMPLATE_KEYS, type TemplateKey } from './template-keys.ts';
import type { TemplateWords } from './template-words.ts';
import { element, escapeXml, textElement } from './xml.ts';

/** The words of the administrative template in one language. */
export function writeAdml(words: TemplateWords): string {
  const strings = [
    textElement('string', { id: 'Cordon' }, 'Cordon'),
    textElement('string', { id: 'SUPPORTED' }, words.supported),
    textElement('string', { id: 'Cordon_chrome' }, 'Google Chrome'),
    textElement('string', { id: 'Cordon_edge' }, 'Microsoft Edge'),
    textElement('string', { id: 'Cordon_firefox' }, 'Mozilla Firefox'),
    ...POLICY_GROUPS.map((group) => textElement('string', { id: `group_${group}` }, words.groups[group])),
    ...TEMPLATE_KEYS.flatMap(({ name }) => [
      textElement('string', { id: name }, words.keys[name].title),
      textElement('string', { id: `${name}_help` }, words.keys[name].help),
    ]),
  ];
  const root = element(
    'policyDefinitionResources',
    {
      revision: '1.0',
      schemaVersion: '1.0',
      xmlns: 'http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions',
    },
    [
      textElement('displayName', {}, 'Cordon'),
      textElement('description', {}, words.description),
      ...element('resources', {}, [
        ...element('stringTable', {}, strings),
        ...element(
          'presentationTable',
          {},
          TEMPLATE_KEYS.flatMap((key) => writePresentation(key, words)),
        ),
      ]),
    ],
  );
  return `<?xml version="1.0" encoding="utf-8"?>\n${root.join('\n')}\n`;
}

/** The field of a policy in the editor. A policy that is on or off has none. */
function writePresentation(key: TemplateKey, words: TemplateWords): readonly string[] {
  const { title } = words.keys[key.name];
  const field = () => {
    switch (key.type) {
      case 'flag':
        return [];
      case 'texts':
        return [textElement('listBox', { refId: ELEMENT_ID }, title)];
      case 'text':
        return element('textBox', { refId: ELEMENT_ID }, [
          textElement('label', {}, title),
          ...(key.default === '' ? [] : [textElement('defaultValue', {}, key.default)]),
        ]);
      case 'number':
        return [
          `<decimalTextBox refId="${ELEMENT_ID}" defaultValue="${key.default}">${escapeXml(title)}</decimalTextBox>`,
        ];
    }
  };
  return key.type === 'flag' ? [] : element('presentation', { id: key.name }, field());
}
