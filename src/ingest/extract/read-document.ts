import type { Aside, DocumentProperties, HiddenText, ImageHash } from '../../domain/document.ts';
import type { CodedError } from '../../domain/errors.ts';

/** Where a block stands, in shares of the page's width and height from its left top corner. */
export interface BlockPlace {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Set aslant or upright, as stamps over a page are. */
  readonly turned?: true;
}

/** One of the lines a block was made of. */
export interface BlockLine {
  /** Where it begins in the block's text. */
  readonly at: number;
  readonly fontSize: number;
  readonly place: BlockPlace;
}

/** A paragraph-sized piece of a page, in reading order. */
export interface TextBlock {
  readonly text: string;
  /** Height of its letters in points, when the format knows it. */
  readonly fontSize?: number;
  /** Raised pieces, as pairs of where they begin and end in the text; absent where the format does not tell. */
  readonly raised?: readonly number[];
  /** On the first pages of formats that have pages. */
  readonly place?: BlockPlace;
  readonly lines?: readonly BlockLine[];
  /** What the file itself says the block is, or its setting shows. */
  readonly role?: 'title' | 'heading' | 'footnote' | 'table' | 'formula';
}

/** How a page was recognised from its picture. */
export interface OcrReading {
  /** Mean over the page's characters, 0 to 1. */
  readonly confidence: number;
  /** As recognised, before they were joined into paragraphs. */
  readonly lines: readonly { readonly text: string; readonly confidence: number }[];
}

/** One page as its reader leaves it: blocks are joined with line feeds into the page's text. */
export interface ReadPage {
  readonly number: number;
  readonly blocks: readonly TextBlock[];
  /** Nothing is drawn on it: having no text is then no failure to read. */
  readonly blank?: boolean;
  /** Running heads and feet, which are not part of the text. */
  readonly heads?: readonly string[];
  readonly ocr?: OcrReading;
  /** Text on it that a reader of the printed page would not see; not among the blocks. */
  readonly hidden?: readonly Pick<HiddenText, 'kind' | 'characters' | 'sample'>[];
  /** Share of character pairs two engines read differently. */
  readonly disagreement?: number;
}

/** What every reader hands on, whatever the format. */
export interface ReadDocument {
  readonly extractorId: string;
  readonly pages: readonly ReadPage[];
  readonly warnings: readonly CodedError[];
  /** Title the file's own properties state; often left over from a template, so never trusted alone. */
  readonly declaredTitle?: string;
  /** Perceptual hashes of the pictures in it. */
  readonly images?: readonly ImageHash[];
  /** Pages were looked at by OCR, whether or not it could read them. */
  readonly ocrTried?: boolean;
  readonly asides?: readonly Aside[];
  readonly properties?: DocumentProperties;
}
