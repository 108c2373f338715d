import type { PageText } from '../../../domain/document.ts';
import type { CodedError } from '../../../domain/errors.ts';

/** Below this mean a document's recognised text as a whole is named as uncertain. */
const DOUBTFUL_MEAN = 0.9;

/** @returns what has to be said of text that was recognised: that it was, how surely, and on which pages. */
export function ocrWarnings(file: string, pages: readonly PageText[]): CodedError[] {
  const recognised = pages.filter((page) => page.source === 'ocr');
  if (recognised.length === 0) return [];
  const length = recognised.reduce((sum, page) => sum + page.end - page.start, 0);
  const mean = recognised.reduce((sum, page) => sum + (page.confidence ?? 0) * (page.end - page.start), 0) / Math.max(1, length);
  const percent = Math.round(mean * 100);
  const said: CodedError = {
    code: 'text-by-ocr',
    message: `${recognised.length} of ${pages.length} pages of ${file} were read by text recognition (OCR), mean confidence ${percent} %: ${listed(recognised)}`,
    mend: 'Hold quotes beside the page before relying on them, or ask for the text version.',
    file,
  };
  if (mean >= DOUBTFUL_MEAN) return [said];
  return [
    said,
    {
      code: 'ocr-uncertain',
      message: `The text recognised from ${file} is uncertain (mean confidence ${percent} %); what rests on it alone is for a person to check`,
      mend: 'Ask for a better scan (300 dots an inch, straight, whole pages) or the text version.',
      file,
    },
  ];
}

const listed = (pages: readonly PageText[]): string =>
  `${pages
    .slice(0, 20)
    .map((page) => page.number)
    .join(', ')}${pages.length > 20 ? ' …' : ''}`;

export const unrecognisable = (file: string): CodedError => ({
  code: 'ocr-unreadable',
  message: `${file} holds no text of its own, and text recognition (OCR) could not read its pages`,
  mend: 'Ask for a better scan (300 dots an inch, straight, whole pages) or the original file; until then it cannot be compared.',
  file,
});
