import { readTextFacts, TEXT_FACTS_VERSION, type TextFacts } from '../../checks/text-facts.ts';
import type { ExtractedDocument } from '../../domain/document.ts';
import { type ArtifactStore, artifactKey } from '../artifact-store.ts';

/** From here on reading the facts again takes longer than writing and reading an artifact (some 2 ms). UTF-16 units. */
const WORTH_KEEPING = 50_000;

/**
 * What checks need to know of one document's text, kept for long ones under the extraction it was read from.
 * @param extractionKey artifact of the extraction.
 */
export async function gatherTextFacts(store: ArtifactStore, extractionKey: string, document: ExtractedDocument): Promise<TextFacts> {
  if (document.text.length < WORTH_KEEPING) return readTextFacts(document);
  const key = artifactKey('text-facts', TEXT_FACTS_VERSION, extractionKey);
  // The artifact is this pipeline's own, behind a checksum: its type is trusted.
  const known = (await store.get('text-facts', key)) as TextFacts | undefined;
  if (known !== undefined) return known;
  const facts = readTextFacts(document);
  await store.put('text-facts', key, facts);
  return facts;
}
