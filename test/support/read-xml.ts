/** An element as it stands in a file. Comments, the declaration and the document type are left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of the element itself, without that of its children. */
  readonly text: string;
}

interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!DOCTYPE[^>]*>|<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
]);

/** Reads XML as our templates use it, and throws at everything that is not well-formed. */
export function readXml(text: string): XmlElement {
  const root: OpenElement = { name: '', attributes: new Map(), children: [], text: '' };
  const open = [root];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    const [, slash, name, attributes = '', isEmpty, content] = match;
    const parent = open.at(-1) as OpenElement;
    if (content !== undefined) parent.text += decode(content);
    if (name === undefined) continue;
    if (slash === '/') {
      if (open.pop()?.name !== name || open.length === 0)
        throw new Error(`</${name}> closes nothing at ${at}`);
      continue;
    }
    const element: OpenElement = { name, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (isEmpty !== '/') open.push(element);
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || only === undefined || more.length > 0) throw new Error('not one element');
  return only;
}

/** Every element of a name, at any depth. */
export function findAll(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...findAll(child, name),
  ]);
}

function readAttributes(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)];
  const attributes = new Map(pairs.map(([, key = '', value = '']) => [key, decode(value)]));
  if (attributes.size !== pairs.length) throw new Error(`an attribute twice in ${text}`);
  return attributes;
}

function decode(text: string): string {
  return text.replace(/&(#?\w*);?/g, (all, name: string) => {
    const character = ENTITIES.get(name);
    if (character === undefined || !all.endsWith(';')) throw new Error(`an entity that is none: ${all}`);
    return character;
  });
}
