import { hasPlainEntries, type ObjectPlace, ObjectPlaces, plainEntriesEnd, plainSection } from './object-places.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, isDict, NotDirect, nameOf, numberOr, type PdfDict, PdfRef, PdfStream, type PdfValue, PdfWord } from './pdf-values.ts';
import { asList, decodeStream, type InflateBudget } from './stream-filters.ts';

/** A stream of packed objects, and where in it each of them begins. */
interface Holder {
  readonly lexer: PdfLexer;
  readonly offsets: ReadonlyMap<number, number>;
}

const TAIL_BYTES = 2048;
const MAX_OBJECTS = 2_000_000;

/**
 * The objects of a sound, open PDF, looked up by its cross-reference tables (ISO 32000-1, 7.5).
 * Damage and encryption throw `NotDirect`: repair is another engine's work.
 */
export class PdfFile {
  readonly trailer: PdfDict;
  private readonly bytes: Uint8Array;
  private readonly budget: InflateBudget;
  private readonly places = new ObjectPlaces();
  private readonly holders = new Map<number, Holder>();
  private readonly loaded = new Map<number, PdfValue>();
  private readonly loading = new Set<number>();

  constructor(bytes: Uint8Array, budget: InflateBudget) {
    this.bytes = bytes;
    this.budget = budget;
    this.trailer = this.readTables();
    if (this.trailer.has('Encrypt')) throw new NotDirect('encrypted');
  }

  /** Follows references. */
  get(value: PdfValue | undefined): PdfValue | undefined {
    let found = value;
    for (let hops = 0; found instanceof PdfRef; hops++) {
      if (hops > 20) throw new NotDirect('references in a circle');
      found = this.object(found.number);
    }
    return found;
  }

  dict(value: PdfValue | undefined): PdfDict | undefined {
    const found = this.get(value);
    return isDict(found) ? found : found instanceof PdfStream ? found.dict : undefined;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const found = this.get(value);
    return isArray(found) ? found : [];
  }

  numbers(value: PdfValue | undefined): number[] {
    return this.array(value).map((item) => numberOr(this.get(item), 0));
  }

  /** @throws NotDirect, BudgetSpent */
  decoded(stream: PdfStream): Uint8Array {
    const filters = asList(this.get(stream.dict.get('Filter') ?? stream.dict.get('F'))).map((item) => this.get(item) ?? null);
    const parameters = asList(this.get(stream.dict.get('DecodeParms') ?? stream.dict.get('DP'))).map((item) => this.get(item) ?? null);
    return decodeStream(stream.raw, filters, parameters, this.budget);
  }

  /** What a stream begins with: at least what its first packed bytes unpack to, or all of it. @throws NotDirect, BudgetSpent */
  decodedHead(stream: PdfStream, packedBytes: number): Uint8Array {
    const filters = asList(this.get(stream.dict.get('Filter')));
    // Of the filters only this one gives what came before a cut, whatever stands behind it.
    const mayBeCut = filters.length === 1 && nameOf(this.get(filters[0])) === 'FlateDecode';
    return this.decoded(mayBeCut ? new PdfStream(stream.dict, stream.raw.subarray(0, packedBytes)) : stream);
  }

  private object(number: number): PdfValue {
    const known = this.loaded.get(number);
    if (known !== undefined) return known;
    const place = this.places.find(number);
    if (place === undefined) return null;
    if (this.loading.has(number)) throw new NotDirect('objects in a circle');
    this.loading.add(number);
    const value = 'offset' in place ? this.objectAt(place.offset, number) : this.packed(place.holder, number);
    this.loaded.set(number, value);
    this.loading.delete(number);
    return value;
  }

  private objectAt(offset: number, expected?: number): PdfValue {
    const lexer = new PdfLexer(this.bytes, offset);
    const number = lexer.read();
    const generation = lexer.read();
    const word = lexer.read();
    if (typeof number !== 'number' || typeof generation !== 'number' || !(word instanceof PdfWord) || word.word !== 'obj') {
      throw new NotDirect('no object where the table says');
    }
    if (expected !== undefined && number !== expected) throw new NotDirect('another object than the table says');
    const value = lexer.read();
    if (value === undefined || value instanceof PdfWord) return null;
    if (!isDict(value)) return value;
    const after = lexer.position;
    const next = lexer.read();
    return next instanceof PdfWord && next.word === 'stream' ? this.stream(value, lexer.position) : ((lexer.position = after), value);
  }

