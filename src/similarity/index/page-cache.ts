import type { ReadHandle } from './storage.ts';

/** A handle that answers from memory. */
export interface CachedHandle extends ReadHandle {
  /** What was read once is read again with the same bytes: the cache holds the whole file. */
  readonly keepsAll: boolean;
  /**
   * The page that holds all of `[position, position + length)`: `position` is its byte `position % PAGE_BYTES`. Valid until the next call.
   * @returns undefined where they lie in two pages, or nothing is kept
   */
  pageOf(position: number, length: number): Buffer | undefined;
}

/** Bytes read at a time: a look-up wants a quarter of a kB, and asking the system for 32 costs it little more. */
export const PAGE_BYTES = 1 << 15;
const EMPTY = -1;

/**
 * A file whose small reads are answered from memory once their page was read. Memory grows with the pages touched, up to
 * `mostBytes`; a page has one place it may lie in, so a larger file takes turns there. Reads longer than a page go to the file.
 */
export function cachedHandle(handle: ReadHandle, mostBytes: number): CachedHandle {
  const pages = Math.ceil(handle.size / PAGE_BYTES);
  const places = Math.min(pages, Math.floor(mostBytes / PAGE_BYTES));
  if (places < 1) return { ...handle, keepsAll: false, pageOf: () => undefined };
  const holds = new Int32Array(places).fill(EMPTY);
  const kept: (Buffer | undefined)[] = [];

  /** @returns the page, shorter at the end of the file */
  function page(number: number): Buffer {
    const place = number % places;
    const present = kept[place];
    if (present !== undefined && holds[place] === number) return present;
    const length = Math.min(PAGE_BYTES, handle.size - number * PAGE_BYTES);
    const bytes = present?.length === length ? present : Buffer.allocUnsafeSlow(length);
    holds[place] = EMPTY;
    kept[place] = bytes;
    const got = handle.read(bytes, number * PAGE_BYTES);
    if (got < length) return bytes.subarray(0, got);
    holds[place] = number;
    return bytes;
  }

  return {
    size: handle.size,
    keepsAll: places === pages,
    pageOf: (position, length) => {
      const number = Math.floor(position / PAGE_BYTES);
      if (Math.floor((position + length - 1) / PAGE_BYTES) !== number) return undefined;
      const bytes = page(number);
      return position + length <= number * PAGE_BYTES + bytes.length ? bytes : undefined;
    },
    read: (into, position) => {
      if (into.length > PAGE_BYTES) return handle.read(into, position);
      let got = 0;
      while (got < into.length && position + got < handle.size) {
        const number = Math.floor((position + got) / PAGE_BYTES);
        const bytes = page(number);
        const from = position + got - number * PAGE_BYTES;
        // The file ended before its size.
        if (from >= bytes.length) break;
        got += bytes.copy(into, got, from);
      }
      return got;
    },
    close: () => {
      kept.length = 0;
      holds.fill(EMPTY);
      handle.close();
    },
  };
}
