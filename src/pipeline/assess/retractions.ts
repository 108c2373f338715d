import type { Artifacts, FileDocument } from '../../checks/artifacts.ts';
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

/** What the loaded list has under the DOIs of every reference list that was read. */
export function referenceRetractions(
  { retractions }: Pick<Registry, 'retractions'>,
  documents: readonly FileDocument[],
): Artifacts['referenceRetractions'] {
  if (retractions === undefined) return { listLoaded: false, works: [] };
  const { source, sha256 } = retractions;
  const works = documents.flatMap(({ path, result, work }) => {
    const references = result.status === 'read' ? (result.document.structure?.references ?? []) : [];
    if (work === undefined || references.length === 0) return [];
    const identified = references.flatMap(({ doi }, reference) => (doi === undefined ? [] : [{ doi, reference }]));
    const hits = identified.flatMap(({ doi, reference }) => retractions.byDoi(doi).map((record) => ({ reference, record })));
    return [{ work, file: path, list: { source, sha256 }, asked: identified.length, hits }];
  });
  return { listLoaded: true, works };
}
