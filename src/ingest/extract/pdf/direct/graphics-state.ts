import type { Matrix } from './geometry.ts';
import type { PdfFont } from './pdf-font.ts';

/** What of the graphics state (ISO 32000-1, 8.4 and 9.3) text depends on. Copied by `q`, so flat: `a` to `f` are its matrix. */
export class GraphicsState {
  a: number;
  b: number;
  c: number;
  d: number;
  e: number;
  f: number;
  font: PdfFont | undefined = undefined;
  size = 0;
  characterSpacing = 0;
  wordSpacing = 0;
  /** 1 is normal. */
  stretch = 1;
  leading = 0;
  rise = 0;
  renderMode = 0;
  fillIsWhite = false;
  strokeIsWhite = false;
  fillAlpha = 1;
  /** Components of the fill colour space that are known to mean grey, RGB or CMYK; 0 for others. */
  fillSpace = 1;

  constructor(matrix: Matrix) {
    this.a = matrix[0];
    this.b = matrix[1];
    this.c = matrix[2];
    this.d = matrix[3];
    this.e = matrix[4];
    this.f = matrix[5];
  }

  get matrix(): Matrix {
    return [this.a, this.b, this.c, this.d, this.e, this.f];
  }

  copy(): GraphicsState {
    const copy = new GraphicsState(this.matrix);
    copy.font = this.font;
    copy.size = this.size;
    copy.characterSpacing = this.characterSpacing;
    copy.wordSpacing = this.wordSpacing;
    copy.stretch = this.stretch;
    copy.leading = this.leading;
    copy.rise = this.rise;
    copy.renderMode = this.renderMode;
    copy.fillIsWhite = this.fillIsWhite;
    copy.strokeIsWhite = this.strokeIsWhite;
    copy.fillAlpha = this.fillAlpha;
    copy.fillSpace = this.fillSpace;
    return copy;
  }

  /** Puts a matrix before the one there is. */
  transform(a: number, b: number, c: number, d: number, e: number, f: number): void {
    const { a: A, b: B, c: C, d: D } = this;
    this.e = e * A + f * C + this.e;
    this.f = e * B + f * D + this.f;
    this.a = a * A + b * C;
    this.b = a * B + b * D;
    this.c = c * A + d * C;
    this.d = c * B + d * D;
  }
}

const WHITE = 0.97;
export const isWhiteInk = (ink: number): boolean => ink <= 1 - WHITE;
export const isWhiteLight = (light: number): boolean => light >= WHITE;
