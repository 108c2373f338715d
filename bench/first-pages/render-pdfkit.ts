// pdfkit: lines broken and placed by hand, as web systems that make PDFs do.
import { existsSync } from 'node:fs';
import PdfDocument from 'pdfkit';
import type { Producer } from './render-html.ts';
import { type Item, PAGE, type Sheet, type Style } from './sheet.ts';

const FONTS = {
  song: ['/usr/share/fonts/truetype/arphic/uming.ttc', 'UMingCN'],
  hei: ['/usr/share/fonts/truetype/wqy/wqy-microhei.ttc', 'WenQuanYiMicroHei'],
  kai: ['/usr/share/fonts/truetype/arphic/ukai.ttc', 'UKaiCN'],
} as const;
const WIDTH = PAGE.width - 2 * PAGE.margin;
const LEADING = 1.35;
const RAISED = 0.65;

/** @returns undefined where a font is missing. */
export function pdfkitProducer(): Producer | undefined {
  if (Object.values(FONTS).some(([file]) => !existsSync(file))) return undefined;
  return { name: 'pdfkit', render, close: () => Promise.resolve() };
}

interface Piece {
  readonly text: string;
  readonly width: number;
  readonly raised: boolean;
}
type Doc = PDFKit.PDFDocument;

function render(sheet: Sheet): Promise<Uint8Array> {
  const doc = new PdfDocument({ size: [PAGE.width, PAGE.height], margin: 0, autoFirstPage: true });
  for (const [name, [file, family]] of Object.entries(FONTS)) doc.registerFont(name, file, family);
  const footHeight = sheet.foot.reduce((sum, item) => sum + heightOf(doc, item, WIDTH), 0);
  let y = 36;
  for (const item of [...sheet.head, ...sheet.front]) y = draw(doc, item, PAGE.margin, y, WIDTH);
  drawColumns(doc, sheet, y + 8, PAGE.height - 40 - footHeight);
  let footY = PAGE.height - 36 - footHeight;
  for (const item of sheet.foot) footY = draw(doc, item, PAGE.margin, footY, WIDTH);
  if (sheet.seal !== undefined) {
    const { x, y: middle, text } = sheet.seal;
    doc.circle(x, middle, 45).lineWidth(2).stroke('red');
    doc
      .font('song')
      .fontSize(8)
      .fillColor('red')
      .text(text, x - 40, middle - 4, { width: 80, align: 'center', lineBreak: false })
      .fillColor('black');
  }
  if (sheet.watermark !== undefined) {
    doc.save().rotate(-40, { origin: [PAGE.width / 2, PAGE.height / 2] });
    doc
      .font('hei')
      .fontSize(30)
      .fillColor('#ddd')
      .text(sheet.watermark, 90, PAGE.height / 2, { lineBreak: false });
    doc.restore();
  }
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
    doc.end();
  });
}

function drawColumns(doc: Doc, sheet: Sheet, top: number, bottom: number): void {
  const { columns, items } = sheet.body;
  const gutter = 18;
  const width = (WIDTH - gutter * (columns - 1)) / columns;
  let column = 0;
  let y = top;
  for (const item of items) {
    if (item.kind !== 'text') continue;
    for (const [at, line] of linesOf(doc, item, width).entries()) {
      if (y + item.style.size * LEADING > bottom) {
        column++;
        y = top;
      }
      if (column >= columns) return;
      drawLine(
        doc,
        line,
        item.style,
        PAGE.margin + column * (width + gutter) + (at === 0 ? (item.style.indent ?? 0) * item.style.size : 0),
        y,
      );
      y += item.style.size * LEADING;
    }
  }
}

function draw(doc: Doc, item: Item, x: number, y: number, width: number): number {
  if (item.kind === 'rule') {
    doc
      .moveTo(x, y + 3)
      .lineTo(x + width, y + 3)
      .lineWidth(0.7)
      .stroke('black');
    return y + 6;
  }
  if (item.kind === 'picture') {
    doc.rect(x, y, 120, item.height).fill('#a00').fillColor('black');
    return y + item.height + 4;
  }
  if (item.kind === 'pair') {
    const wide = width * item.share;
    let left = y;
    let right = y;
    for (const inner of item.left) left = draw(doc, inner, x, left, wide);
    for (const inner of item.right) right = draw(doc, inner, x + wide + 14, right, width - wide - 14);
    return Math.max(left, right);
  }
  if (item.kind === 'row') {
    doc.font(item.style.font ?? 'song').fontSize(item.style.size);
    const widthOf = (text: string): number => doc.widthOfString(text);
    const places: readonly (readonly [string | undefined, (text: string) => number])[] = [
      [item.left, () => x],
      [item.center, (text) => x + (width - widthOf(text)) / 2],
      [item.right, (text) => x + width - widthOf(text)],
    ];
    for (const [text, place] of places) if (text !== undefined) doc.text(text, place(text), y, { lineBreak: false });
    return y + item.style.size * LEADING;
  }
  let at = y + (item.style.above ?? 0);
  const { align = 'left', indent = 0, size } = item.style;
  for (const [number, line] of linesOf(doc, item, width).entries()) {
    const used = line.reduce((sum, piece) => sum + piece.width, 0);
    const shift = align === 'center' ? (width - used) / 2 : align === 'right' ? width - used : number === 0 ? indent * size : 0;
    drawLine(doc, line, item.style, x + shift, at);
    at += size * LEADING;
  }
  return at;
}

function drawLine(doc: Doc, line: readonly Piece[], style: Style, x: number, y: number): void {
  let at = x;
  for (const piece of line) {
    doc.font(style.font ?? 'song').fontSize(piece.raised ? style.size * RAISED : style.size);
    doc.text(piece.text, at, piece.raised ? y - style.size * 0.15 : y, { lineBreak: false });
    at += piece.width;
  }
}

/** Chinese breaks anywhere, Latin between words; runs of one kind on a line are one piece. */
function linesOf(doc: Doc, item: Extract<Item, { kind: 'text' }>, width: number): Piece[][] {
  const { size, font = 'song', indent = 0 } = item.style;
  const lines: Piece[][] = [[]];
  let room = width - indent * size;
  for (const run of item.runs) {
    const raised = run.raised === true;
    doc.font(font).fontSize(raised ? size * RAISED : size);
    for (const word of run.text.match(/[A-Za-z0-9.,:;()'@/\-–]+ ?|[\s\S]/gu) ?? []) {
      const wide = doc.widthOfString(word);
      if (wide > room && room < width) {
        lines.push([]);
        room = width;
      }
      const line = lines.at(-1) ?? [];
      const last = line.at(-1);
      if (last !== undefined && last.raised === raised)
        line[line.length - 1] = { text: last.text + word, width: last.width + wide, raised };
      else line.push({ text: word, width: wide, raised });
      room -= wide;
    }
  }
  return lines;
}

const heightOf = (doc: Doc, item: Item, width: number): number =>
  item.kind === 'rule'
    ? 6
    : item.kind === 'picture'
      ? item.height
      : item.kind === 'row'
        ? item.style.size * LEADING
        : item.kind === 'pair'
          ? 0
          : linesOf(doc, item, width).length * item.style.size * LEADING;
