import type { CodedError } from '../../domain/errors.ts';
import { documentId } from '../../domain/ids.ts';
import { artifactKey } from '../artifact-store.ts';
import { comparableFiles, textDate } from '../gather/build-catalogue.ts';
import { identityKeys } from '../gather/claims.ts';
import { loadMatches, type StoredMatches } from '../matches.ts';
import type { BatchTexts, ReadDossier } from '../scan-model.ts';
import { runStage, type StageItem, type StageTools } from '../stage.ts';
import type { StoredCatalogue } from '../tasks/compare.ts';
import type { Workspace } from '../workspace.ts';
import { COMPARE_VERSION } from './index-texts.ts';

export interface ApplicantMatches {
  readonly keys: readonly string[];
  readonly texts: StoredMatches['texts'];
  /** Comparisons that could not be done. */
  readonly errors: readonly CodedError[];
}

export interface CompareStageInput {
  readonly dossiers: readonly ReadDossier[];
  readonly texts: BatchTexts;
  readonly snapshot: string;
  readonly workspace: Workspace;
  readonly tools: StageTools;
}

/** Compares every readable text of every work with the index. @returns the matches of each applicant, in the order of the dossiers. */
export async function compareStage({ dossiers, texts, snapshot, workspace, tools }: CompareStageInput): Promise<ApplicantMatches[]> {
  const store = workspace.artifacts;
  const stored: StoredCatalogue = { catalogue: texts.catalogue, extractionKeys: texts.extractionKeys };
  const catalogueKey = artifactKey('catalogue', stored);
  await store.put('catalogue', catalogueKey, stored);
  const items: StageItem<StoredMatches | undefined>[] = [];
  const owner: { readonly dossier: number; readonly key: string }[] = [];
  for (const [at, { dossier }] of dossiers.entries()) {
    const { applicant } = dossier;
    const names = [applicant.name, ...applicant.formerNames, ...applicant.nameVariants].filter((name) => name !== undefined);
    for (const { work, path, sha256 } of comparableFiles(dossier)) {
      const extractionKey = texts.extractionKeys[sha256];
      if (extractionKey === undefined) continue;
      const date = textDate(work);
      const compared = {
        applicant: applicant.id,
        work: work.id,
        names,
        authors: work.authors,
        identity: identityKeys({ ...work, documents: [documentId(sha256)] }),
        ...(work.title === undefined ? {} : { title: work.title }),
        ...(date === undefined ? {} : { date }),
      };
      const input = { snapshot, catalogueKey, extractionKey, file: path, comparedWith: texts.counts, work: compared };
      const key = artifactKey('compare', COMPARE_VERSION, input);
      const known = await loadMatches(store, key);
      owner.push({ dossier: at, key });
      items.push({
        label: `${applicant.id}/${path}`,
        task: { name: 'compare', payload: { artifacts: store.folder, key, index: workspace.index, ...input } },
        ...(known === undefined ? {} : { reuse: known }),
      });
    }
  }
  const outcomes = await runStage('compare', items, () => undefined, tools);
  const results: { keys: string[]; texts: Record<string, StoredMatches['texts'][string]>; errors: CodedError[] }[] = dossiers.map(() => ({
    keys: [],
    texts: {},
    errors: [],
  }));
  for (const [at, outcome] of outcomes.entries()) {
    const place = owner[at];
    const result = place === undefined ? undefined : results[place.dossier];
    if (place === undefined || result === undefined) continue;
    if (outcome.state === 'failed') {
      result.errors.push(outcome.result.error);
      continue;
    }
    const found = await loadMatches(store, place.key);
    if (found === undefined) continue;
    result.keys.push(place.key);
    Object.assign(result.texts, found.texts);
  }
  return results;
}
