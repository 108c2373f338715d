/** Bounds of what is decoded for hashing: beyond them a picture is left out, and nothing is said of it. */
export const IMAGE_LIMITS = {
  /** Icons and rules are no pictures. */
  minSidePixels: 64,
  /** A decoded picture takes four bytes a pixel. Whole-page scans are larger; their text is OCR's. */
  maxPixels: 1_500_000,
  maxStoredBytes: 4 * 1024 * 1024,
  maxImages: 40,
  /** Of all pictures of one file together. */
  maxTotalPixels: 6_000_000,
} as const;

export const isHashable = (width: number, height: number): boolean =>
  Math.min(width, height) >= IMAGE_LIMITS.minSidePixels && width * height <= IMAGE_LIMITS.maxPixels;