  private stream(dict: PdfDict, afterWord: number): PdfStream {
    let start = afterWord;
    if (this.bytes[start] === 13) start++;
    if (this.bytes[start] === 10) start++;
    const stated = this.get(dict.get('Length'));
    if (typeof stated === 'number' && stated >= 0 && start + stated <= this.bytes.length) {
      const lexer = new PdfLexer(this.bytes, start + stated);
      const word = lexer.read();
      if (word instanceof PdfWord && word.word.startsWith('endstream'))
        return new PdfStream(dict, this.bytes.subarray(start, start + stated));
    }
    const end = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength).indexOf('endstream', start, 'latin1');
    if (end < 0) throw new NotDirect('stream without end');
    return new PdfStream(dict, this.bytes.subarray(start, end));
  }

  private packed(holder: number, number: number): PdfValue {
    let opened = this.holders.get(holder);
    if (opened === undefined) {
      opened = this.openHolder(holder);
      this.holders.set(holder, opened);
    }
    const offset = opened.offsets.get(number);
    if (offset === undefined) return null;
    const { lexer } = opened;
    lexer.position = offset;
    const value = lexer.read();
    return value === undefined || value instanceof PdfWord ? null : value;
  }

  private openHolder(holder: number): Holder {
    const stream = this.object(holder);
    if (!(stream instanceof PdfStream)) throw new NotDirect('no object stream');
    const count = numberOr(this.get(stream.dict.get('N')), 0);
    const first = numberOr(this.get(stream.dict.get('First')), 0);
    if (count > MAX_OBJECTS) throw new NotDirect('too many objects');
    const lexer = new PdfLexer(this.decoded(stream));
    const offsets = new Map<number, number>();
    for (let index = 0; index < count; index++) {
      const [number, offset] = [lexer.read(), lexer.read()];
      if (typeof number !== 'number' || typeof offset !== 'number') throw new NotDirect('broken object stream');
      if (!offsets.has(number)) offsets.set(number, first + offset);
    }
    return { lexer, offsets };
  }

  private readTables(): PdfDict {
    const buffer = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const mark = buffer.lastIndexOf('startxref', undefined, 'latin1');
    if (mark < 0 || mark < buffer.length - TAIL_BYTES) throw new NotDirect('no startxref');
    const lexer = new PdfLexer(this.bytes, mark + 9);
    let trailer: PdfDict | undefined;
    const queue: unknown[] = [lexer.read()];
    const seen = new Set<number>();
    while (queue.length > 0) {
      const offset = queue.shift();
      if (typeof offset !== 'number' || seen.has(offset)) continue;
      seen.add(offset);
      const dict = this.readTable(offset);
      trailer ??= dict;
      queue.push(asNumber(dict.get('XRefStm')), asNumber(dict.get('Prev')));
    }
    if (trailer === undefined || this.places.isEmpty) throw new NotDirect('no table');
    return trailer;
  }

  private readTable(offset: number): PdfDict {
    const lexer = new PdfLexer(this.bytes, offset);
    const first = lexer.read();
    if (typeof first === 'number') return this.readTableStream(offset);
    if (!(first instanceof PdfWord) || first.word !== 'xref') throw new NotDirect('no table where stated');
    for (;;) {
      const start = lexer.read();
      if (start instanceof PdfWord && start.word === 'trailer') break;
      const count = lexer.read();
      if (typeof start !== 'number' || typeof count !== 'number' || count > MAX_OBJECTS) throw new NotDirect('broken table');
      this.readSection(lexer, start, count);
    }
    const trailer = lexer.read();
    if (trailer instanceof PdfWord || !isDict(trailer)) throw new NotDirect('no trailer');
    return trailer;
  }

  private readTableStream(offset: number): PdfDict {
    const stream = this.objectAt(offset);
    if (!(stream instanceof PdfStream) || nameOf(stream.dict.get('Type')) !== 'XRef') throw new NotDirect('no table stream');
    const data = this.decoded(stream);
    const widths = this.numbers(stream.dict.get('W'));
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths;
    // Entries of no bytes never end, and those of more bytes than a number holds are no entries.
    if (secondWidth === 0 || widths.some((width) => !isFieldWidth(width))) throw new NotDirect('broken table stream');
    const size = numberOr(stream.dict.get('Size'), 0);
    const index = stream.dict.has('Index') ? this.numbers(stream.dict.get('Index')) : [0, size];
    const entryBytes = kindWidth + secondWidth + thirdWidth;
    for (let section = 0, from = 0; section + 1 < index.length; section += 2) {
      const [start = 0, stated = 0] = index.slice(section, section + 2);
      const base = from;
      const count = Math.max(0, Math.min(stated, Math.ceil((data.length - base) / entryBytes)));
      const find = (at: number): ObjectPlace | undefined => {
        const entry = base + at * entryBytes;
        const kind = kindWidth === 0 ? 1 : fieldAt(data, entry, kindWidth);
        const second = fieldAt(data, entry + kindWidth, secondWidth);
        return kind === 1 ? { offset: second } : kind === 2 ? { holder: second } : undefined;
      };
      this.places.add({ start, count, find });
      from += count * entryBytes;
    }
    return stream.dict;
  }

  /** Of a table as text: entries of another width than the usual are read one by one. */
  private readSection(lexer: PdfLexer, start: number, count: number): void {
    lexer.skipWhite();
    const from = lexer.position;
    if (hasPlainEntries(this.bytes, from, count)) {
      this.places.add(plainSection(this.bytes, from, start, count));
      lexer.position = plainEntriesEnd(from, count);
      return;
    }
    const offsets = new Map<number, ObjectPlace>();
    for (let index = 0; index < count; index++) {
      const [at, , kind] = [lexer.read(), lexer.read(), lexer.read()];
      if (typeof at !== 'number' || !(kind instanceof PdfWord)) throw new NotDirect('broken table entry');
      if (kind.word === 'n') offsets.set(index, { offset: at });
    }
    this.places.add({ start, count, find: (index) => offsets.get(index) });
  }
}

function fieldAt(data: Uint8Array, at: number, width: number): number {
  let value = 0;
  for (let byte = at; byte < at + width; byte++) value = value * 256 + (data[byte] ?? 0);
  return value;
}

const MAX_FIELD_BYTES = 8;
const isFieldWidth = (width: number): boolean => Number.isInteger(width) && width >= 0 && width <= MAX_FIELD_BYTES;

const asNumber = (value: PdfValue | undefined): number | undefined => (typeof value === 'number' ? value : undefined);
