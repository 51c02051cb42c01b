import type { Random } from './random.ts';

/**
 * Puts a case's values into a template: `[[one|other]]` is one of them, `{name}` a value.
 * @throws where a template names a value that the cast does not have
 */
export function expandText(text: string, slots: ReadonlyMap<string, string>, random: Random): string {
  const chosen = text.replace(/\[\[([^\]]*)\]\]/g, (_, options: string) => random.pick(options.split('|')));
  return chosen.replace(/\{([a-z0-9.-]+)\}/g, (_, name: string) => {
    const value = slots.get(name);
    if (value === undefined) throw new Error(`no value for {${name}}`);
    return value;
  });
}
