import { describe, expect, it } from 'vitest';
import { type GreyImage, turn } from './grey-image.ts';
import { seemsOnItsSide } from './page-turn.ts';

/** Letters of 12 pixels, 2 apart, in lines 22 apart: set solid and in a grid, as Chinese is. */
function page(paper: (x: number, y: number) => number, slope = 0): GreyImage {
  const [width, height] = [700, 1000];
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = y + x * slope;
      const inLine = ((level % 22) + 22) % 22 < 12;
      const inLetter = x % 14 < 12;
      const isText = x > 80 && x < 620 && y > 80 && y < 920 && inLine && inLetter && (x * 7 + y * 3) % 5 < 3;
      pixels[y * width + x] = isText ? Math.max(0, paper(x, y) - 150) : paper(x, y);
    }
  }
  return { width, height, pixels };
}

describe('a page that seems to lie on its side', () => {
  it.each([
    ['white', page(() => 255)],
    ['skewed', page(() => 250, 0.03)],
    ['in the shade', page((x) => 250 - x / 8)],
  ])('is told by where its white runs: %s', (_, upright) => {
    expect([0, 1, 2, 3].map((quarters) => seemsOnItsSide(turn(upright, quarters)))).toEqual([false, true, false, true]);
  });

  it('is not a blank one', () => {
    expect(seemsOnItsSide({ width: 50, height: 80, pixels: new Uint8Array(4000).fill(255) })).toBe(false);
    expect(seemsOnItsSide({ width: 0, height: 0, pixels: new Uint8Array(0) })).toBe(false);
  });
});
