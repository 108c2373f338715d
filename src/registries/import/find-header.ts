import { parseCn } from '../identifiers/cn.ts';
import { parseIssn } from '../identifiers/issn.ts';
import { COLUMN_ROLES, type ColumnNames, type Columns, columnGroups, detectColumns, isWeakHeader, sameHeader } from './columns.ts';
import type { Table } from './table.ts';

/** Headings above the header row are at most this long: titles, dates, notes of the issuing office. */
const HEADER_SEARCH_ROWS = 60;

export interface Header {
  readonly cells: readonly string[];
  /** Columns of each group, by position in the table. */
  readonly groups: readonly { readonly columns: Columns; readonly positions: readonly number[] }[];
  /** Rows of the table up to the header, itself included. */
  readonly after: number;
}

/** @returns the first row with the most columns known; a heading that is also a title's label yields to a row with more of them. */
export function findHeader(table: Table, names: ColumnNames): Header | undefined {
  let best: { header: Header; roles: number } | undefined;
  for (let i = 0; i < Math.min(HEADER_SEARCH_ROWS, table.rows.length); i++) {
    const header = headerOf(table.rows[i]?.cells ?? [], i + 1, names);
    if (header === undefined) continue;
    const roles = rolesOf(header);
    if (best === undefined || (roles > best.roles && best.roles === 1)) best = { header, roles };
    if (roles > 1) break;
  }
  return best?.header;
}

/** Every label of a title column holds one of these; most data rows do not. */
const TITLE_WORD = /刊\s*名|名\s*称|刊\s*物|期\s*刊$|集刊$|杂志名|title|journal/iu;

/** @returns the header of a row that names a title column beside another one: a new table may begin with it. */
export function headerBetween(cells: readonly string[], names: ColumnNames): Header | undefined {
  if (!cells.some((cell) => mayHeadTitles(cell, names.title))) return undefined;
  const header = headerOf(cells, 0, names);
  return header !== undefined && rolesOf(header) > 1 ? header : undefined;
}

const mayHeadTitles = (cell: string, named: string | undefined): boolean =>
  (cell.length <= 24 && TITLE_WORD.test(cell)) || (named !== undefined && sameHeader(cell, named));

const rolesOf = ({ groups }: Header): number => COLUMN_ROLES.filter((role) => groups[0]?.columns[role] !== undefined).length;

function headerOf(cells: readonly string[], after: number, names: ColumnNames): Header | undefined {
  const columns = detectColumns(cells, names);
  const filled = cells.filter((cell) => cell !== '');
  // A title may hold a word that heads columns; a row that holds a journal's numbers heads none.
  if (columns === undefined || filled.some((cell) => cell.length > 40 || parseIssn(cell).ok || parseCn(cell).ok)) return undefined;
  if (filled.length === 1 && isWeakHeader(filled[0] ?? '') && !Object.values(names).includes(filled[0])) {
    // A file of titles alone may be headed so; a heading above the real header may too, and then yields to it.
    if (after > 1) return undefined;
  }
  const groups = columnGroups(cells, names).flatMap((positions) => {
    const own = detectColumns(
      cells.map((cell, position) => (positions.includes(position) ? cell : '')),
      names,
    );
    return own === undefined ? [] : [{ columns: own, positions }];
  });
  return groups.length === 0 ? undefined : { cells, groups, after };
}
