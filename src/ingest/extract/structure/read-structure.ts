import type { DocumentStructure, ImageHash, Section } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { captionsOf } from './captions.ts';
import { citationsOf } from './citations.ts';
import { parseReference } from './parse-reference.ts';
import { quotationsOf } from './quotations.ts';
import { referenceEntries } from './reference-entries.ts';

/** Reference list, citations, quotations, captions and pictures of a document. Spans point into `text`. */
export function readStructure(
  text: string,
  blocks: readonly PlacedBlock[],
  sections: readonly Section[],
  images: readonly ImageHash[],
): DocumentStructure {
  const references = referenceEntries(text, sections).map(parseReference);
  return { references, citations: citationsOf(text, references), quotations: quotationsOf(text), captions: captionsOf(blocks), images };
}
