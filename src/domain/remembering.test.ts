import { describe, expect, it } from 'vitest';
import { remembering } from './remembering.ts';

describe('remembering', () => {
  const counted = () => {
    const made: string[] = [];
    const length = remembering((text) => {
      made.push(text);
      return text === '' ? undefined : text.length;
    });
    return { length, made };
  };

  it('makes a value once a text, also where the value is undefined', () => {
    const { length, made } = counted();
    expect(['', '刊名', '', '刊名'].map(length)).toEqual([undefined, 2, undefined, 2]);
    expect(made).toEqual(['', '刊名']);
  });

  it('keeps no long text and forgets when it is full', () => {
    const { length, made } = counted();
    const [long, longest] = ['长'.repeat(1001), '长'.repeat(1000)];
    for (const text of [long, long, longest, longest]) length(text);
    expect(made).toEqual([long, long, longest]);
    for (let at = 0; at < 4096; at++) length(`${at}`);
    length(longest);
    expect(made.at(-1)).toBe(longest);
    expect(made.filter((text) => text === longest)).toHaveLength(2);
  });
});
