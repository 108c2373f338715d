import { rm } from 'node:fs/promises';
import { IntegrityError } from '../../domain/errors.ts';
import { openIndexWriter, sourceKeys } from '../../similarity/index.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import type { Catalogue } from '../gather/catalogue.ts';
import { loadText } from '../matches.ts';
import type { StageTools } from '../stage.ts';

/** Raised whenever comparing the same texts can give other passages or rates. */
export const COMPARE_VERSION = 7;

const DAMAGE: ReadonlySet<string> = new Set(['index-damaged', 'index-manifest-damaged']);

/** Whether an error means that the workspace's index is not what was written: it is made of kept texts and can be made anew. */
export const isIndexDamage = ({ code }: { readonly code: string }): boolean => DAMAGE.has(code);

/** Makes the workspace's index hold exactly the texts of this scan; a damaged one is made anew. @returns the id of what it then holds. */
export async function indexStage(...given: Parameters<typeof fillIndex>): Promise<string> {
  try {
    return await fillIndex(...given);
  } catch (error) {
    if (!(error instanceof IntegrityError) || !isIndexDamage(error)) throw error;
    await discardIndex(given[0]);
    return fillIndex(...given);
  }
}

/** Deletes the workspace's index: this costs time, no knowledge. */
export const discardIndex = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

async function fillIndex(
  folder: string,
  catalogue: Catalogue,
  extractionKeys: Readonly<Record<string, string>>,
  store: ArtifactStore,
  tools: Pick<StageTools, 'onEvent' | 'signal'>,
): Promise<string> {
  const began = performance.now();
  const wanted = Object.keys(catalogue);
  tools.onEvent({ type: 'stage-begin', stage: 'index', total: wanted.length });
  const writer = openIndexWriter(folder);
  try {
    const present = new Set(writer.ids());
    for (const id of present) if (catalogue[id] === undefined) writer.remove(id);
    for (const id of wanted) {
      tools.signal?.throwIfAborted();
      const known = present.has(id);
      if (!known) {
        const text = await loadText(store, { kind: 'extracted', key: extractionKeys[id] ?? '' });
        // Who claims a text may change while the text does not: the index knows the text alone, the catalogue tells the rest.
        writer.add({ info: { id, authors: [] }, text: text ?? '' }, sourceKeys(text ?? ''));
      }
      tools.onEvent({ type: 'item', stage: 'index', label: labelOf(id, catalogue), state: known ? 'reused' : 'done' });
    }
    return writer.commit();
  } finally {
    writer.close();
    tools.onEvent({ type: 'stage-end', stage: 'index', tookMs: performance.now() - began });
  }
}

const labelOf = (id: string, catalogue: Catalogue): string => catalogue[id]?.claims[0]?.file ?? catalogue[id]?.corpus?.title ?? id;
