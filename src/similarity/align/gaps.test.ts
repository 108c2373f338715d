import { expect, it } from 'vitest';
import { normalise } from '../normalise/normalise.ts';
import { CLAUSE_GAP, findGaps, ITEM_GAP, LINE_GAP, NO_GAP, PARAGRAPH_GAP, SENTENCE_GAP } from './gaps.ts';

const between = (text: string): number[] => Array.from(findGaps(text, normalise(text))).slice(1, -1);

it('grades what stands between tokens', () => {
  expect(between('one two, three. Four')).toEqual([NO_GAP, CLAUSE_GAP, SENTENCE_GAP]);
  expect(between('end.\nNext')).toEqual([PARAGRAPH_GAP]);
  expect(between('甲，乙。丙')).toEqual([CLAUSE_GAP, SENTENCE_GAP]);
});

it('ends no sentence inside a number, an address or an abbreviation', () => {
  expect(between('3.5 per')).toEqual([NO_GAP, NO_GAP]);
  expect(between('www.example.org')).toEqual([NO_GAP, NO_GAP]);
  expect(between('cf. also')).toEqual([NO_GAP]);
});

it('takes a lone line end for a heading only where lines are not wrapped', () => {
  const prose = 'One. Two. Three. Four. Five.\n\nHeading\nText. More. ';
  expect(between(prose)).toContain(ITEM_GAP);
  expect(between('a b\nc d\ne f\ng h. I')).toContain(LINE_GAP);
});
