import type { AlignOptions } from './align-options.ts';
import { type Box, gapA, gapB, overlaps, unite } from './box.ts';
import { type Cluster, clusterBoxes } from './cluster-boxes.ts';
import { findSeeds } from './find-seeds.ts';
import type { Pairing } from './pair-documents.ts';
import { type Effort, type Found, refineBox } from './refine-box.ts';

/** How often what a passage leaves of its cluster is looked at again. */
const MOST_PASSES = 3;
/** Passages longer than this are not united any more, so that the time stays bounded. */
const LONGEST_UNION = 20_000;

/** Tokens linked for one pair: so many for each of its tokens, and so many in any case. */
const EFFORT_PER_TOKEN = 6;
const LEAST_EFFORT = 1_000_000;

const extent = (box: Box): number => box.a1 - box.a0 + box.b1 - box.b0;
const density = (cluster: Cluster): number => cluster.members.length / extent(cluster);

/** Where not all clusters can be afforded, the densest come first. */
function affordable(clusters: Cluster[], options: AlignOptions, effort: Effort): Cluster[] {
  const cost = clusters.reduce((sum, cluster) => sum + extent(cluster) + 4 * options.marginTokens, 0);
  return 2 * cost <= effort.left ? clusters : clusters.sort((x, y) => density(y) - density(x) || x.a0 - y.a0 || x.b0 - y.b0);
}

/** Passages by the stretches of the suspicious text they touch. */
const STRETCH = 512;

class Known {
  readonly all: Found[] = [];
  readonly #stretches = new Map<number, Found[]>();

  add(passage: Found): void {
    this.all.push(passage);
    for (let at = Math.floor(passage.a0 / STRETCH); at * STRETCH < passage.a1; at++) {
      const stretch = this.#stretches.get(at);
      if (stretch === undefined) this.#stretches.set(at, [passage]);
      else stretch.push(passage);
    }
  }

  /** Those that may overlap the box in the suspicious text, in order of addition. */
  near(box: Box): ReadonlySet<Found> {
    const near = new Set<Found>();
    for (let at = Math.floor(box.a0 / STRETCH); at * STRETCH < box.a1; at++)
      for (const passage of this.#stretches.get(at) ?? []) near.add(passage);
    return near;
  }

  holds(box: Box): boolean {
    return (this.#stretches.get(Math.floor(box.a0 / STRETCH)) ?? []).some((passage) => holds(passage, box));
  }
}

const holds = (outer: Box, inner: Box): boolean =>
  outer.a0 <= inner.a0 && outer.a1 >= inner.a1 && outer.b0 <= inner.b0 && outer.b1 >= inner.b1;

function refineClusters(pairing: Pairing, options: AlignOptions, effort: Effort): Found[] {
  const known = new Known();
  let pending = affordable(clusterBoxes(findSeeds(pairing, options.seedCosine), options.gapTokens), options, effort);
  for (let pass = 0; pass < MOST_PASSES && pending.length > 0; pass++) {
    const left: Box[][] = [];
    for (const cluster of pending) {
      if (effort.left <= 0) return known.all;
      if (known.holds(cluster)) continue;
      const refined = refineBox(pairing, cluster, options, effort);
      if (refined === undefined) continue;
      if (refined.score > options.leastScore / 2) known.add(refined);
      const outside = cluster.members.filter((member) => !overlaps(member, refined));
      if (outside.length > 0) left.push(outside);
    }
    const again = left.flatMap((boxes) => clusterBoxes(boxes, options.gapTokens));
    pending = affordable(again, options, effort);
  }
  return known.all;
}

/** One passage for two that lie near each other in both texts, when the text between them costs little of their evidence. */
function uniteNear(pairing: Pairing, found: readonly Found[], options: AlignOptions, effort: Effort): Found[] {
  const reach = pairing.suspicious.document.han ? options.mergeHan : options.mergeWords;
  const result = [...found].sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
  for (let i = 0; i < result.length; i++) {
    for (let j = i + 1; j < result.length; j++) {
      const first = result[i];
      const second = result[j];
      if (first === undefined || second === undefined || second.a0 - first.a1 > reach) break;
      if (gapB(first, second) > reach) continue;
      const union = unite(first, second);
      if (Math.max(union.a1 - union.a0, union.b1 - union.b0) > LONGEST_UNION) continue;
      const united = refineBox(pairing, union, options, effort);
      if (united === undefined || united.score < options.mergeShare * (first.score + second.score)) continue;
      if (gapA(united, first) > 0 || gapA(united, second) > 0) continue;
      result[i] = united;
      result.splice(j, 1);
      j = i;
    }
  }
  return result;
}

function isLongEnough(pairing: Pairing, passage: Found, options: AlignOptions): boolean {
  const [shorter, longer] = pairing.suspicious.document.han ? options.leastHan : options.leastWords;
  const ofA = passage.a1 - passage.a0;
  const ofB = passage.b1 - passage.b0;
  return Math.min(ofA, ofB) >= shorter && Math.max(ofA, ofB) >= longer;
}

/** What of `passage` lies outside `stronger` in the suspicious text, when that is most of it. */
function trimmed(passage: Found, stronger: Found, leastTokens: number): Found | undefined {
  if (gapA(passage, stronger) >= 0) return passage;
  const before = stronger.a0 - passage.a0;
  const after = passage.a1 - stronger.a1;
  if (Math.max(before, after) <= Math.max(leastTokens, (passage.a1 - passage.a0) / 2)) return undefined;
  return before >= after ? { ...passage, a1: stronger.a0 } : { ...passage, a0: stronger.a1 };
}

/** The passages of a pair, strongest first, each part of the suspicious text in at most one. */
export function collectPassages(pairing: Pairing, options: AlignOptions): Found[] {
  const tokens = pairing.suspicious.document.tokens.length + pairing.source.document.tokens.length;
  const effort: Effort = { left: LEAST_EFFORT + EFFORT_PER_TOKEN * tokens };
  const found = refineClusters(pairing, options, effort);
  const candidates = uniteNear(pairing, found, options, effort)
    .filter((passage) => passage.score >= options.leastScore && isLongEnough(pairing, passage, options))
    .sort((x, y) => y.score - x.score || x.a0 - y.a0 || x.b0 - y.b0);
  const leastTokens = pairing.suspicious.document.han ? options.leastHan[0] : options.leastWords[0];
  const kept = new Known();
  for (const candidate of candidates) {
    let rest: Found | undefined = candidate;
    for (const stronger of kept.near(candidate)) if (rest !== undefined) rest = trimmed(rest, stronger, leastTokens);
    if (rest !== undefined) kept.add(rest);
  }
  return kept.all;
}
