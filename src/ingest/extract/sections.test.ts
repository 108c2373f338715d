import { describe, expect, it } from 'vitest';
import { assembleText } from './assemble-text.ts';
import { sectionsOf } from './sections.ts';

function kinds(paragraphs: readonly string[]): string[] {
  const { text, blocks } = assembleText([{ number: 1, blocks: paragraphs.map((paragraph) => ({ text: paragraph })) }]);
  const sections = sectionsOf(blocks, text.length);
  // Whatever the sections are, they follow each other and cover the text.
  expect(sections[0]?.start).toBe(0);
  expect(sections.at(-1)?.end).toBe(text.length);
  sections.slice(1).forEach((section, index) => expect(section.start).toBe(sections[index]?.end));
  return sections.map((section) => `${section.kind}:${text.slice(section.start, section.end).split('\n')[0]?.slice(0, 12) ?? ''}`);
}

describe('sectionsOf', () => {
  it('tells the sections of a Chinese paper', () => {
    expect(
      kinds([
        '题目',
        '作者',
        '【摘 要】本文研究。',
        '关键词：甲；乙',
        '中图分类号：S812',
        '0 引言',
        '正文提到参考文献的重要性。',
        '参考文献',
        '[1] 张三. 题[J].',
        '致 谢',
        '感谢。',
        '附录 A',
        '表',
      ]),
    ).toEqual([
      'front:题目',
      'abstract:【摘 要】本文研究。',
      'body:0 引言',
      'references:参考文献',
      'acknowledgements:致 谢',
      'appendix:附录 A',
    ]);
  });

  it('tells the sections of an English paper', () => {
    expect(
      kinds([
        'A Title',
        'Abstract',
        'We study.',
        'Keywords: a, b',
        '1. Introduction',
        'Text.',
        'Acknowledgments',
        'Thanks.',
        'References',
        '[1] A.',
      ]),
    ).toEqual(['front:A Title', 'abstract:Abstract', 'body:1. Introduct', 'acknowledgements:Acknowledgme', 'references:References']);
  });

  it('takes the translated abstract at the end for an abstract', () => {
    expect(kinds(['题', '摘要：文。', '一、问题', '文', '参考文献：', '[1] 甲.', 'Abstract: We study.', 'Key words: a'])).toEqual([
      'front:题',
      'abstract:摘要：文。',
      'body:一、问题',
      'references:参考文献：',
      'abstract:Abstract: We',
    ]);
  });

  it('calls text without a heading body, and does not take a mention for a heading', () => {
    expect(kinds(['只有正文。', '摘要写作的方法是本文的主题，参考文献见后。'])).toEqual(['body:只有正文。']);
    expect(sectionsOf([], 0)).toEqual([]);
  });
});
