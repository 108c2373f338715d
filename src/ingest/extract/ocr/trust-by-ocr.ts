import type { DocumentMetadata, PageText } from '../../../domain/document.ts';

/** What was read off a recognised page is no surer than the page. */
export function trustByOcr(metadata: DocumentMetadata, pages: readonly PageText[]): DocumentMetadata {
  const sureness = new Map(pages.flatMap((page) => (page.source === 'ocr' ? [[page.number, page.confidence ?? 0] as const] : [])));
  if (sureness.size === 0) return metadata;
  const entries = Object.entries(metadata).map(
    ([field, found]: readonly [string, { readonly page: number; readonly confidence: number }]) => {
      const page = sureness.get(found.page);
      return [field, page === undefined ? found : { ...found, confidence: Math.round(found.confidence * page * 100) / 100 }] as const;
    },
  );
  return Object.fromEntries(entries);
}
