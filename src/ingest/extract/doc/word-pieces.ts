import { ByteView } from '../ole/byte-view.ts';

/** A stretch of the text as it lies in the WordDocument stream. */
export interface Piece {
  /** Character positions, in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  /** Byte offset of its first character. */
  readonly offset: number;
  readonly bytesPerCharacter: 1 | 2;
}

/** The piece table, [MS-DOC] 2.9.38 Clx: property lists to step over, then the table. */
export function readPieces(clx: ByteView, documentBytes: number): Piece[] {
  let at = 0;
  while (clx.u8(at) === 1 && at < clx.length) at += 3 + clx.u16(at + 1);
  if (clx.u8(at) !== 2) return [];
  const size = Math.min(clx.u32(at + 1), clx.length - at - 5);
  const table = new ByteView(clx.slice(at + 5, at + 5 + size));
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index++) {
    const [start, end] = [table.u32(index * 4), table.u32(index * 4 + 4)];
    const location = table.u32((count + 1) * 4 + index * 8 + 2);
    const compressed = (location & 0x40000000) !== 0;
    const offset = compressed ? (location & 0x3fffffff) >>> 1 : location & 0x3fffffff;
    const bytesPerCharacter = compressed ? 1 : 2;
    const room = Math.floor((documentBytes - offset) / bytesPerCharacter);
    if (end > start && room > 0) pieces.push({ start, end: start + Math.min(end - start, room), offset, bytesPerCharacter });
  }
  return pieces;
}
