import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findAll, readXml, type XmlElement } from './read-xml.ts';

const FOLDER = fileURLToPath(new URL('../../deploy/', import.meta.url));

export function readTemplate(name: string): string {
  return readFileSync(`${FOLDER}${name}`, 'utf8');
}

/** A property list as Apple's own parser reads it: the part of the format that profiles use. */
export function readPlist(text: string): unknown {
  const [value, ...more] = readXml(text).children;
  if (value === undefined || more.length > 0) throw new Error('a property list has one value');
  return readPlistValue(value);
}

function readPlistValue({ name, children, text }: XmlElement): unknown {
  switch (name) {
    case 'string':
      return text;
    case 'integer':
      return Number(text);
    case 'true':
    case 'false':
      return name === 'true';
    case 'array':
      return children.map(readPlistValue);
    case 'dict': {
      const entries: [string, unknown][] = [];
      for (let index = 0; index < children.length; index += 2) {
        const [key, value] = [children[index], children[index + 1]];
        if (key?.name !== 'key' || value === undefined) throw new Error('a key without a value');
        entries.push([key.text, readPlistValue(value)]);
      }
      return Object.fromEntries(entries);
    }
    default:
      throw new Error(`no value of a property list: ${name}`);
  }
}

/** A `.reg` file: by key of the registry, its values. */
export function readRegistryFile(text: string): ReadonlyMap<string, ReadonlyMap<string, string | number>> {
  const [version, ...lines] = text.split('\r\n');
  if (version !== 'Windows Registry Editor Version 5.00') throw new Error('no registry file');
  const keys = new Map<string, Map<string, string | number>>();
  let values: Map<string, string | number> | undefined;
  for (const line of lines.filter((one) => one !== '' && !one.startsWith(';'))) {
    const [, key] = /^\[(HKEY_LOCAL_MACHINE\\.+)\]$/.exec(line) ?? [];
    const [, name, dword, string] = /^"(\w+)"=(?:dword:([0-9a-f]{8})|"((?:[^"\\]|\\.)*)")$/.exec(line) ?? [];
    if (key !== undefined) {
      values = new Map();
      keys.set(key, values);
    } else if (name !== undefined && values !== undefined) {
      values.set(
        name,
        dword === undefined ? (string ?? '').replace(/\\(.)/g, '$1') : Number.parseInt(dword, 16),
      );
    } else throw new Error(`no line of a registry file: ${line}`);
  }
  return keys;
}

/** An administrative template and its words, as the policy editor puts them together. */
export class AdministrativeTemplate {
  readonly policies: readonly XmlElement[];
  readonly #admx: XmlElement;
  readonly #adml: XmlElement;

  constructor(language: string) {
    this.#admx = readXml(readTemplate('windows/cordon.admx'));
    this.#adml = readXml(readTemplate(`windows/${language}/cordon.adml`));
    this.policies = findAll(this.#admx, 'policy');
  }

  /** Names of a kind of thing that the template declares. */
  declared(element: 'category' | 'definition'): readonly (string | undefined)[] {
    return findAll(this.#admx, element).map(({ attributes }) => attributes.get('name'));
  }

  /** Every reference to words, resolved. Throws where the words are missing. */
  resolveStrings(): readonly string[] {
    return findReferences(this.#admx, 'string').map((id) => this.#find('string', id).text);
  }

  presentationOf(policy: XmlElement): XmlElement | null {
    const [id] = findReferences({ ...policy, children: [] }, 'presentation');
    return id === undefined ? null : this.#find('presentation', id);
  }

  #find(name: string, id: string): XmlElement {
    const found = findAll(this.#adml, name).filter(({ attributes }) => attributes.get('id') === id);
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} ${name} "${id}"`);
    return only;
  }
}

function findReferences(element: XmlElement, kind: string): readonly string[] {
  const own = [...element.attributes.values()].flatMap((value) => {
    const [, id] = new RegExp(`^\\$\\(${kind}\\.(\\w+)\\)$`).exec(value) ?? [];
    return id === undefined ? [] : [id];
  });
  return [...own, ...element.children.flatMap((child) => findReferences(child, kind))];
}
