import type { Operands } from './operands.ts';
import { CLASSES, PdfLexer, unescapeInto, unhexInto } from './pdf-lexer.ts';
import { type PdfDict, PdfWord } from './pdf-values.ts';

/** An operator's letters as one number: `Tj` is 0x6a54. Longer words are no operators and give `OTHER_WORD`. */
export const END_OF_CONTENT = 0;
export const OTHER_WORD = 0x1000000;
const REFERENCE_WORD = 0x52;
const NO_ENTRIES: PdfDict = new Map();

/** Cuts a content stream into operators and their operands, which go to a table made once: see `Operands`. */
export class ContentLexer extends PdfLexer {
  private readonly operands: Operands;

  constructor(bytes: Uint8Array, operands: Operands) {
    super(bytes);
    this.operands = operands;
  }

  /** @returns the next operator; its operands have been added. */
  operator(): number {
    const { bytes, operands } = this;
    for (;;) {
      this.skipWhite();
      const { position } = this;
      if (position >= bytes.length) return END_OF_CONTENT;
      const code = bytes[position] ?? 0;
      if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) operands.addNumber(this.plainNumber());
      else if (code === 0x28) {
        const first = operands.itemCount;
        this.literalItem();
        operands.addShown(first);
      } else if (code === 0x3c && bytes[position + 1] !== 0x3c) {
        const first = operands.itemCount;
        this.hexItem();
        operands.addShown(first);
      } else if (code === 0x5b) this.arrayItems();
      else if (code === 0x2f) operands.addValue(this.name());
      else if (code === 0x3c && this.skipPlainDict()) operands.addValue(NO_ENTRIES);
      else if (CLASSES[code] === 0) {
        const word = this.shortWord();
        if (word === REFERENCE_WORD) operands.makeReference();
        else if (word >= 0) return word;
      } else {
        const value = this.read();
        if (value instanceof PdfWord) return OTHER_WORD;
        if (value === undefined) return END_OF_CONTENT;
        if (typeof value === 'number') operands.addNumber(value);
        else operands.addValue(value);
      }
    }
  }

  /**
   * Goes past a dictionary of numbers and names: those of marked content, of which a page may have thousands, seldom say more than a number.
   * @returns false, having gone nowhere, for one that holds a string or another dictionary, or begins none
   */
  private skipPlainDict(): boolean {
    const { bytes } = this;
    let at = this.position + 2;
    for (; at < bytes.length; at++) {
      const code = bytes[at] ?? 0;
      if (code === 0x3c || code === 0x28 || code === 0x25) return false;
      if (code === 0x3e) break;
    }
    if (bytes[at + 1] !== 0x3e) return false;
    this.position = at + 2;
    return true;
  }

  /** @returns the word's letters as a number; -1 for one that is a value, which is added. */
  private shortWord(): number {
    const { bytes } = this;
    const start = this.position;
    let end = start + 1;
    while (end < bytes.length && CLASSES[bytes[end] ?? 0] === 0) end++;
    if (end - start <= 3) {
      this.position = end;
      let word = bytes[start] ?? 0;
      if (end - start > 1) word |= (bytes[start + 1] ?? 0) << 8;
      if (end - start > 2) word |= (bytes[start + 2] ?? 0) << 16;
      return word;
    }
    const value = this.read();
    if (value instanceof PdfWord || value === undefined) return OTHER_WORD;
    this.operands.addValue(value);
    return -1;
  }

  private arrayItems(): void {
    const { bytes, operands } = this;
    const first = operands.itemCount;
    this.position++;
    for (;;) {
      this.skipWhite();
      const { position } = this;
      if (position >= bytes.length) break;
      const code = bytes[position] ?? 0;
      if (code === 0x5d) {
        this.position++;
        break;
      }
      if ((code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43) operands.addItem(-1, 0, this.plainNumber());
      else if (code === 0x28) this.literalItem();
      else if (code === 0x3c && bytes[position + 1] !== 0x3c) this.hexItem();
      else this.read(1);
    }
    operands.addShown(first);
  }

  private literalItem(): void {
    const { bytes, operands } = this;
    const start = this.position + 1;
    const end = this.literalEnd();
    const into = operands.reserve(end - start);
    const length = unescapeInto(bytes, start, end, operands.bytes, into);
    operands.addItem(into, into + length, 0);
  }

  private hexItem(): void {
    const { bytes, operands } = this;
    const start = this.position + 1;
    const end = this.hexEnd();
    const into = operands.reserve((end - start + 1) >> 1);
    const length = unhexInto(bytes, start, end, operands.bytes, into);
    operands.addItem(into, into + length, 0);
  }
}
