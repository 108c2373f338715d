import type { WorkId } from '../../domain/ids.ts';
import type { RetractionIndex } from './retraction-index.ts';
import type { RetractionAnswer } from './types.ts';

export interface RetractionQuestion {
  readonly work: WorkId;
  readonly doi?: string | undefined;
  readonly pmid?: string | undefined;
  readonly title?: string | undefined;
}

/** What the list has under the DOI and the PMID; only where neither finds a row, what it has under the title. */
export function answerRetraction(index: RetractionIndex, { work, doi, pmid, title }: RetractionQuestion): RetractionAnswer {
  const firm = [
    ...(doi === undefined ? [] : index.byDoi(doi).map((record) => ({ by: 'doi', record }) as const)),
    ...(pmid === undefined ? [] : index.byPmid(pmid).map((record) => ({ by: 'pmid', record }) as const)),
  ];
  const rows = new Set<number>();
  const distinct = firm.filter(({ record: { row } }) => !rows.has(row) && rows.add(row));
  const possible =
    distinct.length > 0 || title === undefined ? [] : index.byTitle(title).map((record) => ({ by: 'title', record }) as const);
  // A row of the same title under another DOI is another paper.
  const fitting = possible.filter(({ record }) => doi === undefined || record.doi === undefined);
  const { source, sha256, size, importedAt } = index;
  return {
    work,
    asked: { ...(doi === undefined ? {} : { doi }), ...(pmid === undefined ? {} : { pmid }), ...(title === undefined ? {} : { title }) },
    list: { source, rows: size, sha256, ...(importedAt === undefined ? {} : { importedAt }) },
    hits: [...distinct, ...fitting],
  };
}
