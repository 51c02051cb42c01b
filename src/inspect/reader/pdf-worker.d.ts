/** pdf.js puts its own worker part together where it is imported beside the library (`globalThis.pdfjsWorker`). */
declare module 'pdfjs-dist/build/pdf.worker.mjs';
