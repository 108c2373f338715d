import { parseIssn } from './identifiers/issn.ts';
import type { ListRow } from './import/read-rows.ts';
import type { JournalRecord } from './journal-record.ts';
import type { ListCopy, Registry } from './registry.ts';
import { titleKey } from './title-form.ts';
import type { ListAnswer, WarningEdition } from './types.ts';

interface RowIndex {
  readonly byIssn: ReadonlyMap<string, ListRow>;
  readonly byTitle: ReadonlyMap<string, ListRow>;
}

/** Warning lists are matched row by row, by ISSN or exact title: their rows name journals that carry a lawful journal's identifiers. */
const indexes = new WeakMap<ListCopy, RowIndex>();

function indexOf(copy: ListCopy): RowIndex {
  const known = indexes.get(copy);
  if (known !== undefined) return known;
  const byIssn = new Map<string, ListRow>();
  const byTitle = new Map<string, ListRow>();
  for (const row of copy.rows) {
    for (const issn of row.issn) if (!byIssn.has(issn)) byIssn.set(issn, row);
    const key = titleKey(row.title);
    if (!byTitle.has(key)) byTitle.set(key, row);
  }
  const index = { byIssn, byTitle };
  indexes.set(copy, index);
  return index;
}

/** @returns one answer for each warning or hijacked list's edition on which the journal, its title or its ISSN stands. */
export function findWarnings(
  registry: Registry,
  asked: { readonly title?: string; readonly issn?: string },
  journal: JournalRecord | undefined,
): ListAnswer[] {
  const lists = registry.lists.filter((list) => list.kind !== 'standing');
  if (lists.length === 0) return [];
  const issn = asked.issn === undefined ? undefined : parseIssn(asked.issn);
  const issns = [...(issn?.ok === true ? [issn.value] : []), ...(journal?.issn ?? [])];
  const titles = [asked.title, journal?.title, ...(journal?.otherTitles ?? [])].flatMap((title) =>
    title === undefined ? [] : [titleKey(title)],
  );
  return lists.flatMap((list) =>
    list.editions.flatMap((edition) =>
      edition.copies.flatMap((copy): ListAnswer[] => {
        const index = indexOf(copy);
        const byIssn = issns.map((value) => index.byIssn.get(value)).find((row) => row !== undefined);
        const row = byIssn ?? titles.map((title) => index.byTitle.get(title)).find((hit) => hit !== undefined);
        if (row === undefined) return [];
        const category = row.category === undefined ? {} : { category: row.category };
        const about = { list: list.id, edition: edition.id, ...category };
        return [
          {
            ...about,
            kind: list.kind,
            answer: 'in',
            evidence: {
              type: 'list-entry',
              ...about,
              row: row.row,
              title: row.title,
              matchedBy: byIssn === undefined ? 'title' : 'issn',
              complete: copy.complete,
              listHash: copy.sha256,
            },
          },
        ];
      }),
    ),
  );
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
