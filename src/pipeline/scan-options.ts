import type { Clock } from '../domain/clock.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../ingest/extract/limits.ts';
import type { OcrOptions } from '../ingest/extract/ocr/ocr-options.ts';
import type { ParameterValue } from '../policy/types.ts';
import type { OnScanEvent } from './progress.ts';
import type { Runner } from './runner.ts';
import type { OnlineOptions } from './stages/online.ts';
import type { ExtractLimits } from './tasks/extract.ts';

/** Defaults measured to leave room for a 3-million-character book and none for a bomb. */
export const DEFAULT_EXTRACT_LIMITS: ExtractLimits = {
  ...DEFAULT_EXTRACTION_LIMITS,
  timeoutMs: 60_000,
  memoryBytes: 1024 * 1024 * 1024,
  maxFileBytes: 256 * 1024 * 1024,
};

export interface ScanOptions {
  /** Folder of the batch. */
  readonly folder: string;
  /** Where the reports go. */
  readonly out: string;
  /** Default: `.integrity` in the batch folder. */
  readonly workspace?: string;
  readonly runner: Runner;
  readonly clock: Clock;
  readonly toolVersion: string;
  /** Printed on the reports; without it they carry no date, so that the same inputs give the same bytes. */
  readonly date?: string;
  /** These win over batch.yaml. */
  readonly policyPack?: string;
  readonly overrides?: Readonly<Record<string, Readonly<Record<string, ParameterValue>>>>;
  readonly corpus?: readonly string[];
  readonly registries?: readonly string[];
  readonly reviewerPool?: string;
  /** CSV of past batches' dated works. */
  readonly outputHistory?: string;
  readonly seed?: string;
  /** Ask public sources; absent, nothing goes out. */
  readonly online?: OnlineOptions;
  /** These win over batch.yaml too. */
  readonly extractLimits?: Partial<ExtractLimits>;
  /** Default: pages without usable text and pictures are recognised. */
  readonly ocr?: OcrOptions;
  readonly onEvent?: OnScanEvent;
  readonly signal?: AbortSignal;
}
