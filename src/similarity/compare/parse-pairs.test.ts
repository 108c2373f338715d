import { describe, expect, it } from 'vitest';
import { parsePairs } from './parse-pairs.ts';

const code = (text: string): unknown => {
  try {
    parsePairs(text, 'pairs');
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('parsePairs', () => {
  it('reads blanks, tabs, CR LF and a byte-order mark', () => {
    expect(parsePairs('\ufeffa.txt b.txt\r\n\n c d.txt\te.txt \n')).toEqual([
      { suspicious: 'a.txt', source: 'b.txt' },
      { suspicious: 'c d.txt', source: 'e.txt' },
    ]);
    expect(parsePairs('')).toEqual([]);
  });

  it('names the line that does not hold two names', () => {
    expect(code('a b\nc')).toMatchObject({ code: 'pairs-bad-line', file: 'pairs', message: expect.stringContaining('Line 2') as string });
    expect(code('a b c')).toMatchObject({ code: 'pairs-bad-line' });
  });

  it('lets no name leave its folder', () => {
    expect(code('../secret b')).toMatchObject({ code: 'pairs-bad-name' });
    expect(code('a C:\\b')).toMatchObject({ code: 'pairs-bad-name' });
  });
});
