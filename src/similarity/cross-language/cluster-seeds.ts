import type { Seed } from './find-seeds.ts';

/** Sentences of both texts, half-open, in which a translation may lie. */
export interface Region {
  readonly zhFrom: number;
  readonly zhTo: number;
  readonly enFrom: number;
  readonly enTo: number;
}

/** Seeds this near in both texts belong together. */
const NEAR = 5;
/** Sentences round the outermost seeds that are looked into. */
const MARGIN = 6;
/** Longest side of a region: a book translated as a whole is taken in pieces, which merge again. */
const LONGEST = 120;

interface Cluster {
  readonly seeds: readonly Seed[];
  readonly weight: number;
}

/** Neighbouring seeds, grouped by single linkage over a grid of cells of NEAR sentences. */
function group(seeds: readonly Seed[]): Cluster[] {
  const cells = new Map<string, number[]>();
  const parent = seeds.map((_, s) => s);
  const root = (s: number): number => {
    let at = s;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  seeds.forEach((seed, s) => {
    const x = Math.floor(seed.zh / NEAR);
    const y = Math.floor(seed.en / NEAR);
    for (let dx = -1; dx <= 0; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const other of cells.get(`${x + dx},${y + dy}`) ?? []) {
          const near = seeds[other];
          if (near !== undefined && Math.abs(near.zh - seed.zh) <= NEAR && Math.abs(near.en - seed.en) <= NEAR)
            parent[root(other)] = root(s);
        }
      }
    }
    const cell = cells.get(`${x},${y}`);
    if (cell === undefined) cells.set(`${x},${y}`, [s]);
    else cell.push(s);
  });
  const groups = new Map<number, Seed[]>();
  seeds.forEach((seed, s) => {
    const key = root(s);
    const members = groups.get(key);
    if (members === undefined) groups.set(key, [seed]);
    else members.push(seed);
  });
  return [...groups.values()].map((members) => ({ seeds: members, weight: bestOfEach(members) }));
}

/** Sum over Chinese sentences of the best seed of each. */
function bestOfEach(seeds: readonly Seed[]): number {
  const best = new Map<number, number>();
  for (const { zh, similarity } of seeds) best.set(zh, Math.max(best.get(zh) ?? 0, similarity));
  let sum = 0;
  for (const value of best.values()) sum += value;
  return sum;
}

function regionsOf(seeds: readonly Seed[], zhUnits: number, enUnits: number): Region[] {
  const regions: Region[] = [];
  for (let from = 0; from < seeds.length; ) {
    const first = seeds[from]?.zh ?? 0;
    let to = from;
    while (to < seeds.length && (seeds[to]?.zh ?? 0) < first + LONGEST) to++;
    const part = seeds.slice(from, to);
    const english = part.map((seed) => seed.en).sort((a, b) => a - b);
    const middle = english[english.length >> 1] ?? 0;
    const enFrom = Math.max(english[0] ?? 0, middle - LONGEST);
    const enTo = Math.min(english.at(-1) ?? 0, middle + LONGEST);
    regions.push({
      zhFrom: Math.max(0, first - MARGIN),
      zhTo: Math.min(zhUnits, (part.at(-1)?.zh ?? first) + MARGIN + 1),
      enFrom: Math.max(0, enFrom - MARGIN),
      enTo: Math.min(enUnits, enTo + MARGIN + 1),
    });
    from = to;
  }
  return regions;
}

/**
 * @param seeds ordered by their Chinese sentence
 * @param leastWeight a cluster whose seeds are worth less holds no passage
 * @param most clusters kept, the heaviest first
 */
export function clusterSeeds(seeds: readonly Seed[], zhUnits: number, enUnits: number, leastWeight: number, most: number): Region[] {
  return group(seeds)
    .filter(({ weight }) => weight >= leastWeight)
    .sort((a, b) => b.weight - a.weight || (a.seeds[0]?.zh ?? 0) - (b.seeds[0]?.zh ?? 0) || (a.seeds[0]?.en ?? 0) - (b.seeds[0]?.en ?? 0))
    .slice(0, most)
    .flatMap(({ seeds: members }) => regionsOf(members, zhUnits, enUnits));
}
