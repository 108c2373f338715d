import type { CodedError } from '../domain/errors.ts';
import { IntegrityError } from '../domain/errors.ts';
import { type PoolField, poolColumns } from './pool-columns.ts';
import { type PoolRow, readPoolRows } from './read-pool-rows.ts';
import type { Reviewer } from './reviewer.ts';

export interface ReviewerPool {
  readonly reviewers: readonly Reviewer[];
  /** Rows left out, each with its number and what to mend. */
  readonly problems: readonly CodedError[];
}

/**
 * Reads a pool from CSV (UTF-8 or GB18030) or XLSX (first sheet) with Chinese or English headings. Columns: name and unit, and
 * optionally id, former units, discipline codes, keywords, co-authors, relatives, advisers and students, other conflicts, load cap, contact. Cells hold several values
 * with `;`, `；`, `、`, `|` or a line break between them. A row that can't be used is left out and named in `problems`.
 * @param filename shown in errors.
 * @throws IntegrityError `reviewer-pool-unreadable`, `reviewer-pool-too-large`, `reviewer-pool-columns`, `reviewer-pool-empty`
 */
export async function parseReviewerPool(bytes: Uint8Array, filename: string): Promise<ReviewerPool> {
  const [head, ...rows] = (await readPoolRows(bytes, filename)).filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (head === undefined) {
    throw new IntegrityError('reviewer-pool-empty', `${filename} has no rows`, {
      mend: 'List one expert a row under a row of headings.',
      file: filename,
    });
  }
  const columns = poolColumns(head.cells, filename);
  const reviewers = new Map<string, { readonly reviewer: Reviewer; readonly row: number }>();
  const problems: CodedError[] = [];
  for (const row of rows) {
    const parsed = parseRow(row, columns, filename);
    if ('code' in parsed) {
      problems.push(parsed);
      continue;
    }
    const known = reviewers.get(parsed.id);
    if (known === undefined) reviewers.set(parsed.id, { reviewer: parsed, row: row.number });
    else {
      const message = `${filename}, row ${row.number}: the id '${parsed.id}' stands in row ${known.row} already; this row is left out`;
      problems.push({ code: 'reviewer-duplicate-id', message, mend: 'Give each expert an id of their own.', file: filename });
    }
  }
  return { reviewers: [...reviewers.values()].map(({ reviewer }) => reviewer), problems };
}

const listOf = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[;；、|\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
];
/** A spreadsheet keeps 520.10 typed as a number as 520.1: second-level codes have two digits, so the nought is given back. */
const withLostZero = (code: string): string => (/^\d{3}\.\d$/.test(code) ? `${code}0` : code);
const codesOf = (cell: string): string[] => [
  ...new Set(
    cell
      .split(/[\s,，;；、|]+/u)
      .filter((part) => part !== '')
      .map(withLostZero),
  ),
];

/** `520`, `520.10`, `520.1010` or `5201010`. */
const DISCIPLINE = /^\d{3}(\.?\d{2}(\.?\d{2})?)?$/;

function parseRow({ cells, number }: PoolRow, columns: ReadonlyMap<PoolField, number>, file: string): Reviewer | CodedError {
  const cell = (field: PoolField): string => {
    const column = columns.get(field);
    return column === undefined ? '' : (cells[column] ?? '');
  };
  const problem = (code: string, what: string, mend: string): CodedError => ({
    code,
    message: `${file}, row ${number}: ${what}; this row is left out`,
    mend,
    file,
  });
  const [name, unit, load] = [cell('name'), cell('unit'), cell('loadCap')];
  if (name === '') return problem('reviewer-name-missing', 'no name', 'Give the expert’s name.');
  if (unit === '')
    return problem('reviewer-unit-missing', `no unit for ${name}`, 'Give the unit: without it conflicts of unit can’t be seen.');
  const disciplines = codesOf(cell('disciplines'));
  const wrong = disciplines.find((code) => !DISCIPLINE.test(code));
  if (wrong !== undefined) {
    return problem(
      'reviewer-discipline-invalid',
      `'${wrong}' is not a GB/T 13745 code`,
      'Write codes such as 520.10, with ; between them.',
    );
  }
  if (load !== '' && !/^\d{1,3}$/.test(load)) {
    return problem(
      'reviewer-load-cap-invalid',
      `'${load}' is not a load cap`,
      'Give a whole number from 0 to 999, or leave the cell empty.',
    );
  }
  const contact = cell('contact');
  return {
    id: cell('id') === '' ? `row-${number}` : cell('id'),
    name,
    unit,
    formerUnits: listOf(cell('formerUnits')),
    disciplines,
    keywords: listOf(cell('keywords')),
    coAuthors: listOf(cell('coAuthors')),
    relatives: listOf(cell('relatives')),
    advisers: listOf(cell('advisers')),
    conflicts: listOf(cell('conflicts')),
    ...(load === '' ? {} : { loadCap: Number(load) }),
    ...(contact === '' ? {} : { contact }),
  };
}
