import type { PdfLine } from '../pdf/pdf-page.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';

/** A piece of text as a TextCode element places it, in millimetres from the top left of the page, baseline at `y`. */
export interface OfdRun {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly vertical: boolean;
}

export interface TextObject {
  readonly boundary: readonly number[];
  readonly matrix: readonly number[];
  readonly size: number;
}

const POINTS_PER_MM = 72 / 25.4;
const IDENTITY = [1, 0, 0, 1, 0, 0];
const NARROW = /[\u0020-\u007e\u00a0-\u024f]/;
const LATIN_BOTH_SIDES = /[\w.,;:)\]][\w([]/;
/** Share of the letter size: less white than this parts no words, more than the other parts cells and columns. */
const WORD_GAP = 0.22;
const CELL_GAP = 1.4;

export const numbersOf = (value: string | undefined): number[] =>
  (value ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
    .filter(Number.isFinite);

export const matrixOf = (value: string | undefined): readonly number[] => {
  const matrix = numbersOf(value);
  return matrix.length === 6 ? matrix : IDENTITY;
};

/** GB/T 33190-2016 11.3: steps between characters; "g n v" stands for n times v. @returns their sum over the first `count` steps. */
function reach(steps: string | undefined, count: number): number | undefined {
  if (steps === undefined) return undefined;
  const parts = steps.trim().split(/\s+/);
  let sum = 0;
  let taken = 0;
  let last = 0;
  for (let at = 0; at < parts.length && taken < count; ) {
    const repeated = parts[at] === 'g' || parts[at] === 'G';
    const times = repeated ? Number(parts[at + 1]) || 0 : 1;
    last = Number(parts[repeated ? at + 2 : at]) || 0;
    const used = Math.min(times, count - taken);
    sum += used * last;
    taken += used;
    at += repeated ? 3 : 1;
  }
  return sum + Math.max(0, count - taken) * last;
}

export function placeRun(object: TextObject, attributes: XmlAttributes, text: string): OfdRun | undefined {
  const characters = Array.from(text);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.matrix;
  const [left = 0, top = 0] = object.boundary;
  const x = Number(attributes.get('X') ?? 0) || 0;
  const y = Number(attributes.get('Y') ?? 0) || 0;
  const last = characters.at(-1) ?? '';
  const across = reach(attributes.get('DeltaX'), characters.length - 1);
  const down = reach(attributes.get('DeltaY'), characters.length - 1);
  const vertical = Math.abs(down ?? 0) > Math.abs(across ?? 0);
  const width = characters.reduce((sum, character) => sum + object.size * (NARROW.test(character) ? 0.5 : 1), 0);
  const lastWidth = object.size * (NARROW.test(last) ? 0.5 : 1);
  const length = vertical ? object.size : across === undefined ? width : across + lastWidth;
  const run = {
    text,
    left: left + a * x + c * y + e,
    right: left + a * (x + length) + c * y + e,
    y: top + b * x + d * y + f,
    size: object.size * Math.max(Math.hypot(b, d), 0.001),
    vertical,
  };
  return [run.left, run.right, run.y, run.size].every(Number.isFinite) ? run : undefined;
}

/** Runs that continue each other on one baseline, put together; in points from the bottom left, as pages are laid out in. */
export function linesOf(runs: readonly OfdRun[], pageHeight: number): PdfLine[] {
  const lines: OfdRun[] = [];
  for (const run of runs) {
    const before = lines.at(-1);
    const gap = before === undefined ? Number.POSITIVE_INFINITY : run.left - before.right;
    const together =
      before !== undefined &&
      !before.vertical &&
      !run.vertical &&
      Math.abs(run.y - before.y) < before.size * 0.35 &&
      gap > -before.size * 0.6 &&
      gap < Math.max(before.size, run.size) * CELL_GAP;
    if (!together) lines.push(run);
    else {
      const apart = gap > before.size * WORD_GAP && LATIN_BOTH_SIDES.test(before.text.slice(-1) + run.text.charAt(0));
      const text = `${before.text}${apart ? ' ' : ''}${run.text}`;
      lines[lines.length - 1] = { ...before, text, right: Math.max(before.right, run.right), size: Math.max(before.size, run.size) };
    }
  }
  return lines.map((line) => {
    const points = (millimetres: number): number => millimetres * POINTS_PER_MM;
    return {
      text: line.text,
      left: points(Math.min(line.left, line.right)),
      right: points(Math.max(line.left, line.right)),
      bottom: points(pageHeight - line.y - line.size * 0.15),
      top: points(pageHeight - line.y + line.size * 0.85),
      fontSize: Math.round(points(line.size) * 10) / 10,
      softHyphen: false,
    };
  });
}
