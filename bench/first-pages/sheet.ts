/** A piece of a line; `raised` pieces are superscripts. */
export interface Run {
  readonly text: string;
  readonly raised?: boolean;
  readonly heavy?: boolean;
}

export interface Style {
  /** Points. */
  readonly size: number;
  readonly font?: 'song' | 'hei' | 'kai';
  readonly bold?: boolean;
  readonly align?: 'left' | 'center' | 'right' | 'justify';
  /** Indent of the first line, in letters. */
  readonly indent?: number;
  /** White above, in points. */
  readonly above?: number;
}

export type Item =
  | { readonly kind: 'row'; readonly left?: string; readonly center?: string; readonly right?: string; readonly style: Style }
  | { readonly kind: 'rule' }
  | { readonly kind: 'text'; readonly runs: readonly Run[]; readonly style: Style }
  /** A name drawn as a picture: no reader of text can know it. */
  | { readonly kind: 'picture'; readonly height: number }
  /** Two boxes side by side, the left one of so great a share of the width. */
  | { readonly kind: 'pair'; readonly share: number; readonly left: readonly Item[]; readonly right: readonly Item[] };

/** One first page, whatever will draw it. */
export interface Sheet {
  /** Above the text area, as a running head is. */
  readonly head: readonly Item[];
  /** Full width. */
  readonly front: readonly Item[];
  /** Paragraphs set in so many columns below. */
  readonly body: { readonly columns: 1 | 2; readonly items: readonly Item[] };
  /** At the foot of the page. */
  readonly foot: readonly Item[];
  /** Set pale and aslant over the page, as download sites do. */
  readonly watermark?: string;
  /** A round seal drawn over the page, centre in points from the top left corner. */
  readonly seal?: { readonly x: number; readonly y: number; readonly text: string };
}

export const PAGE = { width: 595, height: 842, margin: 56 } as const;

export const text = (content: string | readonly Run[], style: Style): Item => ({
  kind: 'text',
  runs: typeof content === 'string' ? [{ text: content }] : content,
  style,
});
export const labelled = (label: string, content: string, style: Style): Item =>
  text([{ text: label, heavy: true }, { text: content }], style);

export const row = (left: string, center: string, right: string, size = 9, font: 'song' | 'hei' | 'kai' = 'song'): Item => ({
  kind: 'row',
  left,
  center,
  right,
  style: { size, font },
});
export const rule: Item = { kind: 'rule' };
export const pair = (share: number, left: readonly Item[], right: readonly Item[]): Item => ({ kind: 'pair', share, left, right });
