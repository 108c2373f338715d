import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { subtractSpans } from './character-counter.ts';
import { computeRates, type RatedPassage } from './compute-rates.ts';

const text = '甲'.repeat(50) + ' \n' + '乙'.repeat(50);
const passage = (start: number, end: number, source = 's', more: Partial<RatedPassage> = {}): RatedPassage => ({
  span: { start, end },
  source,
  cited: false,
  ownWork: false,
  ...more,
});

describe('computeRates', () => {
  test('counts a character once however many passages cover it', () => {
    const { rates } = computeRates({ text, passages: [passage(0, 10), passage(5, 20, 't'), passage(5, 20, 't')] });
    expect(rates).toEqual({
      characters: 100,
      total: { characters: 20, percent: 20 },
      lessCitations: { characters: 20, percent: 20 },
      lessOwnWork: { characters: 20, percent: 20 },
      largestSingleSource: { characters: 15, percent: 15, source: 't' },
    });
  });

  test('leaves white space out of both sides of the share', () => {
    expect(computeRates({ text, passages: [passage(45, 57)] }).rates.total).toEqual({ characters: 10, percent: 10 });
  });

  test('takes away citations and own work, unless another passage covers the same characters', () => {
    const { rates, exclusions } = computeRates({
      text,
      passages: [passage(0, 20, 'a', { cited: true }), passage(10, 15, 'b'), passage(60, 70, 'c', { ownWork: true })],
    });
    expect(rates.total.percent).toBe(30);
    expect(rates.lessCitations.percent).toBe(15);
    expect(rates.lessOwnWork.percent).toBe(20);
    expect(exclusions).toEqual([
      { reason: 'citations', characters: 15, matchedCharacters: 15, points: 15 },
      { reason: 'own-work', characters: 10, matchedCharacters: 10, points: 10 },
    ]);
  });

  test('takes excluded spans out of the matched characters, not of those they are a share of', () => {
    const { rates, exclusions } = computeRates({ text, passages: [passage(0, 20)], excluded: [{ start: 0, end: 10, reason: 'statute' }] });
    expect(rates.characters).toBe(100);
    expect(rates.total).toEqual({ characters: 10, percent: 10 });
    expect(exclusions).toEqual([{ reason: 'statute', characters: 10, matchedCharacters: 10, points: 10 }]);
  });

  test('where two grounds overlap the first takes the characters', () => {
    const excluded = [
      { start: 0, end: 10, reason: 'statute' },
      { start: 5, end: 25, reason: 'boilerplate' },
    ] as const;
    expect(computeRates({ text, passages: [passage(0, 20)], excluded }).exclusions).toEqual([
      { reason: 'statute', characters: 10, matchedCharacters: 10, points: 10 },
      { reason: 'boilerplate', characters: 15, matchedCharacters: 10, points: 10 },
    ]);
  });

  test('tells the first fifth from the rest, and the sections apart', () => {
    const { parts } = computeRates({ text, passages: [passage(10, 30), passage(60, 65)], sectionStarts: [52] });
    expect(parts).toEqual({
      frontCharacters: 10,
      backCharacters: 15,
      sections: 2,
      suspectedSections: 2,
      mostInSection: 20,
      leastInSection: 5,
    });
    expect(computeRates({ text, passages: [] }).parts).toEqual({
      frontCharacters: 0,
      backCharacters: 0,
      sections: 1,
      suspectedSections: 0,
      mostInSection: 0,
      leastInSection: 0,
    });
  });

  test('gives zero for a text without characters and bears spans outside it', () => {
    expect(computeRates({ text: ' \n', passages: [passage(0, 50)] }).rates.total).toEqual({ characters: 0, percent: 0 });
    expect(computeRates({ text, passages: [passage(-5, 5000)] }).rates.total.percent).toBe(100);
  });

  test('of two equal sources names the first by id', () => {
    expect(computeRates({ text, passages: [passage(0, 5, 'b'), passage(10, 15, 'a')] }).rates.largestSingleSource.source).toBe('a');
  });
});

const span = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]) => ({ start, end: start + length }));

test('subtractSpans agrees with doing it character by character', () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 6 }), fc.array(span, { maxLength: 6 }), (spans, taken) => {
      const inside = (at: number, all: readonly { start: number; end: number }[]): boolean =>
        all.some(({ start, end }) => at >= start && at < end);
      const left = subtractSpans(spans, taken);
      for (let at = 0; at < 90; at++) expect(inside(at, left)).toBe(inside(at, spans) && !inside(at, taken));
    }),
  );
});

test('rates keep their order: no rate exceeds the total, and none is outside 0 to 100', () => {
  const passages = fc.array(fc.record({ span, source: fc.constantFrom('a', 'b', 'c'), cited: fc.boolean(), ownWork: fc.boolean() }), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(
      passages,
      fc.array(
        fc.tuple(span, fc.constantFrom('statute' as const, 'boilerplate' as const)).map(([s, reason]) => ({ ...s, reason })),
        { maxLength: 3 },
      ),
      (all, excluded) => {
        const { rates, exclusions, parts } = computeRates({ text, passages: all, excluded, sectionStarts: [7, 33] });
        expect(rates.total.percent).toBeGreaterThanOrEqual(0);
        expect(rates.total.percent).toBeLessThanOrEqual(100);
        for (const rate of [rates.lessCitations, rates.lessOwnWork, rates.largestSingleSource])
          expect(rate.characters).toBeLessThanOrEqual(rates.total.characters);
        // What the grounds took and what is left make up what was matched; front and back make up what is left.
        const grounds = exclusions.filter(({ reason }) => reason !== 'citations' && reason !== 'own-work');
        const whole = computeRates({ text, passages: all }).rates.total.characters;
        expect(grounds.reduce((sum, ground) => sum + ground.matchedCharacters, rates.total.characters)).toBe(whole);
        expect(parts.frontCharacters + parts.backCharacters).toBe(rates.total.characters);
        expect(parts.leastInSection).toBeLessThanOrEqual(parts.mostInSection);
        if (parts.suspectedSections === 1) expect(parts.mostInSection).toBe(rates.total.characters);
      },
    ),
  );
});
