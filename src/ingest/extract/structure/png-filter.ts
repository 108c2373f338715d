/**
 * Undoes a row's filter in place (PNG 3rd edition, 9.2), the row above undone already. Each row has its filter's number before it. Each
 * filter is a function of its own: one of all is compiled anew for each that comes late.
 * @throws RangeError for a filter that there is not
 */
export function unfilter(rows: Uint8Array, row: number, rowBytes: number, pixelBytes: number): void {
  const start = row * (rowBytes + 1) + 1;
  const end = start + rowBytes;
  const back = row === 0 ? 0 : rowBytes + 1;
  const filter = rows[start - 1];
  if (filter === 0 || (filter === 2 && back === 0)) return;
  if (filter === 1 || (filter === 4 && back === 0)) addLeft(rows, start + pixelBytes, end, pixelBytes);
  else if (filter === 2) addAbove(rows, start, end, back);
  else if (filter === 3) addMean(rows, start, end, pixelBytes, back);
  else if (filter === 4) addPaeth(rows, start, end, pixelBytes, back);
  else throw new RangeError(`filter ${filter ?? -1} is not known`);
}

function addLeft(rows: Uint8Array, start: number, end: number, pixelBytes: number): void {
  for (let at = start; at < end; at++) rows[at] = (rows[at] ?? 0) + (rows[at - pixelBytes] ?? 0);
}

function addAbove(rows: Uint8Array, start: number, end: number, back: number): void {
  for (let at = start; at < end; at++) rows[at] = (rows[at] ?? 0) + (rows[at - back] ?? 0);
}

/** The first row has none above it. */
function addMean(rows: Uint8Array, start: number, end: number, pixelBytes: number, back: number): void {
  for (let at = start; at < end; at++) {
    const left = at - start < pixelBytes ? 0 : (rows[at - pixelBytes] ?? 0);
    const above = back === 0 ? 0 : (rows[at - back] ?? 0);
    rows[at] = (rows[at] ?? 0) + ((left + above) >> 1);
  }
}

function addPaeth(rows: Uint8Array, start: number, end: number, pixelBytes: number, back: number): void {
  // A row may be shorter than a pixel where it is part of no picture: predictors count in bytes.
  const second = Math.min(end, start + pixelBytes);
  addAbove(rows, start, second, back);
  for (let at = second; at < end; at++) {
    const above = at - back;
    rows[at] = (rows[at] ?? 0) + paeth(rows[at - pixelBytes] ?? 0, rows[above] ?? 0, rows[above - pixelBytes] ?? 0);
  }
}

/** Which of left, above and above left is nearest to left + above - above left. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}
