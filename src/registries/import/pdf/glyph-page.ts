import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** A letter as it is seen on its page, in points, origin bottom left of the page as turned. */
export interface Glyph {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
}

/** A horizontal rule of a table; of a vertical one, `y` is how far right it stands, `left` its lower and `right` its upper end. */
export interface Ruling {
  readonly y: number;
  readonly left: number;
  readonly right: number;
}

export interface GlyphPage {
  readonly number: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  readonly verticals: readonly Ruling[];
}

/** PDFium and 64 bytes of its memory to receive answers in. */
export interface PageReader {
  readonly api: WrappedPdfiumModule;
  readonly scratch: number;
  floats(count: number): readonly number[];
  doubles(count: number): readonly number[];
}

/** @returns a point of the page's own space as it lies on the page when looked at. */
export type Turn = (x: number, y: number) => readonly [x: number, y: number];
