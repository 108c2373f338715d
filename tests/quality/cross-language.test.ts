import { describe, expect, it } from 'vitest';
import {
  alignAcrossLanguages,
  collectCrossLanguage,
  crossLanguageKeys,
  findCrossLanguageCandidates,
} from '../../src/similarity/cross-language/index.ts';
import { measure } from './cross-language-data/measure.ts';
import { labelledPairs, type PairClass, readTrios } from './cross-language-data/pairs.ts';

const pairs = labelledPairs('held-out');
const measured = (...kinds: PairClass[]) =>
  measure(
    pairs.filter((pair) => kinds.includes(pair.kind)),
    (pair) => alignAcrossLanguages(pair.suspicious, pair.source),
  );

// Floors stand a little under what docs/adr/0006-cross-language.md states: they hold the engine where it is.
describe('translated passages, held-out half', () => {
  it('finds faithful translations', () => {
    const faithful = measured('faithful');
    expect(faithful.pairs).toBe(44);
    expect(faithful.plagdet).toBeGreaterThan(0.97);
    expect(faithful.granularity).toBe(1);
  });

  it('finds half of the free translations in short documents', () => {
    const free = measured('free');
    expect(free.precision).toBeGreaterThan(0.95);
    expect(free.recall).toBeGreaterThan(0.5);
  });

  it('seldom speaks where nothing is translated', () => {
    const negatives = measured('same-topic', 'unrelated');
    expect(negatives.pairs).toBe(132);
    expect(negatives.detected).toBeLessThan(0.02);
  });

  it('puts the source of a faithful translation first among the other passages', () => {
    const trios = readTrios('held-out');
    const collection = collectCrossLanguage(trios.map(({ en }, t) => ({ id: String(t), keys: crossLanguageKeys(en) })));
    const firsts = trios.map(({ zh }) => findCrossLanguageCandidates(crossLanguageKeys(zh), collection)[0]?.id);
    expect(firsts).toEqual(trios.map((_, t) => String(t)));
  });
});

describe('the labelled texts', () => {
  it('are whole, and the halves share no topic', () => {
    const halves = [readTrios('dev'), readTrios('held-out')] as const;
    for (const trios of halves) {
      expect(trios).toHaveLength(22);
      for (const { zh, en, free } of trios) expect([zh.length > 90, en.length > 300, free.length > 250]).toEqual([true, true, true]);
    }
    const dev = new Set(halves[0].map(({ topic }) => topic));
    expect(halves[1].filter(({ topic }) => dev.has(topic))).toEqual([]);
  });

  it('mark the translated passage by its span', () => {
    const trios = readTrios('held-out');
    for (const { truth, suspicious, source } of pairs) {
      if (truth === undefined) continue;
      const texts = [suspicious.slice(truth.suspicious.start, truth.suspicious.end), source.slice(truth.source.start, truth.source.end)];
      expect(trios.some(({ zh, en, free }) => texts.includes(zh) && (texts.includes(en) || texts.includes(free)))).toBe(true);
    }
  });
});
