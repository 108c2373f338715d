import { workId } from '../../../src/domain/ids.ts';
import { answerJournal } from '../../../src/registries/answer-journal.ts';
import type { ListRow } from '../../../src/registries/import/read-row.ts';
import type { Registry } from '../../../src/registries/registry.ts';
import { titleKey } from '../../../src/registries/title-form.ts';

/** How lists write one title: what a dossier may copy from. */
export const FORMS: Readonly<Record<string, (title: string) => string>> = {
  'as printed': (title) => title,
  'PKU (学报.社会科学版)': (title) => title.replace(/[（(]([^（()）]*版)[）)]$/u, '.$1'),
  'CSSCI (学报(社会科学版))': (title) =>
    title
      .replace(/\.([^.]*版)$/u, '($1)')
      .replace(/（/gu, '(')
      .replace(/）/gu, ')'),
  'CNKI (学报（社会科学版）)': (title) =>
    title
      .replace(/\.([^.]*版)$/u, '（$1）')
      .replace(/\(/gu, '（')
      .replace(/\)/gu, '）'),
  'spaced (学报 社会科学版)': (title) => title.replace(/[（(.]([^（()）.]*版)[）)]?$/u, ' $1'),
  'quoted (《学报·社会科学版》)': (title) => `《${title.replace(/[（(.]([^（()）.]*版)[）)]?$/u, '·$1')}》`,
  'capitals, and for &': (title) => title.toUpperCase().replace(/\s*&\s*/gu, ' AND '),
  'with (中英文)': (title) => (/\p{Script=Han}/u.test(title) && !/[（(.]/u.test(title) ? `${title}(中英文)` : title),
};

export interface LookupCount {
  readonly titles: number;
  readonly found: number;
  /** The answer names another journal than the row's. */
  readonly wrong: readonly string[];
  /** Several journals bear the title: asked back, not picked. */
  readonly asked: readonly string[];
  readonly missed: readonly string[];
}

/** Looks every title of one edition up in one form: found is the very row the title came from. */
export function lookupTitles(registry: Registry, listId: string, editionId: string, form: (title: string) => string): LookupCount {
  const list = registry.lists.find(({ id }) => id === listId);
  const rows = list?.editions.find(({ id }) => id === editionId)?.copies.flatMap((copy) => copy.rows) ?? [];
  const keys = new Set<string>();
  const distinct = rows.filter(({ title }) => !keys.has(titleKey(title)) && keys.add(titleKey(title)));
  const [wrong, asked, missed]: [string[], string[], string[]] = [[], [], []];
  let found = 0;
  for (const row of distinct) {
    const written = form(row.title);
    const { identified, otherEditions, warnings } = answerJournal(registry, { work: workId('m'), title: written });
    const standing = [...otherEditions, ...warnings].find(
      (each) => each.list === listId && each.edition === editionId && each.answer === 'in',
    );
    if (list?.kind !== 'standing') {
      if (standing?.evidence.title === row.title || titleKey(standing?.evidence.title ?? '') === titleKey(row.title)) found++;
      else missed.push(written);
    } else if (identified.state === 'ambiguous') asked.push(written);
    else if (identified.state !== 'found' || standing === undefined) missed.push(written);
    else if (otherJournal(row, identified, standing.evidence.title ?? '')) wrong.push(`${written} → ${identified.title}`);
    else found++;
  }
  return { titles: distinct.length, found, wrong, asked, missed };
}

/** The row found is the one asked for, or one of the same journal by its identifiers. */
function otherJournal(row: ListRow, found: { issn: readonly string[]; cn: readonly string[] }, rowTitle: string): boolean {
  if (titleKey(rowTitle) === titleKey(row.title)) return false;
  const serial = (cn: string): string => cn.slice(0, 7);
  return !row.issn.some((issn) => found.issn.includes(issn)) && !row.cn.some((cn) => found.cn.map(serial).includes(serial(cn)));
}

/** Editions that have rows, as `[list, edition]`. */
export const loadedPairs = (registry: Registry): (readonly [string, string])[] =>
  registry.lists.flatMap(({ id, editions }) =>
    editions.filter(({ copies }) => copies.some((copy) => copy.rows.length > 0)).map((edition) => [id, edition.id] as const),
  );
