import type { DocumentProperties } from '../../../domain/document.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { ByteView } from '../ole/byte-view.ts';
import { decodeCodePage, languageLabel } from '../plain/code-pages.ts';
import type { ReadDocument } from '../read-document.ts';
import { textTooLong } from '../text-too-long.ts';
import { WordParagraphs } from './word-paragraphs.ts';

// Word 6 and 95 keep their text in one stretch of bytes in the code page of their language.
const TEXT_START = 0x18;
const TEXT_END = 0x1c;
const LANGUAGE = 6;

export function readWord95(document: ByteView, file: string, properties: DocumentProperties, limits: ExtractionLimits): ReadDocument {
  const bytes = document.slice(document.u32(TEXT_START), document.u32(TEXT_END));
  if (bytes.length > limits.maxCharacters) throw textTooLong(file, bytes.length, limits.maxCharacters);
  const text = new WordParagraphs(() => undefined);
  text.add(decodeCodePage(languageLabel(document.u16(LANGUAGE)), bytes), undefined, undefined);
  text.finish();
  return {
    extractorId: EXTRACTOR_IDS.doc,
    pages: [{ number: 1, blocks: text.blocks }],
    warnings: [
      {
        code: 'doc-old',
        message: `${file} is of Word 6 or 95; only its plain text was read, footnotes and hidden text not told apart`,
        mend: 'Open it in Word or WPS, save it as DOCX and use that.',
        file,
      },
    ],
    properties,
  };
}
