import { parseCn } from '../identifiers/cn.ts';
import { parseIssn } from '../identifiers/issn.ts';
import { MAX_TITLE_LENGTH, readTitle } from '../title-form.ts';
import { knownCategory, readCategory } from './categories.ts';
import type { Columns } from './columns.ts';

/** One journal row of a list, parsed. */
export interface ListRow {
  /** 1-based count of data rows over the whole file. */
  readonly row: number;
  readonly title: string;
  readonly otherTitles: readonly string[];
  readonly renamedTo: readonly string[];
  readonly formerTitles: readonly string[];
  readonly issn: readonly string[];
  readonly cn: readonly string[];
  readonly category?: string;
  readonly status?: string;
  readonly frequency?: string;
  readonly place?: string;
}

export interface BadIdentifier {
  readonly row: number;
  readonly value: string;
  readonly reason: string;
  readonly expected?: string;
}

/** Several values in a cell are parted by semicolons, commas, slashes between whole numbers, or space. */
const valuesOf = (cell: string): string[] => (ONE_VALUE.test(cell) ? [cell] : severalValues(cell));
const ONE_VALUE = /^[\d\-A-Z/]{6,14}$/u;
const severalValues = (cell: string): string[] =>
  cell
    .replace(/[/／\s]*(?=\b(?:[pe]-?)?ISSN|\bCN)/giu, ';')
    .split(/[;；,，、]|\s+(?=\d{4}-)|\s+(?=\d{2}-\d{4})|\/(?=\d{4}-?\d{3})|(?<=\d{4}-?\d{3}[\dXx])[/／]/u)
    .map((value) => value.trim())
    .filter((value) => !/^(?:[-—/]?|(?:[pe]-?)?ISSN号?[:：]?|CN号?[:：]?)$/iu.test(value));

/** A semicolon parts titles; `&` does when Chinese stands on both sides. */
const titlesOf = (cell: string): string[] =>
  cell
    .split(/[;；]|(?<=\p{Script=Han}[）)]?)&(?=\p{Script=Han})/u)
    .map((title) => title.trim())
    .filter((title) => title !== '' && title.length <= MAX_TITLE_LENGTH);

/** Hardly a title begins or ends as lines that are none do. */
const NO_TITLE_SIGN = /^[（(共合总小注备说附计有\d]|[)）。；]$/u;
/** `共 175 种`, `合计`, `经济学（25 种）`, and sentences of a note. */
export const NO_TITLE =
  /^(?:[（(]?(?:共|合计|总计|小计|共计)?[计有]?\s*[:：]?\s*\d+\s*[种个本家项条份][）)]?|合计|总计|小计|共计)$|[（(](?:共|计)?\s*\d+\s*[种个本]\s*[)）]$|[。；]$|^(?:注|备注|说明|附注)\s*[:：]/u;
/** @returns the journal a row's cells tell of; undefined where they tell of none. Identifiers that are none go to `bad`. */
export function readRow(
  cells: readonly string[],
  columns: Columns,
  row: number,
  bad: BadIdentifier[],
  heading: string | undefined,
): ListRow | undefined {
  const written = cells[columns.title?.[0] ?? -1] ?? '';
  if (
    written === '' ||
    written.length > MAX_TITLE_LENGTH ||
    !/\p{L}/u.test(written) ||
    (NO_TITLE_SIGN.test(written) && NO_TITLE.test(written))
  )
    return undefined;
  // A number where the title should stand tells of a header that does not fit.
  if (/^\d/u.test(written) && (parseIssn(written).ok || parseCn(written).ok)) return undefined;
  const form = readTitle(written);
  const remarks = textsOf(cells, columns.remark);
  const told = remarks.map((text) => readTitle(`${form.title}(${text})`));
  const ids: Identifiers = { issn: [], cn: [] };
  for (const positions of [columns.issn, columns.cn, columns.identifier])
    for (const cell of textsOf(cells, positions)) readIdentifiers(cell, ids, row, bad);
  const category = readCategory(textsOf(cells, columns.category)[0] ?? '') ?? remarks.map(knownCategory)[0] ?? heading;
  const [status, frequency, place] = [columns.status, columns.frequency, columns.place].map((positions) => textsOf(cells, positions)[0]);
  return {
    row,
    title: form.title,
    otherTitles: [...textsOf(cells, columns.englishTitle), ...textsOf(cells, columns.otherTitles).flatMap(titlesOf)],
    renamedTo: [...form.renamedTo, ...told.flatMap(({ renamedTo }) => renamedTo)],
    formerTitles: [
      ...form.formerly,
      ...told.flatMap(({ formerly }) => formerly),
      ...textsOf(cells, columns.formerTitles).flatMap(titlesOf),
    ],
    issn: ids.issn,
    cn: ids.cn,
    ...(category === undefined ? {} : { category }),
    ...(status === undefined ? {} : { status }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(place === undefined ? {} : { place }),
  };
}

const NONE: readonly string[] = [];
function textsOf(cells: readonly string[], positions: readonly number[] | undefined): readonly string[] {
  if (positions === undefined) return NONE;
  if (positions.length > 1) return positions.map((position) => cells[position] ?? '').filter((cell) => cell !== '');
  const text = cells[positions[0] ?? -1] ?? '';
  return text === '' ? NONE : [text];
}

interface Identifiers {
  readonly issn: string[];
  readonly cn: string[];
}

function readIdentifiers(cell: string, { issn, cn }: Identifiers, row: number, bad: BadIdentifier[]): void {
  for (const written of valuesOf(cell)) {
    // A number broken over two lines of its cell.
    const value = ONE_VALUE.test(written) ? written : written.replace(/\s+/gu, '');
    // Spreadsheets take an ISSN for a number and drop its zero.
    const asIssn = parseIssn(/^\d{6}[\dXx]$/u.test(value) ? `0${value}` : value);
    if (asIssn.ok) {
      if (!issn.includes(asIssn.value)) issn.push(asIssn.value);
      continue;
    }
    const asCn = parseCn(value);
    if (asCn.ok) {
      if (!cn.includes(asCn.value)) cn.push(asCn.value);
    } else if (asIssn.reason === 'check-digit')
      bad.push({ row, value, reason: asIssn.reason, ...(asIssn.expected === undefined ? {} : { expected: asIssn.expected }) });
    else bad.push({ row, value, reason: asCn.reason });
  }
}
