/** Words journals print before a statement; the statement ends where the next label begins. */
const WORDS = {
  abstract: '摘\\s*要|内容提要|内容摘要|提\\s*要',
  keywords: '关\\s*键\\s*[词字]|主\\s*题\\s*词',
  classification: '中图(?:资料)?分类(?:法|号){1,2}|中图法?分类号|中图号|分\\s*类\\s*号|CLC\\s*(?:number|code|No\\.?)?',
  documentCode: '文献标[识志]码|Document\\s+code',
  articleNumber: '文章编号|文献编号|Article\\s+(?:ID|number|No\\.?)',
  doi: 'DOI(?:\\s*(?:号|编号|码))?',
  received: '收稿(?:日期|时间)|投稿(?:日期|时间)|来稿(?:日期|时间)|收到日期',
  revised: '[修返][回改订修](?:稿)?(?:日期|时间)|修回稿日期|改回日期|(?:收|收到)?修改稿(?:收到)?(?:日期|时间)|修回',
  accepted: '录用(?:日期|时间)|接[受收](?:日期|时间)|定稿日期',
  online: '网络(?:首发|出版|优先出版)(?:时间|日期|地址)?|优先出版日期',
  funds:
    '(?:[*]|\\()?\\s?基\\s*金\\s*(?:项\\s*目|资\\s*助|来\\s*源)|基金(?=\\s*[:\\]】])|资助项目|课题(?:项目|来源|信息|基金)|项目(?:来源|基金|资助)|Foundation\\s+(?:items?|projects?)|Fund(?:ing|s)?(?:\\s+(?:project|information))?(?=\\s*[:\\]】.])|Supported by(?=\\s*:)',
  biography: '(?:第一)?作者(?:简介|介绍|信息)|(?:First\\s+)?Author\\s+(?:biography|introduction)|Biography(?=\\s*:)|About the authors?',
  corresponding: '[*]?\\s?通\\s*[讯信]\\s*作\\s*者(?:简介)?|[*]?\\s?责任作者|Corresponding\\s+authors?|Correspondence(?:\\s+to)?(?=\\s*:)',
  citation:
    '(?:本文)?引用(?:格式|本文|信息|方式)|本文引用格式|引文格式|(?:To\\s+)?cite\\s+this\\s+(?:article|paper)(?:\\s+as)?|How to cite(?:\\s+this\\s+(?:article|paper))?|Citation(?=\\s*:)',
  editor: '责任(?:编辑|校对)|本[文栏]?责编|责编|编辑(?=\\s*:)|校对(?=\\s*:)|Academic Editor',
  units: '作者单位|工作单位',
  englishAbstract: 'A\\s?bstract|A\\s?B\\s?S\\s?T\\s?R\\s?A\\s?C\\s?T',
  englishKeywords: 'Key\\s*-?\\s*words?(?:\\s+and\\s+phrases)?|Index\\s+terms',
} as const;

export type LabelKind = keyof typeof WORDS;

export interface Label {
  readonly kind: LabelKind;
  /** Where the label begins, in its block. */
  readonly at: number;
  /** Where what it labels begins. */
  readonly from: number;
}

const KINDS: readonly LabelKind[] = Object.keys(WORDS).filter((kind): kind is LabelKind => kind in WORDS);
/** Long labels are never part of a sentence when a colon follows, even where a line break before them was lost. */
const ANYWHERE: ReadonlySet<LabelKind> = new Set<LabelKind>([
  'keywords',
  'classification',
  'documentCode',
  'articleNumber',
  'received',
  'revised',
  'accepted',
  'funds',
  'biography',
  'corresponding',
  'citation',
  'englishKeywords',
  'doi',
]);
const OPEN = '[\\[【〔(]?\\s*';
const CLOSE = '\\s*(?:[\\]】〕)]\\s*[:.]?|:|(?<=[a-z])\\s*[.—–](?=\\s*[A-Z(\\[]))\\s*';

const PATTERNS = KINDS.map((kind) => ({
  kind,
  closed: new RegExp(`${OPEN}(?:${WORDS[kind]})${CLOSE}`, 'gi'),
  leading: new RegExp(`^[\\s*■●▪◆]*${OPEN}(?:${WORDS[kind]})[\\]】〕]?(?:\\s{1,4}(?=\\S)|\\s*$|(?=10\\.\\d))`, 'i'),
}));

/** Any of the words, without what may stand before them: most blocks hold none, and one look tells. */
const ANY_WORD = new RegExp(Object.values(WORDS).join('|').replaceAll('(?:[*]|\\()?\\s?', '').replaceAll('[*]?\\s?', ''), 'i');

/** @returns labels in the order printed. `text` is folded. */
export function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  if (!ANY_WORD.test(text)) return found;
  for (const { kind, closed, leading } of PATTERNS) {
    const first = leading.exec(text);
    if (first !== null && isLeadingLabel(kind, text, first[0])) found.push({ kind, at: 0, from: first[0].length });
    for (const match of text.matchAll(closed)) {
      const before = text.slice(Math.max(0, match.index - 1), match.index);
      const bounded = before === '' || /[\s.;,。、|/)\]】\d]/.test(before) || /^[[【〔]/.test(match[0]);
      if (bounded || (ANYWHERE.has(kind) && (!/[a-z]/i.test(before) || /^(?:\s+\p{Lu}|\p{Script=Han})/u.test(match[0]))))
        found.push({ kind, at: match.index, from: match.index + match[0].length });
    }
  }
  found.sort((a, b) => a.at - b.at || b.from - a.from);
  // "英文摘要:" and the like: one place carries one label, the longest.
  return found.filter((label, index) => index === 0 || label.at >= (found[index - 1]?.from ?? 0));
}

/** A sentence may begin with the word: without a colon only a whole line, or white space after a Chinese label, makes it a label. */
const isLeadingLabel = (kind: LabelKind, text: string, head: string): boolean =>
  head.length === text.length ||
  kind === 'doi' ||
  (/\p{Script=Han}/u.test(head) && /\s$/.test(head)) ||
  (kind === 'englishAbstract' && /\s$/.test(head) && text.length > 80) ||
  kind === 'englishKeywords';
