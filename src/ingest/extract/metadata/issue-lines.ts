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
    if (citation !== undefined) lines.push(citationLine(front.blocks, index, citation.from));
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

const MAX_CITATION = 600;
const NEAR_BLOCKS = 8;
const NOT_CITED = /^\s*(?:Received|Revised|Accepted|Published|Available|Copyright|©|(?:Academic |Handling )?Editor|Edited|Reviewed)/i;

/** A citation with the lines below it in a narrow column, which are a block each. */
function citationLine(blocks: readonly FrontBlock[], index: number, from: number): Line {
  const parts = [blocks[index]].filter((block) => block !== undefined);
  const end = (block: FrontBlock, after: number): number =>
    block.labels.find(({ at, kind }) => at > after && kind !== 'doi')?.at ?? block.text.length;
  for (let last = parts[0]; last !== undefined && parts.reduce((sum, { text }) => sum + text.length, 0) < MAX_CITATION; ) {
    const above: FrontBlock = last;
    if (end(above, parts.length === 1 ? from : 0) < above.text.length) break;
    last = blocks
      .slice(index + 1, index + 1 + NEAR_BLOCKS + parts.length)
      .find(
        (block) =>
          isNextLine(block, above) && !parts.includes(block) && !NOT_CITED.test(block.text) && (block.labels[0]?.kind ?? 'doi') === 'doi',
      );
    if (last !== undefined) parts.push(last);
  }
  const pieces = parts.map((block, at) => {
    const start = at === 0 ? from : 0;
    const to = end(block, start);
    return { block, start, text: block.text.slice(start, to), printed: block.printed.slice(start, to) };
  });
  return {
    text: pieces.map(({ text }) => text).join(' '),
    printed: pieces.map(({ printed }) => printed).join(' '),
    place: (at, length) => {
      let offset = 0;
      for (const { block, start, text } of pieces) {
        if (at < offset + text.length + 1) {
          const first = block.start + start + at - offset;
          return { page: block.page, span: { start: first, end: Math.min(first + length, block.end) } };
        }
        offset += text.length + 1;
      }
      return { page: pieces[0]?.block.page ?? 1, span: { start: pieces[0]?.block.start ?? 0, end: pieces.at(-1)?.block.end ?? 0 } };
    },
    weight: 1,
    cites: true,
    head: false,
    margin: false,
  };
}

const isNextLine = (lower: FrontBlock, upper: FrontBlock): boolean => {
  if (lower.place === undefined || upper.place === undefined || lower.fontSize !== upper.fontSize) return false;
  const white = lower.place.top - upper.place.bottom;
  return Math.abs(lower.place.left - upper.place.left) < 0.02 && white > -0.005 && white < 0.008;
};

export const lineOf = (block: FrontBlock, from: number, to: number, weight: number, cites: boolean): Line => ({
  text: block.text.slice(from, to),
  printed: block.printed.slice(from, to),
  place: (at, length) => ({ page: block.page, span: { start: block.start + from + at, end: block.start + from + at + length } }),
  weight,
  cites,
  head: false,
  margin: inHead(block) || inFoot(block),
});

/** Lines of head and foot, whatever they say. */
export const marginLines = ({ blocks }: FrontPage): Line[] =>
  blocks.filter((block) => inHead(block) || inFoot(block)).map((block) => lineOf(block, 0, block.text.length, 1, false));

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
