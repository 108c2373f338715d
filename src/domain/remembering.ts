const LONGEST_KEPT = 1000;
const MOST_KEPT = 4096;

/**
 * Keeps what a pure function made of short texts: names, titles and numbers are held against one another again and again.
 * Forgets everything when it is full, so it takes some megabytes at most.
 * @param make must give the same value for the same text, and nobody may write to it.
 */
export function remembering<T>(make: (text: string) => T): (text: string) => T {
  const kept = new Map<string, { readonly value: T }>();
  return (text) => {
    if (text.length > LONGEST_KEPT) return make(text);
    const known = kept.get(text);
    if (known !== undefined) return known.value;
    const value = make(text);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, { value });
    return value;
  };
}
