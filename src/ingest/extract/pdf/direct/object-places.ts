import { NotDirect } from './pdf-values.ts';

/** An entry of a table as text: ten digits, five digits, a letter, each followed by a space, and the end of the line (ISO 32000-1, 7.5.4). */
const ENTRY_BYTES = 20;
const OFFSET_DIGITS = 10;
const KIND_AT = 17;
const [ZERO, SPACE, IN_USE, FREE] = [0x30, 0x20, 0x6e, 0x66];

/** Files changed again and again have some hundred. */
const MAX_SECTIONS = 20_000;

/** Where an object lies: at a place in the file, or with others packed into a stream, told by its number. */
export type ObjectPlace = { readonly offset: number } | { readonly holder: number };

/** Numbers `start` to before `start + count`, each looked up when it is asked for: files name many objects that no text needs. */
interface Section {
  readonly start: number;
  readonly count: number;
  /** @returns undefined where an entry names no object. */
  readonly find: (index: number) => ObjectPlace | undefined;
}

/** The cross-reference tables of a file, newest first: what an earlier one says counts. */
export class ObjectPlaces {
  private readonly sections: Section[] = [];

  get isEmpty(): boolean {
    return this.sections.every(({ count }) => count === 0);
  }

  /** @throws NotDirect when there are too many to look through. */
  add(section: Section): void {
    if (this.sections.length >= MAX_SECTIONS) throw new NotDirect('too many tables');
    this.sections.push(section);
  }

  find(number: number): ObjectPlace | undefined {
    for (const { start, count, find } of this.sections) {
      if (number < start || number >= start + count) continue;
      const place = find(number - start);
      if (place !== undefined) return place;
    }
    return undefined;
  }
}

/** @returns whether `count` entries of the usual width stand from a place on: the first and the last are looked at. */
export const hasPlainEntries = (bytes: Uint8Array, at: number, count: number): boolean =>
  count > 0 && isPlainEntry(bytes, at) && isPlainEntry(bytes, at + (count - 1) * ENTRY_BYTES);

export const plainEntriesEnd = (at: number, count: number): number => at + count * ENTRY_BYTES;

export function plainSection(bytes: Uint8Array, at: number, start: number, count: number): Section {
  const find = (index: number): ObjectPlace | undefined => {
    const from = at + index * ENTRY_BYTES;
    if (!isPlainEntry(bytes, from)) throw new NotDirect('broken table entry');
    if (bytes[from + KIND_AT] === FREE) return undefined;
    let offset = 0;
    for (let digit = 0; digit < OFFSET_DIGITS; digit++) offset = offset * 10 + (bytes[from + digit] ?? 0) - ZERO;
    return { offset };
  };
  return { start, count, find };
}

function isPlainEntry(bytes: Uint8Array, from: number): boolean {
  for (let at = 0; at < KIND_AT; at++) {
    const byte = bytes[from + at] ?? 0;
    if (at === OFFSET_DIGITS || at === KIND_AT - 1 ? byte !== SPACE : byte < ZERO || byte > ZERO + 9) return false;
  }
  return bytes[from + KIND_AT] === IN_USE || bytes[from + KIND_AT] === FREE;
}
