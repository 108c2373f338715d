import { describe, expect, it } from 'vitest';
import { hasPlainEntries, ObjectPlaces, plainEntriesEnd, plainSection } from './object-places.ts';
import { NotDirect } from './pdf-values.ts';

const entry = (offset: number, kind: 'n' | 'f'): string => `${String(offset).padStart(10, '0')} 00000 ${kind}\r\n`;
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const table = bytesOf(`xref\n0 3\n${entry(0, 'f')}${entry(17, 'n')}${entry(4_000_123_456, 'n')}trailer`);
const FROM = 9;

describe('places of objects', () => {
  it('are read off entries of the usual width, each when it is asked for', () => {
    expect(hasPlainEntries(table, FROM, 3)).toBe(true);
    expect(Buffer.from(table).toString('latin1', plainEntriesEnd(FROM, 3))).toBe('trailer');
    const places = new ObjectPlaces();
    places.add(plainSection(table, FROM, 5, 3));
    expect([4, 5, 6, 7, 8].map((number) => places.find(number))).toEqual([
      undefined,
      undefined,
      { offset: 17 },
      { offset: 4_000_123_456 },
      undefined,
    ]);
  });

  it('are not taken from a table whose entries are narrower, fewer or none', () => {
    expect(hasPlainEntries(bytesOf(Buffer.from(table).toString('latin1').replaceAll('\r\n', '\n')), FROM, 3)).toBe(false);
    expect(hasPlainEntries(table, FROM, 4)).toBe(false);
    expect(hasPlainEntries(table, FROM, 0)).toBe(false);
  });

  it('are refused where one between the first and the last is spoilt', () => {
    const spoilt = Uint8Array.from(table);
    spoilt[FROM + 24] = 0x41;
    expect(() => plainSection(spoilt, FROM, 0, 3).find(1)).toThrow(NotDirect);
    expect(plainSection(spoilt, FROM, 0, 3).find(2)).toEqual({ offset: 4_000_123_456 });
  });

  it('are those of the newest table that names the object, and of an older one where it frees it', () => {
    const places = new ObjectPlaces();
    expect(places.isEmpty).toBe(true);
    places.add({ start: 1, count: 2, find: (index) => (index === 0 ? { holder: 9 } : undefined) });
    places.add({ start: 1, count: 2, find: (index) => ({ offset: index }) });
    expect(places.isEmpty).toBe(false);
    expect([1, 2].map((number) => places.find(number))).toEqual([{ holder: 9 }, { offset: 1 }]);
  });
});
