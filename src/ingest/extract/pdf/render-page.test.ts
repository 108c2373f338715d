import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { renderPdfPages } from './render-page.ts';

const redSquarePdf = (): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ size: [200, 400] });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.rect(0, 0, 100, 100).fill('#ff0000');
    document.addPage().rect(0, 0, 200, 400).fill('#0000ff');
    document.end();
  });

describe('rendering PDF pages', () => {
  it('draws the pages asked for, red first, rows from the top, on white', async () => {
    const [page, ...others] = await renderPdfPages(await redSquarePdf(), 'a.pdf', [1, 9], 800, DEFAULT_EXTRACTION_LIMITS);
    expect(others).toEqual([]);
    expect(page).toMatchObject({ page: 1, width: 400, height: 800 });
    const pixel = (x: number, y: number): number[] => [...(page?.rgba.subarray((y * 400 + x) * 4, (y * 400 + x) * 4 + 4) ?? [])];
    expect(pixel(50, 50)).toEqual([255, 0, 0, 255]);
    expect(pixel(50, 750)).toEqual([255, 255, 255, 255]);
    expect(pixel(350, 50)).toEqual([255, 255, 255, 255]);
  });

  it('refuses what is no PDF with a code', async () => {
    await expect(renderPdfPages(Buffer.from('nothing'), 'a.pdf', [1], 100, DEFAULT_EXTRACTION_LIMITS)).rejects.toMatchObject({
      code: 'pdf-broken',
    });
  });
});
