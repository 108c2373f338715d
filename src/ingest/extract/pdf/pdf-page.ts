import type { ImageHash } from '../../../domain/document.ts';
import type { HiddenPiece } from './direct/hidden-runs.ts';
import type { PagePicture } from './direct/page-picture.ts';

/** A line of a page as an engine found it, in points, origin bottom left. */
export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  /** Points, as set on the page. */
  readonly fontSize: number;
  /** The engine says the line ends in a hyphen that only the line break put there. */
  readonly softHyphen: boolean;
  /** Pieces set raised, as pairs of where they begin and end in the text. */
  readonly raised?: readonly number[];
  /** Which way it runs when it does not run level, where the engine tells: down, as vertical Chinese does, or up. */
  readonly turn?: 'down' | 'up';
}

export interface PdfPage {
  /** 1-based. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly PdfLine[];
  /** What fields of a form and text typed onto the page show: drawn after all lines, wherever it stands, and not among them. */
  readonly filledIn?: readonly PdfLine[];
  /** The page draws text, whether or not it could be told which. */
  readonly drawsText: boolean;
  /** The page draws nothing at all: there is nothing on it to read. */
  readonly blank: boolean;
  /** The engine gave the page up. */
  readonly refused?: boolean;
  /** Letters drawn that this engine cannot tell but another may; absent where the engine does not say. */
  readonly unknownLetters?: number;
  /** Share of the page that pictures cover, where the engine tells. */
  readonly pictureShare?: number;
  /** Pictures the page draws, in their order, where the engine tells; absent where it does not. */
  readonly pictures?: readonly PagePicture[];
  /** Text not seen on the printed page, where the engine tells; not among the lines. */
  readonly hidden?: readonly HiddenPiece[];
  /** Share of character pairs another engine read differently. */
  readonly disagreement?: number;
}

export interface PdfContent {
  readonly pages: readonly PdfPage[];
  readonly declaredTitle?: string;
  /** Hashes of its pictures. */
  readonly images?: readonly ImageHash[];
}

export const lineHeight = (line: PdfLine): number => Math.max(0, line.top - line.bottom);
export const pageText = (page: PdfPage): string => page.lines.map((line) => line.text).join('\n');
