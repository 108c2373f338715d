import type { Extracted } from '../../../domain/document.ts';

/** What another line says too is surer by this much, twice at most: head, foot and citation were set apart. */
const AGREEMENT = 0.08;

/** The name that the surest line and those that agree with it speak for. */
export function agreedOn(said: readonly Extracted<string>[]): Extracted<string> | undefined {
  const kinds = new Map<string, { surest: Extracted<string>; places: Set<string> }>();
  for (const name of said) {
    const key = name.value
      .normalize('NFKC')
      .replace(/[\s.]+/g, '')
      .toLowerCase();
    const kind = kinds.get(key) ?? { surest: name, places: new Set() };
    if (name.confidence > kind.surest.confidence) kind.surest = name;
    kinds.set(key, kind);
    kind.places.add(`${name.page}:${name.span.start}`);
  }
  const names = [...kinds.values()].map(({ surest, places }) => ({
    ...surest,
    confidence: Math.round((surest.confidence + AGREEMENT * Math.min(2, places.size - 1)) * 100) / 100,
  }));
  const [first, ...others] = names.sort((a, b) => b.confidence - a.confidence);
  if (first === undefined) return undefined;
  return { ...(others.find((name) => isWholeOf(first, name)) ?? first), confidence: Math.min(0.95, first.confidence) };
}

/** A narrow column breaks a name, and 《某某科学》 is said for 某某科学: 地球科学; said elsewhere and longer, it is whole there. */
const isWholeOf = (part: Extracted<string>, name: Extracted<string>): boolean =>
  (part.confidence === name.confidence && name.value.length > part.value.length && name.value.endsWith(part.value)) ||
  (name.confidence >= 0.7 && name.value.startsWith(part.value) && /^[:：·]/.test(name.value.slice(part.value.length)));
