import { z } from 'zod';
import { workId } from '../../domain/ids.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { loadExtraction } from '../extracted.ts';
import type { Catalogue } from '../gather/catalogue.ts';
import { compareDocument } from '../gather/compare-document.ts';
import { openEngine } from '../gather/open-engine.ts';
import { saveMatches } from '../matches.ts';
import { defineTask } from './task.ts';

const payload = z.object({
  artifacts: z.string(),
  key: z.string(),
  index: z.string(),
  snapshot: z.string(),
  catalogueKey: z.string(),
  /** Document → artifact of its extraction. Kept in the catalogue's artifact, for it grows with the batch. */
  extractionKey: z.string(),
  file: z.string(),
  comparedWith: z.object({ batchDocuments: z.number(), corpusDocuments: z.number() }),
  work: z.object({
    applicant: z.string(),
    work: z.string(),
    names: z.array(z.string()),
    authors: z.array(z.string()),
    identity: z.array(z.string()),
    title: z.string().optional(),
    date: z.string().optional(),
  }),
});

/** The catalogue as tasks read it. */
export interface StoredCatalogue {
  readonly catalogue: Catalogue;
  readonly extractionKeys: Readonly<Record<string, string>>;
}

let loaded: { readonly key: string; readonly stored: Promise<StoredCatalogue> } | undefined;

/** Compares one file of one work with the index and keeps passages and rates. */
export const compareTask = defineTask('compare', payload, async ({ work, ...task }) => {
  const store = openArtifactStore(task.artifacts);
  if (loaded?.key !== task.catalogueKey)
    loaded = { key: task.catalogueKey, stored: store.get('catalogue', task.catalogueKey) as Promise<StoredCatalogue> };
  const { catalogue, extractionKeys } = await loaded.stored;
  const extraction = await loadExtraction(store, task.extractionKey);
  if (extraction?.status !== 'read') throw new Error(`the text of ${task.file} is gone from the workspace`);
  const { title, date, ...known } = work;
  const engine = openEngine(task.index, task.snapshot, store, extractionKeys);
  const { matches, sources } = await compareDocument(engine, {
    work: { ...known, workId: workId(work.work), ...(title === undefined ? {} : { title }), ...(date === undefined ? {} : { date }) },
    file: task.file,
    document: extraction.document,
    catalogue,
    comparedWith: task.comparedWith,
  });
  const texts = Object.fromEntries(
    [matches.document, ...sources].flatMap((id) => {
      const key = extractionKeys[id];
      return key === undefined ? [] : [[id, { kind: 'extracted' as const, key }]];
    }),
  );
  await saveMatches(store, task.key, { matches, texts });
  return { key: task.key };
});
