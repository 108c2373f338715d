import type { TextBlock } from '../read-document.ts';
import { tableRow } from '../table-row.ts';
import type { CharacterRun, ParagraphRun } from './word-properties.ts';

// Characters of a Word 97 text that mean something, [MS-DOC] 2.4.1 and 2.8.25.
const CELL_END = '\x07';
const FIELD_BEGIN = '\x13';
const FIELD_SEPARATOR = '\x14';
const FIELD_END = '\x15';
const MARKS: Readonly<Record<string, string>> = { '\x0b': '\n', '\x1e': '-', '\x1f': '\u00ad', '\t': '\t', '\xa0': '\u00a0' };
/** Paragraph, page or section, column: each ends what is being written. */
const ENDS = new Set(['\r', '\x0c', '\x0e']);
const MAX_FIELD_DEPTH = 50;

/** Puts runs of Word 97 characters together into paragraphs and table rows. */
export class WordParagraphs {
  readonly blocks: TextBlock[] = [];
  hiddenText = '';
  deletedText = '';
  private current = '';
  private halfPoints = 0;
  private cells: TextBlock[][] = [];
  private cell: TextBlock[] = [];
  /** One for each open field: whether its instruction is being read. */
  private readonly fields: boolean[] = [];
  private readonly roleOf: (paragraph: ParagraphRun) => TextBlock['role'];

  constructor(roleOf: (paragraph: ParagraphRun) => TextBlock['role']) {
    this.roleOf = roleOf;
  }

  /** @param paragraph formatting of the paragraph the text belongs to, when it is known */
  add(text: string, run: CharacterRun | undefined, paragraph: ParagraphRun | undefined): void {
    let plain = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x20 && code !== 0xa0) continue;
      this.write(text.slice(plain, at), run);
      plain = at + 1;
      this.mark(text.charAt(at), run, paragraph);
    }
    this.write(text.slice(plain), run);
  }

  finish(): void {
    if (this.current !== '') this.endParagraph(undefined);
    this.endRow();
  }

  private write(text: string, run: CharacterRun | undefined): void {
    if (text === '' || this.fields.includes(true)) return;
    if (run?.deleted === true) this.deletedText += text;
    else if (run?.hidden === true) this.hiddenText += text;
    // The special "(" is where a symbol of another font stands.
    else if (!(run?.special === true && /^\(+$/.test(text))) {
      this.current += text;
      if (run !== undefined && text.trim() !== '') this.halfPoints = Math.max(this.halfPoints, run.halfPoints);
    }
  }

  private mark(character: string, run: CharacterRun | undefined, paragraph: ParagraphRun | undefined): void {
    if (character === FIELD_BEGIN) {
      if (this.fields.length < MAX_FIELD_DEPTH) this.fields.push(true);
    } else if (character === FIELD_SEPARATOR) {
      if (this.fields.length > 0) this.fields[this.fields.length - 1] = false;
    } else if (character === FIELD_END) this.fields.pop();
    else if (character === CELL_END) {
      // The end of a row is a paragraph of its own, beside the cells.
      if (paragraph?.rowEnd === true) this.endRow();
      else {
        this.endParagraph(paragraph);
        this.cells.push(this.cell);
        this.cell = [];
      }
    } else if (ENDS.has(character)) {
      // A paragraph cannot end inside an instruction of a sound file; what a damaged one hides must not be lost.
      this.fields.length = 0;
      this.endParagraph(paragraph);
      if (paragraph?.inTable !== true) this.endRow();
    } else this.write(MARKS[character] ?? '', run);
  }

  private endParagraph(paragraph: ParagraphRun | undefined): void {
    const text = this.current.trimEnd();
    const role = paragraph === undefined ? undefined : this.roleOf(paragraph);
    const size = this.halfPoints > 0 ? { fontSize: this.halfPoints / 2 } : {};
    this.cell.push({ text, ...size, ...(role === undefined ? {} : { role }) });
    this.current = '';
    this.halfPoints = 0;
  }

  private endRow(): void {
    if (this.cells.length > 0) this.blocks.push(...tableRow(this.cells));
    for (const block of this.cell) this.blocks.push(block);
    this.cells = [];
    this.cell = [];
  }
}
