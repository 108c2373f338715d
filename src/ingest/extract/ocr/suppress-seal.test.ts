import { describe, expect, it } from 'vitest';
import { suppressSeal } from './suppress-seal.ts';

const picture = (...pixels: readonly (readonly [number, number, number])[]) => ({
  width: pixels.length,
  height: 1,
  rgba: Uint8Array.from(pixels.flatMap((pixel) => [...pixel, 255])),
});
const PAPER = [250, 250, 248] as const;
const SEAL = [225, 45, 50] as const;
const PRINT = [20, 20, 22] as const;
/** Ink over print, as light is multiplied. */
const PRINT_UNDER_SEAL = [18, 4, 4] as const;
const BLUE_STAMP = [40, 60, 200] as const;

describe('suppressSeal', () => {
  const ink = suppressSeal(picture(PAPER, SEAL, PRINT, PRINT_UNDER_SEAL, BLUE_STAMP));

  it('turns the seal to paper and leaves the print under it and beside it dark', () => {
    const [paper = 0, seal = 0, print = 0, under = 0, blue = 0] = ink.withoutRed.pixels;
    expect(seal).toBeGreaterThan(200);
    expect(Math.max(print, under)).toBeLessThan(40);
    expect(paper).toBeGreaterThan(240);
    expect(blue).toBeLessThan(120);
  });

  it('keeps the red ink apart, where a red heading is read and no other print is, and says how much there is', () => {
    const [paper, seal = 0, print, , blue] = ink.redAlone.pixels;
    expect(seal).toBeLessThan(160);
    expect([paper, print, blue]).toEqual([255, 255, 255]);
    expect(ink.redShare).toBeCloseTo(0.2, 5);
  });
});
