import { describe, expect, it } from 'vitest';
import { ctcLetters, lineOf } from './ctc-decode.ts';

const CHARACTERS = ['', '陇', '东'];
const ctcDecode = (probabilities: Float32Array) => lineOf(ctcLetters(probabilities, CHARACTERS.length, CHARACTERS));
const steps = (...best: readonly (readonly [index: number, probability: number])[]): Float32Array =>
  Float32Array.from(best.flatMap(([index, probability]) => CHARACTERS.map((_, i) => (i === index ? probability : (1 - probability) / 2))));

describe('ctcDecode', () => {
  it('joins repeats, drops blanks, and keeps a letter that a blank parts from itself', () => {
    const { text } = ctcDecode(steps([0, 0.9], [1, 0.8], [1, 0.9], [2, 0.9], [0, 0.9], [2, 0.9]));
    expect(text).toBe('陇东东');
  });

  it('is as sure as the mean of its letters, blanks aside', () => {
    expect(ctcDecode(steps([1, 0.8], [0, 0.99], [2, 0.6])).confidence).toBeCloseTo(0.7, 5);
  });

  it('gives a line without letters no confidence', () => {
    expect(ctcDecode(steps([0, 0.99], [0, 0.99]))).toEqual({ text: '', confidence: 0 });
  });
});
