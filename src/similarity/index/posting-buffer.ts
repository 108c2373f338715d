import { LOW_BITS } from '../fingerprint/index-keys.ts';

/**
 * Receives each key once, ascending, with the documents that hold it: `documents[0 … count)`, ascending, valid during the call only.
 * The key comes as its high 32 bits, signed, and its low ones: see `joinKey`. Small integers cost nothing to hand over, doubles do.
 */
export type KeyVisitor = (high: number, low: number, documents: Uint32Array, count: number) => void;
export const joinKey = (high: number, low: number): number => (high >>> 0) * 2 ** LOW_BITS + low;

/** First the high bits, into so few streams that all stay in the processor's caches; then each stream, which fits there, by the bits below. */
const FIRST_BITS = 8;
const BITS = 11;
const MASK = (1 << BITS) - 1;
/** Up to so many postings one pass over each stream leaves few neighbours out of order. */
const MOST_FOR_ONE_PASS = 1 << 21;
/** Moves a posting may cost in place before all 32 bits are sorted instead. */
const MOST_MOVES = 8;
const START = 1 << 14;
/** Three columns of 4 bytes, twice: the second set is what sorting scatters into. */
export const BYTES_PER_PENDING_POSTING = 24;

interface Columns {
  high: Uint32Array;
  low: Uint32Array;
  document: Uint32Array;
}
const columns = (size: number): Columns => ({ high: new Uint32Array(size), low: new Uint32Array(size), document: new Uint32Array(size) });

