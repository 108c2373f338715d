/** Pictures that can be opened and recognised. */
export const PICTURE_KINDS = ['jpeg', 'png', 'tiff'] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

export const isPictureKind = (kind: string): kind is PictureKind => (PICTURE_KINDS as readonly string[]).includes(kind);
