import type { Aside, DocumentProperties } from '../../../domain/document.ts';
import type { ExtractionLimits } from '../limits.ts';
import { charsetLabel, codePageLabel, decodeCodePage, western } from '../plain/code-pages.ts';
import type { TextBlock } from '../read-document.ts';
import { tableRow } from '../table-row.ts';
import { TextBudget } from '../text-budget.ts';
import { nestedTooDeep, tooManyObjects } from '../xml/parse-xml.ts';
import { WordBudget } from './rtf-paragraphs.ts';
import type { RtfHandler } from './rtf-tokens.ts';

type Destination = 'body' | 'footnote' | 'skip' | 'fonts' | Aside['kind'] | keyof DocumentProperties;

interface State {
  destination: Destination;
  hidden: boolean;
  deleted: boolean;
  font: number;
  /** Bytes that repeat a \u character for old readers. */
  unicodeSkip: number;
  halfPoints: number;
}

const DESTINATIONS: Readonly<Record<string, Destination>> = {
  fonttbl: 'fonts',
  footnote: 'footnote',
  annotation: 'comment',
  header: 'header',
  headerl: 'header',
  headerr: 'header',
  headerf: 'header',
  footer: 'footer',
  footerl: 'footer',
  footerr: 'footer',
  footerf: 'footer',
  title: 'title',
  author: 'author',
  operator: 'lastModifiedBy',
  company: 'company',
};
const SKIPPED = new Set(
  'pict objdata colortbl stylesheet info fldinst sp shprslt listtable listoverridetable listtext pntext rsidtbl themedata datastore latentstyles xmlnstbl filetbl revtbl atnid atnauthor atnref atntime atndate tc xe creatim revtim printim bkmkstart bkmkend nonshppict generator wgrffmtfilter mmathPr'.split(
    ' ',
  ),
);
/** Optional destinations that hold text of the page all the same: text boxes. */
const OPTIONAL_KEPT = new Set(['shpinst', 'shptxt', 'annotation', 'footnote', 'company']);
const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  '~': '\u00a0',
  _: '-',
  '-': '\u00ad',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
};
/** Words after which text is another's, or has another form or code page. */
const ENDS_TEXT = new Set('plain v deleted fs f ansicpg par sect page cell nestcell row nestrow'.split(' '));
const KNOWN = new Set([
  ...'u * pard uc fcharset intbl'.split(' '),
  ...ENDS_TEXT,
  ...SKIPPED,
  ...OPTIONAL_KEPT,
  ...Object.keys(DESTINATIONS),
  ...Object.keys(CHARACTERS),
]);
/** Bytes of text that wait to be decoded at one go; then one more character at most. */
const PENDING_BYTES = 65_536;
const LONGEST_CHARACTER = 8;

/** Text of an RTF file by where it belongs. */
export class RtfText implements RtfHandler {
  readonly blocks: TextBlock[] = [];
  readonly notes: TextBlock[] = [];
  readonly apart: Record<Aside['kind'], string> = { header: '', footer: '', comment: '', deleted: '', hidden: '' };
  readonly properties: { -readonly [Field in keyof DocumentProperties]: string } = {};
  private readonly state: State = { destination: 'body', hidden: false, deleted: false, font: -1, unicodeSkip: 1, halfPoints: 24 };
  private readonly stack: State[] = [];
  private depth = 0;
  private readonly fonts = new Map<number, string>();
  private codePage = 'windows-1252';
  private readonly pending = Buffer.alloc(PENDING_BYTES + LONGEST_CHARACTER);
  /** The last byte may be the first half of a character. */
  private isHalf = false;
  private pendingBytes = 0;
  private toSkip = 0;
  private optional = false;
  private text = '';
  private note = '';
  private largest = 0;
  private cell: TextBlock[] = [];
  private cells: TextBlock[][] = [];
  private inTable = false;
  private objects = 0;
  private readonly file: string;
  private readonly limits: ExtractionLimits;
  private readonly budget: TextBudget;
  private readonly words: WordBudget;

  constructor(file: string, limits: ExtractionLimits) {
    this.file = file;
    this.limits = limits;
    this.budget = new TextBudget(file, limits);
    this.words = new WordBudget(file, limits);
  }

  groupBegin(): void {
    if (++this.objects > this.limits.maxObjects) throw tooManyObjects(this.file, this.limits.maxObjects);
    if (this.depth >= this.limits.maxNesting) throw nestedTooDeep(this.file, this.limits.maxNesting);
    // States are used again: a file of empty groups would else fill the memory with them.
    this.stack[this.depth] = Object.assign(this.stack[this.depth] ?? { ...this.state }, this.state);
    this.depth++;
  }

  groupEnd(): void {
    const inner = this.state.destination;
    const outer = this.depth > 0 ? this.stack[--this.depth] : undefined;
    if (outer !== undefined) {
      // Text goes on where a group changed nothing of it.
      if (!isAlike(this.state, outer)) this.flush();
      Object.assign(this.state, outer);
    }
    if (inner === 'footnote' && this.state.destination !== 'footnote') this.endNote();
    this.optional = false;
    this.toSkip = 0;
  }

  byte(value: number): void {
    if (this.toSkip > 0) this.toSkip--;
    else if (this.state.destination !== 'skip') this.keep(value);
  }

