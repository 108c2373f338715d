/** FNV-1a over UTF-16 units, then {@link mix} so that all bits depend on all units. */
export const SEED = 0x811c9dc5;
export const PRIME = 0x01000193;

/** Finaliser of MurmurHash3: every bit of the result depends on every bit of `hash`. */
export function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The hash `normalise` gives a token whose normalised form is `form`. */
export function hashForm(form: string): number {
  let h = SEED;
  for (let i = 0; i < form.length; i++) h = Math.imul(h ^ form.charCodeAt(i), PRIME);
  return mix(h);
}
