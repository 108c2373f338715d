import type { HiddenText } from '../../../../domain/document.ts';

/** Why a reader of the printed page would not see a piece of text. */
export type HiddenKind = HiddenText['kind'];

const START_X = 0;
const START_Y = 1;
const END_X = 2;
const END_Y = 3;
const ALONG_X = 4;
const ALONG_Y = 5;
const SIZE = 6;
const WIDTH = 7;

/**
 * Pieces of text as single operators show them, often one letter each, in points of the upright page, origin bottom left.
 * A table and no objects: a page has thousands, and each would hold seven boxed numbers.
 */
export class RunTable {
  count = 0;
  readonly texts: string[] = [];
  readonly hidden: (HiddenKind | undefined)[] = [];
  private numbers = new Float64Array(256 * WIDTH);

  /** Where the baseline starts and ends, a unit vector along it, and the size of the letters. */
  add(text: string, startX: number, startY: number, endX: number, endY: number, alongX: number, alongY: number, size: number): void {
    const base = this.count * WIDTH;
    if (base + WIDTH > this.numbers.length) this.grow();
    const { numbers } = this;
    numbers[base + START_X] = startX;
    numbers[base + START_Y] = startY;
    numbers[base + END_X] = endX;
    numbers[base + END_Y] = endY;
    numbers[base + ALONG_X] = alongX;
    numbers[base + ALONG_Y] = alongY;
    numbers[base + SIZE] = size;
    this.texts.push(text);
    this.hidden.push(undefined);
    this.count++;
  }

  text(run: number): string {
    return this.texts[run] ?? '';
  }

  startX(run: number): number {
    return this.numbers[run * WIDTH + START_X] ?? 0;
  }

  startY(run: number): number {
    return this.numbers[run * WIDTH + START_Y] ?? 0;
  }

  endX(run: number): number {
    return this.numbers[run * WIDTH + END_X] ?? 0;
  }

  endY(run: number): number {
    return this.numbers[run * WIDTH + END_Y] ?? 0;
  }

  alongX(run: number): number {
    return this.numbers[run * WIDTH + ALONG_X] ?? 0;
  }

  alongY(run: number): number {
    return this.numbers[run * WIDTH + ALONG_Y] ?? 0;
  }

  size(run: number): number {
    return this.numbers[run * WIDTH + SIZE] ?? 0;
  }

  /** The middle of a run's letters. */
  middleX(run: number): number {
    return (this.startX(run) + this.endX(run)) / 2 - this.alongY(run) * this.size(run) * 0.3;
  }

  middleY(run: number): number {
    return (this.startY(run) + this.endY(run)) / 2 + this.alongX(run) * this.size(run) * 0.3;
  }

  private grow(): void {
    const grown = new Float64Array(this.numbers.length * 2);
    grown.set(this.numbers);
    this.numbers = grown;
  }
}
