import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { readDirect } from './direct/read-direct.ts';
import { readPdf } from './read-pdf.ts';

function picture(side: number): Buffer {
  const png = new PNG({ width: side, height: side });
  for (let at = 0; at < png.data.length; at++) png.data[at] = at % 4 === 3 ? 255 : (at * 7) % 251;
  return PNG.sync.write(png, { colorType: 2 });
}

/** Page 1 holds words, page 2 an icon, page 3 a picture, page 4 more pictures than a figure has. */
const document = (): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const pdf = new PDFDocument({ autoFirstPage: false });
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.addPage().text('Words alone.');
    pdf.addPage().image(picture(16), 50, 50);
    pdf.addPage().image(picture(96), 50, 50);
    pdf.addPage();
    for (let at = 0; at < 13; at++) pdf.image(picture(96 + at), 50, 50 + at);
    pdf.end();
  });

describe('pictures of a PDF', () => {
  it('names the pages with pictures worth hashing, and hashes those alone', async () => {
    const bytes = await document();
    const pages = readDirect(bytes, 'a.pdf', DEFAULT_EXTRACTION_LIMITS)?.pages ?? [];
    expect(pages.map((page) => page.pictures?.map(({ width }) => width))).toEqual([
      [],
      [16],
      [96],
      Array.from({ length: 13 }, (_, at) => 96 + at),
    ]);
    const { images } = await readPdf(bytes, 'a.pdf', DEFAULT_EXTRACTION_LIMITS);
    expect(images?.map(({ page, width, height }) => ({ page, width, height }))).toEqual([{ page: 3, width: 96, height: 96 }]);
  });
});
