import { z } from 'zod';
import { createExtractionPool, type ExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { extractionLimitsSchema } from '../../ingest/extract/limits-schema.ts';
import { OCR_MODES, type OcrOptions } from '../../ingest/extract/ocr/ocr-options.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { FILE_PLACEHOLDER, saveExtraction, summarise } from '../extracted.ts';
import { defineTask } from './task.ts';

export const extractLimitsSchema = z.object({
  timeoutMs: z.number().positive(),
  memoryBytes: z.number().positive(),
  ...extractionLimitsSchema.shape,
});
export type ExtractLimits = z.infer<typeof extractLimitsSchema>;

const payload = z.object({
  artifacts: z.string(),
  key: z.string(),
  path: z.string(),
  sha256: z.string(),
  limits: extractLimitsSchema,
  ocr: z.object({ mode: z.enum(OCR_MODES), maxPages: z.number() }),
  pictureFacts: z.boolean(),
});

const pools = new Map<string, ExtractionPool>();

/** One child a thread, kept between tasks: starting one costs more than reading a file. */
function poolFor(limits: ExtractLimits, ocr: OcrOptions): ExtractionPool {
  const id = JSON.stringify([limits, ocr]);
  const pool = pools.get(id) ?? createExtractionPool({ size: 1, ...limits, ocr });
  pools.set(id, pool);
  return pool;
}

/** Reads one file in a child process and keeps the result; answers with its summary. */
export const extractTask = defineTask('extract', payload, async ({ artifacts, key, limits, ocr, path, pictureFacts, sha256 }) => {
  const result = await poolFor(limits, ocr).extract({ path, displayPath: FILE_PLACEHOLDER, sha256, pictureFacts });
  await saveExtraction(openArtifactStore(artifacts), key, result);
  return summarise(key, result);
});
