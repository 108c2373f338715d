import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ExtractionResult } from '../domain/document.ts';
import { EXTRACTOR_VERSION } from '../ingest/extract/extractor-version.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../ingest/extract/limits.ts';
import type { OcrOptions } from '../ingest/extract/ocr/ocr-options.ts';
import { artifactKey, openArtifactStore } from './artifact-store.ts';
import { FILE_PLACEHOLDER, isPassing, loadExtraction, nameFileIn, saveExtraction } from './extracted.ts';

/** Reads a file anew, saying `displayPath` where it speaks of it. */
export type ReadAnew = (file: {
  readonly path: string;
  readonly displayPath: string;
  readonly sha256?: string;
}) => Promise<ExtractionResult>;

/** How a file read outside a scan ended, and whether that was known before. */
export interface KeptExtraction {
  readonly result: ExtractionResult;
  readonly kept: boolean;
}

interface Asked {
  readonly ocr: OcrOptions;
  readonly passwords?: readonly string[];
}

/** @returns all that an extraction depends on besides the file: plain values, passwords as a digest, since keys name files. */
export function extractionAsked({ ocr, passwords = [] }: Asked): readonly unknown[] {
  const unlocked = passwords.length === 0 ? [] : [createHash('sha256').update(passwords.join('\n')).digest('hex')];
  return [EXTRACTOR_VERSION, DEFAULT_EXTRACTION_LIMITS, ocr, ...unlocked];
}

/**
 * Extractions kept by the content of their files, the reader's version and what was asked of it: an unchanged file is read once.
 * @param artifacts folder they are kept in; undefined keeps none
 */
export function keptExtractions(artifacts: string | undefined, asked: Asked, readAnew: ReadAnew) {
  const dependsOn = extractionAsked(asked);
  const store = artifacts === undefined ? undefined : openArtifactStore(artifacts);
  return async (absolute: string, displayPath: string): Promise<KeptExtraction> => {
    const sha256 = store === undefined ? undefined : hashOf(absolute);
    // What cannot be opened is for the reader to say.
    if (store === undefined || sha256 === undefined) return { result: await readAnew({ path: absolute, displayPath }), kept: false };
    const ending = path.extname(displayPath).toLowerCase();
    const key = artifactKey('extract-file', sha256, ending, ...dependsOn);
    const placeholder = `${FILE_PLACEHOLDER}${ending}`;
    const known = await loadExtraction(store, key);
    if (known !== undefined) return { result: nameFileIn(known, displayPath, placeholder), kept: true };
    const result = await readAnew({ path: absolute, displayPath: placeholder, sha256 });
    if (!isPassing(result)) await saveExtraction(store, key, result);
    return { result: nameFileIn(result, displayPath, placeholder), kept: false };
  };
}

/**
 * Synchronous: most files are small, and for those the way to another thread and back takes longer than reading them.
 * @returns SHA-256 hex; undefined for what is no ordinary file, cannot be opened, or is larger than is read
 */
function hashOf(absolute: string): string | undefined {
  let file: number | undefined;
  try {
    // A pipe without a writer must not hold the opening up.
    file = openSync(absolute, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file);
    if (!stat.isFile() || stat.size > DEFAULT_EXTRACTION_LIMITS.maxFileBytes) return undefined;
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
