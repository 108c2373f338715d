import type { FileDocument } from '../../checks/artifacts.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Work } from '../../domain/work.ts';
import type { Registry } from '../../registries/registry.ts';
import { answerRetraction } from '../../registries/retractions/answer-retraction.ts';
import type { RetractionAnswer } from '../../registries/retractions/types.ts';

const PUBLISHED = new Set<Work['kind']>(['paper', 'book', 'translation', 'textbook']);
const SURE_DOI = 0.7;

/** The DOI stated, else the one the work's own first pages print. */
export function doiOf(work: Work, documents: readonly FileDocument[]): string | undefined {
  if (work.doi !== undefined && work.doi.trim() !== '') return work.doi;
  for (const { work: owner, result } of documents) {
    if (owner !== work.id || result.status !== 'read') continue;
    const { doi } = result.document.metadata;
    if (doi !== undefined && doi.confidence >= SURE_DOI) return doi.value;
  }
  return undefined;
}

/** What the loaded list of retractions has of each published work; nothing where no list is loaded. */
export function retractionAnswers({ retractions }: Registry, dossier: Dossier, documents: readonly FileDocument[]): RetractionAnswer[] {
  if (retractions === undefined) return [];
  return dossier.works
    .filter(({ kind }) => PUBLISHED.has(kind))
    .map((work) => answerRetraction(retractions, { work: work.id, doi: doiOf(work, documents), pmid: work.pmid, title: work.title }));
}
