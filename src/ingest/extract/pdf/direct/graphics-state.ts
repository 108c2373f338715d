import { IDENTITY, type Matrix } from './geometry.ts';
import type { PdfFont } from './pdf-font.ts';

/** What of the graphics state (ISO 32000-1, 8.4 and 9.3) text depends on. Copied by `q`, so flat. */
export interface GraphicsState {
  ctm: Matrix;
  font: PdfFont | undefined;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  /** 1 is normal. */
  stretch: number;
  leading: number;
  rise: number;
  renderMode: number;
  fillIsWhite: boolean;
  strokeIsWhite: boolean;
  fillAlpha: number;
  /** Components of the fill colour space that are known to mean grey, RGB or CMYK; 0 for others. */
  fillSpace: number;
}

export const initialState = (ctm: Matrix = IDENTITY): GraphicsState => ({
  ctm,
  font: undefined,
  size: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  renderMode: 0,
  fillIsWhite: false,
  strokeIsWhite: false,
  fillAlpha: 1,
  fillSpace: 1,
});

const WHITE = 0.97;

/** @param components of grey, RGB or CMYK. */
export function isWhite(components: readonly number[]): boolean {
  if (components.length === 4) return components.every((ink) => ink <= 1 - WHITE);
  return components.length > 0 && components.every((light) => light >= WHITE);
}
