import { parseIssn } from './identifiers/issn.ts';
import type { ListRow } from './import/read-row.ts';
import type { JournalRecord } from './journal-record.ts';
import type { JournalList, ListCopy, ListEdition, Registry } from './registry.ts';
import { titleKey } from './title-form.ts';
import type { ListAnswer, WarningEdition } from './types.ts';

/** A row of a warning list, and the place of its edition among all of them. */
interface WarningRow {
  readonly place: number;
  readonly list: JournalList;
  readonly edition: ListEdition;
  readonly copy: ListCopy;
  readonly row: ListRow;
}

interface WarningIndex {
  readonly byIssn: ReadonlyMap<string, readonly WarningRow[]>;
  readonly byTitle: ReadonlyMap<string, readonly WarningRow[]>;
  /** Whether a journal's own titles and ISSNs stand on a warning list; most don't. */
  readonly mayWarn: WeakMap<JournalRecord, boolean>;
}
const NONE: readonly ListAnswer[] = [];

/** Warning lists are matched row by row, by ISSN or exact title: their rows name journals that carry a lawful journal's identifiers. */
const indexes = new WeakMap<Registry, WarningIndex>();

function indexOf(registry: Registry): WarningIndex {
  const known = indexes.get(registry);
  if (known !== undefined) return known;
  const byIssn = new Map<string, WarningRow[]>();
  const byTitle = new Map<string, WarningRow[]>();
  const put = (rows: Map<string, WarningRow[]>, key: string, row: WarningRow): void => {
    const at = rows.get(key);
    if (at === undefined) rows.set(key, [row]);
    else if (!at.some(({ copy }) => copy === row.copy)) at.push(row);
  };
  let place = 0;
  for (const list of registry.lists.filter(({ kind }) => kind !== 'standing')) {
    for (const edition of list.editions) {
      for (const copy of edition.copies) {
        for (const row of copy.rows) {
          const entry = { place, list, edition, copy, row };
          for (const issn of row.issn) put(byIssn, issn, entry);
          put(byTitle, titleKey(row.title), entry);
        }
        place++;
      }
    }
  }
  const index = { byIssn, byTitle, mayWarn: new WeakMap<JournalRecord, boolean>() };
  indexes.set(registry, index);
  return index;
}

const keysOf = (journal: JournalRecord): readonly string[] => [journal.title, ...journal.otherTitles].map(titleKey);

function mayWarn({ byIssn, byTitle, mayWarn: known }: WarningIndex, journal: JournalRecord): boolean {
  const before = known.get(journal);
  if (before !== undefined) return before;
  const may = journal.issn.some((issn) => byIssn.has(issn)) || keysOf(journal).some((key) => byTitle.has(key));
  known.set(journal, may);
  return may;
}

/** @returns one answer for each warning or hijacked list's copy on which the journal, its title or its ISSN stands. */
export function findWarnings(
  registry: Registry,
  asked: { readonly title?: string; readonly issn?: string },
  journal: JournalRecord | undefined,
): readonly ListAnswer[] {
  const index = indexOf(registry);
  const { byIssn, byTitle } = index;
  if (byTitle.size === 0) return NONE;
  const issn = asked.issn === undefined ? undefined : parseIssn(asked.issn);
  const own = journal === undefined ? false : mayWarn(index, journal);
  const byAsked = asked.title === undefined ? undefined : byTitle.get(titleKey(asked.title));
  const byAskedIssn = issn?.ok === true ? byIssn.get(issn.value) : undefined;
  if (!own && byAsked === undefined && byAskedIssn === undefined) return NONE;
  const found = new Map<number, { readonly entry: WarningRow; readonly matchedBy: 'issn' | 'title' }>();
  const add = (entries: readonly WarningRow[] | undefined, matchedBy: 'issn' | 'title'): void => {
    for (const entry of entries ?? []) if (!found.has(entry.place)) found.set(entry.place, { entry, matchedBy });
  };
  add(byAskedIssn, 'issn');
  for (const value of journal?.issn ?? []) add(byIssn.get(value), 'issn');
  add(byAsked, 'title');
  if (journal !== undefined) for (const key of keysOf(journal)) add(byTitle.get(key), 'title');
  return [...found].sort(([a], [b]) => a - b).map(([, { entry, matchedBy }]) => answerOf(entry, matchedBy));
}

function answerOf({ list, edition, copy, row }: WarningRow, matchedBy: 'issn' | 'title'): ListAnswer {
  const category = row.category === undefined ? {} : { category: row.category };
  const about = { list: list.id, edition: edition.id, ...category };
  return {
    ...about,
    kind: list.kind,
    answer: 'in',
    evidence: { type: 'list-entry', ...about, row: row.row, title: row.title, matchedBy, complete: copy.complete, listHash: copy.sha256 },
  };
}

const editionsOf = new WeakMap<Registry, readonly WarningEdition[]>();

/** @returns loaded editions of every warning and hijacked list; one array a registry. */
export function warningEditions(registry: Registry): readonly WarningEdition[] {
  const known = editionsOf.get(registry);
  if (known !== undefined) return known;
  const editions = registry.lists.flatMap(({ id, kind, editions: all }) =>
    kind === 'standing'
      ? []
      : all.flatMap((edition): WarningEdition[] => {
          if (edition.copies.length === 0) return [];
          const validFrom = edition.validFrom === undefined ? {} : { validFrom: edition.validFrom };
          return [{ list: id, edition: edition.id, kind, ...validFrom, complete: edition.copies.some(({ complete }) => complete) }];
        }),
  );
  editionsOf.set(registry, editions);
  return editions;
}
