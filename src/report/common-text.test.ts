import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commonText } from './common-text.ts';

const read = (text: string, ranges: readonly (readonly [number, number])[] | undefined): string[] =>
  (ranges ?? []).map(([start, end]) => text.slice(start, end));

describe('commonText', () => {
  it('marks what both sides say and leaves out what one side changed', () => {
    const [a, b] = ['地下水埋深约六米，每处葡萄园设九个采样点。', '地下水埋深约八米，每处果园设六个采样点。'];
    const common = commonText(a, b);
    expect(read(a, common?.suspicious)).toEqual(['地下水埋深约', '米，每处', '园设', '个采样点。']);
    expect(read(b, common?.source)).toEqual(['地下水埋深约', '米，每处', '园设', '个采样点。']);
  });

  it('reads past width, case, spaces and invisible marks', () => {
    const common = commonText('ＡＢＣ\u200b 土壤', 'abc 土\u200b壤');
    expect(common).toEqual({ suspicious: [[0, 7]], source: [[0, 7]] });
  });

  it('reads traditional and simplified forms as the same characters', () => {
    expect(commonText('土壤鹽分的變化', '土壤盐分的变化')).toEqual({ suspicious: [[0, 7]], source: [[0, 7]] });
  });

  it('takes whole words of English, not letters', () => {
    const [a, b] = ['the soil was sampled twice', 'the sand was sampled once'];
    expect(read(a, commonText(a, b)?.suspicious)).toEqual(['the', 'was sampled']);
  });

  it('gives up on quotes too long to align rather than stall', () => {
    expect(commonText('甲乙'.repeat(3000), '丙丁'.repeat(3000))).toBeUndefined();
  });

  it('gives ordered ranges that read the same on both sides', () => {
    const text = fc.string({ unit: fc.constantFrom('土', '壤', '盐', 'a', 'b', ' ', '，', '\u200b'), maxLength: 60 });
    const bare = (value: string): string => value.replace(/[\s\u200b]/g, '');
    fc.assert(
      fc.property(text, text, (a, b) => {
        const common = commonText(a, b);
        expect(common).toBeDefined();
        expect(read(a, common?.suspicious).map(bare)).toEqual(read(b, common?.source).map(bare));
        for (const ranges of [common?.suspicious ?? [], common?.source ?? []]) {
          ranges.forEach(([start, end], i) => {
            expect(start).toBeLessThan(end);
            expect(start).toBeGreaterThanOrEqual(ranges[i - 1]?.[1] ?? 0);
          });
        }
      }),
    );
  });

  it('marks the whole of two equal quotes, however long', () => {
    const text = '滴灌条件下土壤盐分的分布随灌水而变。'.repeat(1000);
    expect(commonText(text, text)).toEqual({ suspicious: [[0, text.length]], source: [[0, text.length]] });
  });
});
