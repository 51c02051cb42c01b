import { POLICY_WORDS } from '../../src/core/policy/policy-words.ts';
import { POLICY_GROUPS } from '../../src/core/policy/schema.ts';
import { TEMPLATE_KEYS, type TemplateKey } from './template-keys.ts';
import { ENGLISH_GROUPS } from './template-words.ts';

const START = '<!-- policy keys: written by npm run policy -->';
const END = '<!-- end of policy keys -->';

/** Puts the table of all keys into a document, between its two marks. Throws where a mark is missing. */
export function putKeyTable(document: string): string {
  const [from, to] = [document.indexOf(START), document.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`the document must hold "${START}" and "${END}"`);
  return `${document.slice(0, from + START.length)}\n\n${writeKeyTable()}\n${document.slice(to)}`;
}

function writeKeyTable(): string {
  const tables = POLICY_GROUPS.map((group) => {
    const rows = TEMPLATE_KEYS.filter((key) => key.group === group).map(writeRow);
    const head = ['| key | type | default | what it does |', '| --- | --- | --- | --- |'];
    return [`### ${ENGLISH_GROUPS[group]}`, '', ...head, ...rows, ''].join('\n');
  });
  return tables.join('\n');
}

function writeRow(key: TemplateKey): string {
  const { title, help } = POLICY_WORDS[key.name];
  const cells = [`\`${key.name}\``, nameType(key), sayDefault(key), `${title}. ${help}`];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function nameType(key: TemplateKey): string {
  switch (key.type) {
    case 'texts':
      return `list of texts, ${key.bounds.maxItems} at most`;
    case 'text':
      return 'text';
    case 'flag':
      return 'yes or no';
    case 'number':
      return `number, ${key.bounds.min} to ${key.bounds.max}`;
  }
}

function sayDefault(key: TemplateKey): string {
  if (key.type === 'flag') return key.default ? 'yes' : 'no';
  if (key.type === 'number') return `${key.default}`;
  return key.default.length === 0 ? 'none' : `\`${key.default}\``;
}
