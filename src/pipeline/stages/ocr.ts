import { availableParallelism, totalmem } from 'node:os';
import path from 'node:path';
import { EXTRACTOR_VERSION } from '../../ingest/extract/extractor-version.ts';
import { type OcrOptions, ocrChildrenFor } from '../../ingest/extract/ocr/ocr-options.ts';
import { type ArtifactStore, artifactKey } from '../artifact-store.ts';
import type { ExtractionSummary } from '../extracted.ts';
import { runStage, type StageTools } from '../stage.ts';
import { type ExtractLimits, keyOfLimits } from '../tasks/extract.ts';
import { type Extracted, endingOf, isSummary, keptExtraction, type SourceFile, summarySchema } from './extract.ts';

const ocrKey = (file: Pick<SourceFile, 'sha256' | 'displayPath' | 'pictureFacts'>, limits: ExtractLimits, ocr: OcrOptions): string =>
  artifactKey(
    'extract',
    EXTRACTOR_VERSION,
    file.sha256,
    path.extname(file.displayPath).toLowerCase(),
    keyOfLimits(limits),
    file.pictureFacts === true,
    'ocr',
    ocr,
  );

/** @returns the pages of a file that are to be recognised, 0 when none are. */
export function pagesForOcr(extracted: Extracted | undefined, { maxPages, mode }: OcrOptions): number {
  if (mode === 'off' || !isSummary(extracted)) return 0;
  if (extracted.status === 'unreadable') return extracted.error?.code === 'ocr-off' ? 1 : 0;
  if (extracted.format !== 'pdf') return 0;
  return Math.min(maxPages, mode === 'always' ? extracted.pages : extracted.unreadPages.length);
}

/** A seal is held against the rules as a picture: its ring of letters is no text that anything compares. */
const isSeen = ({ forTheEye }: SourceFile, extracted: Extracted | undefined): boolean =>
  forTheEye === true && isSummary(extracted) && extracted.seenAsPicture === true;

/**
 * Reads again, with text recognition, the files that need it. A separate stage: each child then takes far more memory, so fewer run at a time.
 * @param extracted key of a file's own text → how reading that ended.
 * @returns the same keys; what was recognised stands in place of what could not be read. A failure to recognise never takes away text that was read.
 */
export async function ocrStage(
  files: ReadonlyMap<string, SourceFile>,
  extracted: ReadonlyMap<string, Extracted>,
  { limits, ocr, store, tools }: { limits: ExtractLimits; ocr: OcrOptions; store: ArtifactStore; tools: StageTools },
): Promise<ReadonlyMap<string, Extracted>> {
  const asked = [...files].flatMap(([key, file]) => {
    const pages = isSeen(file, extracted.get(key)) ? 0 : pagesForOcr(extracted.get(key), ocr);
    return pages === 0 ? [] : [{ key, file, pages, ocrKey: ocrKey(file, limits, ocr) }];
  });
  const items = await Promise.all(
    asked.map(async ({ file, ocrKey: key, pages }) => {
      const reuse = await keptExtraction(store, key);
      const payload = {
        artifacts: store.folder,
        key,
        path: file.path,
        ending: endingOf(file),
        sha256: file.sha256,
        limits,
        ocr,
        pictureFacts: file.pictureFacts === true,
      };
      return { pages, label: file.displayPath, task: { name: 'extract', payload }, ...(reuse === undefined ? {} : { reuse }) };
    }),
  );
  const fresh = items.filter((item) => item.reuse === undefined).reduce((sum, item) => sum + item.pages, 0);
  const outcomes = await runStage<ExtractionSummary>('ocr', items, (value) => summarySchema.parse(value), tools, {
    pages: fresh,
    atATime: ocrChildrenFor(availableParallelism(), totalmem()),
  });
  const read = new Map(extracted);
  outcomes.forEach((outcome, index) => {
    const key = asked[index]?.key ?? '';
    const before = extracted.get(key);
    const error =
      outcome.state === 'failed' ? outcome.result.error : outcome.value.status === 'unreadable' ? outcome.value.error : undefined;
    if (outcome.state !== 'failed' && outcome.value.status === 'read') read.set(key, outcome.value);
    else if (error !== undefined && isSummary(before)) read.set(key, { ...before, error });
  });
  return read;
}
