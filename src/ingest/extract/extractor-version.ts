/** Part of the key of every cached extraction: raise it with any change that can change what is read from the same bytes. */
export const EXTRACTOR_VERSION = '14';

/** Names of the readers as documents carry them. */
export const EXTRACTOR_IDS = {
  pdfDirect: 'pdf-direct',
  pdf: 'pdfium',
  pdfSecondOpinion: 'pdfium+pdfjs',
  docx: 'docx-stream',
  doc: 'word-binary',
  rtf: 'rtf-stream',
  odt: 'odt-stream',
  ofd: 'ofd-stream',
  epub: 'epub+htmlparser2',
  /** Before the id of the reader of the PDF found inside. */
  caj: 'caj',
  html: 'htmlparser2',
  text: 'text-decoder',
} as const;
