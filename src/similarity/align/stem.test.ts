import { expect, it } from 'vitest';
import { stem } from './stem.ts';

it.each([
  ['cats', 'cat'],
  ['running', 'runs'],
  ['stopped', 'stops'],
  ['studies', 'study'],
  ['normalisation', 'normalise'],
  ['quickly', 'quick'],
  ['movement', 'moves'],
])('gives %s and %s one stem', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

it.each([
  ['general', 'generous'],
  ['number', 'numeral'],
  ['sing', 'sed'],
  ['the', 'then'],
])('tells %s from %s', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
