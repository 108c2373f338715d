import type { DocumentMetadata, DocumentStructure, Extracted } from '../domain/document.ts';

const MAX_SHOWN = 160;
/** Authors stand once, as names; running heads are many. */
const LEFT_OUT: ReadonlySet<string> = new Set(['authorDetails', 'runningHeads']);

const cut = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text).replace(/\s*\n\s*/g, ' ');
const isExtracted = (value: unknown): value is Extracted<unknown> => typeof value === 'object' && value !== null && 'confidence' in value;

/** One line a field: value, page, confidence. */
export function metadataLines(metadata: DocumentMetadata): string[] {
  return Object.entries(metadata).flatMap(([field, found]: [string, unknown]) => {
    if (LEFT_OUT.has(field) || !isExtracted(found)) return [];
    const value = Array.isArray(found.value) ? found.value.map(String).join('; ') : String(found.value);
    return [`${field}: ${cut(value)} (page ${found.page}, confidence ${found.confidence.toFixed(2)})`];
  });
}

/** How much of each kind was found. */
export function structureLine({ references, citations, quotations, captions, images }: DocumentStructure): string {
  const linked = citations.filter(({ references: places }) => places.length > 0).length;
  const figures = captions.filter(({ kind }) => kind === 'figure').length;
  return [
    `${references.length} references`,
    `${citations.length} citations (${linked} linked)`,
    `${quotations.length} quotations`,
    `${figures} figures, ${captions.length - figures} tables`,
    `${images.length} pictures hashed`,
  ].join(', ');
}
