import { describe, expect, test } from 'vitest';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { normalise } from '../normalise/normalise.ts';
import { findCandidates, findCandidatesOfMany } from './find-candidates.ts';

const keys = (text: string): Float64Array => indexKeys(fingerprint(normalise(text)));
const words = (prefix: string, count: number): string => Array.from({ length: count }, (_, i) => `${prefix}${i.toString(36)}q`).join(' ');
const index = (texts: Readonly<Record<string, string>>): MemoryIndex => {
  const memory = new MemoryIndex();
  for (const [id, text] of Object.entries(texts)) memory.add({ info: { id, authors: [] }, text });
  return memory;
};

describe('findCandidates', () => {
  test('names whoever shares eight words, and nobody else', () => {
    const memory = index({ a: `${words('a', 50)} one two three four five six seven eight ${words('b', 50)}`, b: words('c', 100) });
    expect(
      findCandidates(memory, keys(`${words('x', 30)} One two, three FOUR five six seven eight. ${words('y', 30)}`)).map(({ id }) => id),
    ).toEqual(['a']);
  });

  test('names whoever shares thirteen characters, in traditional script and with hidden marks', () => {
    const memory = index({
      a: '本文讨论了另外一个问题，该方法能够有效提高教师队伍的整体素质水平，最后给出结论',
      b: '完全无关的另一篇文字内容在此处书写以供比较使用而已',
    });
    const found = findCandidates(memory, keys('他人文字在前：該方\u200b法能夠有效提高教師\u200b隊伍的整體素質水平。他人文字在后'));
    expect(found.map(({ id }) => id)).toEqual(['a']);
  });

  test('weighs rare fingerprints above those that many share', () => {
    const common = words('common', 30);
    const rare = words('rare', 14);
    const memory = index({
      ...Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`c${i}`, `${common} ${words(`own${i}x`, 10)}`])),
      r: `${rare} ${words('zz', 30)}`,
    });
    const [first, second] = findCandidates(memory, keys(`${common} and ${rare}`));
    expect(first?.id).toBe('r');
    expect(second?.shared).toBeGreaterThan(first?.shared ?? Infinity);
  });

  test('measures how much of the query is there, and how alike the two are as wholes', () => {
    const text = words('w', 200);
    const memory = index({ same: text, longer: `${text} ${words('v', 600)}` });
    const found = findCandidates(memory, keys(text));
    expect(found.find(({ id }) => id === 'same')?.containment).toBe(1);
    expect(found.find(({ id }) => id === 'longer')?.containment).toBeGreaterThan(0.95);
    expect(found.find(({ id }) => id === 'same')?.resemblance).toBe(1);
    expect(found.find(({ id }) => id === 'longer')?.resemblance).toBeLessThan(0.4);
  });

  test('keeps to limit, least and except, whatever the order of adding', () => {
    const texts = Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`d${i}`, words('w', 40)]));
    const query = keys(words('w', 40));
    const forward = findCandidates(index(texts), query, { limit: 5, except: new Set(['d0']) }).map(({ id }) => id);
    const backward = findCandidates(index(Object.fromEntries(Object.entries(texts).reverse())), query, {
      limit: 5,
      except: new Set(['d0']),
    }).map(({ id }) => id);
    expect(forward).toEqual(['d1', 'd10', 'd11', 'd12', 'd13']);
    expect(backward).toEqual(forward);
    expect(findCandidates(index(texts), query, { leastShared: 1000 })).toEqual([]);
  });

  test('answers nothing to nothing', () => {
    expect(findCandidates(index({}), keys('some words to look for in an empty index'))).toEqual([]);
    expect(findCandidates(index({ a: 'x' }), new Float64Array())).toEqual([]);
    expect(findCandidatesOfMany(index({ a: 'x' }), [])).toEqual([]);
  });

  test('refuses two documents of one id', () => {
    const memory = index({ a: 'x' });
    expect(() => memory.add({ info: { id: 'a', authors: [] }, text: 'y' })).toThrow('id a');
  });
});
