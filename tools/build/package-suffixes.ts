import * as trie from 'tldts/dist/cjs/src/data/trie.js';
import type { Plugin } from 'vite';

/** Where each edge's label begins in the text of all labels. */
const labelStarts = findLabelStarts();

/** Packages the rules of the Public Suffix List as text: the worker reads them when it takes a new list into use. */
export function packageSuffixes(): Plugin {
  return {
    name: 'package-suffixes',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'list/public-suffixes.txt', source: writePublicSuffixes() });
    },
  };
}

/** The list's rules, private ones among them, one a line in ASCII and sorted, as the library holds them that pages use. */
export function writePublicSuffixes(): string {
  return [...rulesBelow(trie.rulesRoot, ''), ...rulesBelow(trie.exceptionsRoot, '!')]
    .filter((rule) => /^[\x21-\x7e]+$/.test(rule))
    .sort()
    .join('\n');
}

/** @param suffix what a node stands for, empty for the root */
function* rulesBelow(node: number, mark: '' | '!', suffix = ''): Generator<string> {
  // Bit 1 is set for rules of registries, bit 2 for private ones.
  if (trie.nodeFlags[node] !== 0 && suffix !== '') yield `${mark}${suffix}`;
  for (let edge = trie.edgeStart[node] ?? 0; edge < (trie.edgeStart[node + 1] ?? 0); edge++) {
    const start = labelStarts[edge] ?? 0;
    const label = trie.labelText.slice(start, start + (trie.edgeLength[edge] ?? 0));
    yield* rulesBelow(trie.edgeChild[edge] ?? 0, mark, suffix === '' ? label : `${label}.${suffix}`);
  }
}

function findLabelStarts(): readonly number[] {
  let start = 0;
  return Array.from(trie.edgeLength, (length) => {
    start += length;
    return start - length;
  });
}
