import { IntegrityError } from '../../domain/errors.ts';
import type { SniffedFormat } from './sniff.ts';

const MENDS: Readonly<Record<string, string>> = {
  doc: 'Open it in Word or WPS and save it as DOCX or PDF.',
  rtf: 'Open it in Word or WPS and save it as DOCX or PDF.',
  odf: 'Open it in an office program and save it as DOCX or PDF.',
  ofd: 'Open it in an OFD reader and export it as a text PDF.',
  caj: 'Open it in a CAJ reader and print it to PDF, or download the PDF version.',
  epub: 'Supply the PDF or Word version.',
  image: 'Supply the document as a text PDF or Word file; pictures of pages are not read.',
  archive: 'Unpack it into the folder and scan again.',
  postscript: 'Convert it to PDF.',
  spreadsheet: 'Supply the content as a PDF or Word file.',
  slides: 'Supply the content as a PDF or Word file.',
};

/** @returns the coded error that names what was found and what to do with that kind. */
export function formatUnsupported(sniffed: SniffedFormat, file: string): IntegrityError {
  if (sniffed.kind === 'encrypted-office') {
    return new IntegrityError('docx-encrypted', `${file} is ${sniffed.name} and cannot be read`, {
      mend: 'Ask the applicant for a copy without a password.',
      file,
    });
  }
  return new IntegrityError('format-unsupported', `${file} is ${sniffed.name}, which is not read`, {
    mend: MENDS[sniffed.kind] ?? 'Supply the document as PDF, DOCX, TXT, Markdown or HTML.',
    file,
  });
}
