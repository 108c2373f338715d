import type { Aside, DocumentProperties } from '../../domain/document.ts';
import type { CodedError } from '../../domain/errors.ts';

/** A paragraph-sized piece of a page, in reading order. */
export interface TextBlock {
  readonly text: string;
  /** Height of its letters in points, when the format knows it. */
  readonly fontSize?: number;
  /** What the file itself says the block is. */
  readonly role?: 'title' | 'heading';
}

/** One page as its reader leaves it: blocks are joined with line feeds into the page's text. */
export interface ReadPage {
  readonly number: number;
  readonly blocks: readonly TextBlock[];
  /** Nothing is drawn on it: having no text is then no failure to read. */
  readonly blank?: boolean;
}

/** What every reader hands on, whatever the format. */
export interface ReadDocument {
  readonly extractorId: string;
  readonly pages: readonly ReadPage[];
  readonly warnings: readonly CodedError[];
  /** Title the file's own properties state; often left over from a template, so never trusted alone. */
  readonly declaredTitle?: string;
  readonly asides?: readonly Aside[];
  readonly properties?: DocumentProperties;
}
