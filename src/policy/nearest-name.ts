/** Damerau-free edit distance over code points, two rows at a time; any larger number once it is past `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  const [left, right] = [Array.from(a), Array.from(b)];
  let previous = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (const [i, x] of left.entries()) {
    const current = [i + 1];
    for (const [j, y] of right.entries()) {
      const [insert, remove, replace] = [current[j] ?? 0, previous[j + 1] ?? 0, previous[j] ?? 0];
      current.push(Math.min(insert + 1, remove + 1, replace + (x === y ? 0 : 1)));
    }
    previous = current;
    if (Math.min(...current) > limit) return limit + 1;
  }
  return previous.at(-1) ?? 0;
}

/** @returns the known name a typing slip away from `name` (at most a third of its letters, at least one), or undefined. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > 80) return undefined;
  const limit = Math.max(1, Math.floor(Array.from(name).length / 3));
  let best: { name: string; distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) > limit) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { name: candidate, distance };
  }
  return best?.name;
}
