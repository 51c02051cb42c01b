export const CASES = new URL('./cases/', import.meta.url);
export const MANIFEST = new URL('./cases/manifest.txt', import.meta.url);
export const OUTPUT = new URL('../out/evaluation/', import.meta.url);
