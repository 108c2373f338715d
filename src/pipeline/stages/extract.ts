import path from 'node:path';
import { z } from 'zod';
import type { FileKind } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import { EXTRACTOR_VERSION } from '../../ingest/extract/extractor-version.ts';
import { NO_OCR } from '../../ingest/extract/ocr/ocr-options.ts';
import { type ArtifactStore, artifactKey } from '../artifact-store.ts';
import { type ExtractionSummary, isPassing, loadExtraction, summarise } from '../extracted.ts';
import { runStage, type StageItem, type StageTools } from '../stage.ts';
import { type ExtractLimits, keyOfLimits } from '../tasks/extract.ts';

/** A file to read: equal bytes of one type are read once. */
export interface SourceFile {
  readonly sha256: string;
  /** Absolute. */
  readonly path: string;
  /** What messages call it. */
  readonly displayPath: string;
  /** Look at it as a picture too: resolution, ink, codes. It takes as long as reading many pages. */
  readonly pictureFacts?: boolean;
  /** Only looked at as a picture, never for its text: a seal. */
  readonly forTheEye?: boolean;
}

/** Files of which a check asks for what they are as pictures. */
export const asksForPictureFacts = (kind: FileKind): boolean => kind === 'seals' || kind === 'certificates';

export type Extracted = ExtractionSummary | CodedError;
export const isSummary = (value: Extracted | undefined): value is ExtractionSummary => value !== undefined && 'status' in value;

/** Type by content, but a name's ending tells Markdown from plain text: so it is part of the key. */
export const extractionKey = (file: Pick<SourceFile, 'sha256' | 'path' | 'pictureFacts'>, limits: ExtractLimits): string =>
  artifactKey(
    'extract',
    EXTRACTOR_VERSION,
    file.sha256,
    path.extname(file.path).toLowerCase(),
    keyOfLimits(limits),
    file.pictureFacts === true,
  );

/** A file unpacked from an archive lies under a number: what it was called tells its ending. */
export const endingOf = ({ displayPath }: Pick<SourceFile, 'displayPath'>): string => path.extname(displayPath).toLowerCase();

export const summarySchema = z.custom<ExtractionSummary>(
  (value) => typeof value === 'object' && value !== null && 'key' in value && 'status' in value,
);

/** @returns the summary of a kept extraction that need not be made again. */
export async function keptExtraction(store: ArtifactStore, key: string): Promise<ExtractionSummary | undefined> {
  const known = await loadExtraction(store, key);
  return known === undefined || isPassing(known) ? undefined : summarise(key, known);
}

/** Files by the key of their own text: equal bytes of one type once, and for their text where one of them is there for it. */
export function distinctFiles(files: readonly SourceFile[], limits: ExtractLimits): ReadonlyMap<string, SourceFile> {
  const distinct = new Map<string, SourceFile>();
  for (const file of files) {
    const key = extractionKey({ ...file, path: file.displayPath }, limits);
    if (file.forTheEye !== true || !distinct.has(key)) distinct.set(key, file);
  }
  return distinct;
}

/** Reads every distinct file once. @returns key → how it ended. */
export async function extractStage(
  distinct: ReadonlyMap<string, SourceFile>,
  limits: ExtractLimits,
  store: ArtifactStore,
  tools: StageTools,
): Promise<ReadonlyMap<string, Extracted>> {
  const items: StageItem<ExtractionSummary>[] = [];
  for (const [key, file] of distinct) {
    const reuse = await keptExtraction(store, key);
    const payload = {
      artifacts: store.folder,
      key,
      path: file.path,
      ending: endingOf(file),
      sha256: file.sha256,
      limits,
      ocr: NO_OCR,
      pictureFacts: file.pictureFacts === true,
    };
    items.push({ label: file.displayPath, task: { name: 'extract', payload }, ...(reuse === undefined ? {} : { reuse }) });
  }
  const outcomes = await runStage('extract', items, (value) => summarySchema.parse(value), tools);
  const keys = [...distinct.keys()];
  return new Map(outcomes.map((outcome, index) => [keys[index] ?? '', outcome.state === 'failed' ? outcome.result.error : outcome.value]));
}
