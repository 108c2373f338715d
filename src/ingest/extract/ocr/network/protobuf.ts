/** A field of a protobuf message: its number, and what it holds as it lies in the file. */
export interface ProtobufField {
  readonly number: number;
  /** A whole number, or the bytes of a text, a message, packed numbers, or a number of fixed width. */
  readonly value: number | Uint8Array;
  /** All of it, tag and length included. */
  readonly raw: Uint8Array;
}

const VARINT = 0;
const WIDTHS: Readonly<Record<number, number>> = { 1: 8, 5: 4 };

/**
 * Cuts a message into its fields (protobuf.dev, encoding). Negative whole numbers come out wrong: none is looked at here.
 * @throws Error where the bytes are no message.
 */
export function protobufFields(bytes: Uint8Array): ProtobufField[] {
  const fields: ProtobufField[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('a protobuf message ends too soon');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const from = at;
    const tag = varint();
    const wire = tag % 8;
    let value: number | Uint8Array;
    if (wire === VARINT) value = varint();
    else {
      const length = WIDTHS[wire] ?? varint();
      value = bytes.subarray(at, at + length);
      at += length;
      if (at > bytes.length) throw new Error('a protobuf message ends too soon');
    }
    fields.push({ number: Math.floor(tag / 8), value, raw: bytes.subarray(from, at) });
  }
  return fields;
}

function varintBytes(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

/** Bytes that follow one another; joined once, at the end, for weights are long. */
export type Pieces = readonly Uint8Array[];

/** @returns a field: a whole number from 0 on, a text, or the bytes of a message. */
export function protobufField(number: number, value: number | string | Pieces): Pieces {
  if (typeof value === 'number') return [Uint8Array.from([...varintBytes(number * 8), ...varintBytes(value)])];
  const pieces = typeof value === 'string' ? [Buffer.from(value)] : value;
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return [Uint8Array.from([...varintBytes(number * 8 + 2), ...varintBytes(length)]), ...pieces];
}

/** @returns a field of a 32-bit floating-point number. */
export function protobufFloat(number: number, value: number): Pieces {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return [Uint8Array.from(varintBytes(number * 8 + 5)), bytes];
}
