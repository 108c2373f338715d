import { describe, expect, it } from 'vitest';
import { type IdentifiedWork, sameWork } from './same-work.ts';

const w = (fields: Partial<IdentifiedWork>): IdentifiedWork => ({ authors: [], ...fields });

describe('sameWork', () => {
  it.each([
    ['doi', w({ doi: 'https://doi.org/10.1000/ABC' }), w({ doi: '10.1000/abc' })],
    ['isbn', w({ isbn: '978-7-04-018888-5' }), w({ isbn: '7-04-018888-X' })],
    ['patent', w({ patentNumber: 'ZL 201510123456.7' }), w({ patentNumber: '2015101234567'.slice(0, 12) })],
    ['file', w({ documents: ['a', 'b'] }), w({ documents: ['b'] })],
    ['title-and-authors', w({ title: '黄土 高原：研究', authors: ['张三', '李四'] }), w({ title: '黄土高原研究', authors: ['李 四'] })],
  ] as const)('knows one work by its %s', (ground, a, b) => {
    expect(sameWork(a, b)).toBe(ground);
    expect(sameWork(b, a)).toBe(ground);
  });

  it('does not take a common title or missing numbers for one work', () => {
    expect(sameWork(w({ title: '黄土高原研究', authors: ['张三'] }), w({ title: '黄土高原研究', authors: ['王五'] }))).toBeUndefined();
    expect(sameWork(w({ title: '前言', authors: ['张三'] }), w({ title: '前言', authors: ['张三'] }))).toBeUndefined();
    expect(sameWork(w({ doi: '' }), w({ doi: '' }))).toBeUndefined();
    expect(sameWork(w({}), w({}))).toBeUndefined();
    expect(sameWork(w({ isbn: '978-7-04-018888-5' }), w({ isbn: '979-7-04-018888-2' }))).toBeUndefined();
  });
});
