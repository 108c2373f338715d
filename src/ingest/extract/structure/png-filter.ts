/**
 * Undoes a row's filter in place (PNG 3rd edition, 9.2), the row above undone already. Each row has its filter's number before it.
 * @throws RangeError for a filter that there is not
 */
export function unfilter(rows: Uint8Array, row: number, rowBytes: number, pixelBytes: number): void {
  const start = row * (rowBytes + 1) + 1;
  const end = start + rowBytes;
  const above = row === 0 ? -1 : start - rowBytes - 1;
  const filter = rows[start - 1];
  if (filter === 0 || (filter === 2 && above < 0)) return;
  if (filter === 1 || (filter === 4 && above < 0)) {
    for (let at = start + pixelBytes; at < end; at++) rows[at] = (rows[at] ?? 0) + (rows[at - pixelBytes] ?? 0);
  } else if (filter === 2) {
    for (let at = start, up = above; at < end; at++, up++) rows[at] = (rows[at] ?? 0) + (rows[up] ?? 0);
  } else if (filter === 3) {
    for (let at = start, up = above; at < end; at++, up++) {
      const left = at - start < pixelBytes ? 0 : (rows[at - pixelBytes] ?? 0);
      rows[at] = (rows[at] ?? 0) + ((left + (above < 0 ? 0 : (rows[up] ?? 0))) >> 1);
    }
  } else if (filter === 4) {
    for (let at = start, up = above; at < end; at++, up++) {
      const first = at - start < pixelBytes;
      rows[at] = (rows[at] ?? 0) + paeth(first ? 0 : (rows[at - pixelBytes] ?? 0), rows[up] ?? 0, first ? 0 : (rows[up - pixelBytes] ?? 0));
    }
  } else throw new RangeError(`filter ${filter ?? -1} is not known`);
}

/** Which of left, above and above left is nearest to left + above - above left. */
function paeth(left: number, above: number, corner: number): number {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
}
