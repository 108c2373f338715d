import type { PdfPage } from '../pdf/pdf-page.ts';
import type { ReadPage } from '../read-document.ts';
import { markRoles } from './block-roles.ts';
import { mergeScripts } from './merge-scripts.ts';
import { paragraphsOf } from './paragraphs.ts';
import { placeLines } from './place-lines.ts';
import { inReadingOrder } from './reading-order.ts';
import { removeRunningHeads } from './running-heads.ts';
import { turnLevel } from './turn-level.ts';

/** From lines in the order the page draws them to paragraphs. */
export function layOutPages(pages: readonly PdfPage[]): ReadPage[] {
  const whole = pages.map((drawn) => {
    const page = turnLevel(drawn);
    const drawnLines = mergeScripts(page.lines);
    const ordered = inReadingOrder(drawnLines, page.width);
    const lines = ordered === drawnLines ? ordered : mergeScripts(ordered);
    return { ...page, lines: page.filledIn === undefined ? lines : placeLines(lines, page.filledIn) };
  });
  return removeRunningHeads(whole).map((page) => ({
    number: page.number,
    blank: page.blank,
    ...(page.heads.length === 0 ? {} : { heads: page.heads }),
    blocks: markRoles(paragraphsOf(page.lines), page),
    ...(page.hidden === undefined || page.hidden.length === 0 ? {} : { hidden: page.hidden }),
    ...(page.disagreement === undefined ? {} : { disagreement: page.disagreement }),
  }));
}
