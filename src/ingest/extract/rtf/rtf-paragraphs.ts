import type { ExtractionLimits } from '../limits.ts';
import { TextBudget } from '../text-budget.ts';
import { tooManyObjects } from '../xml/parse-xml.ts';
import { type RtfHandler, readRtfTokens } from './rtf-tokens.ts';

/** Control words to an object of another format: a run of Word's has some twenty, and reading each takes a tenth of a microsecond. */
const WORDS_PER_OBJECT = 5;
const ENDINGS = new Set(['par', 'sect', 'page', 'cell', 'nestcell']);
/** The usual ones; more would be looked for as long as others take to read. */
const LOOKED_FOR = ['\\par', '\\cell'];
/** In smaller files paragraphs find room. */
const LARGE_BYTES = 32 * 1024 * 1024;

/** Counts control words, for most files of nothing else are refused by nothing else. */
export class WordBudget {
  private left: number;
  private readonly file: string;
  private readonly limit: number;

  constructor(file: string, limits: Pick<ExtractionLimits, 'maxObjects'>) {
    this.file = file;
    this.limit = limits.maxObjects * WORDS_PER_OBJECT;
    this.left = this.limit;
  }

  /** @throws IntegrityError `too-many-objects`. */
  addWord(): void {
    if (--this.left < 0) throw tooManyObjects(this.file, this.limit);
  }
}

/**
 * Refuses a large file of too many paragraphs before anything of it is kept: beside a large file's own bytes there is little room.
 * @throws IntegrityError `too-many-paragraphs`, `too-many-objects`.
 */
export function refuseTooManyParagraphs(bytes: Uint8Array, file: string, limits: ExtractionLimits): void {
  if (mayHoldMoreThan(bytes, limits.maxParagraphs)) readRtfTokens(bytes, new ParagraphCounter(file, limits));
}

/** A look at the bytes alone, which may also be those of longer words, of pictures or of text about RTF. */
function mayHoldMoreThan(bytes: Uint8Array, paragraphs: number): boolean {
  if (bytes.length < LARGE_BYTES) return false;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (const word of LOOKED_FOR) {
    for (let at = buffer.indexOf(word, 0, 'latin1'); at >= 0; at = buffer.indexOf(word, at + word.length, 'latin1'))
      if (++found > paragraphs) return true;
  }
  return false;
}

/** Counts what ends a paragraph of the body and of nothing else: never more than reading would. */
class ParagraphCounter implements RtfHandler {
  private depth = 0;
  /** Depth of the group that is set apart; what lies deeper belongs to it. */
  private apartFrom = Infinity;
  private readonly paragraphs: TextBudget;
  private readonly words: WordBudget;

  constructor(file: string, limits: ExtractionLimits) {
    this.paragraphs = new TextBudget(file, limits);
    this.words = new WordBudget(file, limits);
  }

  groupBegin(): void {
    this.depth++;
  }

  groupEnd(): void {
    this.depth--;
    if (this.depth < this.apartFrom) this.apartFrom = Infinity;
  }

  control(word: string): void {
    this.words.addWord();
    if (APART.has(word)) this.apartFrom = Math.min(this.apartFrom, this.depth);
    else if (this.apartFrom === Infinity && ENDINGS.has(word)) this.paragraphs.addParagraphs(1);
  }

  byte(): void {
    // Letters are no paragraphs.
  }
}

/** Words that begin what is no part of the body, as far as its paragraphs are not counted or may not be. */
const APART = new Set(
  '* footnote annotation header headerl headerr headerf footer footerl footerr footerf info pict stylesheet fonttbl'.split(' '),
);
