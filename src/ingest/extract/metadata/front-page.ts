import type { PlacedBlock } from '../assemble-text.ts';
import { isMostlyWide } from '../layout/join-lines.ts';
import { fold } from './fold.ts';
import { type Label, labelsIn } from './labels.ts';
import { inFoot, inRows, keepHeadings } from './page-zones.ts';
import { markRaised } from './raised.ts';
import { splitLines } from './split-lines.ts';
import { usualSize } from './title-size.ts';

/** In formats without pages, this much counts as the first page. */
const FIRST_PAGE_CHARACTERS = 4000;
/** Times the size of the text. */
const HEADING_SIZE = 1.3;
const FRONT_ENDS = /^[\s[〔]*(?:摘\s*要|内容提要|abstract|关\s*键\s*词|key\s?words|引\s*言|前\s*言|introduction|0\s+引|1\s+引|一、)/i;

/** A block whose `text` is folded letter by letter, so that places in it are places in `printed`. */
export interface FrontBlock extends PlacedBlock {
  readonly printed: string;
  readonly labels: readonly Label[];
}

/** What the finders look at. */
export interface FrontPage {
  readonly blocks: readonly FrontBlock[];
  /** Blocks before this one stand before the abstract, or before the text where there is none. */
  readonly headEnd: number;
  readonly chinese: boolean;
  /** Letter size of most of the document, 0 when unknown. */
  readonly usual: number;
}

/** The front, the opening and the end of a document share blocks. */
const foldedBlocks = new WeakMap<PlacedBlock, FrontBlock>();

export function foldBlock(block: PlacedBlock): FrontBlock {
  const known = foldedBlocks.get(block) ?? new FoldedBlock(block);
  foldedBlocks.set(block, known);
  return known;
}

/** Of one shape, whatever its block lacks: there are thousands of them. */
class FoldedBlock implements FrontBlock {
  readonly text: string;
  readonly printed: string;
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly fontSize: number | undefined;
  readonly role: PlacedBlock['role'];
  readonly raised: PlacedBlock['raised'];
  readonly place: PlacedBlock['place'];
  #labels: readonly Label[] | undefined;

  constructor(block: PlacedBlock) {
    this.text = markRaised(fold(block.text), block.raised);
    this.printed = block.text;
    this.page = block.page;
    this.start = block.start;
    this.end = block.end;
    this.fontSize = block.fontSize;
    this.role = block.role;
    this.raised = block.raised;
    this.place = block.place;
  }

  /** Most blocks are asked for their text alone. */
  get labels(): readonly Label[] {
    this.#labels ??= labelsIn(this.text);
    return this.#labels;
  }
}

/** Latin letters count half: a page holds more of them. The foot of a page belongs to its front however much stands above. */
function firstOf(blocks: readonly PlacedBlock[]): PlacedBlock[] {
  let characters = 0;
  return blocks.filter((block) => {
    const fits = characters < FIRST_PAGE_CHARACTERS || inFoot(block);
    characters += isMostlyWide(block.text) ? block.text.length : block.text.length / 2;
    return fits;
  });
}

export function frontPageOf(filled: readonly PlacedBlock[]): FrontPage {
  const page = filled[0]?.page;
  const usual = usualSize(filled);
  const lines = inRows(firstOf(filled.filter((block) => block.page === page).flatMap(splitLines)));
  const blocks = keepHeadings(lines, Math.max(usual, 1) * HEADING_SIZE).map(foldBlock);
  const chinese = isMostlyWide(
    filled
      .slice(0, 60)
      .map((block) => block.text)
      .join('')
      .slice(0, 20_000),
  );
  const ends =
    (kinds: readonly string[]) =>
    (block: FrontBlock): boolean =>
      block.labels.some(({ kind }) => kinds.includes(kind));
  // The abstract in another language may come first.
  const own = chinese ? blocks.findIndex(ends(['abstract', 'keywords'])) : -1;
  const labelled = own > 0 ? own : blocks.findIndex((block) => ends(['abstract', 'englishAbstract'])(block) || FRONT_ENDS.test(block.text));
  return {
    blocks,
    headEnd: labelled > 0 ? labelled : Math.min(blocks.length, 15),
    chinese,
    usual,
  };
}
