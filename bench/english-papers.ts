// English papers of several pages, invented and typeset by the producers that are present: for measures of speed, where first pages are too short.
// Usage: npx tsx bench/english-papers.ts OUT   Writes them. The same words every time; producers put dates into what they make.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Document, type IRunOptions, Packer, Paragraph, SectionType, TextRun } from 'docx';
import PdfDocument from 'pdfkit';
import { chromium } from 'playwright-core';
import { inventWork, type PrintedWork } from './first-pages/works.ts';

const CHROMIUM = process.env['INTEGRITY_CHROMIUM'] ?? '/usr/bin/chromium';
const TYPST = '@myriaddreamin/typst-ts-node-compiler';
/** Papers a producer. */
const EACH = 15;
const SECTIONS = ['1 Introduction', '2 Materials and methods', '3 Results', '4 Discussion', '5 Conclusions'];
const REFERENCES = 25;
const MARGIN = { top: '60px', bottom: '60px', left: '50px', right: '50px' };

interface Paper {
  readonly name: string;
  readonly work: PrintedWork;
  readonly columns: 1 | 2;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
  readonly references: readonly string[];
}

function inventPaper(number: number, producer: string): Paper {
  const work = inventWork(900_000 + number, true);
  const others = Array.from({ length: REFERENCES }, (_, at) => inventWork(950_000 + number * REFERENCES + at, true));
  return {
    name: `${String(number).padStart(2, '0')}-${producer}.pdf`,
    work,
    columns: number % 2 === 0 ? 2 : 1,
    sections: SECTIONS.map((heading, at) => ({
      heading,
      paragraphs: others.slice(at * 3, at * 3 + 2 + (number % 3)).flatMap(({ englishBody }) => englishBody),
    })),
    references: others.map(
      (other, at) =>
        `[${at + 1}] ${other.people.map(({ english }) => english).join(', ')}. ${other.englishTitle}[J]. ${other.englishJournal}, ${other.year}, ${other.volume}(${other.issue}): ${other.firstPage}-${other.lastPage}.`,
    ),
  };
}

const authorsOf = ({ work }: Paper): string => work.people.map(({ english }) => english).join(', ');
const frontOf = (paper: Paper): readonly string[] => [
  authorsOf(paper),
  paper.work.englishUnits.join('; '),
  `Abstract: ${paper.work.englishAbstract}`,
  `Keywords: ${paper.work.englishKeywords.join('; ')}`,
];

