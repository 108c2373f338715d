const COLUMNS = 9;
const ROWS = 8;
/** Pictures in which fewer neighbours differ are plain: rules, blank scans, single colours. Their hashes would agree with any other plain one. */
const MIN_DIFFERENCES = 6;
/** Grey levels that count as a difference; less is noise of compression. */
const MIN_STEP = 1;

/** Pixels of a decoded picture, rows from the top. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Brightness at a place, 0 to 255. */
  readonly brightness: (x: number, y: number) => number;
}

/** What a picture looks like, across and down. */
export interface PictureHash {
  readonly hash: string;
  /** Absent for a picture that changes too little from top to bottom. */
  readonly downHash?: string;
}

/** @returns the two hashes of a picture; undefined for one too plain across. */
export function pictureHash(pixels: Pixels): PictureHash | undefined {
  const hash = differenceHash(pixels);
  if (hash === undefined) return undefined;
  const { brightness, height, width } = pixels;
  const downHash = differenceHash({ width: height, height: width, brightness: (x, y) => brightness(y, x) });
  return { hash, ...(downHash === undefined ? {} : { downHash }) };
}

/**
 * dHash (N. Krawetz, "Kind of Like That", 2013): the picture as 9 × 8 mean brightnesses, one bit a pair of neighbours in a row.
 * @returns 16 hex digits; undefined for a picture too plain to be told from others.
 */
export function differenceHash(pixels: Pixels): string | undefined {
  const cells = Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (_, column) => mean(pixels, column, row)));
  let bits = 0n;
  let differences = 0;
  for (const row of cells) {
    for (const [column, value] of row.slice(0, -1).entries()) {
      const step = value - (row[column + 1] ?? 0);
      if (Math.abs(step) > MIN_STEP) differences++;
      bits = (bits << 1n) | (step > MIN_STEP ? 1n : 0n);
    }
  }
  return differences < MIN_DIFFERENCES ? undefined : bits.toString(16).padStart(16, '0');
}

/** Enough samples of a cell for its mean; every pixel of a large picture would cost more than decoding it. */
const SAMPLES = 16;

function mean({ width, height, brightness }: Pixels, column: number, row: number): number {
  const [left, right] = [(column * width) / COLUMNS, ((column + 1) * width) / COLUMNS];
  const [top, bottom] = [(row * height) / ROWS, ((row + 1) * height) / ROWS];
  const across = Math.max(1, Math.min(SAMPLES, Math.floor(right - left)));
  const down = Math.max(1, Math.min(SAMPLES, Math.floor(bottom - top)));
  let sum = 0;
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      sum += brightness(
        Math.min(width - 1, Math.floor(left + ((x + 0.5) * (right - left)) / across)),
        Math.min(height - 1, Math.floor(top + ((y + 0.5) * (bottom - top)) / down)),
      );
  return sum / (across * down);
}

export const luma = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue;
