import { isWhiteInk, isWhiteLight } from './graphics-state.ts';
import type { PdfValue } from './pdf-values.ts';

const MAX_OPERANDS = 64;
const OTHER = 0;
const NUMBER = 1;
const SHOWN = 2;

/**
 * What stands before an operator of a content stream. Numbers, strings and arrays of both, which streams hold millions of, are kept
 * in tables that are used again for every operator; only names and what else is rare become values of their own.
 */
export class Operands {
  count = 0;
  /** Of strings one, of arrays one for each string and number in them. */
  itemCount = 0;
  /** Where an item's bytes begin in `bytes`; -1 for a number. */
  itemStarts = new Int32Array(256);
  itemEnds = new Int32Array(256);
  itemNumbers = new Float64Array(256);
  bytes = new Uint8Array(4096);
  private byteCount = 0;
  private readonly kinds = new Uint8Array(MAX_OPERANDS);
  private readonly numbers = new Float64Array(MAX_OPERANDS);
  private readonly values: (PdfValue | undefined)[] = new Array<undefined>(MAX_OPERANDS).fill(undefined);
  private readonly firstItems = new Int32Array(MAX_OPERANDS);
  private readonly endItems = new Int32Array(MAX_OPERANDS);

  clear(): void {
    this.count = this.itemCount = this.byteCount = 0;
  }

  addNumber(value: number): void {
    if (this.count >= MAX_OPERANDS) return;
    this.kinds[this.count] = NUMBER;
    this.numbers[this.count++] = value;
  }

  addValue(value: PdfValue | undefined): void {
    if (this.count >= MAX_OPERANDS) return;
    this.kinds[this.count] = OTHER;
    this.values[this.count++] = value;
  }

  /** A string or an array: the items from `first` on. */
  addShown(first: number): void {
    if (this.count >= MAX_OPERANDS) return;
    this.kinds[this.count] = SHOWN;
    this.firstItems[this.count] = first;
    this.endItems[this.count++] = this.itemCount;
  }

  addItem(start: number, end: number, value: number): void {
    const at = this.itemCount++;
    if (at >= this.itemStarts.length) this.growItems();
    this.itemStarts[at] = start;
    this.itemEnds[at] = end;
    this.itemNumbers[at] = value;
  }

  /** @returns the place of `length` bytes to be written to `bytes`. */
  reserve(length: number): number {
    const start = this.byteCount;
    this.byteCount += length;
    if (this.byteCount > this.bytes.length) {
      const grown = new Uint8Array(this.byteCount * 2);
      grown.set(this.bytes);
      this.bytes = grown;
    }
    return start;
  }

  number(index: number, otherwise: number): number {
    return index < this.count && this.kinds[index] === NUMBER ? (this.numbers[index] ?? otherwise) : otherwise;
  }

  isNumber(index: number): boolean {
    return index < this.count && this.kinds[index] === NUMBER;
  }

  /** @returns names and dictionaries; undefined for what is kept otherwise. */
  value(index: number): PdfValue | undefined {
    return index < this.count && this.kinds[index] === OTHER ? this.values[index] : undefined;
  }

  /** The items of a string or array: from `firstItem` to before `endItem`; none for other operands. */
  firstItem(index: number): number {
    return index < this.count && this.kinds[index] === SHOWN ? (this.firstItems[index] ?? 0) : 0;
  }

  endItem(index: number): number {
    return index < this.count && this.kinds[index] === SHOWN ? (this.endItems[index] ?? 0) : 0;
  }

  /** `1 0 R` among operands: a reference, told by its last word. */
  makeReference(): void {
    if (this.count < 2) return;
    this.count -= 2;
    this.addValue(undefined);
  }

  numberCount(): number {
    let numbers = 0;
    for (let index = 0; index < this.count; index++) if (this.kinds[index] === NUMBER) numbers++;
    return numbers;
  }

  /** They are grey, RGB or CMYK of a white that paper has; numbers alone count. */
  areWhite(): boolean {
    const numbers = this.numberCount();
    for (let index = 0; index < this.count; index++) {
      if (this.kinds[index] !== NUMBER) continue;
      const value = this.numbers[index] ?? 0;
      if (!(numbers === 4 ? isWhiteInk(value) : isWhiteLight(value))) return false;
    }
    return numbers > 0;
  }

  private growItems(): void {
    const [starts, ends, numbers] = [this.itemStarts, this.itemEnds, this.itemNumbers];
    this.itemStarts = new Int32Array(starts.length * 2);
    this.itemEnds = new Int32Array(starts.length * 2);
    this.itemNumbers = new Float64Array(starts.length * 2);
    this.itemStarts.set(starts);
    this.itemEnds.set(ends);
    this.itemNumbers.set(numbers);
  }
}
