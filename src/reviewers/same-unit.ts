export const unitForm = (unit: string): string =>
  unit
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** A unit's name this short (一中) could begin many others. */
const SHORTEST_WHOLE = 4;

/**
 * Whether two names are of one unit, or of a unit and a part of it (兰州大学, 兰州大学资源环境学院).
 * An institution that only carries another's name counts too: a reviewer too many ruled out costs less than one too few.
 */
export function sameUnit(a: string, b: string): boolean {
  const [short, long] = [unitForm(a), unitForm(b)].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || short === '') return false;
  return short === long || (short.length >= SHORTEST_WHOLE && long.startsWith(short));
}
