import type { Section, SectionKind } from '../../domain/document.ts';
import type { PlacedBlock } from './assemble-text.ts';
import { isMostlyWide } from './layout/join-lines.ts';

type HeadingKind = Exclude<SectionKind, 'front'>;

const MARK = String.raw`^[\s【\[［〔#*]*(?:(?:第?[一二三四五六七八九十\d]+[章节、.．]?|[IVX]+\.|\d+(?:\.\d+)*)\s*)?`;
const END = String.raw`[\s】\]］〕*]*`;
const whole = (words: string): RegExp => new RegExp(`${MARK}(?:${words})${END}[:：]?\\s*$`, 'i');
const leading = (words: string): RegExp => new RegExp(`${MARK}(?:${words})${END}(?:[:：—]|\\s{1,4}|(?<=[】\\]］〕]))`, 'i');

// An abstract often runs on after its heading; other sections have a heading of their own.
const ABSTRACT = [whole('摘\\s*要|内容提要|提\\s*要|abstract|summary'), leading('摘\\s*要|内容提要|提\\s*要|abstract')];
const KEYWORDS = leading('关\\s*键\\s*[词字]|主题词|key\\s*-?\\s*words?|index terms');
const CLASSIFICATION = /^\s*[[【［]?\s*(?:中图分类号|分类号|文献标[识志]码|文章编号|doi\b|CLC)/i;
const REFERENCES = whole('参\\s*考\\s*文\\s*献|参考书目|主要参考文献|引用文献|references?|bibliography|literature cited|works cited');
const ACKNOWLEDGEMENTS = [whole('致\\s*谢|谢\\s*辞|鸣\\s*谢|后\\s*记|acknowledge?ments?'), leading('致\\s*谢|acknowledge?ments?')];
const APPENDIX = new RegExp(
  `^\\s*(?:附\\s*录|附\\s*件|appendix|appendices)(?:\\s*[A-Za-z一二三四五六七八九十\\d]{0,3})?(?:[\\s:：.].{0,40})?$`,
  'i',
);
const BODY = new RegExp(
  `${MARK}(?:引\\s*言|前\\s*言|绪\\s*论|导\\s*[言论]|问题的?提出|研究背景|introduction|background)${END}[:：]?\\s*$`,
  'i',
);
const NUMBERED = /^\s*(?:[0１1一][\s、.．]|第一[章节]|I\.|§\s*1)\s*\S{1,30}/;

const MAX_HEADING = 60;
/** Labels stand at the head of a paragraph; an endless one is not gone through for them. */
const LABEL_CHARACTERS = 1000;
/** Parts of a structured abstract, and lines that stand between an abstract and the body. */
const STILL_FRONT =
  /^\s*(?:[【[［]?\s*(?:目的|方法|结果|结论|意义|背景|创新点)|基金|资助|收稿|修回|录用|作者简介|通[讯信]作者|引用格式|第一作者|doi)/i;
/** Abstracts longer than this are a missed end, not an abstract. */
const MAX_ABSTRACT = 6000;

interface Mark {
  readonly kind: SectionKind;
  readonly at: number;
  readonly heading?: string;
}

interface Progress {
  kind: SectionKind;
  abstractAt: number;
  /** The heading's own paragraph holds the section's text. */
  ranOn: boolean;
}

/** Tells sections by their headings, Chinese and English. Sections follow each other without a gap and cover the text; the first is the front matter. */
export function sectionsOf(blocks: readonly PlacedBlock[], textLength: number): Section[] {
  const marks: Mark[] = [];
  const current: Progress = { kind: 'front', abstractAt: 0, ranOn: false };
  const start = (kind: SectionKind, at: number, heading?: string, ranOn = false): void => {
    if (kind === current.kind && kind === 'body') return;
    current.kind = kind;
    if (kind === 'abstract') current.abstractAt = at;
    current.ranOn = ranOn;
    marks.push(heading === undefined ? { kind, at } : { kind, at, heading });
  };
  for (const block of blocks) {
    const kind = headingKind(block.text);
    if (kind !== undefined && isWelcome(kind, current.kind))
      start(kind, block.start, headingOf(block.text), block.text.trim().length > headingOf(block.text).length + 10);
    else if (beginsBody(block, current)) start('body', block.start);
  }
  return spread(marks, textLength);
}

function headingKind(text: string): HeadingKind | undefined {
  const head = text.slice(0, MAX_HEADING);
  if (ABSTRACT.some((pattern) => pattern.test(head))) return 'abstract';
  if (text.length <= MAX_HEADING) {
    if (REFERENCES.test(text)) return 'references';
    if (APPENDIX.test(text)) return 'appendix';
    if (BODY.test(text)) return 'body';
  }
  return ACKNOWLEDGEMENTS.some((pattern) => pattern.test(head)) ? 'acknowledgements' : undefined;
}

/** A heading word in the middle of the body is a mention: abstracts come first, or last as the translation of the first. */
function isWelcome(kind: HeadingKind, state: SectionKind): boolean {
  if (kind === 'abstract') return state !== 'body' && state !== 'appendix';
  if (kind === 'body') return state !== 'references' && state !== 'body';
  return true;
}

function beginsBody(block: PlacedBlock, { kind: state, abstractAt, ranOn }: Progress): boolean {
  const text = block.text.slice(0, LABEL_CHARACTERS);
  if (state !== 'abstract' && state !== 'front') return false;
  if (KEYWORDS.test(text) || CLASSIFICATION.test(text)) return false;
  if (NUMBERED.test(text) && block.text.length <= MAX_HEADING) return true;
  // After an abstract that ran on from its heading, the next Chinese paragraph is the body.
  if (state === 'abstract' && ranOn && isMostlyWide(text) && !STILL_FRONT.test(text)) return true;
  // Past the abstract's own paragraph, running text with no label is the body.
  return state === 'abstract' && block.start > abstractAt && (block.text.length > 400 || block.start - abstractAt > MAX_ABSTRACT);
}

/** The heading itself, without the text that runs on after it. */
const headingOf = (text: string): string => (/^[^:：】\]］〕\n]{1,40}[】\]］〕]?/.exec(text.trim())?.[0] ?? '').trim();

function spread(marks: readonly Mark[], textLength: number): Section[] {
  if (textLength === 0) return [];
  // With no mark at all there is nothing to call front matter: it is all body.
  const first: Mark = { kind: marks.length === 0 ? 'body' : 'front', at: 0 };
  const all = marks[0]?.at === 0 ? marks : [first, ...marks];
  return all.map((mark, index) => ({
    kind: mark.kind,
    start: mark.at,
    end: all[index + 1]?.at ?? textLength,
    ...(mark.heading === undefined ? {} : { heading: mark.heading }),
  }));
}
