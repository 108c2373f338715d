import { IntegrityError } from '../../domain/errors.ts';
import type { SniffedFormat } from './sniff.ts';
import { passwordWanted, protectionUnknown } from './unlock/office-protection.ts';

const PICTURE = 'Supply the document as a text PDF or Word file; pictures of pages are not read.';

const MENDS: Readonly<Record<string, string>> = {
  odf: 'Save it as a text document or PDF.',
  jpeg: PICTURE,
  png: PICTURE,
  tiff: PICTURE,
  picture: PICTURE,
  compressed: 'Unpack it into the folder and scan again.',
  postscript: 'Convert it to PDF.',
  spreadsheet: 'Supply the content as a PDF or Word file.',
  slides: 'Supply the content as a PDF or Word file.',
};

/** @returns the coded error that names what was found and what to do with that kind. */
export function formatUnsupported(sniffed: SniffedFormat, file: string): IntegrityError {
  if (sniffed.kind === 'encrypted-office') {
    const ofRights = sniffed.name.includes('rights');
    return (ofRights ? protectionUnknown : passwordWanted)('docx-encrypted', file, sniffed.name);
  }
  return new IntegrityError('format-unsupported', `${file} is ${sniffed.name}, which is not read`, {
    mend: MENDS[sniffed.kind] ?? 'Supply the document as PDF, DOCX, TXT, Markdown or HTML.',
    file,
  });
}
