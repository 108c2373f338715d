// Lines that may state a journal and its issue.
import type { Extracted } from '../../../domain/document.ts';
import { fold } from './fold.ts';
import type { FrontBlock, FrontPage } from './front-page.ts';
import { labelsIn } from './labels.ts';
import { MAX_LINE } from './masthead.ts';
import { inFoot, inHead } from './page-zones.ts';

const LAST_BLOCKS = 12;
const UNIT_LIKE = /大学|学院|研究所|医院|有限公司|Universit|Institute|College|Hospital|School of|Department|Co\.,? Ltd/;
const ENTRY = /^\s*\[\d{1,3}\]/;
/** ①参见某某：《某书》，载《某刊》2016年第2期。 and 3 See R. Roe, 14 Some Review 201 (2015).: begun with a mark and ended as a sentence. */
const NOTE = /^\s*\d{1,3}\s?[《“"\p{L}].*[。.]\s*$/su;
const REFERS = /参见|转引自|同上注|前引|载\s?《/;
/** The issue it states is another work's. */
export const isReference = (text: string): boolean => ENTRY.test(text) || NOTE.test(text) || REFERS.test(text);

/** A line of the page, or a head that was taken out of the text and has no place in it. */
export interface Line {
  readonly text: string;
  readonly printed: string;
  readonly place: (
    at: number,
    length: number,
  ) => { readonly page: number; readonly span: { readonly start: number; readonly end: number } };
  /** Factor on what it says. */
  readonly weight: number;
  readonly cites: boolean;
  /** A running head, which was taken out of the text. */
  readonly head: boolean;
  /** In the head or foot of the page. */
  readonly margin: boolean;
}

export function frontLines(front: FrontPage): Line[] {
  const lines: Line[] = [];
  for (const [index, block] of front.blocks.entries()) {
    const citation = block.labels.find(({ kind }) => kind === 'citation');
    if (citation !== undefined)
      lines.push(lineOf(block, citation.from, block.labels.find(({ at }) => at > citation.at)?.at ?? block.text.length, 1, true));
    const aboveText = index < front.headEnd;
    const belowText = index >= front.blocks.length - LAST_BLOCKS;
    if (
      block.text.length > MAX_LINE ||
      isReference(block.text) ||
      (!aboveText && !belowText && !/第.{1,6}[卷期]|Vol/.test(block.text.slice(0, 60)))
    )
      continue;
    const end = block.labels.find(({ kind }) => kind !== 'doi' && kind !== 'articleNumber')?.at ?? block.text.length;
    const text = block.text.slice(0, end);
    if (text.trim() === '' || /[。！？].{12,}[。！？]?$/.test(text)) continue;
    if (UNIT_LIKE.test(text) && !/[卷期]|Vol|\d\s?\(\d|学报|Journal/.test(text)) continue;
    lines.push(lineOf(block, 0, end, aboveText || belowText ? 1 : 0.8, false));
  }
  return lines;
}

export const lineOf = (block: FrontBlock, from: number, to: number, weight: number, cites: boolean): Line => ({
  text: block.text.slice(from, to),
  printed: block.printed.slice(from, to),
  place: (at, length) => ({ page: block.page, span: { start: block.start + from + at, end: block.start + from + at + length } }),
  weight,
  cites,
  head: false,
  margin: inHead(block) || inFoot(block),
});

export const headLines = (heads: readonly Extracted<string>[]): Line[] =>
  heads.flatMap(({ value, page, span }): Line[] => {
    const text = fold(value);
    const citation = labelsIn(text).find(({ kind }) => kind === 'citation');
    if (citation === undefined && value.length > 200) return [];
    const from = citation?.from ?? 0;
    return [
      {
        text: text.slice(from),
        printed: value.slice(from),
        place: () => ({ page, span }),
        weight: 0.85,
        cites: citation !== undefined,
        head: true,
        margin: true,
      },
    ];
  });
