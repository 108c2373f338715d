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

/** Mean of the drawn brightness over a block of 8 by 8, by its place among the blocks. */
function drawnMean(x: number, y: number): number {
  let sum = 0;
  for (let at = 0; at < 64; at++) {
    const [px, py] = [x * 8 + (at % 8), y * 8 + (at >> 3)];
    sum += luma(CHANNELS[0](px, py), CHANNELS[1](px, py), CHANNELS[2](px, py));
  }
  return sum / 64;
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

  it('is told of every second pixel where that is asked for', () => {
    const pixels = jpegBrightness(picture(120, 90), 4);
    expect(pixels).toMatchObject({ pixelsWide: 120, pixelsHigh: 90, width: 60, height: 45 });
    const drawn = (x: number, y: number): number => luma(CHANNELS[0](x, y), CHANNELS[1](x, y), CHANNELS[2](x, y));
    for (let y = 0; y < 45; y += 11) {
      for (let x = 0; x < 60; x += 7) {
        const mean = (drawn(2 * x, 2 * y) + drawn(2 * x + 1, 2 * y) + drawn(2 * x, 2 * y + 1) + drawn(2 * x + 1, 2 * y + 1)) / 4;
        expect(Math.abs((pixels?.brightness(x, y) ?? -99) - mean)).toBeLessThan(6);
      }
    }
  });

  it('gives nearly the hash of the pixels, and the hash of a small picture is that of its pixels', async () => {
    const drawn = (width: number, height: number) =>
      whole({ width, height, brightness: (x, y) => luma(CHANNELS[0](x, y), CHANNELS[1](x, y), CHANNELS[2](x, y)) });
    const large = await jpegPixels(picture(WIDTH, HEIGHT), { width: WIDTH, height: HEIGHT });
    expect(distance(whole(large), drawn(WIDTH, HEIGHT))).toBeLessThanOrEqual(4);
    const small = await jpegPixels(picture(120, 90), { width: 120, height: 90 });
    expect(distance(whole(small), drawn(120, 90))).toBeLessThanOrEqual(2);
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
