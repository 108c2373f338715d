import { describe, expect, it, vi } from 'vitest';
import type { CtcLetter } from './ctc-decode.ts';
import { rereadNarrow } from './reread-narrow.ts';

/** One letter every four columns. */
const letters = (text: string): CtcLetter[] => Array.from(text, (letter, index) => ({ text: letter, step: index * 4, probability: 0.9 }));
const textOf = (read: readonly CtcLetter[] | undefined): string | undefined => read?.map(({ text }) => text).join('');
const LINE = letters('陇东高原的降水量为54毫米左右而蒸发量大得多');

describe('rereadNarrow', () => {
  it('fits what is read again between the Chinese letters beside it, and asks for no more than that', async () => {
    const readPiece = vi.fn<(from: number, to: number) => Promise<readonly CtcLetter[]>>(() => Promise.resolve(letters('量为546毫米')));
    expect(textOf(await rereadNarrow(LINE, 88, readPiece))).toBe('陇东高原的降水量为546毫米左右而蒸发量大得多');
    expect(readPiece).toHaveBeenCalledTimes(1);
    const [from = 0, to = 0] = readPiece.mock.calls[0] ?? [];
    expect([from > 24, to < 56]).toEqual([true, true]);
  });

  it('gives up where the piece does not fit, and where most of the line is narrow', async () => {
    expect(await rereadNarrow(LINE, 88, () => Promise.resolve(letters('546')))).toBeUndefined();
    expect(await rereadNarrow(letters('见ISSN 1001-2345号'), 60, () => Promise.resolve([]))).toBeUndefined();
  });

  it('reads a doubtful Chinese letter again, and keeps the surer reading', async () => {
    const line = letters('陇东高原的蒸发量比降水量大得多').map((letter, at) => ({ ...letter, probability: at === 6 ? 0.4 : 0.9 }));
    const again = (probability: number) => () =>
      Promise.resolve(letters('的蒸法量比').map((letter, at) => ({ ...letter, probability: at === 2 ? probability : 0.9 })));
    expect(textOf(await rereadNarrow(line, 64, again(0.7)))).toBe('陇东高原的蒸法量比降水量大得多');
    expect(textOf(await rereadNarrow(line, 64, again(0.3)))).toBe('陇东高原的蒸发量比降水量大得多');
    expect(textOf(await rereadNarrow(line, 64, () => Promise.resolve([])))).toBe('陇东高原的蒸发量比降水量大得多');
    expect(textOf(await rereadNarrow(line, 64, () => Promise.resolve(letters('的蒸量比'))))).toBe('陇东高原的蒸发量比降水量大得多');
  });

  it('needs no neighbour at the ends of a line', async () => {
    const line = letters('12陇东高原的降水量和蒸发量之比');
    expect(textOf(await rereadNarrow(line, 64, () => Promise.resolve(letters('[12]陇东'))))).toBe('[12]陇东高原的降水量和蒸发量之比');
  });
});
