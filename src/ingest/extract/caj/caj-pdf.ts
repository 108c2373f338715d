import { ByteView } from '../ole/byte-view.ts';

const KDH_HEADER_BYTES = 254;
const KDH_KEY = Buffer.from('FZHMEI', 'latin1');
const PAGE_COUNT = 0x10;
/** Where the place of the PDF body is written. */
const BODY_POINTER = 0x14;

/** A KDH file is a PDF behind a header, each byte XORed with a key that repeats. */
export function pdfOfKdh(bytes: Uint8Array): Uint8Array {
  const pdf = new Uint8Array(Math.max(0, bytes.length - KDH_HEADER_BYTES));
  for (let at = 0; at < pdf.length; at++) pdf[at] = (bytes[at + KDH_HEADER_BYTES] ?? 0) ^ (KDH_KEY[at % KDH_KEY.length] ?? 0);
  return pdf;
}

/**
 * A CAJ file holds the objects of a PDF without its head, its catalogue and the upper nodes of its page tree. The pages stand in it in
 * reading order, so that one new node can list them all; an engine that repairs PDFs finds the rest.
 * @returns undefined when there are no such objects
 */
export function pdfOfCaj(bytes: Uint8Array): { pdf: Uint8Array; statedPages: number; pages: number } | undefined {
  const view = new ByteView(bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf('endobj', undefined, 'latin1');
  const stated = view.u32(view.u32(BODY_POINTER));
  const start = isObject(buffer, stated) ? stated : firstObject(buffer);
  if (end < 0 || start === undefined || start >= end) return undefined;
  const body = buffer.subarray(start, end + 'endobj'.length);
  const pages: number[] = [];
  let largest = 0;
  for (const { number, dictionary } of objectsOf(body)) {
    largest = Math.max(largest, number);
    if (/\/Type\s*\/Page(?![A-Za-z])/.test(dictionary)) pages.push(number);
  }
  if (pages.length === 0) return undefined;
  const [tree, catalogue] = [largest + 1, largest + 2];
  const kids = [...new Set(pages)];
  const tail =
    `\n${tree} 0 obj\n<</Type/Pages/Count ${kids.length}/Kids[${kids.map((page) => `${page} 0 R`).join(' ')}]>>\nendobj\n` +
    `${catalogue} 0 obj\n<</Type/Catalog/Pages ${tree} 0 R>>\nendobj\ntrailer\n<</Root ${catalogue} 0 R/Size ${catalogue + 1}>>\n%%EOF\n`;
  const pdf = Buffer.concat([Buffer.from('%PDF-1.4\n', 'latin1'), body, Buffer.from(tail, 'latin1')]);
  return { pdf, statedPages: view.u32(PAGE_COUNT), pages: kids.length };
}

const isObject = (buffer: Buffer, at: number): boolean => /^\s*\d+ \d+ obj/.test(buffer.toString('latin1', at, at + 40));

function firstObject(buffer: Buffer): number | undefined {
  const at = buffer.indexOf(' 0 obj', 0, 'latin1');
  if (at < 0) return undefined;
  let start = at;
  while (start > 0 && /\d/.test(String.fromCharCode(buffer[start - 1] ?? 0))) start--;
  return start;
}

const DICTIONARY_CHARACTERS = 1000;

function* objectsOf(body: Buffer): Generator<{ number: number; dictionary: string }> {
  for (let at = body.indexOf(' 0 obj', 0, 'latin1'); at >= 0; at = body.indexOf(' 0 obj', at + 6, 'latin1')) {
    const number = Number(/(\d{1,8})$/.exec(body.toString('latin1', Math.max(0, at - 8), at))?.[1] ?? Number.NaN);
    if (!Number.isInteger(number)) continue;
    const text = body.toString('latin1', at + 6, at + 6 + DICTIONARY_CHARACTERS);
    yield { number, dictionary: text.split(/endobj|stream/, 1)[0] ?? '' };
  }
}
