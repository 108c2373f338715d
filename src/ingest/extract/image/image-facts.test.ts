import { encode } from 'jpeg-js';
import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import encodeQR from 'qr';
import { describe, expect, it } from 'vitest';
import { extractInProcess } from '../extract-in-process.ts';
import { imageFacts } from './image-facts.ts';
import { measureInk } from './measure-ink.ts';
import type { Pixels } from './pixels.ts';

const TEXT = '证书编号：GS2019001 姓名：陈知行';

/** White paper with a picture drawn on it, four bytes a pixel. */
function paper(width: number, height: number, isDark: (x: number, y: number) => boolean): Pixels {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (isDark(x, y)) rgba.set([180, 20, 20], (y * width + x) * 4);
  return { width, height, rgba };
}

function certificate(side: number, left: number, top: number, scale: number): Pixels {
  const code = encodeQR(TEXT, 'raw');
  return paper(side, side, (x, y) => code[Math.floor((y - top) / scale)]?.[Math.floor((x - left) / scale)] === true);
}

const png = ({ width, height, rgba }: Pixels): Uint8Array => {
  const image = new PNG({ width, height });
  image.data = Buffer.from(rgba);
  return PNG.sync.write(image);
};
/** 600 dpi in the JFIF header: the writer leaves it at no unit. */
function jpeg({ width, height, rgba }: Pixels, unit: number, density: number): Uint8Array {
  const { data } = encode({ width, height, data: rgba }, 90);
  const at = data.indexOf('JFIF') + 7;
  data.writeUInt8(unit, at);
  data.writeUInt16BE(density, at + 1);
  data.writeUInt16BE(density, at + 3);
  return data;
}
function pngAt(pixels: Pixels, perMetre: number): Uint8Array {
  const bytes = Buffer.from(png(pixels));
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  return Buffer.concat([bytes.subarray(0, 33), chunk, bytes.subarray(33)]);
}
const pdfOf = (picture: Uint8Array, points: number): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ size: 'A4' });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.image(Buffer.from(picture), 100, 100, { width: points });
    document.end();
  });

const CERTIFICATE = certificate(240, 30, 40, 4);

describe('picture facts', () => {
  it('size, resolution and code of a PNG and a JPEG', () => {
    expect(imageFacts(pngAt(CERTIFICATE, 23622))).toMatchObject({
      format: 'png',
      widthPx: 240,
      heightPx: 240,
      resolution: { x: 23622, y: 23622, unit: 'metre', source: 'png-phys' },
      codes: [TEXT],
    });
    expect(imageFacts(jpeg(CERTIFICATE, 1, 600))).toMatchObject({
      format: 'jpeg',
      resolution: { x: 600, y: 600, unit: 'inch', source: 'jfif' },
      codes: [TEXT],
    });
    expect(imageFacts(jpeg(CERTIFICATE, 2, 236))?.resolution).toMatchObject({ x: 236, unit: 'cm' });
  });

  it('a file that states no resolution has none; a picture without code has none', () => {
    expect(imageFacts(png(CERTIFICATE))?.resolution).toBeUndefined();
    expect(imageFacts(jpeg(CERTIFICATE, 0, 1))?.resolution).toBeUndefined();
    expect(imageFacts(png(paper(60, 60, (x) => x === 30)))?.codes).toEqual([]);
  });

  it('a picture too large to open, a broken one, and what is none', () => {
    const huge = Buffer.from(png(paper(8, 8, () => false)));
    huge.writeUInt32BE(30_000, 16);
    huge.writeUInt32BE(30_000, 20);
    expect(imageFacts(huge)).toMatchObject({ format: 'png', widthPx: 30_000 });
    expect(imageFacts(huge)?.codes).toBeUndefined();
    expect(imageFacts(Buffer.from(png(CERTIFICATE)).subarray(0, 200))?.codes).toBeUndefined();
    expect(imageFacts(Buffer.from('text'))).toBeUndefined();
  });

  it('marks at the edge are told from marks inside', () => {
    const ring = (middle: number) => paper(100, 100, (x, y) => Math.abs(Math.hypot(x - middle, y - 50) - 30) < 3);
    expect(measureInk(ring(50))).toMatchObject({ touchesEdge: false });
    expect(measureInk(ring(20))).toMatchObject({ touchesEdge: true });
    expect(measureInk(ring(50)).contrast).toBeGreaterThan(0.5);
    expect(measureInk(paper(10, 10, () => false))).toEqual({ share: 0, touchesEdge: false, contrast: 0 });
  });

  it('a PDF of one page tells the resolution of its picture and the code on it', async () => {
    // 240 pixels on 28.8 points (0.4 inch) are 600 dpi; the page's own scale does not matter.
    const seal = await extractInProcess(await pdfOf(png(CERTIFICATE), 28.8), { path: 'seal.pdf', pictureFacts: true });
    const facts = seal.status === 'read' ? seal.document.image : seal.image;
    expect(facts).toMatchObject({ format: 'pdf', widthPx: 240, resolution: { unit: 'inch', source: 'pdf' } });
    expect(facts?.resolution?.x).toBeCloseTo(600, 0);
    const large = await extractInProcess(await pdfOf(png(CERTIFICATE), 288), { path: 'certificate.pdf', pictureFacts: true });
    expect(large.status === 'read' ? large.document.image?.codes : undefined).toEqual([TEXT]);
  });

  it('pictures keep their facts though their text is not read', async () => {
    expect(await extractInProcess(png(CERTIFICATE), { path: 'c.png', pictureFacts: true })).toMatchObject({
      image: { format: 'png', codes: [TEXT] },
    });
  });
});
