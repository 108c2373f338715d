import { describe, expect, it } from 'vitest';
import { cutOut, printedPart } from './printed-part.ts';

const GRID = 32;
/** White paper with a dark block on it. */
function page(width: number, height: number, block: { left: number; top: number; right: number; bottom: number }, ink = 0, paper = 250) {
  const pixels = new Uint8Array(width * height).fill(paper);
  for (let y = block.top; y < block.bottom; y++) pixels.fill(ink, y * width + block.left, y * width + block.right);
  return { width, height, pixels };
}

describe('printedPart', () => {
  it('leaves the margins out, in whole squares and with paper around the print', () => {
    const image = page(320, 480, { left: 100, top: 140, right: 220, bottom: 300 });
    expect(printedPart(image, GRID)).toEqual({ left: 64, top: 96, width: 192, height: 224 });
  });

  it('counts pale print, and not one speck', () => {
    const pale = page(320, 320, { left: 200, top: 200, right: 260, bottom: 210 }, 215);
    pale.pixels[0] = 0;
    expect(printedPart(pale, GRID)).toEqual({ left: 160, top: 160, width: 128, height: 96 });
  });

  it('is all of a page that is blank, and of one that is printed to its edges', () => {
    const whole = { left: 0, top: 0, width: 64, height: 96 };
    expect(printedPart(page(64, 96, { left: 0, top: 0, right: 0, bottom: 0 }), GRID)).toEqual(whole);
    expect(printedPart(page(64, 96, { left: 0, top: 0, right: 64, bottom: 96 }, 0), GRID)).toEqual(whole);
  });
});

describe('cutOut', () => {
  it('gives the pixels of the part', () => {
    const image = { width: 3, height: 3, pixels: Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9]) };
    expect([...cutOut(image, { left: 1, top: 1, width: 2, height: 2 }).pixels]).toEqual([5, 6, 8, 9]);
  });
});
