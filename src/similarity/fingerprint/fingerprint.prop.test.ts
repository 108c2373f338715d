import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { type Fingerprints, fingerprint } from './fingerprint.ts';
import { GUARANTEED_HAN_RUN, GUARANTEED_WORD_RUN } from './winnowing.ts';

const HAN = Array.from(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处',
);
const han = fc.constantFrom(...HAN.slice(0, 12), ...HAN);
const word = fc.string({ unit: fc.constantFrom(...['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']), minLength: 1, maxLength: 6 });
const number = fc.nat(999).map(String);
const hanText = fc.array(han, { maxLength: 60 }).map((tokens) => tokens.join(''));
const wordText = fc.array(word, { maxLength: 40 }).map((tokens) => tokens.join(' '));
const context = fc.array(fc.oneof(hanText, wordText, number), { maxLength: 4 }).map((parts) => parts.join('，'));
const of = (text: string): Fingerprints => fingerprint(normalise(text));
const keys = (text: string): Set<string> => {
  const prints = of(text);
  return new Set(Array.from(prints.high, (high, i) => `${high}:${prints.low[i]}`));
};
const shareOne = (a: string, b: string): boolean => {
  const other = keys(b);
  return [...keys(a)].some((key) => other.has(key));
};
const contexts = fc.tuple(context, context, context, context);
const embed = (run: string, [a, b, c, d]: [string, string, string, string]): boolean => shareOne(`${a} ${run} ${b}`, `${c}。${run}。${d}`);

test('any shared run of 13 Han characters has a fingerprint in common', () => {
  fc.assert(
    fc.property(fc.array(han, { minLength: GUARANTEED_HAN_RUN, maxLength: GUARANTEED_HAN_RUN + 3 }), contexts, (run, around) =>
      embed(run.join(''), around),
    ),
    { numRuns: 400 },
  );
});

test('any shared run of 8 words has a fingerprint in common', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(word, number), { minLength: GUARANTEED_WORD_RUN, maxLength: GUARANTEED_WORD_RUN + 2 }),
      contexts,
      (run, around) => embed(run.join(' '), around),
    ),
    { numRuns: 400 },
  );
});

test('any shared run of 13 tokens of mixed kinds has a fingerprint in common', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(han, word, number), { minLength: 13, maxLength: 16 }), contexts, (run, around) =>
      embed(run.join(' '), around),
    ),
    { numRuns: 400 },
  );
});

test('a shorter run is not promised: the guarantee is as tight as it says', () => {
  const shared = HAN.slice(0, 6).join('');
  expect(
    shareOne(
      `${HAN.slice(20, 60).join('')}${shared}${HAN.slice(60, 90).join('')}`,
      `${HAN.slice(100, 130).join('')}${shared}${HAN.slice(130, 160).join('')}`,
    ),
  ).toBe(false);
});

test('positions are increasing, inside the text, and their number keeps to the density of winnowing', () => {
  fc.assert(
    fc.property(fc.array(context, { maxLength: 5 }), (parts) => {
      const tokens = normalise(parts.join(' '));
      const { positions, length } = fingerprint(tokens);
      for (let i = 0; i < length; i++) {
        expect(positions[i]).toBeLessThan(tokens.length);
        if (i > 0) expect(positions[i]).toBeGreaterThan(positions[i - 1]!);
      }
      if (tokens.length >= 7) expect(length).toBeGreaterThan(0);
    }),
  );
  const random = Array.from({ length: 20_000 }, (_, i) => HAN[(Math.imul(i + 7, 2654435761) >>> 9) % HAN.length]).join('');
  expect(of(random).length / 20_000).toBeCloseTo(0.25, 1);
});

test('a text of one repeated character is not selected at every place', () => {
  expect(of('的'.repeat(7000)).length).toBeLessThan(1100);
});
