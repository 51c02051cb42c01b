import type { Plugin } from 'vite';

/** What is used of pdf.js; its own last section hands everything to `globalThis` instead. */
const USED = ['getDocument', 'OPS', 'VerbosityLevel'];

/** Sections that are left out, each group with what stands in for it where the rest still names it. */
const LIBRARY_CUTS: readonly Cut[] = [
  // The editor of annotations: the rest only asks whether something is one of its annotations.
  { sections: /^\.\/src\/display\/editor\/(?!color_picker)/, stand: 'class AnnotationEditor {}' },
];
const WORKER_CUTS: readonly Cut[] = [
  // A filter that no published PDF standard has; its dictionary alone takes 70 kB packed.
  {
    sections: /^\.\/external\/brotli\/decode\.js$/,
    stand: 'const BrotliDecode = () => { throw new Error("Brotli is not read here"); };',
  },
  // Adobe's XML forms, which are not drawn here (`enableXfa` is false).
  {
    sections: /^\.\/src\/core\/xfa\/(?!utils\.js$)/,
    stand: 'class XFAFactory { static getRichTextAsHtml() { return null; } }',
  },
];

/** Code that is made of text, and code that is loaded by its address: neither is done here, so neither is in the package. */
const REFUSED: readonly (readonly [pattern: RegExp, stand: string])[] = [
  [/\bnew Function\(/g, 'refuseCode('],
  [/\bimport\((?=\s*\/\*|[a-z])/g, 'refuseCode('],
];
const REFUSE = '\nfunction refuseCode() { throw new Error("no code is made or loaded here"); }\n';

interface Cut {
  /** Paths of sections, as the library writes them. */
  readonly sections: RegExp;
  readonly stand: string;
}

/**
 * Leaves out of pdf.js what is not used: half of the library, a third of its worker. Each is one file of sections, with
 * the path of each as a comment; where a cut finds nothing any more, the build stops.
 */
export function slimPdfLibrary(): Plugin {
  return {
    name: 'slim-pdf-library',
    transform: {
      filter: { id: /pdfjs-dist[\\/]build[\\/]pdf(\.worker)?\.mjs$/ },
      handler: (code, id) => ({
        code: refuseCode(id.endsWith('worker.mjs') ? cutSections(code, WORKER_CUTS) : slimLibrary(code)),
        map: null,
      }),
    },
  };
}

function refuseCode(code: string): string {
  return REFUSED.reduce((text, [pattern, stand]) => text.replace(pattern, stand), code) + REFUSE;
}

/** Everything from the annotations' colour picker on is for drawing pages into a document. */
function slimLibrary(code: string): string {
  const end = code.indexOf('\n;// ./src/display/editor/color_picker.js\n');
  if (end < 0) throw new Error('pdf.js is put together in another order: look at slimPdfLibrary');
  return `${cutSections(code.slice(0, end), LIBRARY_CUTS)}\nexport { ${USED.join(', ')} };\n`;
}

function cutSections(code: string, cuts: readonly Cut[]): string {
  const placed = new Set<Cut>();
  const kept = code.split(/\n(?=;\/\/ \.\/)/).map((section) => {
    const path = /^;\/\/ (\S+)\n/.exec(section)?.[1] ?? '';
    const cut = cuts.find(({ sections }) => sections.test(path));
    if (cut === undefined) return section;
    const stand = placed.has(cut) ? '' : cut.stand;
    placed.add(cut);
    return stand;
  });
  const missing = cuts.filter((cut) => !placed.has(cut));
  if (missing.length > 0)
    throw new Error(`pdf.js has no ${missing[0]?.sections} any more: look at slimPdfLibrary`);
  return kept.join('\n');
}
