/** Terms of one document numbered in order of first appearance, with their places. */
export interface TermTable {
  /** Number of each token's term. */
  readonly slots: Int32Array;
  readonly size: number;
  /** Term (hash) of each number. */
  readonly terms: Uint32Array;
  /** Places of term s: `places[firstPlace[s]]` up to `places[firstPlace[s + 1]]`, rising. */
  readonly firstPlace: Int32Array;
  readonly places: Int32Array;
  /** Open addressing, linear probing: number + 1, or 0 for empty. */
  readonly buckets: Int32Array;
}

const bucketOf = (term: number, mask: number): number => (Math.imul(term, 0x9e3779b1) >>> 7) & mask;

export function buildTermTable(tokenTerms: Uint32Array): TermTable {
  const length = tokenTerms.length;
  let capacity = 16;
  while (capacity < length * 1.5) capacity *= 2;
  const mask = capacity - 1;
  const buckets = new Int32Array(capacity);
  const slots = new Int32Array(length);
  const terms = new Uint32Array(length);
  let size = 0;
  for (let i = 0; i < length; i++) {
    const term = tokenTerms[i] ?? 0;
    let at = bucketOf(term, mask);
    let found = buckets[at] ?? 0;
    while (found !== 0 && terms[found - 1] !== term) {
      at = (at + 1) & mask;
      found = buckets[at] ?? 0;
    }
    if (found === 0) {
      terms[size] = term;
      found = ++size;
      buckets[at] = found;
    }
    slots[i] = found - 1;
  }
  const firstPlace = new Int32Array(size + 1);
  for (let i = 0; i < length; i++) {
    const next = (slots[i] ?? 0) + 1;
    firstPlace[next] = (firstPlace[next] ?? 0) + 1;
  }
  for (let s = 0; s < size; s++) firstPlace[s + 1] = (firstPlace[s + 1] ?? 0) + (firstPlace[s] ?? 0);
  const places = new Int32Array(length);
  const filled = firstPlace.slice(0, size);
  for (let i = 0; i < length; i++) {
    const s = slots[i] ?? 0;
    const at = filled[s] ?? 0;
    places[at] = i;
    filled[s] = at + 1;
  }
  return { slots, size, terms: terms.slice(0, size), firstPlace, places, buckets };
}

/** Number of the term in the table, or -1. */
export function findTerm(table: TermTable, term: number): number {
  const mask = table.buckets.length - 1;
  let at = bucketOf(term, mask);
  let found = table.buckets[at] ?? 0;
  while (found !== 0 && table.terms[found - 1] !== term) {
    at = (at + 1) & mask;
    found = table.buckets[at] ?? 0;
  }
  return found - 1;
}
