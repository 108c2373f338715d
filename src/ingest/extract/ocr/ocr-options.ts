/** `auto`: pages without usable text and pictures; `always`: every page of a PDF and pictures; `off`: none. */
export const OCR_MODES = ['auto', 'always', 'off'] as const;
export type OcrMode = (typeof OCR_MODES)[number];

export interface OcrOptions {
  readonly mode: OcrMode;
  /** Pages of one file that may be recognised, the first ones first. */
  readonly maxPages: number;
}

/** 300 pages at 3 CPU seconds a page are a quarter of an hour. */
export const DEFAULT_OCR_OPTIONS: OcrOptions = { mode: 'auto', maxPages: 300 };
export const NO_OCR: OcrOptions = { mode: 'off', maxPages: 0 };

/** What a child recognising pages may use, and so how many may run side by side on a machine. Measured: 0.65 GB with bench/ocr.ts. */
export const OCR_CHILD_BYTES = 1024 * 1024 * 1024;
/** Share of the machine's memory that all of them together may take. */
const MEMORY_SHARE = 0.6;

/** @returns how many files may be recognised at a time. */
export const ocrChildrenFor = (processors: number, memoryBytes: number): number =>
  Math.max(1, Math.min(processors, Math.floor((memoryBytes * MEMORY_SHARE) / OCR_CHILD_BYTES)));
