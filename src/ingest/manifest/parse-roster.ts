import { type FieldPath, formatField, type LocatedProblem, type YamlSource } from '../../policy/yaml-source.ts';
import { splitNames } from './date-text.ts';
import { dossierSchema } from './manifest-schema.ts';
import { readWorkbook, type WorkbookSheet } from './read-workbook.ts';
import { type RosterField, rosterHeader } from './roster-columns.ts';
import { salvage } from './salvage.ts';
import { type StatedDossier, statedDossier } from './stated-dossier.ts';

/** One applicant as a roster tells of them. */
export interface RosterApplicant {
  /** What the row is keyed by: the id column, else the name. */
  readonly key: string;
  /** First row, for messages. */
  readonly place: string;
  readonly stated: StatedDossier;
}

export interface ParsedRoster {
  readonly applicants: readonly RosterApplicant[];
  readonly problems: readonly LocatedProblem[];
}

/** Rows in which a header is looked for; exports put a title and remarks above it. */
const HEADER_ROWS = 10;
const LISTS = new Set(['formerNames', 'nameVariants', 'formerUnits', 'relatives', 'advisers', 'authors', 'correspondingAuthors', 'files']);

interface Gathered {
  readonly key: string;
  readonly applicant: Record<string, unknown>;
  readonly works: Record<string, unknown>[];
  readonly places: Map<string, { line: number; column: number }>;
  readonly sheet: string;
  readonly firstRow: number;
}

/**
 * Reads a roster workbook: sheets whose header names the applicant, one row an applicant or a work, applicant columns repeated or blank
 * below the first row. @returns undefined when no sheet has such a header.
 */
export async function parseRoster(bytes: Uint8Array, file: string): Promise<ParsedRoster | undefined> {
  const sheets = await readWorkbook(bytes, file);
  const gathered = new Map<string, Gathered>();
  const problems: LocatedProblem[] = [];
  const headed = sheets.filter((sheet) => gatherSheet(sheet, file, gathered, problems));
  if (headed.length === 0) return undefined;
  const applicants = [...gathered.values()].map((one): RosterApplicant => {
    const source: YamlSource = {
      file: `${file} [${one.sheet}]`,
      value: { applicant: one.applicant, works: one.works },
      place: (path) => placeOf(one, path),
    };
    const { value, problems: faults } = salvage(dossierSchema, source, 'roster');
    const stated = statedDossier(value ?? {}, source);
    return {
      key: one.key,
      place: `${file} [${one.sheet}] row ${one.firstRow}`,
      stated: { ...stated, problems: [...faults, ...stated.problems] },
    };
  });
  return { applicants, problems };
}

function placeOf(one: Gathered, path: FieldPath): { line: number; column: number } {
  for (let length = path.length; length > 0; length--) {
    const place = one.places.get(formatField(path.slice(0, length)));
    if (place !== undefined) return place;
  }
  return { line: one.firstRow, column: 1 };
}

function gatherSheet(sheet: WorkbookSheet, file: string, gathered: Map<string, Gathered>, problems: LocatedProblem[]): boolean {
  const headAt = sheet.rows.slice(0, HEADER_ROWS).findIndex((row) => rosterHeader(row.cells) !== undefined);
  const columns = rosterHeader(sheet.rows[headAt]?.cells ?? []);
  if (columns === undefined) return false;
  let previous: Gathered | undefined;
  for (const row of sheet.rows.slice(headAt + 1)) {
    const values = valuesOf(row.cells, columns);
    if (values.size === 0) continue;
    const key = values.get('applicant.id')?.text ?? values.get('applicant.name')?.text;
    // A blank applicant below a filled one is the same applicant: exports merge the cells.
    const one = key === undefined ? previous : (gathered.get(keyOf(key)) ?? newcomer(key, sheet.name, row.number));
    if (one === undefined) {
      const message = `${file} [${sheet.name}], row ${row.number}: the row names no applicant and is left out`;
      problems.push({ code: 'roster-row-without-applicant', message, mend: 'Fill in the name or id column.', file, line: row.number });
      continue;
    }
    gathered.set(keyOf(one.key), one);
    previous = one;
    gatherRow(one, values, { file, sheet: sheet.name, row: row.number }, problems);
  }
  return true;
}

const keyOf = (key: string): string => key.normalize('NFC').toLowerCase();
const newcomer = (key: string, sheet: string, firstRow: number): Gathered => ({
  key,
  applicant: {},
  works: [],
  places: new Map(),
  sheet,
  firstRow,
});

type CellValues = ReadonlyMap<string, { field: RosterField; text: string; column: number }>;

function valuesOf(cells: readonly string[], columns: ReadonlyMap<number, RosterField>): CellValues {
  const values = new Map<string, { field: RosterField; text: string; column: number }>();
  for (const [index, field] of columns) {
    const text = (cells[index] ?? '').trim();
    if (text !== '') values.set(`${field.of}.${field.name}`, { field, text, column: index + 1 });
  }
  return values;
}

function gatherRow(one: Gathered, values: CellValues, at: { file: string; sheet: string; row: number }, problems: LocatedProblem[]): void {
  const work: Record<string, unknown> = {};
  for (const { field, text, column } of values.values()) {
    const value = LISTS.has(field.name) ? splitNames(text) : text;
    if (field.of === 'work') {
      work[field.name] = value;
      one.places.set(`works[${one.works.length}].${field.name}`, { line: at.row, column });
    } else if (field.name !== 'id') {
      const known = one.applicant[field.name];
      if (known !== undefined && JSON.stringify(known) !== JSON.stringify(value)) {
        const other = otherPerson(field.name, values.has('applicant.id'));
        problems.push({
          code: other ? 'applicant-id-duplicate' : 'roster-conflict',
          message: `${at.file} [${at.sheet}], row ${at.row}: ${field.name} of '${one.key}' is '${text}' here and ${JSON.stringify(known)} from row ${one.firstRow} on; ${other ? 'this row is left out' : 'the first counts'}`,
          mend: other
            ? 'If they are two people, give each an id in an id column (编号); if not, write the same value in both rows.'
            : 'Write the same value in every row of the applicant.',
          file: at.file,
          line: at.row,
          column,
          field: field.name,
        });
        if (other) return;
        continue;
      }
      one.applicant[field.name] = value;
      one.places.set(`applicant.${field.name}`, { line: at.row, column });
    }
  }
  if (Object.keys(work).length === 0) return;
  one.places.set(`works[${one.works.length}]`, { line: at.row, column: 1 });
  one.works.push(work);
}

/** Whether a differing field means another person under one key, whose work must not be charged to the first. */
const otherPerson = (field: string, hasId: boolean): boolean =>
  field === 'name' || (!hasId && (field === 'unit' || field === 'systemNumber'));
