import type { ExtractionResult } from '../domain/document.ts';
import type { CodedError } from '../domain/errors.ts';
import type { ArtifactStore } from './artifact-store.ts';

/** What the main process keeps of an extraction: never the text. */
export interface ExtractionSummary {
  readonly key: string;
  readonly status: 'read' | 'unreadable';
  readonly format: string;
  readonly pages: number;
  readonly characters: number;
  readonly quality: 'good' | 'poor' | 'none';
  readonly unreadPages: readonly number[];
  readonly extractor?: string;
  /** Pages that were recognised from their pictures. */
  readonly ocrPages?: number;
  /** The file was looked at as a picture (resolution, marks, codes), whatever text it has. */
  readonly seenAsPicture?: true;
  readonly error?: { readonly code: string; readonly message: string; readonly mend: string; readonly file?: string };
}

const KIND = 'extracted';

/** Stands for the file's name in what extraction says: equal bytes are read once, under whatever names they lie in several dossiers. */
export const FILE_PLACEHOLDER = '{file}';

/** @returns the error as it is said of one file. */
export const nameFile = <E extends CodedError>(error: E, file: string, placeholder = FILE_PLACEHOLDER): E => ({
  ...error,
  message: error.message.replaceAll(placeholder, file),
  mend: error.mend.replaceAll(placeholder, file),
  file,
});

/** @returns the result as it is said of one file. */
export function nameFileIn(result: ExtractionResult, file: string, placeholder = FILE_PLACEHOLDER): ExtractionResult {
  if (result.status === 'unreadable') return { ...result, error: nameFile(result.error, file, placeholder) };
  const warnings = result.document.warnings.map((warning) => nameFile(warning, file, placeholder));
  return { ...result, document: { ...result.document, warnings } };
}

/** The artifact is this pipeline's own, behind a checksum: its type is trusted. */
export async function loadExtraction(store: ArtifactStore, key: string): Promise<ExtractionResult | undefined> {
  return (await store.get(KIND, key)) as ExtractionResult | undefined;
}

export const saveExtraction = (store: ArtifactStore, key: string, result: ExtractionResult): Promise<void> => store.put(KIND, key, result);

/** Failures that another try may mend are not kept: a time-out on a busy machine must not become a lasting fact. */
const TRANSIENT = new Set([
  'extract-timeout',
  'extract-memory',
  'extract-crashed',
  'extract-aborted',
  'file-missing',
  'file-unreadable',
  'file-changed',
  'ocr-unavailable',
]);

export const isTransient = (code: string): boolean => TRANSIENT.has(code);

/** A failure that need not happen again: the file is to be read once more. */
export const isPassing = (result: ExtractionResult): boolean => result.status === 'unreadable' && isTransient(result.error.code);

export function summarise(key: string, result: ExtractionResult): ExtractionSummary {
  if (result.status === 'unreadable') {
    return {
      key,
      status: 'unreadable',
      format: result.format,
      pages: 0,
      characters: 0,
      quality: 'none',
      unreadPages: [],
      ...(result.image === undefined ? {} : { seenAsPicture: true }),
      error: result.error,
    };
  }
  const { document } = result;
  const ocrPages = document.pages.filter((page) => page.source === 'ocr').length;
  return {
    key,
    status: 'read',
    format: document.format,
    pages: document.pages.length,
    characters: document.text.length,
    quality: document.quality,
    unreadPages: document.unreadPages,
    extractor: `${document.extractor.id} ${document.extractor.version}`,
    ...(ocrPages === 0 ? {} : { ocrPages }),
    ...(document.image === undefined ? {} : { seenAsPicture: true }),
    ...(document.warnings[0] === undefined ? {} : { error: document.warnings[0] }),
  };
}
