import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ReadDocument } from '../read-document.ts';
import { decodeText } from './decode-text.ts';

/** Reads TXT and Markdown as they stand: only a byte-order mark and NULs go, so that offsets stay those of the file's own text. */
export function readText(bytes: Uint8Array, file: string): ReadDocument {
  const { text, encoding, lossy } = decodeText(bytes);
  const warning = {
    code: 'text-encoding-lossy',
    message: `${file} was read as ${encoding}, and some of its bytes have no meaning there`,
    mend: 'Save the file as UTF-8.',
    file,
  };
  return {
    extractorId: EXTRACTOR_IDS.text,
    pages: [{ number: 1, blocks: text.split('\n').map((line) => ({ text: line })) }],
    warnings: lossy ? [warning] : [],
  };
}
