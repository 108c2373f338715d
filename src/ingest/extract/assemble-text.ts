import type { HiddenText, PageText } from '../../domain/document.ts';
import type { Span } from '../../domain/span.ts';
import { countKinds } from './character-kinds.ts';
import { lowConfidenceSpans } from './ocr/low-confidence.ts';
import { MIN_PAGE_QUALITY, type Readability, readabilityOf, readableShare } from './quality.ts';
import type { BlockLine, BlockPlace, ReadPage, TextBlock } from './read-document.ts';
import { pageSignals } from './text-signals.ts';

/** A block in its place in the whole text. */
export interface PlacedBlock extends Span {
  readonly text: string;
  readonly page: number;
  readonly fontSize: number | undefined;
  readonly role: TextBlock['role'];
  readonly raised?: readonly number[] | undefined;
  readonly place?: BlockPlace | undefined;
  readonly lines?: readonly BlockLine[] | undefined;
}

export interface AssembledText {
  readonly text: string;
  readonly pages: readonly PageText[];
  readonly blocks: readonly PlacedBlock[];
  readonly readabilities: readonly Readability[];
  readonly unreadPages: readonly number[];
  readonly lowConfidence: readonly Span[];
  readonly hiddenText: readonly HiddenText[];
}

/** Mean nothing outside the font they were drawn with: counted in the page's signals, and no part of the text. */
const MEANINGLESS = /[\0\ue000-\uf8ff]/g;

/** Joins blocks with line feeds, pages too; NULs and private-use characters go, every other character stays, for it may be evidence. */
export function assembleText(readPages: readonly ReadPage[]): AssembledText {
  const pieces: string[] = [];
  const pages: PageText[] = [];
  const blocks: PlacedBlock[] = [];
  const readabilities: Readability[] = [];
  const unreadPages: number[] = [];
  const lowConfidence: Span[] = [];
  const hiddenText: HiddenText[] = [];
  let length = 0;
  for (const page of readPages) {
    const start = length;
    const drawn = page.blocks.map((block) => block.text).join('\n');
    for (const block of page.blocks) {
      const text = block.text.replace(MEANINGLESS, '');
      const { fontSize, role, place } = block;
      const { raised, lines } = text.length === block.text.length ? block : { raised: undefined, lines: undefined };
      blocks.push({ text, page: page.number, start: length, end: length + text.length, fontSize, role, raised, place, lines });
      pieces.push(text, '\n');
      length += text.length + 1;
    }
    const end = page.blocks.length === 0 ? start : length - 1;
    const kinds = countKinds(drawn);
    const readable = readabilityOf(kinds);
    const quality = readableShare(readable);
    readabilities.push(readable);
    pages.push({
      number: page.number,
      start,
      end,
      quality,
      signals: pageSignals(drawn, page.disagreement, kinds),
      ...(page.ocr === undefined ? {} : { source: 'ocr', confidence: page.ocr.confidence }),
    });
    if (page.ocr !== undefined) {
      lowConfidence.push(...lowConfidenceSpans(pieces.slice(pieces.length - page.blocks.length * 2).join(''), page.ocr.lines, start));
    }
    hiddenText.push(...(page.hidden ?? []).map(({ kind, characters, sample }) => ({ kind, page: page.number, characters, sample })));
    if (quality < MIN_PAGE_QUALITY && page.blank !== true) unreadPages.push(page.number);
  }
  if (pieces.length > 0) pieces.pop();
  return { text: pieces.join(''), pages, blocks, readabilities, unreadPages, lowConfidence, hiddenText };
}
