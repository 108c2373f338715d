/** A piece of a line; `raised` pieces are superscripts. */
export interface Run {
  readonly text: string;
  readonly raised?: boolean;
  readonly bold?: boolean;
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
  | { readonly kind: 'picture'; readonly height: number };

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
  /** A round seal drawn over the page, centre in points from the top left corner. */
  readonly seal?: { readonly x: number; readonly y: number; readonly text: string };
}

export const PAGE = { width: 595, height: 842, margin: 56 } as const;

export const text = (content: string | readonly Run[], style: Style): Item => ({
  kind: 'text',
  runs: typeof content === 'string' ? [{ text: content }] : content,
  style,
});
export const labelled = (label: string, content: string, style: Style): Item => text([{ text: label, bold: true }, { text: content }], style);
