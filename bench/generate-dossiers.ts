// Dossiers of invented applicants for the benchmarks: the same number gives the same batch. Texts mean nothing; their shapes do:
// papers of some pages as PDF (Word where no Chinese font is installed), dates, journals, and passages taken from one another.
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { Document, Packer, Paragraph } from 'docx';
import PdfDocument from 'pdfkit';
import { FONT_FILES } from '../fixtures/generator/fonts.ts';
import { seeded } from './throughput-texts.ts';

const PAPERS_EACH = 3;
const PARAGRAPHS = 12;
const PARAGRAPH_CHARACTERS = 380;
/** Every so many dossiers one takes two paragraphs from the dossier before it. */
const COPIES_EVERY = 8;
const SEED = 20190906;

export interface GeneratedBatch {
  readonly folder: string;
  readonly dossiers: number;
  readonly files: number;
  readonly format: 'PDF' | 'DOCX';
  /** Dossiers that hold a passage of another. */
  readonly copies: number;
}

/** The 3755 commonest characters, rows 16 to 55 of GB/T 2312: every Chinese font has them. */
const COMMON = Array.from({ length: 40 * 94 - 5 }, (_, at) =>
  new TextDecoder('gb18030').decode(Uint8Array.of(0xb0 + Math.floor(at / 94), 0xa1 + (at % 94))),
);

/** Characters of Zipf-like frequency in sentences of twenty. */
export function chinese(characters: number, random: () => number): string {
  const sign = (place: number): string => (place % 40 === 39 ? '。' : place % 20 === 19 ? '，' : '');
  return Array.from({ length: characters }, (_, place) => sign(place) || (COMMON[Math.floor(COMMON.length ** random()) - 1] ?? '')).join(
    '',
  );
}

interface Paper {
  readonly title: string;
  readonly author: string;
  readonly paragraphs: readonly string[];
}

/** Writes a batch of `count` dossiers into `folder`, which is made. */
export async function generateDossiers(folder: string, count: number): Promise<GeneratedBatch> {
  const random = seeded(SEED);
  const font = Object.values(FONT_FILES).find((candidate) => existsSync(candidate.path));
  const extension = font === undefined ? 'docx' : 'pdf';
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'batch.yaml'), 'name: benchmark\napplicationYear: 2021\nclosingDate: 2021-09-30\n');
  let before: readonly string[] = [];
  let copies = 0;
  for (let at = 0; at < count; at++) {
    const id = `g${String(at + 1).padStart(4, '0')}`;
    const author = chinese(3, random);
    const papers: Paper[] = Array.from({ length: PAPERS_EACH }, () => ({
      title: chinese(16, random),
      author,
      paragraphs: Array.from({ length: PARAGRAPHS }, () => chinese(PARAGRAPH_CHARACTERS, random)),
    }));
    const [first] = papers;
    if (first !== undefined && at % COPIES_EVERY === COPIES_EVERY - 1) {
      papers[0] = { ...first, paragraphs: [...first.paragraphs.slice(0, -2), ...before.slice(0, 2)] };
      copies++;
    }
    before = papers[0]?.paragraphs ?? [];
    const place = path.join(folder, id, 'papers');
    mkdirSync(place, { recursive: true });
    for (const [number, paper] of papers.entries()) {
      const file = path.join(place, `p${number + 1}.${extension}`);
      if (font === undefined) await writeDocx(file, paper);
      else await writePdf(file, paper, font);
    }
    writeFileSync(path.join(folder, id, 'dossier.yaml'), manifest(id, papers, extension, random));
  }
  return { folder, dossiers: count, files: count * PAPERS_EACH, format: font === undefined ? 'DOCX' : 'PDF', copies };
}

function manifest(id: string, papers: readonly Paper[], extension: string, random: () => number): string {
  const author = papers[0]?.author ?? '';
  const works = papers.map(({ title }, number) => {
    const [year, month] = [2016 + Math.floor(random() * 5), 1 + Math.floor(random() * 12)];
    return [
      `  - id: p${number + 1}`,
      '    kind: paper',
      `    title: ${title}`,
      `    authors: [${author}]`,
      '    journal: 样例学报',
      `    issueDate: ${year}-${String(month).padStart(2, '0')}`,
      `    levelClaimed: ${number === 0 ? 'core' : 'provincial'}`,
      '    rawData: { state: no-raw-data, reason: 理论研究 }',
      `    files: [papers/p${number + 1}.${extension}]`,
    ].join('\n');
  });
  return `applicant:\n  name: ${author}\n  unit: 样例学院${id}\nworks:\n${works.join('\n')}\n`;
}

async function writePdf(file: string, { title, author, paragraphs }: Paper, font: { path: string; family: string }): Promise<void> {
  const document = new PdfDocument({ size: 'A4', margin: 60, info: { CreationDate: new Date(0) } });
  const written = finished(document.pipe(createWriteStream(file)));
  document.font(font.path, font.family).fontSize(16).text(title, { align: 'center' }).fontSize(10.5).text(author, { align: 'center' });
  for (const paragraph of paragraphs) document.moveDown(0.5).text(paragraph, { lineGap: 4 });
  document.end();
  await written;
}

async function writeDocx(file: string, { title, author, paragraphs }: Paper): Promise<void> {
  const children = [title, author, ...paragraphs].map((text) => new Paragraph(text));
  writeFileSync(file, await Packer.toBuffer(new Document({ sections: [{ children }] })));
}
