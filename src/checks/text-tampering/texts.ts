import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';

type File = { readonly title: string; readonly file: string };
export type TamperingCodes = {
  readonly 'hidden-instruction': File & { readonly pages: readonly string[]; readonly sample: string };
  readonly 'hidden-text': File & {
    readonly pages: readonly string[];
    readonly characters: number;
    readonly kinds: readonly string[];
    readonly sample: string;
  };
  readonly marks: File & { readonly kinds: readonly string[]; readonly count: number };
  readonly 'readers-disagree': File & { readonly pages: readonly string[]; readonly mostPercent: number };
  readonly plain: File;
};

const KINDS: Readonly<Record<string, Localised>> = {
  'zero-width': { zh: '零宽字符', en: 'zero-width characters' },
  'look-alike-letter': { zh: '形近的异种字母', en: 'look-alike letters of other scripts' },
  'traditional-mix': { zh: '简体文本中混入繁体字', en: 'traditional characters in simplified text' },
  invisible: { zh: '不显示的文字', en: 'text drawn invisibly' },
  white: { zh: '与底色同色的文字', en: 'text in the colour of the page' },
  microscopic: { zh: '极小的文字', en: 'microscopic text' },
  'outside-page': { zh: '页面以外的文字', en: 'text outside the page' },
};
const named = (kinds: readonly string[]): Localised => ({
  zh: kinds.map((kind) => KINDS[kind]?.zh ?? kind).join('、'),
  en: kinds.map((kind) => KINDS[kind]?.en ?? kind).join(', '),
});
const LOOK: Localised = {
  zh: '请对照页面所见与文本层，向申报人了解文件的制作过程；网页复制、排版软件、模板和文字识别也会留下这类痕迹。',
  en: 'Compare the page as seen with its text layer and ask how the file was made; copying from web pages, typesetting, templates and character recognition leave such traces too.',
};

export const texts: { readonly [C in keyof TamperingCodes]: CodeTexts<TamperingCodes[C]> } = {
  'hidden-instruction': {
    title: { zh: '页面不显示的文字中有写给语言模型的语句', en: 'Text that the page does not show speaks to a language model' },
    statement: (p) => ({
      zh: `${p.file}第${p.pages.join('、')}页有页面上看不见的文字，其中有写给语言模型的语句：“${p.sample}”。这些文字未计入比对。`,
      en: `${p.file}, page ${p.pages.join(', ')}, holds text that is not seen on the page and speaks to a language model: “${p.sample}”. It took no part in comparing.`,
    }),
    action: () => LOOK,
  },
  'hidden-text': {
    title: { zh: '含有页面不显示的文字', en: 'Text that the page does not show' },
    statement: (p) => ({
      zh: `${p.file}第${p.pages.join('、')}页共有${p.characters}个页面上看不见的字符（${named(p.kinds).zh}），开头为：“${p.sample}”。这些文字未计入比对。`,
      en: `${p.file}, page ${p.pages.join(', ')}, holds ${p.characters} characters that are not seen on the page (${named(p.kinds).en}), beginning “${p.sample}”. They took no part in comparing.`,
    }),
    action: () => LOOK,
  },
  marks: {
    title: { zh: '文本层含有妨碍比对的字符', en: 'The text layer holds marks that hinder comparison' },
    statement: (p) => ({
      zh: `${p.file}的文本层中有这类字符${p.count}个：${named(p.kinds).zh}。比对时已作还原。`,
      en: `${p.file} holds ${p.count} marks: ${named(p.kinds).en}. They were undone before comparing.`,
    }),
    action: () => LOOK,
  },
  'readers-disagree': {
    title: { zh: '两种读取方式所得文字不同', en: 'Two readers of the file read it differently' },
    statement: (p) => ({
      zh: `${p.file}第${p.pages.join('、')}页的文字，两种读取方式的结果最多有${p.mostPercent}%不同；文本层与页面所见可能不一致。`,
      en: `On page ${p.pages.join(', ')} of ${p.file} two readers differ in up to ${p.mostPercent} % of what they read; the text layer may not be what the page shows.`,
    }),
    action: () => ({
      zh: '请对照页面所见；必要时请申报人提供Word原稿。',
      en: 'Look at the page; ask for the Word file where needed.',
    }),
  },
  plain: {
    title: { zh: '文本层未见异常', en: 'Nothing unusual in the text layer' },
    statement: (p) => ({
      zh: `${p.file}的文本层未见隐藏文字和妨碍比对的字符。`,
      en: `${p.file} holds no hidden text and no marks that hinder comparison.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
