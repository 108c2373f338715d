import { encode } from 'jpeg-js';
import { describe, expect, it } from 'vitest';
import { luma, type Pixels, pictureHash } from './difference-hash.ts';
import { jpegBrightness } from './jpeg-brightness.ts';
import { jpegPixels } from './jpeg-pixels.ts';

const [WIDTH, HEIGHT] = [411, 307];
const waves =
  (channel: number) =>
  (x: number, y: number): number =>
    Math.round(128 + 90 * Math.sin(x / (31 + 9 * channel) + y / 47 + channel));
const CHANNELS = [waves(0), waves(1), waves(2)] as const;

function picture(width: number, height: number): Buffer {
  const data = Buffer.alloc(width * height * 4, 255);
  for (let place = 0; place < width * height; place++) {
    CHANNELS.forEach((channel, index) => (data[place * 4 + index] = channel(place % width, Math.floor(place / width))));
  }
  return encode({ data, width, height }, 85).data;
}

/** Mean of the drawn brightness over a square of pixels, by its place among such squares. */
function drawnMean(x: number, y: number, side = 8): number {
  let sum = 0;
  for (let at = 0; at < side * side; at++) {
    const [px, py] = [x * side + (at % side), y * side + Math.floor(at / side)];
    sum += luma(CHANNELS[0](px, py), CHANNELS[1](px, py), CHANNELS[2](px, py));
  }
  return sum / (side * side);
}
const distance = (a = '0', b = '0'): number =>
  Array.from((BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)).filter((bit) => bit === '1').length;
const whole = (pixels: Pixels | undefined): string | undefined => (pixels === undefined ? undefined : pictureHash(pixels)?.hash);

describe('brightness of a JPEG', () => {
  it('is the mean of each block as it was drawn', () => {
    const pixels = jpegBrightness(picture(WIDTH, HEIGHT));
    expect(pixels).toMatchObject({ pixelsWide: WIDTH, pixelsHigh: HEIGHT, width: 52, height: 39 });
    for (const [x, y] of [
      [0, 0],
      [25, 12],
      [50, 37],
      [1, 36],
    ] as const) {
      expect(Math.abs((pixels?.brightness(x, y) ?? -99) - drawnMean(x, y))).toBeLessThan(4);
    }
  });

  it.each([2, 4, 8] as const)('is the mean of each part of a block where %i of them are asked for each way', (perBlock) => {
    const side = 8 / perBlock;
    const pixels = jpegBrightness(picture(WIDTH, HEIGHT), perBlock);
    expect(pixels).toMatchObject({ width: Math.ceil(WIDTH / side), height: Math.ceil(HEIGHT / side) });
    for (let y = 40; y < 60; y++)
      for (let x = 30; x < 60; x++) expect(Math.abs((pixels?.brightness(x, y) ?? -99) - drawnMean(x, y, side))).toBeLessThan(8);
  });

  it('gives nearly the hash of the pixels, and the hash of a small picture is that of its pixels', async () => {
    const drawn = (width: number, height: number) =>
      whole({ width, height, brightness: (x, y) => luma(CHANNELS[0](x, y), CHANNELS[1](x, y), CHANNELS[2](x, y)) });
    const large = await jpegPixels(picture(WIDTH, HEIGHT), { width: WIDTH, height: HEIGHT });
    expect(distance(whole(large), drawn(WIDTH, HEIGHT))).toBeLessThanOrEqual(4);
    for (const [width, height] of [
      [120, 90],
      [65, 64],
      [71, 200],
      [150, 147],
      [287, 280],
    ] as const) {
      const small = await jpegPixels(picture(width, height), { width, height });
      expect(distance(whole(small), drawn(width, height))).toBeLessThanOrEqual(3);
    }
  });

  it('is not told sample by sample of a picture larger than is looked at', () => {
    const large = picture(1600, 1000);
    expect(jpegBrightness(large)).toMatchObject({ pixelsWide: 1600, pixelsHigh: 1000 });
    expect(jpegBrightness(large, 4)).toBeUndefined();
  });

  it('is not told of what is no JPEG, is cut before its picture, or is made of nonsense', () => {
    const bytes = picture(WIDTH, HEIGHT);
    expect(jpegBrightness(Buffer.from('no picture'))).toBeUndefined();
    expect(jpegBrightness(bytes.subarray(0, 200))).toBeUndefined();
    const noise = Buffer.from(bytes);
    noise.fill(0xa5, 2, 400);
    expect(jpegBrightness(noise)).toBeUndefined();
    for (let at = 2; at < 620; at += 7) {
      const spoilt = Buffer.from(bytes);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55;
      expect(() => jpegBrightness(spoilt)).not.toThrow();
    }
  });
});
