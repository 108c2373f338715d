// LibreOffice makes a PDF of a Word file: heads and feet are those of the page, columns a section's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  type IRunOptions,
  Packer,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Producer } from './render-html.ts';
import { type Item, PAGE, type Run, type Sheet, type Style } from './sheet.ts';

const TWIPS = 20;
const FAMILIES = { song: 'AR PL UMing CN', hei: 'WenQuanYi Micro Hei', kai: 'AR PL UKai CN' } as const;
const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
} as const;
const WIDTH = (PAGE.width - 2 * PAGE.margin) * TWIPS;

/** @returns undefined where LibreOffice is not installed. */
export function libreOfficeProducer(): Producer | undefined {
  if (spawnSync('soffice', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'first-pages-'));
  const renderAll = async (sheets: readonly Sheet[]): Promise<readonly Uint8Array[]> => {
    const files = sheets.map((_, at) => path.join(folder, `sheet-${at}.docx`));
    for (const [at, sheet] of sheets.entries()) writeFileSync(files[at] ?? '', await Packer.toBuffer(wordOf(sheet)));
    const run = spawnSync('soffice', [
      `-env:UserInstallation=file://${folder}/profile`,
      '--headless',
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      ...files,
    ]);
    if (run.status !== 0) throw new Error(String(run.stderr));
    return files.map((file) => readFileSync(file.replace(/docx$/, 'pdf')));
  };
  return {
    name: 'libreoffice',
    render: async (sheet) => (await renderAll([sheet]))[0] ?? new Uint8Array(),
    renderAll,
    close: () => {
      rmSync(folder, { recursive: true, force: true });
      return Promise.resolve();
    },
  };
}

/** The same sheets as Word files, which have no pages. */
export const docxProducer = (): Producer => ({
  name: 'docx',
  render: (sheet) => Packer.toBuffer(wordOf(sheet)),
  close: () => Promise.resolve(),
});

function runOf(text: string, style: Style, more: Pick<Run, 'raised' | 'heavy'> = {}): TextRun {
  const options: IRunOptions = {
    text,
    size: style.size * 2,
    bold: more.heavy === true || style.bold === true,
    superScript: more.raised === true,
    font: { ascii: 'Liberation Serif', hAnsi: 'Liberation Serif', cs: 'Liberation Serif', eastAsia: FAMILIES[style.font ?? 'song'] },
  };
  return new TextRun(options);
}

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_LINES = { top: NO_LINE, bottom: NO_LINE, left: NO_LINE, right: NO_LINE, insideHorizontal: NO_LINE, insideVertical: NO_LINE };

function pairOf(item: Extract<Item, { kind: 'pair' }>): Table {
  const widths = [Math.round(WIDTH * item.share), Math.round(WIDTH * (1 - item.share))];
  return new Table({
    columnWidths: widths,
    width: { size: WIDTH, type: WidthType.DXA },
    borders: NO_LINES,
    rows: [
      new TableRow({
        children: [item.left, item.right].map(
          (items, at) =>
            new TableCell({ children: items.map(paragraphOf), width: { size: widths[at] ?? 0, type: WidthType.DXA }, borders: NO_LINES }),
        ),
      }),
    ],
  });
}

function paragraphOf(item: Item): Paragraph | Table {
  switch (item.kind) {
    case 'rule':
      return new Paragraph({
        children: [],
        spacing: { line: 60, lineRule: 'exact' },
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
      });
    case 'picture':
      return new Paragraph({ children: [], spacing: { before: item.height * TWIPS } });
    case 'row':
      return new Paragraph({
        tabStops: [
          { type: TabStopType.CENTER, position: WIDTH / 2 },
          { type: TabStopType.RIGHT, position: WIDTH },
        ],
        children: [runOf([item.left ?? '', item.center ?? '', item.right ?? ''].join('\t'), item.style)],
      });
    case 'pair':
      return pairOf(item);
    case 'text':
      return new Paragraph({
        alignment: ALIGN[item.style.align ?? 'left'],
        indent: { firstLine: (item.style.indent ?? 0) * item.style.size * TWIPS },
        spacing: { before: (item.style.above ?? 0) * TWIPS },
        children: item.runs.map((run) => runOf(run.text, item.style, run)),
      });
  }
}

function wordOf(sheet: Sheet): Document {
  const page = {
    size: { width: PAGE.width * TWIPS, height: PAGE.height * TWIPS },
    margin: { top: 60 * TWIPS, bottom: 60 * TWIPS, left: PAGE.margin * TWIPS, right: PAGE.margin * TWIPS },
  };
  return new Document({
    sections: [
      {
        properties: { page },
        ...(sheet.head.length === 0 ? {} : { headers: { default: new Header({ children: sheet.head.map(paragraphOf) }) } }),
        ...(sheet.foot.length === 0 ? {} : { footers: { default: new Footer({ children: sheet.foot.map(paragraphOf) }) } }),
        children: sheet.front.map(paragraphOf),
      },
      {
        properties: { page, type: SectionType.CONTINUOUS, column: { count: sheet.body.columns, space: 18 * TWIPS } },
        children: sheet.body.items.map(paragraphOf),
      },
    ],
  });
}
