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

const GROUPS = KINDS.map((kind) => `(${WORDS[kind]})`).join('|');
/** One pattern for all kinds, its groups in their order: a pattern a kind would look at every text seventeen times. */
const CLOSED = new RegExp(`${OPEN}(?:${GROUPS})${CLOSE}`, 'gi');
const LEADING = new RegExp(`^[\\s*■●▪◆]*${OPEN}(?:${GROUPS})[\\]】〕]?(?:\\s{1,4}(?=\\S)|\\s*$|(?=10\\.\\d))`, 'i');

/** Any of the words, without what may stand before them: most blocks hold none, and one look tells. */
const ANY_WORD = new RegExp(Object.values(WORDS).join('|').replaceAll('(?:[*]|\\()?\\s?', '').replaceAll('[*]?\\s?', ''), 'i');

/** @returns labels in the order printed. `text` is folded. */
export function labelsIn(text: string): Label[] {
  const found: Label[] = [];
  if (!ANY_WORD.test(text)) return found;
  const first = LEADING.exec(text);
  const leading = first === null ? undefined : kindOf(first);
  if (first !== null && leading !== undefined && isLeadingLabel(leading, text, first[0]))
    found.push({ kind: leading, at: 0, from: first[0].length });
  CLOSED.lastIndex = 0;
  for (let match = CLOSED.exec(text); match !== null; match = CLOSED.exec(text)) {
    const kind = kindOf(match);
    const before = text.slice(Math.max(0, match.index - 1), match.index);
    const bounded = before === '' || /[\s.;,。、|/)\]】\d]/.test(before) || /^[[【〔(]/.test(match[0]);
    if (
      kind !== undefined &&
      (bounded || (ANYWHERE.has(kind) && (!/[a-z]/i.test(before) || /^(?:\s+\p{Lu}|\p{Script=Han})/u.test(match[0]))))
    )
      found.push({ kind, at: match.index, from: match.index + match[0].length });
    else CLOSED.lastIndex = match.index + 1;
  }
  found.sort((a, b) => a.at - b.at || b.from - a.from);
  // One place carries one label, the longest.
  return found.filter((label, index) => index === 0 || label.at >= (found[index - 1]?.from ?? 0));
}

function kindOf(match: RegExpExecArray): LabelKind | undefined {
  const groups: readonly (string | undefined)[] = match;
  return KINDS[groups.findIndex((group, index) => index > 0 && group !== undefined) - 1];
}

/** A sentence may begin with the word: without a colon only a whole line, or white space after a Chinese label, makes it a label. */
const isLeadingLabel = (kind: LabelKind, text: string, head: string): boolean =>
  head.length === text.length ||
  kind === 'doi' ||
  (/\p{Script=Han}/u.test(head) && /\s$/.test(head)) ||
  (kind === 'englishAbstract' && /\s$/.test(head) && text.length > 80) ||
  kind === 'englishKeywords';
