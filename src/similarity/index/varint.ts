/** Longest varint of a 52-bit number. */
export const MAX_VARINT_BYTES = 8;

/** Writes a non-negative integer below 2^53, seven bits a byte, low bits first. @returns the place after it. */
export function writeVarint(into: Uint8Array, at: number, value: number): number {
  let small = value;
  if (value > 0x7fffffff) {
    // 28 low bits at once: whole-number steps are many times as fast as dividing a double seven bits at a time.
    small = Math.floor(value / 2 ** 28);
    const low = value - small * 2 ** 28;
    into[at++] = (low & 127) | 128;
    into[at++] = ((low >>> 7) & 127) | 128;
    into[at++] = ((low >>> 14) & 127) | 128;
    into[at++] = (low >>> 21) | 128;
  }
  while (small > 127) {
    into[at++] = (small & 127) | 128;
    small >>>= 7;
  }
  into[at++] = small;
  return at;
}

/** Reads varints one after another. Reading past the end gives zeros and leaves `at` beyond `bytes.length`: callers check checksums first. */
export class VarintReader {
  bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Steps over one varint. */
  skip(): void {
    while ((this.bytes[this.at++] ?? 0) > 127);
  }

  next(): number {
    const bytes = this.bytes;
    let byte = bytes[this.at++] ?? 0;
    if (byte < 128) return byte;
    let value = byte & 127;
    byte = bytes[this.at++] ?? 0;
    value |= (byte & 127) << 7;
    if (byte < 128) return value;
    byte = bytes[this.at++] ?? 0;
    value |= (byte & 127) << 14;
    if (byte < 128) return value;
    byte = bytes[this.at++] ?? 0;
    value |= (byte & 127) << 21;
    if (byte < 128) return value;
    let scale = 2 ** 28;
    let high = value;
    do {
      byte = bytes[this.at++] ?? 0;
      high += (byte & 127) * scale;
      scale *= 128;
    } while (byte > 127);
    return high;
  }
}
