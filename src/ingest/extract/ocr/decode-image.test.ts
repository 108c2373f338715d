import { execFileSync } from 'node:child_process';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import UTIF from 'utif2';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { openPictureFile } from './decode-image.ts';
import type { Picture } from './grey-image.ts';
import { jpegHeader } from './jpeg-in-pdf.ts';
import type { PictureKind } from './picture-kinds.ts';

const WIDTH = 48;
const HEIGHT = 32;
/** Left half dark red, right half white. */
const rgba = Buffer.alloc(WIDTH * HEIGHT * 4, 255);
for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH / 2; x++) rgba.set([160, 20, 20, 255], (y * WIDTH + x) * 4);

const open = (kind: PictureKind, bytes: Uint8Array) => openPictureFile(kind, bytes, 'awards/a', DEFAULT_EXTRACTION_LIMITS, 2000);
const at = (picture: Picture, x: number, y: number): number[] => [
  ...picture.rgba.subarray((y * picture.width + x) * 4, (y * picture.width + x) * 4 + 3),
];
const png = (data: Buffer): Buffer => {
  const image = new PNG({ width: WIDTH, height: HEIGHT });
  image.data = data;
  return PNG.sync.write(image);
};
const asJpeg = (): Buffer => jpeg.encode({ width: WIDTH, height: HEIGHT, data: rgba }, 95).data;

/** The JPEG with an EXIF marker that says the camera was held turned. */
function turnedJpeg(orientation: number): Buffer {
  const tiff = Buffer.from('49492a00080000000100120103000100000000000000' + '00000000', 'hex');
  tiff.writeUInt16LE(orientation, 18);
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const marker = Buffer.from([0xff, 0xe1, 0, body.length + 2]);
  const plain = asJpeg();
  return Buffer.concat([plain.subarray(0, 2), marker, body, plain.subarray(2)]);
}

describe('openPictureFile', () => {
  it.each([
    ['jpeg', asJpeg()],
    ['png', png(rgba)],
    ['tiff', new Uint8Array(UTIF.encodeImage(rgba, WIDTH, HEIGHT))],
  ] as const)('%s: gives the pixels of its one page', async (kind, bytes) => {
    const file = open(kind, bytes);
    const picture = await file.open(1);
    expect([file.pages, picture.width, picture.height]).toEqual([1, WIDTH, HEIGHT]);
    const [red = 0, green = 0] = at(picture, 8, 16);
    expect(Math.abs(red - 160)).toBeLessThan(12);
    expect(Math.abs(green - 20)).toBeLessThan(12);
    expect(Math.min(...at(picture, 40, 16))).toBeGreaterThan(243);
  });

  it('shows paper where a PNG is transparent', async () => {
    const clear = Buffer.alloc(WIDTH * HEIGHT * 4);
    expect(at(await open('png', png(clear)).open(1), 3, 3)).toEqual([255, 255, 255]);
  });

  it('turns a photograph as the camera says', async () => {
    expect(jpegHeader(turnedJpeg(6))?.quarterTurns).toBe(1);
    const picture = await open('jpeg', turnedJpeg(6)).open(1);
    expect([picture.width, picture.height]).toEqual([HEIGHT, WIDTH]);
    expect(at(picture, 16, 8)[1]).toBeLessThan(60);
    expect(at(picture, 16, 40)[1]).toBeGreaterThan(240);
  });

  it('refuses by the stated size, before anything is unpacked', () => {
    const bomb = png(rgba);
    bomb.writeUInt32BE(100_000, 16);
    bomb.writeUInt32BE(100_000, 20);
    expect(() => open('png', bomb)).toThrow(expect.objectContaining({ code: 'image-too-large', file: 'awards/a' }));
  });

  it.each([
    ['jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['tiff', Buffer.from('II*\0\x08\0\0\0\0\0', 'latin1')],
  ] as const)('%s: names a broken one', (kind, bytes) => {
    expect(() => open(kind, bytes)).toThrow(expect.objectContaining({ code: 'image-broken' }));
  });

  it('names a PNG whose pixels end too soon', async () => {
    await expect(open('png', png(rgba).subarray(0, 60)).open(1)).rejects.toMatchObject({ code: 'image-broken' });
  });
});

describe('the built product', () => {
  it('opens a TIFF in plain Node, which sees no names in a CommonJS package where the test runner does', () => {
    const script = `
      import { openPictureFile } from '${new URL('../../../../dist/ingest/extract/ocr/decode-image.js', import.meta.url).href}';
      const file = openPictureFile('tiff', Buffer.from(process.argv[1], 'base64'), 'a.tif', {}, 100);
      const { width, height } = await file.open(1);
      console.log(file.pages, width, height);`;
    const tiff = Buffer.from(UTIF.encodeImage(rgba, WIDTH, HEIGHT)).toString('base64');
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script, tiff], { encoding: 'utf8' });
    expect(said.trim()).toBe(`1 ${WIDTH} ${HEIGHT}`);
  });
});
