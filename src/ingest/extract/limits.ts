/** What one file may cost before it is refused with a coded error. */
export interface ExtractionLimits {
  /** Size of the file itself. */
  readonly maxFileBytes: number;
  /** Bytes all parts of one archive may inflate to. */
  readonly maxInflatedBytes: number;
  readonly maxPages: number;
  /** UTF-16 code units of the text read from one file. */
  readonly maxCharacters: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_EXTRACTION_LIMITS: ExtractionLimits = {
  maxFileBytes: 200 * MEGABYTE,
  maxInflatedBytes: 64 * MEGABYTE,
  maxPages: 5000,
  maxCharacters: 20_000_000,
};
