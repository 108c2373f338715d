import type { CodeTexts } from '../check.ts';

export type RewritingParams = {
  readonly title: string;
  readonly file: string;
  /** Different phrases, and places in all. */
  readonly phrases: number;
  readonly places: number;
  /** `odd=usual`, the most frequent first. */
  readonly examples: readonly string[];
  readonly list: string;
};
export type RewritingCodes = { readonly 'odd-terms': RewritingParams; readonly none: RewritingParams };

const examplesOf = (p: RewritingParams): { zh: string; en: string } => {
  const pairs = p.examples.map((example) => example.split('='));
  return {
    zh: pairs.map(([odd, usual]) => `“${odd ?? ''}”（通常写作“${usual ?? ''}”）`).join('、'),
    en: pairs.map(([odd, usual]) => `“${odd ?? ''}” (usually “${usual ?? ''}”)`).join(', '),
  };
};

export const texts: { readonly [C in keyof RewritingCodes]: CodeTexts<RewritingCodes[C]> } = {
  'odd-terms': {
    title: { zh: '术语写法异常', en: 'Set terms in unusual words' },
    statement: (p) => ({
      zh: `《${p.title}》中有${p.phrases}种、${p.places}处术语没有采用通行写法：${examplesOf(p).zh}。逐词替换（改写软件或机器翻译）会留下这样的词语。`,
      en: `“${p.title}” words ${p.phrases} set terms unusually, in ${p.places} places: ${examplesOf(p).en}. Word-by-word substitution, by rewriting software or machine translation, leaves such wording.`,
    }),
    action: () => ({
      zh: '仅供参考。请熟悉该领域的人阅读所列各处；如为译文或他人代译，请申报人说明。',
      en: 'Advice only. Let someone who knows the field read the places; where the text was translated, ask by whom and how.',
    }),
  },
  none: {
    title: { zh: '未见异常术语', en: 'No unusual set terms' },
    statement: (p) => ({
      zh: `对照${p.list}版词表，《${p.title}》未见成规模的异常术语（${p.phrases}种）。`,
      en: `Against the list of ${p.list} “${p.title}” shows no unusual set terms to speak of (${p.phrases}).`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
