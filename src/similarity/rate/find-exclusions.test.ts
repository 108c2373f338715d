import { describe, expect, test } from 'vitest';
import type { Section } from '../../domain/document.ts';
import { findCommonWording, findExclusions } from './find-exclusions.ts';

const found = (text: string, sections: readonly Section[] = []): [string, string][] =>
  findExclusions(text, sections).map(({ end, reason, start }) => [reason, text.slice(start, end)]);

describe('findExclusions', () => {
  test.each([
    [
      'a cited article',
      '据此，《中华人民共和国水土保持法》第二十条规定，禁止在陡坡地开垦种植农作物。本文认为不妥。',
      '《中华人民共和国水土保持法》第二十条规定，禁止在陡坡地开垦种植农作物。',
    ],
    [
      'a quoted article, as far as the quotation goes',
      '《某市河道管理条例》（2018年修正）第八条第二款规定：“河道应当定期清淤。沿岸不得堆物。”笔者以为然。',
      '《某市河道管理条例》（2018年修正）第八条第二款规定：“河道应当定期清淤。沿岸不得堆物。”',
    ],
    [
      'a printed article over two lines',
      '前文。\n第十二条　任何单位和个人\n不得侵占河道。\n后文继续。',
      '第十二条　任何单位和个人\n不得侵占河道。',
    ],
    [
      'articles quoted as they are printed',
      '现行规定照录如下：“第三条　树冠以外五米为保护范围。第四条　范围内不得取暖。”[1]其余自拟。',
      '“第三条　树冠以外五米为保护范围。第四条　范围内不得取暖。”',
    ],
    [
      'an English article',
      'We note that Article 6(1) of the Water Framework Directive provides that registers be kept. We go on.',
      'Article 6(1) of the Water Framework Directive provides that registers be kept.',
    ],
  ])('takes %s for a statute', (_, text, expected) => expect(found(text)).toEqual([['statute', expected]]));

  test('takes what a standard lays down, not a bare mention of it', () => {
    expect(found('渠道衬砌厚度按GB/T 50600-2020的要求不小于八厘米。此外另有说明。')).toEqual([
      ['standard', 'GB/T 50600-2020的要求不小于八厘米。'],
    ]);
    expect(found('试样按GB/T 50123-2019制备。')).toEqual([]);
  });

  test.each([
    '基金项目：某省自然科学基金（20XX-1）。',
    '所有患者均签署了知情同意书。',
    '本研究经某医院伦理委员会批准。',
    '作者声明不存在利益冲突。',
    'This work was supported by the Fund of Somewhere.',
    'The authors declare that they have no competing interests.',
    'Written informed consent was obtained from all participants.',
  ])('takes a set phrase of papers for boilerplate: %s', (sentence) => {
    expect(found(`这是前一句。${sentence}\nOwn words follow here.`)).toEqual([['boilerplate', sentence]]);
  });

  test('takes a form heading alone on its line, not within a sentence', () => {
    expect(found('（一）研究目的与意义：____\n本课题的研究目的与意义在于节水。')).toEqual([['template', '（一）研究目的与意义：____']]);
  });

  test('leaves ordinary prose alone', () => {
    expect(found('他说：“第二条渠道没有衬砌，渗得厉害。”第三条　渠道也一样。')).toEqual([]);
    expect(found('渠道衬砌以后，渗漏量下降明显。第二条渠道没有衬砌，法律问题另文讨论。《史记》第十篇记载了灌溉。')).toEqual([]);
    expect(found('The law of large numbers holds. Section 3 of the paper gives the proof.')).toEqual([]);
  });

  test('leaves out the sections and the grounds asked for', () => {
    const text = '正文。\n致谢：感谢大家。作者声明不存在利益冲突。';
    const sections: Section[] = [{ kind: 'acknowledgements', start: 4, end: text.length }];
    expect(findExclusions(text, sections, { sections: ['acknowledgements'], grounds: [] })).toEqual([
      { start: 4, end: text.length, reason: 'section' },
    ]);
  });

  test('does not let one phrase take a page that has lost its full stops', () => {
    expect(found(`作者声明不存在利益冲突${'水'.repeat(700)}。`)).toEqual([]);
  });

  test('is linear: text of openings alone does not stall', () => {
    const began = performance.now();
    for (const part of ['《', '第一条 ', 'GB/T 1-', 'Article 1 of the A ', '本研究经', 'approved by ', 'A of '])
      findExclusions(part.repeat(20_000), []);
    expect(performance.now() - began).toBeLessThan(8000);
  });
});

describe('findCommonWording', () => {
  const shared = (owners: number, start: number, end: number) =>
    Array.from({ length: owners }, (_, i) => ({ span: { start, end }, owner: `o${i}` }));

  test('takes what more than five owners share, and only the part that they all share', () => {
    expect(findCommonWording(shared(5, 0, 50))).toEqual([]);
    expect(findCommonWording([...shared(5, 0, 50), { span: { start: 20, end: 90 }, owner: 'o9' }])).toEqual([
      { start: 20, end: 50, reason: 'common-wording' },
    ]);
  });

  test('counts an owner once', () => {
    expect(findCommonWording([...shared(5, 0, 50), ...shared(5, 0, 50)])).toEqual([]);
  });

  test('does not take a long text that many share for wording', () => {
    expect(findCommonWording(shared(9, 0, 201))).toEqual([]);
  });
});
