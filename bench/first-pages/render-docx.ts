// LibreOffice makes a PDF of a Word file: heads and feet are those of the page, columns a section's.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AlignmentType, BorderStyle, Document, Footer, Header, Packer, Paragraph, SectionType, TabStopType, TextRun } from 'docx';
import type { Producer } from './render-html.ts';
import { type Item, PAGE, type Sheet, type Style } from './sheet.ts';

const TWIPS = 20;
const FAMILIES = { song: 'AR PL UMing CN', hei: 'WenQuanYi Micro Hei', kai: 'AR PL UKai CN' } as const;
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.JUSTIFIED } as const;
const WIDTH = (PAGE.width - 2 * PAGE.margin) * TWIPS;

/** @returns undefined where LibreOffice is not installed. */
export function libreOfficeProducer(): Producer | undefined {
  if (spawnSync('soffice', ['--version']).status !== 0) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), 'first-pages-'));
  return {
    name: 'libreoffice',
    render: async (sheet) => {
      const file = path.join(folder, 'sheet.docx');
      writeFileSync(file, await Packer.toBuffer(wordOf(sheet)));
      const run = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
      if (run.status !== 0) throw new Error(String(run.stderr));
      return readFileSync(path.join(folder, 'sheet.pdf'));
    },
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

const runOf = (text: string, style: Style, more: { readonly raised?: boolean; readonly bold?: boolean } = {}): TextRun =>
  new TextRun({
    text,
    size: style.size * 2,
    bold: more.bold === true || style.bold === true,
    superScript: more.raised === true,
    font: { ascii: 'Liberation Serif', hAnsi: 'Liberation Serif', cs: 'Liberation Serif', eastAsia: FAMILIES[style.font ?? 'song'] },
  });

function paragraphOf(item: Item): Paragraph {
  switch (item.kind) {
    case 'rule':
      return new Paragraph({ children: [], spacing: { line: 60, lineRule: 'exact' }, border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } } });
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
