/** One line of a list as its reader found it. */
export interface TableRow {
  /** 1-based record, sheet row or line of the file. */
  readonly line: number;
  /** 1-based page of a PDF. */
  readonly page?: number;
  readonly cells: readonly string[];
  /** Columns whose text stands in a merged cell that began in the row above. */
  readonly fromAbove?: readonly number[];
  /** The row goes on from the last one of the page before. */
  readonly continues?: boolean;
}

/** A sheet, or a whole document, of cells as text. */
export interface Table {
  readonly name: string;
  readonly rows: readonly TableRow[];
}

/** Fonts that embed radicals in place of letters: those Unicode gives no compatibility mapping. */
const RADICALS: Readonly<Record<string, string>> = {
  '⺠': '民',
  '⻄': '西',
  '⻅': '见',
  '⻆': '角',
  '⻉': '贝',
  '⻋': '车',
  '⻓': '长',
  '⻔': '门',
  '⻘': '青',
  '⻚': '页',
  '⻛': '风',
  '⻜': '飞',
  '⻝': '食',
  '⻢': '马',
  '⻣': '骨',
  '⻤': '鬼',
  '⻥': '鱼',
  '⻦': '鸟',
  '⻨': '麦',
  '⻩': '黄',
  '⻬': '齐',
  '⻮': '齿',
  '⻰': '龙',
}; // prettier-ignore

/** @returns a cell's text on one line: no marks without width, no line break inside a Chinese word, letters for radicals. */
export function tidy(cell: string): string {
  if (!UNTIDY.test(cell)) return cell;
  return cell
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff\ufffc]/gu, '')
    .replace(/[\u2e80-\u2fdf]/gu, (radical) => RADICALS[radical] ?? radical.normalize('NFKC'))
    .replace(/(?<=[\p{Script=Han}（(])\s*\n\s*(?=[\p{Script=Han}（(）)])/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
const UNTIDY = /[^\S ]|^ | $| {2}|[\u00ad\u200b-\u200d\u2060\ufeff\ufffc\u2e80-\u2fdf]/u;

/** @returns two pieces of one broken line as one: parted by a space only between words of letters. */
export function joinPieces(above: string, below: string): string {
  if (above === '' || below === '') return above + below;
  const spaced =
    /[\p{L}\p{N},;:&.]$/u.test(above) &&
    /^[\p{L}\p{N}&(]/u.test(below) &&
    !/\p{Script=Han}$/u.test(above) &&
    !/^\p{Script=Han}/u.test(below);
  return spaced ? `${above} ${below}` : above + below;
}
