import type { DocumentFormat } from '../../domain/document.ts';
import { archiveNames } from './archive-names.ts';
import type { PictureKind } from './ocr/picture-kinds.ts';
import { looksLikeText } from './plain/decode-text.ts';

/** What a file's bytes say it is. `name` is for people: the format in words. */
export interface SniffedFormat {
  readonly format: DocumentFormat;
  /** Finer than `format`: `jpeg`, `kdh`, `rar`, `encrypted-office` … */
  readonly kind: string;
  readonly name: string;
}

const HEADER_BYTES = 1024;
const known = (format: DocumentFormat, name: string): SniffedFormat => ({ format, kind: format, name });
const as = (format: DocumentFormat, kind: string, name: string): SniffedFormat => ({ format, kind, name });
const other = (kind: string, name: string): SniffedFormat => ({ format: 'unknown', kind, name });

/** Pictures that text recognition opens. */
const picture = (kind: PictureKind, name: string): SniffedFormat => ({ format: 'image', kind, name });

const SIGNATURES: readonly (readonly [signature: string, sniffed: SniffedFormat])[] = [
  ['\xff\xd8\xff', picture('jpeg', 'a JPEG image')],
  ['\x89PNG\r\n\x1a\n', picture('png', 'a PNG image')],
  ['II*\0', picture('tiff', 'a TIFF image')],
  ['MM\0*', picture('tiff', 'a TIFF image')],
  ['GIF8', other('picture', 'a GIF image')],
  ['{\\rtf', known('rtf', 'a Rich Text (RTF) document')],
  ['7z\xbc\xaf\x27\x1c', as('archive', '7z', 'a 7z archive')],
  ['Rar!\x1a\x07', as('archive', 'rar', 'a RAR archive')],
  ['\x1f\x8b', other('compressed', 'a gzip archive')],
  ['BZh', other('compressed', 'a bzip2 archive')],
  ['\xfd7zXZ\0', other('compressed', 'an xz archive')],
  ['CAJ\0', known('caj', 'a CAJ document')],
  ['HN\0\0', as('caj', 'caj-hn', 'a CAJ (HN) document')],
  ['\xc8\0\0\0', as('caj', 'caj-c8', 'a CAJ (C8) document')],
  ['KDH ', as('caj', 'kdh', 'a KDH document')],
  ['TEB\0', as('caj', 'caj-teb', 'a CAJ (TEB) document')],
  ['%!PS', other('postscript', 'a PostScript document')],
  ['\x7fELF', other('program', 'a program')],
  ['MZ', other('program', 'a program')],
];

/** Tells a file by its bytes; the name only chooses between kinds of plain text. */
export function sniffFormat(bytes: Uint8Array, path: string): SniffedFormat {
  const head = Buffer.from(bytes.subarray(0, HEADER_BYTES)).toString('latin1');
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return sniffArchive(bytes);
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return sniffOle(bytes);
  // BMP and RIFF need a second look: two letters alone also begin ordinary text.
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return other('picture', 'a BMP image');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return other('picture', 'a WebP image');
  const signed = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (signed !== undefined && !(signed[0].length < 4 && looksLikeText(bytes))) return signed[1];
  if (head.includes('%PDF-') || isHeaderlessPdf(bytes)) return known('pdf', 'a PDF document');
  return looksLikeText(bytes) ? sniffText(bytes, path) : other('binary', 'binary data of an unknown kind');
}

function isHeaderlessPdf(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('endobj', 0, 'latin1') && (buffer.includes('%%EOF', 0, 'latin1') || buffer.includes('startxref', 0, 'latin1'));
}

function sniffArchive(bytes: Uint8Array): SniffedFormat {
  const names = archiveNames(bytes).map((name) => name.replaceAll('\\', '/').toLowerCase());
  const has = (name: string): boolean => names.includes(name);
  const inside = (folder: string): boolean => names.some((name) => name.startsWith(folder));
  if (has('word/document.xml') || (has('[content_types].xml') && inside('word/'))) return known('docx', 'a Word (DOCX) document');
  if (has('ofd.xml')) return known('ofd', 'an OFD document');
  if (inside('xl/')) return other('spreadsheet', 'an Excel workbook');
  if (inside('ppt/')) return other('slides', 'a PowerPoint presentation');
  if (has('meta-inf/container.xml')) return known('epub', 'an EPUB book');
  if (has('content.xml') && has('mimetype')) return sniffOpenDocument(bytes);
  if (names.length === 0) return known('docx', 'a damaged ZIP or Word document');
  return has('[content_types].xml') ? known('docx', 'an Office Open XML document') : as('archive', 'zip', 'a ZIP archive');
}

/** The media type is by rule the first part, stored as it is. */
function sniffOpenDocument(bytes: Uint8Array): SniffedFormat {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  if (/opendocument\.(spreadsheet|presentation|graphics|formula)/.test(head)) return other('odf', 'an OpenDocument file that is no text');
  return known('odt', 'an OpenDocument text');
}

function sniffOle(bytes: Uint8Array): SniffedFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (has('WordDocument')) return known('doc', 'a Word 97–2003 or WPS document');
  if (has('EncryptedPackage')) return other('encrypted-office', encryptedOfficeName(buffer, has));
  if (has('Workbook')) return other('spreadsheet', 'an Excel 97–2003 workbook');
  if (has('PowerPoint Document')) return other('slides', 'a PowerPoint 97–2003 presentation');
  return known('doc', 'an OLE document (Word 97–2003, WPS or the like)');
}

/** What kind of document it is lies under the protection; which protection, [MS-OFFCRYPTO] 2.2 and 2.3 show. */
function encryptedOfficeName(bytes: Buffer, has: (stream: string) => boolean): string {
  if (has('DRMEncryptedTransform')) return 'an Office document under rights management (IRM)';
  const agile = bytes.includes('schemas.microsoft.com/office/2006/encryption', 0, 'latin1');
  return `a password-protected Office document (${agile ? 'agile encryption, Office 2010 and later' : 'standard encryption, Office 2007'})`;
}

function sniffText(bytes: Uint8Array, path: string): SniffedFormat {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '').toLowerCase();
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/.test(start)) return known('html', 'an HTML page');
  if (/\.x?html?$/i.test(path) && /<[a-z][a-z0-9]*[\s>/]/.test(start)) return known('html', 'an HTML page');
  if (/\.(md|markdown|mdown)$/i.test(path)) return known('markdown', 'a Markdown text');
  return known('txt', 'a plain text');
}
