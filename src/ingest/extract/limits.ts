import { z } from 'zod';

const positive = z.int().positive();

/** What one file may cost before it is refused with a coded error. */
export const extractionLimitsSchema = z.object({
  /** Size of the file itself. */
  maxFileBytes: positive,
  /** Bytes all parts of one document that is a package (DOCX, OFD, EPUB …) may inflate to. */
  maxInflatedBytes: positive,
  maxPages: positive,
  /** Small things that cost time and memory each: XML elements, groups of an RTF, pieces of a Word 97 text. */
  maxObjects: positive,
  /** How deep elements or groups may lie in each other. */
  maxNesting: positive,
  /** How deep archives may lie in archives. */
  maxArchiveDepth: positive,
  /** Files in one archive, those of archives inside it counted too. */
  maxArchiveEntries: positive,
  /** Bytes the files of one archive may inflate to, those of archives inside it counted too. */
  maxArchiveBytes: positive,
  /** How many times its own size an archive may unpack to, where that is more than maxInflatedBytes. */
  maxArchiveRatio: positive,
  /** UTF-16 code units of the text read from one file. */
  maxCharacters: positive,
  /** Paragraphs, table rows or lines of it. */
  maxParagraphs: positive,
});
export type ExtractionLimits = Readonly<z.infer<typeof extractionLimitsSchema>>;

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
