/** How many dots a file says there are to a length. A unit of the stated number is the finest the file can say. */
export interface StatedResolution {
  readonly x: number;
  readonly y: number;
  readonly unit: 'inch' | 'cm' | 'metre';
  /** Where the file says it; `pdf`: pixels of the page's picture by the size it is drawn at. */
  readonly source: 'jfif' | 'exif' | 'png-phys' | 'pdf';
}

/** What a picture file, or a PDF of one or two pages, shows without being read. */
export interface ImageFacts {
  readonly format: 'jpeg' | 'png' | 'gif' | 'tiff' | 'bmp' | 'webp' | 'pdf';
  readonly widthPx?: number;
  readonly heightPx?: number;
  readonly resolution?: StatedResolution;
  /** EXIF orientation, 1 to 8; 1 is upright. */
  readonly orientation?: number;
  /** Texts of the QR codes found; absent when the pixels could not be searched. */
  readonly codes?: readonly string[];
  /** Of the marks on the paper; absent when the pixels could not be looked at. */
  readonly ink?: {
    /** Share of the pixels that differ from the paper, 0 to 1. */
    readonly share: number;
    /** Some of them lie at the picture's very edge: the impression may be cut off. */
    readonly touchesEdge: boolean;
    /** Difference of lightness between marks and paper, 0 to 1. */
    readonly contrast: number;
  };
}