  control(word: string, parameter: number | undefined): void {
    this.words.addWord();
    // Nearly all words are of looks that do not matter here.
    if (!KNOWN.has(word) && !this.optional) return;
    if (word === 'u' && parameter !== undefined) {
      this.flush();
      this.write(String.fromCharCode(parameter & 0xffff));
      this.toSkip = this.state.unicodeSkip;
      return;
    }
    if (ENDS_TEXT.has(word) || Object.hasOwn(CHARACTERS, word)) this.flush();
    if (word === '*') this.optional = true;
    else if (word === 'pard') this.inTable = false;
    else if (this.format(word, parameter)) return;
    else if (word === 'par' || word === 'sect' || word === 'page') this.endParagraph();
    else if (word === 'cell' || word === 'nestcell') this.endCell();
    else if (word === 'row' || word === 'nestrow') this.endRow();
    else if (Object.hasOwn(CHARACTERS, word)) this.write(CHARACTERS[word] ?? '');
    else this.enter(word);
  }

  finish(): void {
    this.flush();
    this.endNote();
    if (this.text !== '') this.endParagraph();
    this.endRow();
  }

  /** @returns whether the word was one of format. */
  private format(word: string, parameter: number | undefined): boolean {
    const { state } = this;
    switch (word) {
      case 'plain':
        Object.assign(state, { hidden: false, deleted: false, halfPoints: 24 });
        return true;
      case 'v':
        state.hidden = parameter !== 0;
        return true;
      case 'deleted':
        state.deleted = parameter !== 0;
        return true;
      case 'uc':
        state.unicodeSkip = Math.min(Math.max(parameter ?? 1, 0), 8);
        return true;
      case 'fs':
        state.halfPoints = parameter ?? 24;
        return true;
      case 'f':
        state.font = parameter ?? -1;
        return true;
      case 'fcharset':
        if (state.destination === 'fonts') this.fonts.set(state.font, charsetLabel(parameter ?? 0) ?? '');
        return true;
      case 'ansicpg':
        this.codePage = codePageLabel(parameter ?? 0);
        return true;
      case 'intbl':
        this.inTable = true;
        return true;
      default:
        return false;
    }
  }

  private enter(word: string): void {
    const destination = Object.hasOwn(DESTINATIONS, word) ? DESTINATIONS[word] : undefined;
    const skipped = SKIPPED.has(word) || (this.optional && !OPTIONAL_KEPT.has(word));
    this.optional = false;
    if (destination !== undefined || skipped) this.flush();
    // Properties stand inside the group of properties, whose other words are no text.
    if (word === 'info') this.state.destination = 'skip';
    else if (destination !== undefined && (this.state.destination !== 'skip' || destination in PROPERTY_NAMES))
      this.state.destination = destination;
    else if (skipped) this.state.destination = 'skip';
  }

  private keep(value: number): void {
    this.pending[this.pendingBytes++] = value;
    this.isHalf = value >= 0x80 && !this.isHalf;
    // A character of four bytes in GB 18030 goes on after a digit.
    const endsCharacter = !this.isHalf && !(value >= 0x30 && value <= 0x39);
    if (this.pendingBytes >= PENDING_BYTES && (endsCharacter || this.pendingBytes === this.pending.length)) this.flush();
  }

  private flush(): void {
    if (this.pendingBytes === 0) return;
    const { font } = this.state;
    const encoding = (this.fonts.get(font) ?? '') || this.codePage;
    // Without a view of the bytes where none is needed: for a file of short pieces it would weigh more than they.
    const text =
      encoding === 'windows-1252'
        ? western(this.pending.toString('latin1', 0, this.pendingBytes))
        : decodeCodePage(encoding, this.pending.subarray(0, this.pendingBytes));
    this.pendingBytes = 0;
    this.isHalf = false;
    this.write(text);
  }

  private write(text: string): void {
    const { destination, deleted, hidden, halfPoints } = this.state;
    if (destination === 'skip' || destination === 'fonts') return;
    this.budget.addCharacters(text.length);
    if (deleted) this.apart.deleted += text;
    else if (hidden) this.apart.hidden += text;
    else if (destination === 'body') {
      this.text += text;
      if (text.trim() !== '') this.largest = Math.max(this.largest, halfPoints);
    } else if (destination === 'footnote') this.note += text;
    else if (destination in this.apart) this.apart[destination as Aside['kind']] += text;
    else {
      const field = destination as keyof DocumentProperties;
      this.properties[field] = `${this.properties[field] ?? ''}${text}`.slice(0, 1000);
    }
  }

  private endParagraph(): void {
    const { destination } = this.state;
    if (destination === 'footnote') return this.endNote();
    this.budget.addParagraphs(1);
    if (destination !== 'body') return this.write('\n');
    const text = this.text.trimEnd();
    const block = this.largest > 0 ? { text, fontSize: this.largest / 2 } : { text };
    this.text = '';
    this.largest = 0;
    if (!this.inTable && this.cell.length === 0 && this.cells.length === 0) this.blocks.push(block);
    else this.cell.push(block);
    if (!this.inTable) this.endRow();
  }

  private endNote(): void {
    const text = this.note.trim();
    this.note = '';
    if (text !== '') this.notes.push({ text });
  }

  private endCell(): void {
    if (this.state.destination !== 'body') return this.write('\t');
    this.endParagraph();
    this.cells.push(this.cell);
    this.cell = [];
  }

  private endRow(): void {
    if (this.cells.length > 0) this.blocks.push(...tableRow(this.cells));
    for (const block of this.cell) this.blocks.push(block);
    if (this.cells.length > 0) this.cells = [];
    if (this.cell.length > 0) this.cell = [];
  }
}

/** Of what the text is kept by. */
const isAlike = (one: State, other: State): boolean =>
  one.destination === other.destination &&
  one.hidden === other.hidden &&
  one.deleted === other.deleted &&
  one.font === other.font &&
  one.halfPoints === other.halfPoints;

const PROPERTY_NAMES: Readonly<Partial<Record<Destination, true>>> = { title: true, author: true, lastModifiedBy: true, company: true };
