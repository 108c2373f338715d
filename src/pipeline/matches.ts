import type { WorkMatches } from '../checks/artifacts.ts';
import type { DocumentId } from '../domain/ids.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { loadExtraction } from './extracted.ts';

/** Where the text of a quoted document lies: an extraction, or a text taken out of an index. */
export interface TextPlace {
  readonly kind: 'extracted' | 'source-text';
  readonly key: string;
}

/** Similarity of one work's document, with the places of every text it quotes. */
export interface StoredMatches {
  readonly matches: WorkMatches;
  readonly texts: Readonly<Record<string, TextPlace>>;
}

export const loadMatches = async (store: ArtifactStore, key: string): Promise<StoredMatches | undefined> =>
  (await store.get('matches', key)) as StoredMatches | undefined;

export const saveMatches = (store: ArtifactStore, key: string, stored: StoredMatches): Promise<void> => store.put('matches', key, stored);

export async function loadText(store: ArtifactStore, place: TextPlace): Promise<string | undefined> {
  if (place.kind === 'source-text') return (await store.get('source-text', place.key)) as string | undefined;
  const result = await loadExtraction(store, place.key);
  return result?.status === 'read' ? result.document.text : undefined;
}

/** @returns the texts that evidence may quote, for checking each quote before a report is written. */
export async function loadTexts(
  store: ArtifactStore,
  places: Readonly<Record<string, TextPlace>>,
): Promise<Map<DocumentId, { text: string }>> {
  const texts = new Map<DocumentId, { text: string }>();
  for (const [document, place] of Object.entries(places)) {
    const text = await loadText(store, place);
    if (text !== undefined) texts.set(document as DocumentId, { text });
  }
  return texts;
}
