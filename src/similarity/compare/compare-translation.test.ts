import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';

const CHINESE =
  '灌区的渠道长达三百二十公里，其中只有一半做过衬砌。二〇一五年夏天，我们在十二个断面测量了水位和流速。测量表明，百分之四十的水在到达农田之前就已经渗漏。农民把灌溉时间推迟到夜间，以减少蒸发。管理站随后修补了最老的水闸。';
const ENGLISH =
  'The canals of the irrigation district are 320 kilometres long, and only half of them have been lined. In the summer of 2015 we measured water level and flow velocity at 12 sections. The measurements show that 40 per cent of the water seeps away before it reaches the fields. Farmers moved irrigation to the night to reduce evaporation. The management station then repaired the oldest sluice gates.';
const UNRELATED =
  'Nurses hand over their patients at the end of every shift. A checklist with six items was introduced in two wards. Omissions fell during the first month and rose again when the project ended. The head nurse asked for shorter forms. Families were not interviewed.';

describe('compareTexts across languages', () => {
  it('marks a translated passage as a candidate of that kind, both ways', () => {
    for (const [a, b] of [
      [CHINESE, ENGLISH],
      [ENGLISH, CHINESE],
    ] as const) {
      const { passages } = compareTexts(a, b);
      expect(passages.map(({ kind }) => kind)).toEqual(['translated']);
      expect(passages[0]!.suspicious.end - passages[0]!.suspicious.start).toBeGreaterThan(a.length / 2);
    }
  });

  it('does not take texts on other matters for translations', () => {
    expect(compareTexts(CHINESE, UNRELATED).passages).toEqual([]);
  });
});
