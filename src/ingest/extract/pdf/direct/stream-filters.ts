import { brotliDecompressSync, constants, inflateRawSync, inflateSync } from 'node:zlib';
import { unfilter } from '../../structure/png-filter.ts';
import { isArray, isDict, NotDirect, nameOf, numberOr, type PdfDict, type PdfValue } from './pdf-values.ts';

/** Bytes all streams of one file may still inflate to. */
export interface InflateBudget {
  left: number;
}

export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** Undoes a stream's filters (ISO 32000-1, 7.4). Pictures' filters are refused: no text is behind them. */
export function decodeStream(
  raw: Uint8Array,
  filters: readonly PdfValue[],
  parameters: readonly PdfValue[],
  budget: InflateBudget,
): Uint8Array {
  let bytes = raw;
  filters.forEach((filter, index) => {
    const given = parameters[index];
    bytes = decodeOne(bytes, nameOf(filter) ?? '', isDict(given) ? given : new Map(), budget);
  });
  return bytes;
}

export const asList = (value: PdfValue | undefined): readonly PdfValue[] =>
  value === undefined || value === null ? [] : isArray(value) ? value : [value];

function decodeOne(bytes: Uint8Array, filter: string, parameters: PdfDict, budget: InflateBudget): Uint8Array {
  switch (filter) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(inflate(bytes, budget), parameters);
    // Of PDF 2.0 files to come: https://pdfa.org/brotli-compression-coming-to-pdf/.
    case 'BrotliDecode':
    case 'Br':
      return unpredict(unpackBrotli(bytes, budget), parameters);
    case 'LZWDecode':
    case 'LZW':
      return unpredict(unpackLzw(bytes, numberOr(parameters.get('EarlyChange'), 1), budget), parameters);
    case 'ASCIIHexDecode':
    case 'AHx':
      return fromHex(bytes);
    case 'ASCII85Decode':
    case 'A85':
      return fromAscii85(bytes);
    case 'Crypt':
      return bytes;
    default:
      throw new NotDirect(`filter ${filter}`);
  }
}

function inflate(bytes: Uint8Array, budget: InflateBudget): Uint8Array {
  // A stream cut short gives what came before the cut.
  const options = { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, budget.left), chunkSize: chunkFor(bytes.length) };
  try {
    let out: Uint8Array;
    try {
      out = inflateSync(bytes, options);
    } catch (error) {
      if (isTooLong(error)) throw error;
      out = inflateRawSync(bytes.subarray(2), options);
    }
    budget.left -= out.length;
    return out;
  } catch (error) {
    if (isTooLong(error)) throw new BudgetSpent('inflates beyond the limit');
    throw new NotDirect('broken flate stream');
  }
}

function unpackBrotli(bytes: Uint8Array, budget: InflateBudget): Uint8Array {
  try {
    const out = brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, budget.left) });
    budget.left -= out.length;
    return out;
  } catch (error) {
    if (isTooLong(error)) throw new BudgetSpent('unpacks beyond the limit');
    throw new NotDirect('broken brotli stream');
  }
}

/** Most streams inflate to less than five times their size: into one piece then, and small ones into a small one. */
const chunkFor = (packed: number): number => Math.min(Math.max(packed * 5, 1024), 512 * 1024);

const isTooLong = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

function unpredict(bytes: Uint8Array, parameters: PdfDict): Uint8Array {
  const predictor = numberOr(parameters.get('Predictor'), 1);
  if (predictor <= 1) return bytes;
  const bits = numberOr(parameters.get('Colors'), 1) * numberOr(parameters.get('BitsPerComponent'), 8);
  const pixel = Math.max(1, bits >> 3);
  const row = (numberOr(parameters.get('Columns'), 1) * bits + 7) >> 3;
  if (predictor < 10 || row <= 0) throw new NotDirect('TIFF predictor');
  const rows = Math.ceil(bytes.length / (row + 1));
  const filtered = bytes.length === rows * (row + 1) ? bytes : new Uint8Array(rows * (row + 1));
  if (filtered !== bytes) filtered.set(bytes);
  const out = new Uint8Array(rows * row);
  for (let y = 0; y < rows; y++) {
    unfilter(filtered, y, row, pixel);
    const from = y * (row + 1) + 1;
    out.set(filtered.subarray(from, from + row), y * row);
  }
  return out;
}

function unpackLzw(bytes: Uint8Array, early: number, budget: InflateBudget): Uint8Array {
  const out: number[] = [];
  let table: (readonly number[])[] = [];
  const reset = (): void => {
    table = Array.from({ length: 258 }, (_, code) => (code < 256 ? [code] : []));
  };
  reset();
  let [width, held, heldBits] = [9, 0, 0];
  let previous: readonly number[] | undefined;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xffffff;
    heldBits += 8;
    if (heldBits < width) continue;
    heldBits -= width;
    const code = (held >> heldBits) & ((1 << width) - 1);
    if (code === 257) break;
    if (code === 256) {
      reset();
      width = 9;
      previous = undefined;
      continue;
    }
    const known = table[code];
    const entry: readonly number[] | undefined = known ?? (previous === undefined ? undefined : [...previous, previous[0] ?? 0]);
    if (entry === undefined) throw new NotDirect('broken LZW stream');
    for (const value of entry) out.push(value);
    if (out.length > budget.left) throw new BudgetSpent('unpacks beyond the limit');
    if (previous !== undefined && table.length < 4096) table.push([...previous, entry[0] ?? 0]);
    previous = entry;
    const size = table.length + early;
    width = size >= 2048 ? 12 : size >= 1024 ? 11 : size >= 512 ? 10 : 9;
  }
  budget.left -= out.length;
  return Uint8Array.from(out);
}

function fromHex(bytes: Uint8Array): Uint8Array {
  const text =
    Buffer.from(bytes)
      .toString('latin1')
      .split('>')[0]
      ?.replace(/[^0-9A-Fa-f]/g, '') ?? '';
  return Buffer.from(text.length % 2 === 0 ? text : `${text}0`, 'hex');
}

function fromAscii85(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  let group: number[] = [];
  const flush = (count: number): void => {
    while (group.length < 5) group.push(84);
    const value = group.reduce((sum, digit) => sum * 85 + digit, 0);
    for (let index = 0; index < count; index++) out.push(Math.floor(value / 256 ** (3 - index)) & 255);
    group = [];
  };
  for (const byte of bytes) {
    if (byte === 0x7e) break;
    if (byte === 0x7a && group.length === 0) out.push(0, 0, 0, 0);
    else if (byte >= 33 && byte <= 117) {
      group.push(byte - 33);
      if (group.length === 5) flush(4);
    }
  }
  if (group.length > 1) flush(group.length - 1);
  return Uint8Array.from(out);
}
