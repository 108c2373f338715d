import type { CodeTexts } from '../check.ts';

type Shown = {
  readonly title: string;
  readonly file: string;
  readonly checked: number;
  readonly found: number;
  readonly quotes: readonly string[];
};
export type StatisticsCodes = {
  readonly decision: Shown & { readonly significance: number };
  readonly 'test-differs': Shown;
  readonly 'ratio-differs': Shown;
  readonly 'mean-differs': Shown;
  readonly consistent: {
    readonly title: string;
    readonly file: string;
    readonly tests: number;
    readonly ratios: number;
    readonly means: number;
  };
};

const VERIFY = {
  zh: '请申报人对照原始数据说明；常见的无害原因有笔误、单侧检验未注明、四舍五入的中间步骤。',
  en: 'Ask the applicant to explain from the raw data; slips of the pen, an unstated one-sided test or rounding on the way are common and harmless.',
};
const list = (quotes: readonly string[]): { zh: string; en: string } => ({
  zh: quotes.map((quote) => `“${quote}”`).join('；'),
  en: quotes.map((quote) => `“${quote}”`).join('; '),
});

export const texts: { readonly [C in keyof StatisticsCodes]: CodeTexts<StatisticsCodes[C]> } = {
  decision: {
    title: { zh: '检验结果与所报P值的结论不一致', en: 'A test’s statistic and its printed p lead to different conclusions' },
    statement: (p) => ({
      zh: `《${p.title}》可重算的${p.checked}处检验中，${p.found}处按所报统计量和自由度重算的P值与所报P值位于显著性水平${p.significance}的两侧：${list(p.quotes).zh}。`,
      en: `Of ${p.checked} tests of “${p.title}” that can be recomputed, ${p.found} give a p on the other side of ${p.significance} than the printed one: ${list(p.quotes).en}.`,
    }),
    action: () => VERIFY,
  },
  'test-differs': {
    title: { zh: '所报P值与统计量不符', en: 'Printed p and statistic differ' },
    statement: (p) => ({
      zh: `《${p.title}》可重算的${p.checked}处检验中，${p.found}处所报P值在舍入范围之外，结论不变：${list(p.quotes).zh}。`,
      en: `Of ${p.checked} tests of “${p.title}” that can be recomputed, ${p.found} print a p outside what rounding allows, with the same conclusion: ${list(p.quotes).en}.`,
    }),
    action: () => VERIFY,
  },
  'ratio-differs': {
    title: { zh: '百分比与所列例数不符', en: 'Percentages and counts differ' },
    statement: (p) => ({
      zh: `《${p.title}》同时给出例数和百分比的${p.checked}处中，${p.found}处不符：${list(p.quotes).zh}。`,
      en: `Of ${p.checked} shares that “${p.title}” gives both as counts and in per cent, ${p.found} differ: ${list(p.quotes).en}.`,
    }),
    action: () => VERIFY,
  },
  'mean-differs': {
    title: { zh: '均值与样本量不相容', en: 'A mean that its sample size does not allow' },
    statement: (p) => ({
      zh: `《${p.title}》中按整数计分、可判断的${p.checked}处均值，有${p.found}处不是任何整数总分除以样本量的结果：${list(p.quotes).zh}。`,
      en: `Of ${p.checked} means of whole-numbered scores in “${p.title}” that can be judged, ${p.found} are no whole sum divided by the sample size: ${list(p.quotes).en}.`,
    }),
    action: () => VERIFY,
  },
  consistent: {
    title: { zh: '可重算的统计结果一致', en: 'Statistics that can be recomputed agree' },
    statement: (p) => ({
      zh: `《${p.title}》可重算的检验${p.tests}处、百分比${p.ratios}处、均值${p.means}处均与所报一致。`,
      en: `In “${p.title}” ${p.tests} tests, ${p.ratios} percentages and ${p.means} means can be recomputed; all agree.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
