import path from 'node:path';

const ENDINGS = new Set(
  '.pdf .docx .docm .dotx .doc .dot .wps .rtf .odt .ofd .caj .kdh .epub .txt .md .markdown .html .htm .xhtml'.split(' '),
);

/** Whether a file in a folder of texts is taken for one of them, by its name's ending; what it is, its bytes tell. */
export const hasTextEnding = (name: string): boolean => ENDINGS.has(path.extname(name).toLowerCase());
