import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { layOutPages } from '../layout/lay-out-pages.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import type { TextBlock } from '../read-document.ts';
import { readDirect } from './direct/read-direct.ts';

type Draw = (pdf: PDFKit.PDFDocument) => void;

/** One page as it is laid out: each block with its role. */
async function blocksOf(draw: Draw): Promise<readonly TextBlock[]> {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const pdf = new PDFDocument({ size: 'A4', margin: 0 });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    draw(pdf);
    pdf.end();
  });
  const content = readDirect(bytes, 'a.pdf', DEFAULT_EXTRACTION_LIMITS);
  if (content === undefined) throw new Error('not read');
  return layOutPages(content.pages)[0]?.blocks ?? [];
}

const put = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number, size = 10): void =>
  void pdf.fontSize(size).text(text, x, y, { lineBreak: false });
const paragraph = (pdf: PDFKit.PDFDocument, x: number, y: number, lines: readonly string[], size = 10): void =>
  lines.forEach((line, index) => put(pdf, line, x, y + index * size * 1.4, size));
/** A mark set small and raised behind a name. */
const raise = (pdf: PDFKit.PDFDocument, text: string, x: number, y: number): void => put(pdf, text, x, y - 2, 6.5);
const BODY = [
  'The soil of the upper slope holds more carbon than that of the',
  'valley floor, and the difference is larger in the wet season of',
  'the year than it is in the dry one, as earlier surveys had found.',
];
const roles = (blocks: readonly TextBlock[], role: TextBlock['role']): string[] =>
  blocks.filter((block) => block.role === role).map(({ text }) => text);

describe('roles of what stands on a page', () => {
  it('puts small marked notes at the foot behind the text, with the lines they run on in', async () => {
    const blocks = await blocksOf((pdf) => {
      paragraph(pdf, 60, 100, BODY);
      put(pdf, '[1] Measured in the second year of the survey, at a depth', 60, 720, 8);
      put(pdf, 'of ten centimetres.', 60, 731, 8);
      paragraph(pdf, 60, 300, BODY);
    });
    expect(blocks.map(({ role }) => role ?? 'text')).toEqual(['text', 'text', 'footnote']);
    expect(blocks[2]?.text).toBe('[1] Measured in the second year of the survey, at a depth of ten centimetres.');
  });

  it('does not run the last line of a column on into the foot of the page', async () => {
    const cut = [...BODY.slice(0, 2), 'the year than it is in the dry one, and there is no sign of'];
    const blocks = await blocksOf((pdf) => {
      paragraph(pdf, 40, 100, [...cut, ...cut], 8);
      paragraph(pdf, 320, 100, [...cut, ...cut], 8);
      put(pdf, '64 Plateau Monthly 2018 No. 11', 40, 240, 8);
    });
    expect(blocks.map(({ text }) => text)).toContain('64 Plateau Monthly 2018 No. 11');
  });

  it('leaves small print at the head, and marked lines as large as the text, where they are', async () => {
    const blocks = await blocksOf((pdf) => {
      put(pdf, '[1] A line set small above the text.', 60, 60, 8);
      paragraph(pdf, 60, 100, BODY);
      put(pdf, '[1] An entry of the list of references.', 60, 720);
    });
    expect(roles(blocks, 'footnote')).toEqual([]);
  });

  it('marks cells that stand three and more side by side, and not two columns', async () => {
    const blocks = await blocksOf((pdf) => {
      paragraph(pdf, 60, 100, BODY);
      ['Depth', 'Carbon', 'Nitrogen'].forEach((cell, column) => put(pdf, cell, 80 + column * 150, 300));
      ['10', '41.2', '3.9'].forEach((cell, column) => put(pdf, cell, 80 + column * 150, 320));
      put(pdf, 'left alone', 80, 500);
      put(pdf, 'right alone', 380, 500);
    });
    expect(roles(blocks, 'table').join(' ').split(' ').sort()).toEqual(['10', '3.9', '41.2', 'Carbon', 'Depth', 'Nitrogen']);
  });

  it('marks a displayed formula, and not a sentence with a sign in it', async () => {
    const blocks = await blocksOf((pdf) => {
      paragraph(pdf, 60, 100, BODY);
      put(pdf, 'y = a + b + c', 200, 200);
      put(pdf, 'The mean was p = 0.03 in the whole sample.', 60, 260);
    });
    expect(roles(blocks, 'formula')).toEqual(['y = a + b + c']);
  });
});

describe('marks behind names', () => {
  it('are kept apart from the letters of the name, in the line and in the paragraph', async () => {
    const blocks = await blocksOf((pdf) => {
      put(pdf, 'Tomas Ibarra', 50, 100);
      raise(pdf, 'a', 50 + pdf.widthOfString('Tomas Ibarra') + 0.3, 100);
      paragraph(pdf, 50, 300, BODY);
    });
    expect([blocks[0]?.text, blocks[0]?.raised]).toEqual(['Tomas Ibarraa', [12, 13]]);
    expect(blocks[0]?.place?.left).toBeCloseTo(50 / 595, 1);
    expect(blocks[1]?.lines).toHaveLength(BODY.length);
  });
});

describe('reading order of a page of two columns', () => {
  const left = Array.from({ length: 7 }, (_, line) => `left column line ${line} of the text`);
  const right = Array.from({ length: 7 }, (_, line) => `right column line ${line} of the text`);
  const read = async (draw: Draw): Promise<string> => (await blocksOf(draw)).map(({ text }) => text).join(' ');

  it('is down the left, then down the right, though they are drawn line by line across', async () => {
    const text = await read((pdf) =>
      left.forEach((line, index) => {
        put(pdf, line, 50, 200 + index * 14);
        put(pdf, right[index] ?? '', 320, 200 + index * 14);
      }),
    );
    expect(text).toBe([...left, ...right].join(' '));
  });

  it('reads a line across both columns before what stands under it', async () => {
    const across = 'A heading that runs across both of the columns and is wider than either of them';
    const text = await read((pdf) => {
      for (let index = 0; index < 7; index++) {
        if (index === 4) put(pdf, across, 50, 200 + index * 14);
        const y = 200 + (index < 4 ? index : index + 1) * 14;
        put(pdf, left[index] ?? '', 50, y);
        put(pdf, right[index] ?? '', 320, y);
      }
    });
    expect(text).toBe([...left.slice(0, 4), ...right.slice(0, 4), across, ...left.slice(4), ...right.slice(4)].join(' '));
  });

  it('is the order of drawing where one column was written after the other', async () => {
    const text = await read((pdf) => {
      paragraph(pdf, 320, 200, right);
      paragraph(pdf, 50, 200, left);
    });
    expect(text).toBe([...right, ...left].join(' '));
  });
});
