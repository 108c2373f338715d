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
  /** The same of many places of a row, in their order, where one go is faster. */
  readonly readRow?: (y: number, xs: Uint32Array, into: Float64Array) => void;
}

/** What a picture looks like, across and down. */
export interface PictureHash {
  readonly hash: string;
  /** Absent for a picture that changes too little from top to bottom. */
  readonly downHash?: string;
}

/** @returns the two hashes of a picture; undefined for one too plain across. */
export function pictureHash(pixels: Pixels): PictureHash | undefined {
  const means = fineMeans(pixels);
  const hash = hashOf((row, column) => meanOf(means, row, column, ROWS, COLUMNS));
  if (hash === undefined) return undefined;
  const downHash = hashOf((row, column) => meanOf(means, column, row, COLUMNS, ROWS));
  return { hash, ...(downHash === undefined ? {} : { downHash }) };
}

/**
 * dHash (N. Krawetz, "Kind of Like That", 2013): the picture as 9 × 8 mean brightnesses, one bit a pair of neighbours in a row.
 * @returns 16 hex digits; undefined for a picture too plain to be told from others.
 */
function hashOf(cell: (row: number, column: number) => number): string | undefined {
  let bits = 0n;
  let differences = 0;
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column + 1 < COLUMNS; column++) {
      const step = cell(row, column) - cell(row, column + 1);
      if (Math.abs(step) > MIN_STEP) differences++;
      bits = (bits << 1n) | (step > MIN_STEP ? 1n : 0n);
    }
  }
  return differences < MIN_DIFFERENCES ? undefined : bits.toString(16).padStart(16, '0');
}

/** Cells of both hashes are made of whole cells of this grid. */
const FINE = COLUMNS * ROWS;
/** Samples of a fine cell each way. Fewer miss thin lines, and weigh blocks of a JPEG that lie in two cells as if they lay in one. */
const [LEAST_SAMPLES, MOST_SAMPLES] = [3, 4];

/** @returns mean brightness of each fine cell, row by row. */
function fineMeans({ brightness, height, readRow = rowOf(brightness), width }: Pixels): Float64Array {
  const means = new Float64Array(FINE * FINE);
  const [xs, ys] = [samplesAlong(width), samplesAlong(height)];
  const [across, down] = [xs.length / FINE, ys.length / FINE];
  const weight = 1 / (across * down);
  const samples = new Float64Array(xs.length);
  const row = new Float64Array(FINE);
  for (let line = 0; line < ys.length; line++) {
    const y = ys[line] ?? 0;
    // Small pictures are sampled at the same pixels again and again.
    if (line === 0 || y !== ys[line - 1]) {
      readRow(y, xs, samples);
      sumRow(row, samples, across);
    }
    const from = Math.floor(line / down) * FINE;
    for (let cell = 0; cell < FINE; cell++) means[from + cell] = (means[from + cell] ?? 0) + (row[cell] ?? 0) * weight;
  }
  return means;
}

const rowOf =
  (brightness: Pixels['brightness']) =>
  (y: number, xs: Uint32Array, into: Float64Array): void => {
    for (let at = 0; at < xs.length; at++) {
      const x = xs[at] ?? 0;
      into[at] = at > 0 && x === xs[at - 1] ? (into[at - 1] ?? 0) : brightness(x, y);
    }
  };

function sumRow(row: Float64Array, samples: Float64Array, across: number): void {
  for (let cell = 0, at = 0; cell < row.length; cell++) {
    let sum = 0;
    for (const end = at + across; at < end; at++) sum += samples[at] ?? 0;
    row[cell] = sum;
  }
}

/** @returns places along a side, as many in each fine cell, in order. A side may end within a pixel. */
function samplesAlong(side: number): Uint32Array {
  const each = Math.max(LEAST_SAMPLES, Math.min(MOST_SAMPLES, Math.ceil(side / FINE)));
  const last = Math.ceil(side) - 1;
  return Uint32Array.from({ length: FINE * each }, (_, at) => Math.min(last, Math.floor(((at + 0.5) * side) / (FINE * each))));
}

/** @returns the mean of a cell where the picture has so many rows and columns of them. */
function meanOf(means: Float64Array, row: number, column: number, rows: number, columns: number): number {
  const [high, wide] = [FINE / rows, FINE / columns];
  let sum = 0;
  for (let y = row * high; y < (row + 1) * high; y++)
    for (let x = column * wide; x < (column + 1) * wide; x++) sum += means[y * FINE + x] ?? 0;
  return sum / (high * wide);
}

export const luma = (red: number, green: number, blue: number): number => 0.299 * red + 0.587 * green + 0.114 * blue;
