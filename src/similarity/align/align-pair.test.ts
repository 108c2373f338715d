import { describe, expect, it } from 'vitest';
import { prepareDocument } from './align-document.ts';
import { alignPair } from './align-pair.ts';

const align = (a: string, b: string) => alignPair(prepareDocument(a), prepareDocument(b));
const cut = (text: string, span: { start: number; end: number }) => text.slice(span.start, span.end);

const BEFORE =
  'The museum opens at nine in the morning and closes at dusk. Visitors leave their umbrellas in the hall. A guide speaks to groups of twelve. ';
const AFTER = ' The café serves soup and bread until three. Children under seven enter free of charge. Dogs wait outside by the fountain.';
const OTHER =
  'Sheep prefer the southern slope while frost lies in the valley. Wool is sheared in May. The dog keeps the flock together at night. ';
const CORE =
  'Seepage from the lined canal did not stop after the repair but moved to the joints between the slabs. We set twenty seven gauges along the main canal and read them every month for three years. Losses were greatest where the fill meets the cutting, because there the joints open first. Mending should therefore begin with the joints, and the slabs can wait for the following winter.';
const REWORDED =
  'After the repair, seepage from the lined canal moved to joints between slabs instead of stopping. Twenty seven gauges were set along the main canal and were read each month during three years. Where the fill meets the cutting losses were the greatest, since joints open there first. Repairs should thus begin with joints; slabs can wait until next winter.';

describe('alignPair', () => {
  it('delimits a copy to the character on both sides', () => {
    const [a, b] = [BEFORE + CORE + AFTER, OTHER + CORE + OTHER];
    const [passage, ...rest] = align(a, b);
    expect(rest).toEqual([]);
    expect(passage).toMatchObject({ kind: 'verbatim', strength: 1 });
    expect(cut(a, passage!.suspicious)).toBe(CORE);
    expect(cut(b, passage!.source)).toBe(CORE);
  });

  it('finds a copy whose lines are broken elsewhere', () => {
    const broken = CORE.replaceAll(' the ', '\nthe ');
    const [a, b] = [BEFORE + broken + AFTER, OTHER + CORE];
    expect(align(a, b).map(({ suspicious, source, kind }) => [cut(a, suspicious), cut(b, source), kind])).toEqual([
      [broken, CORE, 'verbatim'],
    ]);
  });

  it('finds a passage in other words and calls it no copy', () => {
    const [a, b] = [BEFORE + REWORDED + AFTER, OTHER + CORE + OTHER];
    const [passage, ...rest] = align(a, b);
    expect(rest).toEqual([]);
    expect(passage?.kind).toBe('paraphrased');
    expect(passage!.strength).toBeLessThan(0.95);
    expect(Math.abs(passage!.suspicious.start - BEFORE.length)).toBeLessThan(40);
    expect(Math.abs(passage!.source.end - (OTHER + CORE).length)).toBeLessThan(40);
  });

  it('keeps sentences in another order together as one passage', () => {
    const shuffled = [2, 0, 3, 1].map((at) => CORE.split(/(?<=\.) /)[at]).join(' ');
    const [a, b] = [BEFORE + shuffled + AFTER, OTHER + CORE + OTHER];
    const found = align(a, b);
    expect(found.map(({ kind }) => kind)).toEqual(['reordered']);
    expect(cut(a, found[0]!.suspicious)).toBe(shuffled);
    expect(cut(b, found[0]!.source)).toBe(CORE);
  });

  it('tells two copies of different places apart', () => {
    const second =
      'Pollen settles in the lake mud year after year and keeps the record of the forest. A core of nine metres covers six thousand years. Birch gives way to pine, and pine to spruce, long before the first field was cleared on the northern shore of the lake.';
    const a = BEFORE + CORE + AFTER + second + BEFORE;
    const b = second + OTHER.repeat(3) + CORE;
    expect(align(a, b).map(({ suspicious, source }) => [cut(a, suspicious), cut(b, source)])).toEqual([
      [CORE, CORE],
      [second, second],
    ]);
  });

  it('shows nothing between texts that share only common words', () => {
    expect(align(BEFORE + AFTER, OTHER + CORE)).toEqual([]);
    expect(align('', CORE)).toEqual([]);
    expect(align('a', 'a')).toEqual([]);
  });
});
