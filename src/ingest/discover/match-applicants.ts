import type { CodedError } from '../../domain/errors.ts';
import type { RosterApplicant } from '../manifest/parse-roster.ts';

type RosterEntry = RosterApplicant & { readonly file: string };

export interface MatchedApplicant {
  readonly id: string;
  readonly folderName?: string;
  readonly roster?: RosterEntry;
}

/** File systems differ on case and composition: names that differ in nothing else are one id. */
const keyOf = (name: string): string => name.normalize('NFC').toLowerCase();

/** Characters no file name of a report can carry everywhere, and names that mean a place. */
const UNSAFE = /[\p{Cc}/\\\uFFFD]|^\.|^\s|\s$/u;
const MAX_ID_BYTES = 200;

/**
 * Brings folders and roster rows together by id, name or system number. Two claims to one id: both are left out and named.
 * @returns applicants in order of id
 */
export function matchApplicants(
  folders: readonly string[],
  roster: readonly RosterEntry[],
  maxApplicants: number,
): { applicants: MatchedApplicant[]; problems: CodedError[] } {
  const problems: CodedError[] = [];
  const safeFolders = folders.filter((name) => isSafe(name, name, problems));
  const folderOf = new Map<string, string>();
  for (const [key, names] of grouped(safeFolders, keyOf)) {
    const [only] = names;
    if (only !== undefined && names.length === 1) folderOf.set(key, only);
    else problems.push(duplicate(names, 'folders'));
  }
  const rows = new Map<string, RosterEntry>();
  for (const [key, entries] of grouped(roster, (entry) => keyOf(folderKey(entry, folderOf)))) {
    const [only] = entries;
    if (only === undefined || entries.length > 1)
      problems.push(
        duplicate(
          entries.map(({ place }) => place),
          'roster entries',
        ),
      );
    else if (folderOf.has(key) || isSafe(only.key, only.place, problems)) rows.set(key, only);
  }
  const applicants = [...new Set([...folderOf.keys(), ...rows.keys()])].map((key): MatchedApplicant => {
    const [folderName, row] = [folderOf.get(key), rows.get(key)];
    if (folderName === undefined && row !== undefined) problems.push(folderMissing(row));
    const id = (folderName ?? row?.key ?? key).normalize('NFC');
    return { id, ...(folderName === undefined ? {} : { folderName }), ...(row === undefined ? {} : { roster: row }) };
  });
  applicants.sort((a, b) => (a.id < b.id ? -1 : 1));
  if (applicants.length > maxApplicants) {
    const message = `the batch has ${applicants.length} applicants; those after ${applicants[maxApplicants - 1]?.id ?? ''} are left out`;
    problems.push({ code: 'too-many-applicants', message, mend: `Scan at most ${maxApplicants} at a time.` });
  }
  return { applicants: applicants.slice(0, maxApplicants), problems };
}

/** The folder's name when the row's id, name or system number is one, else the row's key. */
function folderKey(entry: RosterEntry, folders: ReadonlyMap<string, string>): string {
  const { name, systemNumber } = entry.stated.applicant;
  return [entry.key, name, systemNumber].find((candidate) => candidate !== undefined && folders.has(keyOf(candidate))) ?? entry.key;
}

function isSafe(id: string, where: string, problems: CodedError[]): boolean {
  if (!UNSAFE.test(id) && Buffer.byteLength(id) <= MAX_ID_BYTES && id !== '') return true;
  const message = `${JSON.stringify(where)} can't be an applicant's id: it is too long or has characters a file name can't carry everywhere`;
  problems.push({ code: 'applicant-id-unsafe', message, mend: 'Use letters, digits, Chinese characters and hyphens.', file: where });
  return false;
}

function duplicate(claims: readonly string[], what: string): CodedError {
  const message = `${claims.join(' and ')}: ${what} with one applicant id; none of them is read`;
  return {
    code: 'applicant-id-duplicate',
    message,
    mend: 'Give each applicant an id of their own.',
    ...(claims[0] === undefined ? {} : { file: claims[0] }),
  };
}

function folderMissing(row: RosterEntry): CodedError {
  const message = `${row.place} lists '${row.key}', for whom there is no folder: only what the roster states is checked`;
  return { code: 'applicant-folder-missing', message, mend: `Add a folder named '${row.key}' with the applicant's files.`, file: row.file };
}

function grouped<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
