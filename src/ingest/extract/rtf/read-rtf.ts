import type { Aside } from '../../../domain/document.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { ReadDocument } from '../read-document.ts';
import { setAsideWarnings } from '../set-aside.ts';
import { refuseTooManyParagraphs } from './rtf-paragraphs.ts';
import { RtfText } from './rtf-text.ts';
import { readRtfTokens } from './rtf-tokens.ts';

/**
 * Reads Rich Text: body, tables, text boxes, then footnotes; headers, footers, comments, deleted and hidden text apart.
 * @throws IntegrityError `too-many-objects`, `nested-too-deep`, `too-many-paragraphs`, `text-too-long`.
 */
export function readRtf(bytes: Uint8Array, file: string, limits: ExtractionLimits): ReadDocument {
  refuseTooManyParagraphs(bytes, file, limits);
  const text = new RtfText(file, limits);
  readRtfTokens(bytes, text);
  text.finish();
  const kinds: readonly Aside['kind'][] = ['header', 'footer', 'comment', 'deleted', 'hidden'];
  const asides = kinds.flatMap((kind) => {
    const apart = text.apart[kind].trim();
    return apart === '' ? [] : [{ kind, text: apart }];
  });
  const { title } = text.properties;
  return {
    extractorId: EXTRACTOR_IDS.rtf,
    pages: [{ number: 1, blocks: [...text.blocks, ...text.notes] }],
    warnings: setAsideWarnings(asides, file),
    asides,
    properties: text.properties,
    ...(title === undefined ? {} : { declaredTitle: title }),
  };
}
