import { describe, expect, it } from 'vitest';
import { evenContrast } from './even-contrast.ts';

const line = (...levels: readonly number[]) => ({ width: levels.length, height: 1, pixels: Uint8Array.from(levels) });

describe('evenContrast', () => {
  it('makes grey paper white and what is printed on it black', () => {
    expect([...evenContrast(line(170, 170, 170, 50, 110, 170, 180, 170)).pixels]).toEqual([255, 255, 255, 0, 127, 255, 255, 255]);
  });

  it('leaves a line on white paper, and one without print', () => {
    const [white, blank] = [line(250, 250, 90, 250, 250), line(150, 150, 160, 150, 140)];
    expect(evenContrast(white)).toBe(white);
    expect(evenContrast(blank)).toBe(blank);
  });
});
