const FAST_BITS = 9;
const LONGEST = 16;

/** A Huffman table (ITU-T T.81, annex C), looked up by the next nine bits where its codes are that short. */
export interface HuffmanTable {
  /** `length << 8 | symbol` by nine bits; 0 for longer codes. */
  readonly fast: Uint16Array;
  /** By length: codes up to this one are of that length; -1 where there are none. */
  readonly largest: Int32Array;
  /** By length: what to add to a code for its symbol's place. */
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
}

/** @param counts how many codes have each length from 1 to 16 */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const fast = new Uint16Array(1 << FAST_BITS);
  const largest = new Int32Array(LONGEST + 1).fill(-1);
  const offset = new Int32Array(LONGEST + 1);
  let [code, place] = [0, 0];
  for (let length = 1; length <= LONGEST; length++) {
    const count = counts[length - 1] ?? 0;
    offset[length] = place - code;
    for (let index = 0; index < count; index++, code++, place++) {
      if (length > FAST_BITS) continue;
      const from = code << (FAST_BITS - length);
      fast.fill((length << 8) | (symbols[place] ?? 0), from, from + (1 << (FAST_BITS - length)));
    }
    if (count > 0) largest[length] = code - 1;
    code <<= 1;
  }
  return { fast, largest, offset, symbols };
}

/** The bits of one scan, stuffed bytes undone; past a marker or the end there are zeros. */
export class JpegBits {
  private readonly bytes: Uint8Array;
  private position: number;
  private held = 0;
  private count = 0;

  constructor(bytes: Uint8Array, position: number) {
    this.bytes = bytes;
    this.position = position;
  }

  /** @throws RangeError for a code that is in no table: what follows would be noise. */
  symbol(table: HuffmanTable): number {
    if (this.count < LONGEST) this.fill();
    const entry = table.fast[(this.held >> (this.count - FAST_BITS)) & ((1 << FAST_BITS) - 1)] ?? 0;
    if (entry !== 0) {
      this.count -= entry >> 8;
      return entry & 255;
    }
    for (let length = FAST_BITS + 1; length <= LONGEST; length++) {
      const code = (this.held >> (this.count - length)) & ((1 << length) - 1);
      if (code > (table.largest[length] ?? -1)) continue;
      this.count -= length;
      return table.symbols[code + (table.offset[length] ?? 0)] ?? 0;
    }
    throw new RangeError('no such code');
  }

  skip(bits: number): void {
    if (this.count < bits) this.fill();
    this.count -= bits;
  }

  bit(): number {
    this.skip(1);
    return (this.held >> this.count) & 1;
  }

  /** A difference of `bits` bits as T.81, F.1.2.1 codes it. */
  difference(bits: number): number {
    if (bits === 0) return 0;
    this.skip(bits);
    const value = (this.held >> this.count) & ((1 << bits) - 1);
    return value < 1 << (bits - 1) ? value - (1 << bits) + 1 : value;
  }

  /** Goes past the next restart marker, where one comes next. */
  restart(): void {
    [this.held, this.count] = [0, 0];
    const { bytes } = this;
    for (let at = this.position; at + 1 < bytes.length; at++) {
      const marker = bytes[at] === 0xff ? (bytes[at + 1] ?? 0) : 0;
      if (marker >= 0xd0 && marker <= 0xd7) this.position = at + 2;
      else if (marker === 0 || marker === 0xff) continue;
      return;
    }
  }

  private fill(): void {
    while (this.count <= LONGEST) {
      let byte = this.bytes[this.position] ?? 0;
      if (byte !== 0xff) this.position++;
      else if (this.bytes[this.position + 1] === 0) this.position += 2;
      else byte = 0;
      this.held = (this.held << 8) | byte;
      this.count += 8;
    }
  }
}
