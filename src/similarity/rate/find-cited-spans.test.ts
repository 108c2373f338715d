import { describe, expect, test } from 'vitest';
import type { Section } from '../../domain/document.ts';
import { type CitedSpanOptions, findCitedSpans, isCited } from './find-cited-spans.ts';

const cited = (text: string, sections: readonly Section[] = [], options: CitedSpanOptions = {}): [string, string][] =>
  findCitedSpans(text, sections, options).map((span) => [span.ground, text.slice(span.start, span.end)]);
const quotes = (text: string): [string, string][] => cited(text, [], { sentences: false });

describe('findCitedSpans', () => {
  test.each([
    ['a numbered mark after the quotation', '有学者指出“创新是发展的动力”[3]，此说可取。', '“创新是发展的动力”'],
    ['a mark before it', '张三［2］认为：“创新是发展的动力”。', '“创新是发展的动力”'],
    ['author and year', 'As put before, “learning is slow” (Smith, 2019), we go on.', '“learning is slow”'],
    ['a narrative reference', 'Smith and Jones (2018) hold that "learning is slow and hard".', '"learning is slow and hard"'],
    ['a Chinese author and year', '李四等（2020）指出“学习很慢”。', '“学习很慢”'],
    ['full-width brackets with pages', '“学习很慢”〔4：12〕', '“学习很慢”'],
  ])('takes a quotation with %s', (_, text, quote) => expect(quotes(text)).toEqual([['quoted-and-cited', quote]]));

  test('does not take a quotation that names no source', () => {
    expect(quotes('所谓“创新驱动”是指一种发展方式。')).toEqual([]);
  });

  test('takes the sentence that ends in a mark, not the one before', () => {
    expect(cited('这是自己的话。学习是缓慢的过程[1]。下文是自己的。')).toEqual([['cited-sentence', '学习是缓慢的过程[1]。']]);
    expect(cited('Own words. Learning is slow.[1] More own words.')).toEqual([['cited-sentence', ' Learning is slow.[1]']]);
  });

  test('takes block quotes and the reference list', () => {
    const text = '正文。\n> 引文一行\n> 引文二行\n正文。\n参考文献\n[1] 张三. 论学习[J]. 2019.\n';
    const start = text.indexOf('参考文献');
    expect(cited(text, [{ kind: 'references', start, end: text.length }])).toEqual([
      ['block-quote', '\n> 引文一行\n> 引文二行\n'],
      ['reference-list', text.slice(start)],
    ]);
  });

  test('is linear: a text of quotation marks and brackets alone does not stall', () => {
    const began = performance.now();
    for (const part of ['“', '(', '[1', '"', '《', '> \n', '(a, ']) findCitedSpans(part.repeat(30_000));
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

test('isCited allows a fringe of a fifth', () => {
  expect(
    isCited({ start: 0, end: 10 }, [
      { start: 0, end: 4 },
      { start: 4, end: 8 },
    ]),
  ).toBe(true);
  expect(isCited({ start: 0, end: 10 }, [{ start: 0, end: 7 }])).toBe(false);
  expect(isCited({ start: 5, end: 5 }, [{ start: 0, end: 9 }])).toBe(false);
});
