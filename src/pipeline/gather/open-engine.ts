import { statSync } from 'node:fs';
import { type Span } from '../../domain/span.ts';
import {
  type AlignDocument,
  type CorpusIndex,
  computeRates,
  countCharacters,
  findCitedSpans,
  findCommonWording,
  findExclusions,
  findLikelySources,
  findPassages,
  findTampering,
  intersectSpans,
  openIndex,
  prepareDocument,
  resemblance,
  subtractSpans,
} from '../../similarity/index.ts';
import type { ArtifactStore } from '../artifact-store.ts';
import { loadExtraction } from '../extracted.ts';
import type { SimilarityEngine, SourceText } from './similarity-engine.ts';

/** Source texts kept ready between comparisons of one thread. */
const PREPARED_DOCUMENTS = 64;

let opened: { readonly folder: string; readonly snapshot: string; readonly made: string; readonly index: CorpusIndex } | undefined;
const prepared = new Map<string, AlignDocument>();

function indexAt(folder: string, snapshot: string): CorpusIndex {
  // A damaged index is made anew with equal content: a thread must not go on reading the old files it holds open.
  const { birthtimeMs, ino } = statSync(folder);
  const made = `${ino}:${birthtimeMs}`;
  if (opened?.folder === folder && opened.snapshot === snapshot && opened.made === made) return opened.index;
  opened?.index.close();
  opened = { folder, snapshot, made, index: openIndex(folder) };
  return opened.index;
}

function preparedSource(id: string, text: string): AlignDocument {
  const known = prepared.get(id);
  if (known !== undefined) return known;
  const made = prepareDocument(text);
  if (prepared.size >= PREPARED_DOCUMENTS) prepared.delete(prepared.keys().next().value ?? id);
  prepared.set(id, made);
  return made;
}

/** Binds the similarity room to one index and the workspace's texts. */
export function openEngine(
  folder: string,
  snapshot: string,
  store: ArtifactStore,
  extractionKeys: Readonly<Record<string, string>>,
): SimilarityEngine {
  const index = indexAt(folder, snapshot);
  let own: { readonly text: string; readonly document: AlignDocument } | undefined;
  return {
    candidates: (text) => findLikelySources(index, text),
    source: async (id): Promise<SourceText | undefined> => {
      const key = extractionKeys[id];
      const result = key === undefined ? undefined : await loadExtraction(store, key);
      if (result?.status !== 'read') return undefined;
      const { lowConfidence, pages, text } = result.document;
      return { text, pages, ...(lowConfidence === undefined ? {} : { lowConfidence }) };
    },
    align: (suspicious, source) => {
      if (own?.text !== suspicious) own = { text: suspicious, document: prepareDocument(suspicious) };
      return findPassages(own.document, preparedSource(source.id, source.text));
    },
    countCharacters,
    citedSpans: findCitedSpans,
    resemblance,
    exclusions: findExclusions,
    commonWording: findCommonWording,
    rates: ({ cited, excluded, passages, sections, text }) =>
      computeRates({
        text,
        passages: passages.flatMap(({ suspicious, source, ownWork }) =>
          cutAt(suspicious, cited).map((piece) => ({ ...piece, source: source.document, ownWork })),
        ),
        excluded,
        sectionStarts: sections.map(({ start }) => start),
      }),
    tampering: findTampering,
  };
}

/** Cuts a passage at the borders of what is cited, so that a half-quoted passage is taken away by half. */
function cutAt(whole: Span, cited: readonly Span[]): { readonly span: Span; readonly cited: boolean }[] {
  const outside = subtractSpans([whole], cited).map((span) => ({ span, cited: false }));
  return [...outside, ...intersectSpans([whole], cited).map((span) => ({ span, cited: true }))];
}
