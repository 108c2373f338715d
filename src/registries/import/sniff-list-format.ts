import { unzipSync } from 'fflate';
import { IntegrityError } from '../../domain/errors.ts';

/** `workbook` is XLSX, XLS, XLSB or ODS; `html` is a web table, which many offices' `.xls` files really are. */
export type TableFormat = 'csv' | 'workbook' | 'html' | 'pdf' | 'docx';

const MAX_ENTRIES = 5000;

/** Tells a list's format by its bytes; a name may promise anything. @throws IntegrityError `registry-format-unknown` */
export function sniffListFormat(bytes: Uint8Array, file: string): TableFormat {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  if (head.includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK')) return sniffZip(bytes, file);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return sniffOle(bytes, file);
  if (/\.(docx?|wps|pptx?|ofd|caj|jpe?g|png|tiff?|zip|rar|7z)$/iu.test(file)) throw unknown(file, 'it is not what its name says');
  if (/^[\s\u00ef\u00bb\u00bf]*<(?:!doctype|html|head|meta|table|\?xml|body|style)/iu.test(head)) return 'html';
  if (head.includes('\0') && !/^(?:\xff\xfe|\xfe\xff)/u.test(head)) throw unknown(file, 'it is binary data');
  return 'csv';
}

function sniffZip(bytes: Uint8Array, file: string): TableFormat {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        if (names.push(name) > MAX_ENTRIES) throw unknown(file, 'it is an archive of many files');
        return false;
      },
    });
  } catch (cause) {
    if (cause instanceof IntegrityError) throw cause;
    throw unknown(file, 'it is a damaged archive');
  }
  if (names.some((name) => name.startsWith('word/'))) return 'docx';
  if (names.some((name) => name.startsWith('xl/') || name === 'content.xml')) return 'workbook';
  throw unknown(file, 'it is an archive that holds no workbook or document');
}

function sniffOle(bytes: Uint8Array, file: string): TableFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) throw unknown(file, 'it asks for a password');
  if (has('Workbook') || has('Book')) return 'workbook';
  throw unknown(file, has('WordDocument') ? 'it is a Word 97–2003 document' : 'it is an old Office file that holds no workbook');
}

const unknown = (file: string, why: string): IntegrityError =>
  new IntegrityError('registry-format-unknown', `${file} is not read: ${why}. Lists are read from PDF, XLSX, XLS, DOCX, CSV and text`, {
    mend: 'Open the list and save it as .xlsx, .docx or CSV in UTF-8, without a password.',
    file,
  });
