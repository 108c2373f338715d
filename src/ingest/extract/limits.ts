/** What one file may cost before it is refused with a coded error. */
export interface ExtractionLimits {
  /** Size of the file itself. */
  readonly maxFileBytes: number;
  /** Bytes all parts of one document that is a package (DOCX, OFD, EPUB …) may inflate to. */
  readonly maxInflatedBytes: number;
  readonly maxPages: number;
  /** Small things that cost time and memory each: XML elements, groups of an RTF, pieces of a Word 97 text. */
  readonly maxObjects: number;
  /** How deep elements or groups may lie in each other. */
  readonly maxNesting: number;
  /** How deep archives may lie in archives. */
  readonly maxArchiveDepth: number;
  /** Files in one archive, those of archives inside it counted too. */
  readonly maxArchiveEntries: number;
  /** Bytes the files of one archive may inflate to, those of archives inside it counted too. */
  readonly maxArchiveBytes: number;
  /** How many times its own size an archive may unpack to, where that is more than maxInflatedBytes. */
  readonly maxArchiveRatio: number;
  /** UTF-16 code units of the text read from one file. */
  readonly maxCharacters: number;
  /** Paragraphs, table rows or lines of it. */
  readonly maxParagraphs: number;
}

const MEGABYTE = 1024 * 1024;

export const DEFAULT_EXTRACTION_LIMITS: ExtractionLimits = {
  maxFileBytes: 200 * MEGABYTE,
  maxInflatedBytes: 64 * MEGABYTE,
  maxPages: 5000,
  maxObjects: 2_000_000,
  maxNesting: 200,
  maxArchiveDepth: 3,
  maxArchiveEntries: 2000,
  maxArchiveBytes: 1024 * MEGABYTE,
  maxArchiveRatio: 100,
  // A long book has one million, an encyclopaedia's volume three.
  maxCharacters: 6_000_000,
  maxParagraphs: 300_000,
};
