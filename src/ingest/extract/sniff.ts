import type { DocumentFormat } from '../../domain/document.ts';
import { archiveNames } from './archive-names.ts';
import type { PictureKind } from './ocr/picture-kinds.ts';
import { looksLikeText } from './plain/decode-text.ts';

/** What a file's bytes say it is. `name` is for people: the format in words. */
export interface SniffedFormat {
  readonly format: DocumentFormat;
  /** Finer than `format`: `doc`, `ofd`, `image`, `encrypted-office` … */
  readonly kind: string;
  readonly name: string;
}

const HEADER_BYTES = 1024;
const known = (format: DocumentFormat, name: string): SniffedFormat => ({ format, kind: format, name });
const other = (kind: string, name: string): SniffedFormat => ({ format: 'unknown', kind, name });

/** Pictures that text recognition opens. */
const picture = (kind: PictureKind, name: string): SniffedFormat => ({ format: 'image', kind, name });

const SIGNATURES: readonly (readonly [signature: string, sniffed: SniffedFormat])[] = [
  ['\xff\xd8\xff', picture('jpeg', 'a JPEG image')],
  ['\x89PNG\r\n\x1a\n', picture('png', 'a PNG image')],
  ['GIF8', other('image', 'a GIF image')],
  ['II*\0', picture('tiff', 'a TIFF image')],
  ['MM\0*', picture('tiff', 'a TIFF image')],
  ['{\\rtf', other('rtf', 'a Rich Text (RTF) document')],
  ['7z\xbc\xaf\x27\x1c', other('archive', 'a 7z archive')],
  ['Rar!\x1a\x07', other('archive', 'a RAR archive')],
  ['\x1f\x8b', other('archive', 'a gzip archive')],
  ['CAJ\0', other('caj', 'a CAJ document')],
  ['HN', other('caj', 'a CAJ (HN) document')],
  ['\xc8\0\0\0', other('caj', 'a CAJ (C8) document')],
  ['KDH ', other('caj', 'a KDH document')],
  ['TEB', other('caj', 'a CAJ (TEB) document')],
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
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') return other('image', 'a BMP image');
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return other('image', 'a WebP image');
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
  if (has('ofd.xml')) return other('ofd', 'an OFD document');
  if (inside('xl/')) return other('spreadsheet', 'an Excel workbook');
  if (inside('ppt/')) return other('slides', 'a PowerPoint presentation');
  if (has('meta-inf/container.xml')) return other('epub', 'an EPUB book');
  if (has('content.xml') && has('mimetype')) return other('odf', 'an OpenDocument file');
  if (names.length === 0) return known('docx', 'a damaged ZIP or Word document');
  return has('[content_types].xml') ? known('docx', 'an Office Open XML document') : other('archive', 'a ZIP archive');
}

function sniffOle(bytes: Uint8Array): SniffedFormat {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const has = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'));
  if (has('EncryptedPackage')) return other('encrypted-office', 'a password-protected Office document');
  if (has('WordDocument')) return other('doc', 'a Word 97–2003 or WPS document');
  if (has('Workbook')) return other('spreadsheet', 'an Excel 97–2003 workbook');
  if (has('PowerPoint Document')) return other('slides', 'a PowerPoint 97–2003 presentation');
  return other('doc', 'an OLE document (Word 97–2003, WPS or the like)');
}

function sniffText(bytes: Uint8Array, path: string): SniffedFormat {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '').toLowerCase();
  if (/<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]/.test(start)) return known('html', 'an HTML page');
  if (/\.x?html?$/i.test(path) && /<[a-z][a-z0-9]*[\s>/]/.test(start)) return known('html', 'an HTML page');
  if (/\.(md|markdown|mdown)$/i.test(path)) return known('markdown', 'a Markdown text');
  return known('txt', 'a plain text');
}
