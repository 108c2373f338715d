import path from 'node:path';
import { z } from 'zod';
import { createExtractionPool, type ExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { extractionLimitsSchema } from '../../ingest/extract/limits-schema.ts';
import { OCR_MODES, type OcrOptions } from '../../ingest/extract/ocr/ocr-options.ts';
import { readPasswords } from '../../ingest/extract/unlock/read-passwords.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { FILE_PLACEHOLDER, saveExtraction, summarise } from '../extracted.ts';
import { defineTask } from './task.ts';

export const extractLimitsSchema = z.object({
  timeoutMs: z.number().positive(),
  memoryBytes: z.number().positive(),
  ...extractionLimitsSchema.shape,
  /** Where passwords stand and a digest of them: they themselves are read where files are, and travel through no queue. */
  passwords: z.object({ file: z.string(), digest: z.string() }).exactOptional(),
});
export type ExtractLimits = z.infer<typeof extractLimitsSchema>;

/** What of the limits is part of a key: the place of the password file is not. */
export const keyOfLimits = ({ passwords, ...limits }: ExtractLimits): unknown =>
  passwords === undefined ? limits : { ...limits, passwords: passwords.digest };

const payload = z.object({
  artifacts: z.string(),
  key: z.string(),
  path: z.string(),
  ending: z.string(),
  sha256: z.string(),
  limits: extractLimitsSchema,
  ocr: z.object({ mode: z.enum(OCR_MODES), maxPages: z.number() }),
  pictureFacts: z.boolean(),
});

const pools = new Map<string, ExtractionPool>();

/** One child a thread, kept between tasks: starting one costs more than reading a file. */
async function poolFor(given: ExtractLimits, ocr: OcrOptions): Promise<ExtractionPool> {
  const { passwords: stated, ...limits } = given;
  const id = JSON.stringify([given, ocr]);
  const passwords = stated === undefined ? [] : await readPasswords(stated.file, path.basename(stated.file));
  const pool = pools.get(id) ?? createExtractionPool({ size: 1, ...limits, ocr, passwords });
  pools.set(id, pool);
  return pool;
}

/** Reads one file in a child process and keeps the result; answers with its summary. */
export const extractTask = defineTask(
  'extract',
  payload,
  async ({ artifacts, ending, key, limits, ocr, path: file, pictureFacts, sha256 }) => {
    const pool = await poolFor(limits, ocr);
    const result = await pool.extract({ path: file, displayPath: FILE_PLACEHOLDER, ending, sha256, pictureFacts });
    await saveExtraction(openArtifactStore(artifacts), key, result);
    return summarise(key, result);
  },
);
