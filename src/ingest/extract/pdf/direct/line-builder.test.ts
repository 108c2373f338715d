import { describe, expect, it } from 'vitest';
import { linesOfRuns } from './line-builder.ts';
import { RunTable } from './run-table.ts';

const SIZE = 10;
/** Pieces of ideographs on one baseline, each after so much white, in letters. */
function textOf(...pieces: readonly (readonly [text: string, white: number])[]): string | undefined {
  const runs = new RunTable();
  let x = 0;
  for (const [text, white] of pieces) {
    x += white * SIZE;
    runs.add(text, x, 100, x + text.length * SIZE, 100, 1, 0, SIZE);
    x += text.length * SIZE;
  }
  return linesOfRuns(runs, () => true)[0]?.text;
}

describe('white between ideographs', () => {
  it('parts words where the letters of each stand close', () => {
    expect(textOf(['温生', 0], ['闻若', 0.25], ['慕容青志', 0.25])).toBe('温生 闻若 慕容青志');
  });
  it('parts nothing where all letters are set so wide', () => {
    expect(textOf(['引', 0], ['言', 0.4], ['部', 0.4], ['分', 0.4])).toBe('引言部分');
    expect(textOf(['李', 0], ['明', 0.5])).toBe('李明');
  });
});