/** Postings in the order they come; sorted by key when asked for. */
export class PostingBuffer {
  #columns = columns(START);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(keys: Float64Array, document: number): void {
    this.#reserve(this.#length + keys.length);
    const { high, low, document: documents } = this.#columns;
    let at = this.#length;
    for (let i = 0; i < keys.length; i++, at++) {
      const key = keys[i] ?? 0;
      const top = Math.floor(key / 2 ** LOW_BITS);
      high[at] = top;
      low[at] = key - top * 2 ** LOW_BITS;
      documents[at] = document;
    }
    this.#length = at;
  }

  /** The same from fingerprints `[from, to)` in the order of the text: of those that a document repeats one counts. */
  addPrints(high: Uint32Array, low: Uint32Array, from: number, to: number, document: number): void {
    this.#reserve(this.#length + to - from);
    const into = this.#columns;
    let at = this.#length;
    for (let i = from; i < to; i++, at++) {
      into.high[at] = high[i] ?? 0;
      into.low[at] = (low[i] ?? 0) >>> (32 - LOW_BITS);
      into.document[at] = document;
    }
    this.#length = at;
  }

  clear(): void {
    this.#length = 0;
  }

  /**
   * Visits all postings by key. `renumber[d]`, when given, is the number under which document d is to be known;
   * `repeated[d]` is counted up for every posting that document d has twice.
   */
  visit(visitor: KeyVisitor, { renumber, repeated }: { readonly renumber?: Uint32Array; readonly repeated?: Uint32Array } = {}): void {
    this.#columns = this.#sorted();
    const { high, low, document } = this.#columns;
    let group = new Uint32Array(64);
    const length = this.#length;
    for (let at = 0; at < length; ) {
      const top = high[at] ?? 0;
      const rest = low[at] ?? 0;
      let count = 0;
      let last = -1;
      for (; at < length && high[at] === top && low[at] === rest; at++) {
        const holder = document[at] ?? 0;
        if (holder === last) {
          if (repeated !== undefined) repeated[holder] = (repeated[holder] ?? 0) + 1;
          continue;
        }
        last = holder;
        if (count === group.length) {
          const wider = new Uint32Array(count * 4);
          wider.set(group);
          group = wider;
        }
        group[count++] = renumber === undefined ? holder : (renumber[holder] ?? 0);
      }
      if (count > 1 && renumber !== undefined) sortGroup(group, count);
      visitor(top | 0, rest, group, count);
    }
  }

  /** Drops the postings that a document has twice; needs to be asked after `visit`, before anything is added. */
  forgetRepeated(): void {
    const { high, low, document } = this.#columns;
    let kept = 0;
    for (let i = 0; i < this.#length; i++) {
      if (kept > 0 && document[i] === document[kept - 1] && high[i] === high[kept - 1] && low[i] === low[kept - 1]) continue;
      high[kept] = high[i] ?? 0;
      low[kept] = low[i] ?? 0;
      document[kept++] = document[i] ?? 0;
    }
    this.#length = kept;
  }

  #reserve(size: number): void {
    if (size <= this.#columns.high.length) return;
    const wider = columns(Math.max(size, this.#columns.high.length * 2));
    wider.high.set(this.#columns.high.subarray(0, this.#length));
    wider.low.set(this.#columns.low.subarray(0, this.#length));
    wider.document.set(this.#columns.document.subarray(0, this.#length));
    this.#columns = wider;
  }

  /** Stable sort by key: radix passes, then insertion. */
  #sorted(): Columns {
    const length = this.#length;
    const spare = columns(length);
    const first = this.#columns;
    const starts = scatter(first, spare, { begin: 0, end: length, shift: 32 - FIRST_BITS, bits: FIRST_BITS });
    const passes = length <= MOST_FOR_ONE_PASS ? [13] : [2, 13];
    let [from, to] = [spare, first];
    for (const shift of passes) {
      for (let stream = 0; stream < 1 << FIRST_BITS; stream++)
        scatter(from, to, { begin: starts[stream] ?? 0, end: starts[stream + 1] ?? 0, shift, bits: BITS });
      [from, to] = [to, from];
    }
    if (insert(from, length, MOST_MOVES * length)) return from;
    for (const shift of [0, BITS, 2 * BITS]) {
      scatter(from, to, { begin: 0, end: length, shift, bits: BITS });
      [from, to] = [to, from];
    }
    insert(from, length, Infinity);
    return from;
  }
}

/** Most keys have one holder and nearly all others a few. */
function sortGroup(group: Uint32Array, count: number): void {
  if (count > 24) {
    group.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const holder = group[i] ?? 0;
    let at = i;
    for (; at > 0 && (group[at - 1] ?? 0) > holder; at--) group[at] = group[at - 1] ?? 0;
    group[at] = holder;
  }
}

const BUCKET_STARTS = new Uint32Array((1 << BITS) + 1);

/** One stable pass over rows `[begin, end)` by `bits` of the high word from `shift` up. @returns where each bucket starts in `to` */
function scatter(
  { high, low, document }: Columns,
  { high: toHigh, low: toLow, document: toDocument }: Columns,
  { begin, end, shift, bits }: { readonly begin: number; readonly end: number; readonly shift: number; readonly bits: number },
): Uint32Array {
  const mask = bits === BITS ? MASK : (1 << bits) - 1;
  const starts = BUCKET_STARTS;
  starts.fill(0, 0, mask + 2);
  for (let i = begin; i < end; i++) {
    const bucket = (((high[i] ?? 0) >>> shift) & mask) + 1;
    starts[bucket] = (starts[bucket] ?? 0) + 1;
  }
  starts[0] = begin;
  for (let bucket = 1; bucket <= mask + 1; bucket++) starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const kept = starts.slice(0, bits === FIRST_BITS ? mask + 2 : 0);
  for (let i = begin; i < end; i++) {
    const unit = high[i] ?? 0;
    const bucket = (unit >>> shift) & mask;
    const place = starts[bucket] ?? 0;
    starts[bucket] = place + 1;
    toHigh[place] = unit;
    toLow[place] = low[i] ?? 0;
    toDocument[place] = document[i] ?? 0;
  }
  return kept;
}

/** Stable insertion sort by high then low. @returns false, in no order but with nothing lost, after more moves than `most` */
function insert({ high, low, document }: Columns, length: number, most: number): boolean {
  let moves = 0;
  for (let i = 1; i < length; i++) {
    const top = high[i] ?? 0;
    const before = high[i - 1] ?? 0;
    const rest = low[i] ?? 0;
    if (before < top || (before === top && (low[i - 1] ?? 0) <= rest)) continue;
    const holder = document[i] ?? 0;
    let at = i;
    while (at > 0) {
      const unit = high[at - 1] ?? 0;
      if (unit < top || (unit === top && (low[at - 1] ?? 0) <= rest)) break;
      high[at] = unit;
      low[at] = low[at - 1] ?? 0;
      document[at] = document[at - 1] ?? 0;
      at--;
    }
    high[at] = top;
    low[at] = rest;
    document[at] = holder;
    moves += i - at;
    if (moves > most) return false;
  }
  return true;
}
