import { existsSync, readdirSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { FONT_FILES } from '../fixtures/generator/fonts.ts';
import { loadText } from '../fixtures/generator/source-text.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../src/ingest/extract/limits.ts';
import { type RenderedPage, renderPdfPages } from '../src/ingest/extract/pdf/render-page.ts';

const PAGE = { width: 595.28, height: 841.89, margin: 68 };
const GAP = 24;
/** Later lines of a paragraph may not begin with these: typesetters pull them up. */
const NOT_FIRST = /^[，。；：、！？）》」』”’%]/u;

const OTHER_FONTS = [
  { name: 'gbsn', path: '/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf', family: undefined },
  { name: 'gkai', path: '/usr/share/fonts/truetype/arphic-gkai00mp/gkai00mp.ttf', family: undefined },
] as const;

export interface TruthPage {
  readonly name: string;
  readonly font: string;
  readonly columns: 1 | 2;
  /** In reading order, without line ends. */
  readonly text: string;
  readonly pdf: Buffer;
}

export const fonts = (): { name: string; path: string; family: string | undefined }[] =>
  [
    { name: 'song', path: FONT_FILES.song.path, family: FONT_FILES.song.family },
    { name: 'hei', path: FONT_FILES.hei.path, family: FONT_FILES.hei.family },
    ...OTHER_FONTS,
  ].filter(({ path }) => existsSync(path));

/** These fonts have no 〇 and would leave a blank for it. */
const printable = (text: string, { family }: ReturnType<typeof fonts>[number]): string =>
  family === undefined ? text.replaceAll('〇', '零') : text;

/** One A4 page of a fixture's text, set as journals set it: title, then one or two columns. */
export async function setPage(
  name: string,
  paragraphs: readonly string[],
  font: ReturnType<typeof fonts>[number],
  columns: 1 | 2,
): Promise<TruthPage> {
  const doc = new PDFDocument({ size: 'A4', margin: 0 });
  const chunks: Buffer[] = [];
  doc.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<void>((resolve) => doc.on('end', () => resolve()));
  if (font.family === undefined) doc.registerFont('text', font.path);
  else doc.registerFont('text', font.path, font.family);
  doc.font('text');
  const size = columns === 1 ? 10.5 : 9.5;
  const leading = size * 1.6;
  const width = (PAGE.width - 2 * PAGE.margin - (columns - 1) * GAP) / columns;
  const read: string[] = [];
  const put = (line: string, x: number, y: number, points: number): void => {
    doc.fontSize(points).text(line, x, y, { lineBreak: false });
    read.push(line);
  };
  const [title = '', ...rest] = paragraphs.map((paragraph) => printable(paragraph, font));
  doc.fontSize(16);
  put(title, (PAGE.width - doc.widthOfString(title)) / 2, PAGE.margin, 16);
  doc.fontSize(size);
  const lines = rest.flatMap((paragraph) => breakParagraph(doc, paragraph, width));
  const top = PAGE.margin + 44;
  const rows = Math.floor((PAGE.height - PAGE.margin - top) / leading);
  for (let column = 0; column < columns; column++) {
    lines.slice(column * rows, (column + 1) * rows).forEach((line, row) => {
      const indent = line.first ? size * 2 : 0;
      put(line.text, PAGE.margin + column * (width + GAP) + indent, top + row * leading, size);
    });
  }
  doc.end();
  await done;
  return { name: `${name}/${font.name}/${columns}`, font: font.name, columns, text: read.join(''), pdf: Buffer.concat(chunks) };
}

function breakParagraph(doc: PDFKit.PDFDocument, paragraph: string, width: number): { text: string; first: boolean }[] {
  const lines: { text: string; first: boolean }[] = [];
  let line = '';
  let room = width - doc.widthOfString('文文');
  const letters = Array.from(paragraph.replace(/\s+/g, ' ').trim());
  letters.forEach((letter, index) => {
    const next = letters[index + 1] ?? '';
    const long = doc.widthOfString(line + letter) > room || (NOT_FIRST.test(next) && doc.widthOfString(line + letter + next) > room);
    if (long && line !== '') {
      lines.push({ text: line, first: lines.length === 0 });
      line = '';
      room = width;
    }
    line += letter;
  });
  if (line !== '') lines.push({ text: line, first: lines.length === 0 });
  return lines;
}

export async function renderAt(pdf: Uint8Array, dotsPerInch: number): Promise<RenderedPage> {
  const longest = Math.round((PAGE.height / 72) * dotsPerInch);
  const [page] = await renderPdfPages(pdf, 'bench', [1], longest, DEFAULT_EXTRACTION_LIMITS);
  if (page === undefined) throw new Error('the page was not drawn');
  return page;
}

/** Texts in disguise hold letters that no reader of pages can tell apart, and one is English. */
const LEFT_OUT = new Set(['slide-disguised', 'english-checkdam']);

/** Titles and paragraphs of all fixture texts, dealt out in pages that are full. */
export function fillPages(pages: number): string[][] {
  const texts = readdirSync(new URL('../fixtures/generator/texts/', import.meta.url))
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.slice(0, -3))
    .filter((id) => !LEFT_OUT.has(id))
    .sort()
    .map(loadText);
  return Array.from({ length: pages }, (_, index) => {
    const own = Array.from({ length: 5 }, (_unused, offset) => texts[(index * 3 + offset) % texts.length]).filter(
      (text) => text !== undefined,
    );
    return [own[0]?.head.title ?? '', ...own.flatMap((text) => [text.head.abstract, ...text.blocks.map((block) => block.text)])];
  });
}
