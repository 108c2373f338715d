import { oleFile } from './ole-file.ts';

const TEXT_AT = 1024;
const PAIRS = 154;

/** Stretches of the text with the property modifiers they carry, as bytes of a grpprl. */
export interface Word97Run {
  readonly text: string;
  readonly modifiers?: readonly number[];
}

export interface Word97Parts {
  readonly body: readonly Word97Run[];
  readonly footnotes?: string;
  readonly headers?: string;
  readonly comments?: string;
  readonly endnotes?: string;
  readonly boxes?: string;
  readonly flags?: number;
  /** Paragraphs by the characters they end after, with their modifiers: as paragraph formatting. */
  readonly paragraphs?: readonly { readonly characters: number; readonly modifiers: readonly number[] }[];
  /** Streams beside those of the text. */
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

export const HIDDEN = [0x3c, 0x08, 1] as const;
export const DELETED = [0x00, 0x08, 1] as const;
export const IN_TABLE = [0x16, 0x24, 1] as const;
export const ROW_END = [0x16, 0x24, 1, 0x17, 0x24, 1] as const;

/** Writes a Word 97 document with one piece of UTF-16 text, [MS-DOC]. */
export function word97File(parts: Word97Parts): Buffer {
  const { document, table } = word97Streams(parts);
  return oleFile({ WordDocument: document, '1Table': table, ...parts.more });
}

/** @param tableRoom bytes left free at the beginning of the table. */
export function word97Streams(parts: Word97Parts, tableRoom = 0): { readonly document: Buffer; readonly table: Buffer } {
  const rest = [parts.footnotes, parts.headers, undefined, parts.comments, parts.endnotes, parts.boxes, undefined].map(
    (text) => text ?? '',
  );
  const body = parts.body.map(({ text }) => text).join('');
  const text = Buffer.from(body + rest.join(''), 'utf16le');
  const formattingAt = Math.ceil((TEXT_AT + text.length) / 512) * 512;
  const document = Buffer.alloc(formattingAt + 1024);
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt16LE(0x00c1, 2);
  document.writeUInt16LE(0x0200 | (parts.flags ?? 0), 10);
  [body, ...rest].forEach((part, index) => document.writeUInt32LE(part.length, 0x4c + index * 4));
  text.copy(document, TEXT_AT);

  const ends = (lengths: readonly number[]): number[] =>
    lengths.reduce<number[]>((all, length) => [...all, (all.at(-1) ?? TEXT_AT) + length * 2], []);
  const page = (at: number, offsets: readonly number[], slotBytes: number, packed: readonly Buffer[]): void => {
    const starts = [TEXT_AT, ...offsets];
    starts.forEach((offset, index) => document.writeUInt32LE(offset, at + index * 4));
    let free = 510;
    packed.forEach((bytes, index) => {
      if (bytes.length === 0) return;
      free = (free - bytes.length) & ~1;
      bytes.copy(document, at + free);
      document[at + starts.length * 4 + index * slotBytes] = free / 2;
    });
    document[at + 511] = offsets.length;
  };
  page(
    formattingAt,
    ends(parts.body.map((run) => run.text.length)),
    1,
    parts.body.map(({ modifiers = [] }) => (modifiers.length === 0 ? Buffer.alloc(0) : Buffer.from([modifiers.length, ...modifiers]))),
  );
  const paragraphs = parts.paragraphs ?? [];
  page(
    formattingAt + 512,
    ends(paragraphs.map(({ characters }) => characters)),
    13,
    // [MS-DOC] 2.9.174: an even number of bytes after a zero, the count of words, then style index and modifiers.
    paragraphs.map(({ modifiers }) => {
      const data = Buffer.from([0, 0, ...modifiers, ...(modifiers.length % 2 === 1 ? [0] : [])]);
      return Buffer.concat([Buffer.from([0, data.length / 2]), data]);
    }),
  );

  const bins = (pageNumber: number): Buffer => {
    const table = Buffer.alloc(12);
    table.writeUInt32LE(TEXT_AT, 0);
    table.writeUInt32LE(TEXT_AT + text.length, 4);
    table.writeUInt32LE(pageNumber, 8);
    return table;
  };
  const pieces = Buffer.alloc(21);
  pieces[0] = 2;
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length / 2, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  const tables = [bins(formattingAt / 512), bins(formattingAt / 512 + 1), pieces];
  let at = tableRoom;
  [12, 13, 33].forEach((pair, index) => {
    const length = tables[index]?.length ?? 0;
    document.writeUInt32LE(at, PAIRS + pair * 8);
    document.writeUInt32LE(paragraphs.length === 0 && pair === 13 ? 0 : length, PAIRS + pair * 8 + 4);
    at += length;
  });
  return { document, table: Buffer.concat([Buffer.alloc(tableRoom), ...tables]) };
}
