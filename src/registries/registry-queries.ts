import { IntegrityError } from '../domain/errors.ts';
import { workId } from '../domain/ids.ts';
import { answerJournal } from './answer-journal.ts';
import type { ListRow } from './import/read-row.ts';
import type { JournalPosition } from './journal-index.ts';
import type { JournalList, ListCopy, ListEdition, Registry } from './registry.ts';
import type { EditionInfo, JournalAnswer } from './types.ts';

/** A loaded copy with where it came from. */
export interface LoadedCopy extends EditionInfo {
  readonly importedAt?: string;
  readonly importedBy?: string;
  readonly importedFrom?: { readonly file: string; readonly sha256: string };
}

/** @returns every loaded copy, as reports name it; the list of retractions comes last. */
export const loadedEditions = (registry: Registry): EditionInfo[] => [...eachCopy(registry, infoOf), ...loadedRetractions(registry)];

const loadedRetractions = ({ retractions }: Registry): EditionInfo[] =>
  retractions === undefined
    ? []
    : [
        {
          list: 'retractions',
          edition: retractions.edition,
          rows: retractions.size,
          complete: false,
          hash: retractions.sha256,
          source: retractions.source,
        },
      ];

/** @returns every loaded copy with its provenance. */
export const loadedCopies = (registry: Registry): LoadedCopy[] =>
  eachCopy(registry, (list, edition, copy) => ({
    ...infoOf(list, edition, copy),
    ...(copy.importedAt === undefined ? {} : { importedAt: copy.importedAt }),
    ...(copy.importedBy === undefined ? {} : { importedBy: copy.importedBy }),
    ...(copy.importedFrom === undefined ? {} : { importedFrom: copy.importedFrom }),
  }));

const eachCopy = <T>(registry: Registry, describe: (list: JournalList, edition: ListEdition, copy: ListCopy) => T): T[] =>
  registry.lists.flatMap((list) => list.editions.flatMap((edition) => edition.copies.map((copy) => describe(list, edition, copy))));

const infoOf = (list: JournalList, edition: ListEdition, copy: ListCopy): EditionInfo => ({
  list: list.id,
  edition: edition.id,
  rows: copy.rows.length,
  complete: copy.complete,
  ...(edition.validFrom === undefined ? {} : { validFrom: edition.validFrom }),
  ...(edition.validTo === undefined ? {} : { validTo: edition.validTo }),
  hash: copy.sha256,
  source: copy.source || edition.source,
});

/** An edition whose period is known and of which no copy is loaded: what an office should import next. */
export interface MissingEdition {
  readonly list: string;
  readonly edition: string;
  readonly validFrom?: string;
  readonly validTo?: string;
}

export function missingEditions(registry: Registry): MissingEdition[] {
  return registry.lists.flatMap((list) =>
    list.editions
      .filter((edition) => edition.copies.length === 0)
      .map(({ id, validFrom, validTo }) => ({
        list: list.id,
        edition: id,
        ...(validFrom === undefined ? {} : { validFrom }),
        ...(validTo === undefined ? {} : { validTo }),
      })),
  );
}

/** What `integrity registry lookup` prints: the same answer a scan gets. */
export const lookupJournal = (
  registry: Registry,
  question: {
    readonly title?: string | undefined;
    readonly issn?: string | undefined;
    readonly cn?: string | undefined;
    readonly date?: string | undefined;
  },
): JournalAnswer => {
  const { date, ...asked } = question;
  return answerJournal(registry, { work: workId('lookup'), ...asked, issueDate: date });
};

/** @throws IntegrityError `registry-list-unknown`, `registry-edition-unknown` */
export function findEdition(registry: Registry, listId: string, editionId: string): { list: JournalList; edition: ListEdition } {
  const list = registry.lists.find(({ id }) => id === listId);
  if (list === undefined) {
    throw new IntegrityError('registry-list-unknown', `no registry has a list ${listId}`, {
      mend: `Use one of: ${registry.lists.map(({ id }) => id).join(', ') || '(no list loaded)'}.`,
    });
  }
  const edition = list.editions.find(({ id }) => id === editionId);
  if (edition === undefined) {
    throw new IntegrityError('registry-edition-unknown', `${listId} has no edition ${editionId}`, {
      mend: `Use one of: ${list.editions.map(({ id }) => id).join(', ')}.`,
    });
  }
  return { list, edition };
}

/** @returns the rows of an edition's copies, in their own order. */
export const editionRows = (registry: Registry, listId: string, editionId: string): ListRow[] =>
  findEdition(registry, listId, editionId).edition.copies.flatMap((copy) => copy.rows);

export interface EditionDiff {
  readonly list: string;
  readonly from: string;
  readonly to: string;
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly moved: readonly { readonly title: string; readonly from: string; readonly to: string }[];
  /** False when a copy is incomplete: then `joined` or `left` may only show what one copy lacks. */
  readonly complete: boolean;
}

/** Compares two editions journal by journal, so that a renamed or differently written journal is not taken for two. */
export function diffEditions(registry: Registry, listId: string, from: string, to: string): EditionDiff {
  const [before, after] = [findEdition(registry, listId, from).edition, findEdition(registry, listId, to).edition];
  const [old, recent] = [standings(before), standings(after)];
  const title = (position: JournalPosition): string => registry.journals.at(position).title;
  const only = (a: Standings, b: Standings): string[] =>
    [...a.keys()]
      .filter((position) => !b.has(position))
      .map(title)
      .sort();
  const moved = [...old].flatMap(([position, category]) => {
    const now = recent.get(position);
    return now === undefined || now === category ? [] : [{ title: title(position), from: category, to: now }];
  });
  const complete = [before, after].every((edition) => edition.copies.some((copy) => copy.complete));
  return { list: listId, from, to, joined: only(recent, old), left: only(old, recent), moved, complete };
}

type Standings = ReadonlyMap<JournalPosition, string>;

const standings = (edition: ListEdition): Standings =>
  new Map(edition.copies.flatMap((copy) => [...copy.rowOf].map(([position, { row }]) => [position, row.category ?? ''] as const)));