/** Writes the papers into a folder. @returns the producers that were present */
export async function writeEnglishPapers(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const producers = [
    ['chromium', printWithChromium],
    ['libreoffice', printWithLibreOffice],
    ['typst', printWithTypst],
    ['pdfkit', printWithPdfkit],
  ] as const;
  const present: string[] = [];
  for (const [at, [name, print]] of producers.entries()) {
    const papers = Array.from({ length: EACH }, (_, paper) => inventPaper(at * EACH + paper, name));
    if (await print(papers, folder)) present.push(name);
  }
  return present;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

async function printWithChromium(papers: readonly Paper[], folder: string): Promise<boolean> {
  if (!existsSync(CHROMIUM)) return false;
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync'];
  const browser = await chromium.launch({ executablePath: CHROMIUM, headless: true, args });
  const page = await browser.newPage();
  for (const paper of papers) {
    const sections = paper.sections.map(
      ({ heading, paragraphs }) => `<h2>${heading}</h2>${paragraphs.map((text) => `<p>${escaped(text)}</p>`).join('')}`,
    );
    await page.setContent(`<!doctype html><meta charset="utf-8"><style>body{font:10pt/1.3 'Liberation Serif'}p{margin:0;text-indent:2em;text-align:justify}
h1{font-size:16pt;text-align:center}h2{font-size:11pt;margin:8pt 0 4pt}main{columns:${paper.columns};column-gap:18pt}li{list-style:none;font-size:8.5pt}</style>
<h1>${escaped(paper.work.englishTitle)}</h1>${frontOf(paper)
      .map((text) => `<p>${escaped(text)}</p>`)
      .join(
        '',
      )}<main>${sections.join('')}<h2>References</h2>${paper.references.map((text) => `<li>${escaped(text)}</li>`).join('')}</main>`);
    const headerTemplate = `<div style="font-size:8pt;width:100%;text-align:center">${escaped(paper.work.englishJournal)} <span class="pageNumber"></span></div>`;
    writeFileSync(
      path.join(folder, paper.name),
      await page.pdf({ format: 'A4', margin: MARGIN, displayHeaderFooter: true, headerTemplate, footerTemplate: '<span></span>' }),
    );
  }
  await browser.close();
  return true;
}

async function printWithLibreOffice(papers: readonly Paper[], folder: string): Promise<boolean> {
  if (spawnSync('soffice', ['--version']).status !== 0) return false;
  const scratch = mkdtempSync(path.join(tmpdir(), 'integrity-papers-'));
  const paragraph = (text: string, size = 20, heavy = false): Paragraph => {
    const run: IRunOptions = { text, size, bold: heavy, font: 'Liberation Serif' };
    return new Paragraph({ children: [new TextRun(run)] });
  };
  const files: string[] = [];
  for (const paper of papers) {
    const body = paper.sections.flatMap(({ heading, paragraphs }) => [
      paragraph(heading, 24, true),
      ...paragraphs.map((text) => paragraph(text)),
    ]);
    const document = new Document({
      sections: [
        { children: [paragraph(paper.work.englishTitle, 32, true), ...frontOf(paper).map((text) => paragraph(text))] },
        {
          properties: { type: SectionType.CONTINUOUS, column: { count: paper.columns, space: 360 } },
          children: [...body, paragraph('References', 24, true), ...paper.references.map((text) => paragraph(text, 17))],
        },
      ],
    });
    const file = path.join(scratch, paper.name.replace(/pdf$/, 'docx'));
    writeFileSync(file, await Packer.toBuffer(document));
    files.push(file);
  }
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(scratch, 'profile')).href}`;
  spawnSync('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, ...files]);
  rmSync(scratch, { recursive: true, force: true });
  return true;
}

interface Compiler {
  pdf(source: { mainFileContent: string }): Uint8Array;
}
interface CompilerModule {
  readonly NodeCompiler: { create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): Compiler };
}
const isCompilerModule = (value: unknown): value is CompilerModule =>
  typeof value === 'object' && value !== null && 'NodeCompiler' in value;

async function printWithTypst(papers: readonly Paper[], folder: string): Promise<boolean> {
  const loaded: unknown = await import(TYPST).catch(() => undefined);
  if (!isCompilerModule(loaded)) return false;
  const compiler = loaded.NodeCompiler.create({ workspace: path.resolve('.'), fontArgs: [{ fontPaths: ['/usr/share/fonts/truetype'] }] });
  const quote = (text: string): string => `#(${JSON.stringify(text)})`;
  for (const paper of papers) {
    const sections = paper.sections.flatMap(({ heading, paragraphs }) => [`#strong[${quote(heading)}]`, ...paragraphs.map(quote)]);
    const mainFileContent = [
      `#set page(paper: "a4", header: [${quote(paper.work.englishJournal)}], numbering: "1")`,
      '#set text(size: 10pt, font: "Liberation Serif")',
      '#set par(justify: true)',
      `#text(size: 16pt)[${quote(paper.work.englishTitle)}]`,
      ...frontOf(paper).map(quote),
      `#columns(${paper.columns})[${[...sections, '#strong[References]', ...paper.references.map(quote)].join('\n\n')}]`,
    ].join('\n\n');
    writeFileSync(path.join(folder, paper.name), compiler.pdf({ mainFileContent }));
  }
  return true;
}

async function printWithPdfkit(papers: readonly Paper[], folder: string): Promise<boolean> {
  for (const paper of papers) {
    const document = new PdfDocument({ size: 'A4', margin: 56, info: { CreationDate: new Date(0) } });
    const chunks: Uint8Array[] = [];
    const ended = new Promise<void>((resolve) => document.on('end', resolve));
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.font('Times-Roman').fontSize(16).text(paper.work.englishTitle, { align: 'center' }).fontSize(10);
    for (const text of frontOf(paper)) document.text(text);
    const columns = { columns: paper.columns, columnGap: 18 };
    for (const { heading, paragraphs } of paper.sections) {
      document.font('Times-Bold').text(heading, columns).font('Times-Roman');
      for (const text of paragraphs) document.text(text, { ...columns, align: 'justify', indent: 16 });
    }
    document.font('Times-Bold').text('References').font('Times-Roman').fontSize(8.5);
    for (const text of paper.references) document.text(text);
    document.end();
    await ended;
    writeFileSync(path.join(folder, paper.name), Buffer.concat(chunks));
  }
  return true;
}

const [program, target] = process.argv.slice(1);
if (program !== undefined && target !== undefined && path.basename(program) === 'english-papers.ts')
  process.stdout.write(`${(await writeEnglishPapers(path.resolve(target))).join(', ')}\n`);
