/** Imported for what it leaves behind: the half of the engine that reads. It ships without types. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {}
