import { ByteView } from '../ole/byte-view.ts';

// [MS-DOC] 2.6.1 and 2.6.2: property modifiers read here.
const SPRM_DELETED = 0x0800;
const SPRM_VANISH = 0x083c;
const SPRM_SPECIAL = 0x0855;
const SPRM_SYMBOL = 0x6a09;
const SPRM_HALF_POINTS = 0x4a43;
const SPRM_IN_TABLE = 0x2416;
const SPRM_IN_TABLE_END = 0x2417;
const SPRM_INNER_TABLE_END = 0x244c;
const SPRM_OUTLINE = 0x2640;
const FKP_BYTES = 512;

export interface CharacterRun {
  readonly hidden: boolean;
  readonly deleted: boolean;
  /** A character that stands for something else: a picture, a note mark, a symbol. */
  readonly special: boolean;
  readonly halfPoints: number;
}

export interface ParagraphRun {
  readonly styleIndex: number;
  readonly inTable: boolean;
  readonly rowEnd: boolean;
  readonly outline: boolean;
}

/** Properties by where in the WordDocument stream their text lies; ranges are sorted and do not overlap. */
export interface PropertyRanges<T> {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly values: readonly T[];
}

const PLAIN: CharacterRun = { hidden: false, deleted: false, special: false, halfPoints: 0 };

/** Character formatting, [MS-DOC] 2.9.33 ChpxFkp. @param bins PlcBteChpx */
export const characterRanges = (document: ByteView, bins: Uint8Array): PropertyRanges<CharacterRun> =>
  rangesOf(document, bins, 1, (page, at) => {
    const offset = page.u8(at) * 2;
    return offset === 0 ? PLAIN : characterRun(page.slice(offset + 1, offset + 1 + page.u8(offset)));
  });

/** Paragraph formatting, [MS-DOC] 2.9.174 PapxFkp. @param bins PlcBtePapx */
export const paragraphRanges = (document: ByteView, bins: Uint8Array): PropertyRanges<ParagraphRun> =>
  rangesOf(document, bins, 13, (page, at) => {
    const offset = page.u8(at) * 2;
    const words = page.u8(offset);
    const start = words === 0 ? offset + 2 : offset + 1;
    const length = words === 0 ? page.u8(offset + 1) * 2 : words * 2 - 1;
    return offset === 0
      ? { styleIndex: 0, inTable: false, rowEnd: false, outline: false }
      : paragraphRun(page.slice(start, start + length));
  });

function rangesOf<T>(document: ByteView, bins: Uint8Array, slotBytes: number, read: (page: ByteView, at: number) => T): PropertyRanges<T> {
  const view = new ByteView(bins);
  const count = Math.floor((bins.length - 4) / 8);
  const found: { start: number; end: number; value: T }[] = [];
  const seen = new Set<number>();
  for (let index = 0; index < count; index++) {
    const number = view.u32((count + 1) * 4 + index * 4) & 0x3fffff;
    if (seen.has(number) || (number + 1) * FKP_BYTES > document.length) continue;
    seen.add(number);
    const page = new ByteView(document.slice(number * FKP_BYTES, (number + 1) * FKP_BYTES));
    const runs = page.u8(FKP_BYTES - 1);
    for (let run = 0; run < runs; run++) {
      const [start, end] = [page.u32(run * 4), page.u32(run * 4 + 4)];
      if (start < end) found.push({ start, end, value: read(page, (runs + 1) * 4 + run * slotBytes) });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return { starts: found.map(({ start }) => start), ends: found.map(({ end }) => end), values: found.map(({ value }) => value) };
}

/** @returns the value at an offset and where it ends or the next begins. */
export function valueAt<T>(ranges: PropertyRanges<T>, at: number): { value: T | undefined; until: number } {
  let low = 0;
  let high = ranges.starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges.starts[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const end = ranges.ends[low - 1] ?? 0;
  const next = ranges.starts[low] ?? Number.POSITIVE_INFINITY;
  return at < end ? { value: ranges.values[low - 1], until: Math.min(end, next) } : { value: undefined, until: next };
}

function characterRun(modifiers: Uint8Array): CharacterRun {
  const run = { ...PLAIN };
  eachModifier(new ByteView(modifiers), 0, (sprm, operand) => {
    // A toggle is 0 or 1, or with the top bit set what the style has or its contrary.
    if (sprm === SPRM_DELETED) run.deleted = (operand & 1) === 1;
    else if (sprm === SPRM_VANISH) run.hidden = (operand & 1) === 1;
    else if (sprm === SPRM_SYMBOL) run.special = true;
    else if (sprm === SPRM_SPECIAL) run.special ||= operand === 1;
    else if (sprm === SPRM_HALF_POINTS) run.halfPoints = operand;
  });
  return run;
}

function paragraphRun(properties: Uint8Array): ParagraphRun {
  const view = new ByteView(properties);
  const run = { styleIndex: view.u16(0), inTable: false, rowEnd: false, outline: false };
  eachModifier(view, 2, (sprm, operand) => {
    if (sprm === SPRM_IN_TABLE) run.inTable = operand === 1;
    else if (sprm === SPRM_IN_TABLE_END || sprm === SPRM_INNER_TABLE_END) run.rowEnd = operand === 1;
    else if (sprm === SPRM_OUTLINE) run.outline = operand < 9;
  });
  return run;
}

/** [MS-DOC] 2.6: the top three bits of a modifier tell the size of its operand; two have their own. */
function eachModifier(view: ByteView, start: number, told: (sprm: number, operand: number) => void): void {
  for (let at = start; at + 2 < view.length; ) {
    const sprm = view.u16(at);
    at += 2;
    const kind = sprm >> 13;
    if (kind === 6) {
      const own = sprm === 0xd608 ? view.u16(at) + 1 : view.u8(at) + 1;
      at += Math.max(1, own);
      continue;
    }
    told(sprm, kind <= 1 ? view.u8(at) : view.u16(at));
    at += kind <= 1 ? 1 : kind === 3 ? 4 : kind === 7 ? 3 : 2;
  }
}
