import path from 'node:path';

const ENDINGS = new Set(
  '.pdf .docx .docm .dotx .doc .dot .wps .rtf .odt .ofd .caj .kdh .epub .txt .md .markdown .html .htm .xhtml'.split(' '),
);

const ARCHIVE_ENDINGS = new Set(['.zip', '.7z', '.rar']);

/** Whether a file in a folder of texts is opened to look for texts inside. */
export const hasArchiveEnding = (name: string): boolean => ARCHIVE_ENDINGS.has(path.extname(name).toLowerCase());

/** Whether a file in a folder of texts is taken for one of them, by its name's ending; what it is, its bytes tell. */
export const hasTextEnding = (name: string): boolean => ENDINGS.has(path.extname(name).toLowerCase());
