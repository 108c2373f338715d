import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { ReadDocument } from '../read-document.ts';
import { TextBudget } from '../text-budget.ts';
import { decodeText } from './decode-text.ts';

const MOST_BYTES_A_CHARACTER = 4;

/** Reads TXT and Markdown as they stand: only a byte-order mark and NULs go, so that offsets stay those of the file's own text. */
export function readText(bytes: Uint8Array, file: string, limits: ExtractionLimits): ReadDocument {
  const budget = new TextBudget(file, limits);
  // No encoding read here takes more bytes a character.
  budget.addCharacters(Math.ceil(bytes.byteLength / MOST_BYTES_A_CHARACTER));
  const { text, encoding, lossy } = decodeText(bytes);
  const lines = text.split('\n', limits.maxParagraphs + 1);
  budget.addParagraphs(lines.length);
  const warning = {
    code: 'text-encoding-lossy',
    message: `${file} was read as ${encoding}, and some of its bytes have no meaning there`,
    mend: 'Save the file as UTF-8.',
    file,
  };
  return {
    extractorId: EXTRACTOR_IDS.text,
    pages: [{ number: 1, blocks: lines.map((line) => ({ text: line })) }],
    warnings: lossy ? [warning] : [],
  };
}
