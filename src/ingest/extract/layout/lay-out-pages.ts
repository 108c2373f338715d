import type { PdfPage } from '../pdf/pdf-page.ts';
import type { ReadPage } from '../read-document.ts';
import { mergeScripts } from './merge-scripts.ts';
import { paragraphsOf } from './paragraphs.ts';
import { removeRunningHeads } from './running-heads.ts';

/** From lines in the order the page draws them to paragraphs. */
export function layOutPages(pages: readonly PdfPage[]): ReadPage[] {
  const whole = pages.map((page) => ({ ...page, lines: mergeScripts(page.lines) }));
  return removeRunningHeads(whole).map((page) => ({
    number: page.number,
    blank: page.blank,
    blocks: paragraphsOf(page.lines),
    ...(page.heads.length === 0 ? {} : { heads: page.heads }),
  }));
}
