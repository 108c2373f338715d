import { IntegrityError } from '../../domain/errors.ts';
import type { ColumnNames } from './columns.ts';
import { RUN_TOGETHER, readRows } from './read-rows.ts';
import type { Table } from './table.ts';

/** A reading of which at most this share does not fit is taken without asking for another. */
const GOOD = 0.02;
/** Where most journals have two numbers of a kind, two columns of journals may have been read as one. */
const DOUBLED = 0.05;

/**
 * A PDF says where letters stand and not what makes a table. Of several readings the first that fits is taken, else the one that fits best:
 * the fewest lines that are no journal, numbers left out and identifiers that are none, for each journal read.
 */
export function chooseReading(readings: Iterable<Table | undefined>, file: string, names: ColumnNames): Table | undefined {
  let best: { table: Table; misfit: number } | undefined;
  for (const table of readings) {
    if (table === undefined) continue;
    const share = misfit(table, file, names);
    if (share <= GOOD) return table;
    if (best === undefined || share < best.misfit) best = { table, misfit: share };
  }
  return best?.table;
}

function misfit(table: Table, file: string, names: ColumnNames): number {
  try {
    const { rows, unmatchedLines, numberGaps, badIdentifiers, unnumbered } = readRows([table], file, names);
    if (rows.length === 0) return Number.POSITIVE_INFINITY;
    const malformed = badIdentifiers.filter(({ reason }) => reason !== 'check-digit').length;
    const run = rows.filter(({ title }) => RUN_TOGETHER.test(title)).length;
    const share = (unmatchedLines.length + numberGaps.length + malformed + unnumbered + run) / rows.length;
    const two = rows.filter(({ issn, cn }) => issn.length > 1 || cn.length > 1).length;
    return two * 2 > rows.length ? share + DOUBLED : share;
  } catch (error) {
    if (error instanceof IntegrityError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}
