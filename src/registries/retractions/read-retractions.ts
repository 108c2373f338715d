import { parse } from 'csv-parse/sync';
import { isIsoDate } from '../../domain/dates.ts';
import { IntegrityError } from '../../domain/errors.ts';
import { parseDoi } from '../identifiers/doi.ts';
import { decodeText } from '../import/decode-text.ts';
import type { Nature } from './types.ts';

/** One row of a list of retractions, parsed. */
export interface RetractionRow {
  readonly doi?: string;
  readonly pmid?: string;
  readonly natures: readonly Nature[];
  readonly date?: string;
  readonly noticeDoi?: string;
  readonly reasons: readonly string[];
  readonly title?: string;
  readonly authors: readonly string[];
  readonly journal?: string;
}

export interface RetractionRows {
  readonly rows: readonly RetractionRow[];
  readonly byNature: Readonly<Record<string, number>>;
  /** DOIs that stand in more than one row: a paper may have several notices. */
  readonly repeatedDois: number;
  readonly withoutIdentifier: number;
  /** Lines that are no row: the nature is none we know, or neither number nor title is given. */
  readonly unmatchedLines: readonly { readonly line: number; readonly text: string }[];
}

/** Headers of the Retraction Watch CSV and of its reduced copies, without case and punctuation. */
const HEADERS = {
  doi: ['originalpaperdoi', 'doi', 'paperdoi'],
  pmid: ['originalpaperpubmedid', 'pmid', 'pubmedid'],
  nature: ['retractionnature', 'retractionwatch', 'nature', 'noticetype'],
  date: ['retractiondate', 'date', 'noticedate'],
  noticeDoi: ['retractiondoi', 'noticedoi'],
  reasons: ['reason', 'reasons'],
  title: ['title', 'papertitle'],
  authors: ['author', 'authors'],
  journal: ['journal', 'journaltitle'],
} as const;
type Column = keyof typeof HEADERS;

const NATURE_WORDS: Readonly<Record<string, Nature>> = {
  retraction: 'retraction',
  withdrawal: 'retraction',
  removal: 'retraction',
  'expression of concern': 'expression-of-concern',
  correction: 'correction',
  erratum: 'correction',
  corrigendum: 'correction',
  reinstatement: 'reinstatement',
};

const headerKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Reads the Retraction Watch CSV (as Crossref publishes it) or a reduced copy with a DOI and a nature column.
 * @throws IntegrityError `retractions-columns-missing`, `registry-csv`, `registry-encoding`
 */
export function readRetractions(bytes: Uint8Array, file: string): RetractionRows {
  const table = tableOf(bytes, file);
  const [header = [], ...lines] = table;
  const columns = columnsOf(header, file);
  const rows: RetractionRow[] = [];
  const unmatchedLines: { line: number; text: string }[] = [];
  lines.forEach((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const row = rowOf(cells, columns);
    if (row === undefined)
      unmatchedLines.push({
        line: at + 2,
        text: cells
          .filter((cell) => cell !== '')
          .join(' | ')
          .slice(0, 200),
      });
    else rows.push(row);
  });
  const byNature: Record<string, number> = {};
  for (const { natures } of rows) for (const nature of natures) byNature[nature] = (byNature[nature] ?? 0) + 1;
  const dois = rows.flatMap(({ doi }) => doi ?? []);
  return {
    rows,
    byNature,
    repeatedDois: dois.length - new Set(dois).size,
    withoutIdentifier: rows.filter(({ doi, pmid }) => doi === undefined && pmid === undefined).length,
    unmatchedLines,
  };
}

function tableOf(bytes: Uint8Array, file: string): string[][] {
  const text = decodeText(bytes, file);
  try {
    return parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true });
  } catch (cause) {
    throw new IntegrityError('registry-csv', `${file} is not a CSV file: ${cause instanceof Error ? cause.message : String(cause)}`, {
      mend: 'Take the CSV as published, or correct the line named.',
      file,
      cause,
    });
  }
}

type Columns = Readonly<Partial<Record<Column, number>>>;

function columnsOf(header: readonly string[], file: string): Columns {
  const keys = header.map(headerKey);
  const columns = Object.fromEntries(
    Object.entries(HEADERS).flatMap(([name, words]) => {
      const at = words.map((word) => keys.indexOf(word)).find((position) => position >= 0);
      return at === undefined ? [] : [[name, at]];
    }),
  ) as Columns;
  if ((columns.doi !== undefined || columns.pmid !== undefined || columns.title !== undefined) && columns.nature !== undefined)
    return columns;
  throw new IntegrityError(
    'retractions-columns-missing',
    `${file} has no columns of papers and natures of notices; it begins: ${header.slice(0, 8).join(' | ') || '(empty)'}`,
    { mend: 'Give the Retraction Watch CSV, or a file with the columns doi and nature.', file },
  );
}

const NOTHING = /^(?:|unavailable|unknown|n\/?a|0|-)$/iu;

function rowOf(cells: readonly string[], columns: Columns): RetractionRow | undefined {
  const text = (column: Column): string | undefined => {
    const at = columns[column];
    const cell = at === undefined ? '' : (cells[at] ?? '').trim();
    return NOTHING.test(cell) ? undefined : cell;
  };
  const natures = [...new Set((text('nature') ?? '').split(';').flatMap((word) => NATURE_WORDS[word.trim().toLowerCase()] ?? []))];
  const [doi, noticeDoi] = [doiOf(text('doi')), doiOf(text('noticeDoi'))];
  const pmid = pmidOf(text('pmid'));
  const [title, journal, date] = [text('title'), text('journal'), dateOf(text('date'))];
  if (natures.length === 0 || (doi === undefined && pmid === undefined && title === undefined)) return undefined;
  return {
    ...(doi === undefined ? {} : { doi }),
    ...(pmid === undefined ? {} : { pmid }),
    natures,
    ...(date === undefined ? {} : { date }),
    ...(noticeDoi === undefined ? {} : { noticeDoi }),
    reasons: partsOf(text('reasons')).map((reason) => reason.replace(/^\+\s*/u, '')),
    ...(title === undefined ? {} : { title }),
    authors: partsOf(text('authors')),
    ...(journal === undefined ? {} : { journal }),
  };
}

const partsOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== '+');

function doiOf(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  const parsed = parseDoi(cell);
  if (parsed.ok) return parsed.value;
  // The list has a few with a space or a short prefix: the row is kept under them as written.
  return /^10\.\S.*\//u.test(cell) ? cell.toLowerCase().replace(/\s+/gu, '') : undefined;
}

/** @returns a PubMed number's digits; `0`, which that list writes for none, is none. */
export const pmidOf = (text: string | undefined): string | undefined =>
  /^(?:PMID\s*:?\s*)?0*([1-9]\d{0,8})$/iu.exec((text ?? '').trim())?.[1];

/** `9/22/2010 0:00` (month first, as that list writes it) or an ISO date. */
function dateOf(cell: string | undefined): string | undefined {
  if (cell === undefined) return undefined;
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/u.exec(cell);
  const iso =
    american === null
      ? cell.slice(0, 10)
      : `${american[3] ?? ''}-${(american[1] ?? '').padStart(2, '0')}-${(american[2] ?? '').padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}
