const HAN = /\p{Script=Han}/gu;

/** @returns edits (insertions, deletions, substitutions) that turn the one's Han characters into the other's, and how many the truth has. */
export function hanEdits(truth: string, read: string): { readonly edits: number; readonly characters: number } {
  const a = truth.match(HAN) ?? [];
  const b = read.match(HAN) ?? [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of a.entries()) {
    const next = [i + 1];
    for (const [j, other] of b.entries()) {
      next.push(Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return { edits: row[b.length] ?? 0, characters: a.length };
}
