/** A transport problem: each item wants some reviewers, each reviewer takes some items, not every pair is allowed. */
export interface AssignmentProblem {
  /** Reviewers wanted by each item. */
  readonly demands: readonly number[];
  /** Most items for each reviewer. */
  readonly capacities: readonly number[];
  /** `gains[item][reviewer]`: whole number from 0 to MAX_GAIN, or -1 where the pair is not allowed. */
  readonly gains: readonly ArrayLike<number>[];
  /** What each further item takes off a reviewer's gain, times the items already held: spreads the load. */
  readonly loadPenalty: number;
  /** The first so many items come before all others: none of their places is left empty for another's sake. */
  readonly firstItems: number;
}

/** Sums of gains over a batch stay exact in a double up to here. */
const MAX_GAIN = 2 ** 36;
/** Dearer than any exchange of gains, so that filling a place always comes first. */
const UNFILLED = 2 ** 50;

/**
 * Reviewers for each item, so that as many places as possible are filled, those of the first items before the others, and,
 * among such assignments, the sum of gains less load penalties is greatest.
 *
 * Successive shortest paths with node potentials (Edmonds & Karp 1972, J. ACM 19:248-264) on the graph
 * items → reviewers → sink; the penalty is convex in the load, so one path at a time stays optimal. Whole-number costs keep it exact.
 * Time: O(places × (items + reviewers) × reviewers), mostly far less, since each search ends at the sink.
 */
export function assignAtLeastCost(problem: AssignmentProblem): number[][] {
  const search = createSearch(problem);
  problem.demands.forEach((demand, item) => {
    for (let place = 0; place < demand; place++) search.fillPlace(item);
  });
  return search.assigned.map((reviewers) => [...reviewers].sort((a, b) => a - b));
}

function createSearch({ capacities, demands, firstItems, gains, loadPenalty }: AssignmentProblem) {
  const [items, reviewers] = [demands.length, capacities.length];
  const assigned = Array.from({ length: items }, () => new Set<number>());
  const holders = Array.from({ length: reviewers }, () => new Set<number>());
  const itemPotential = new Float64Array(items);
  const reviewerPotential = new Float64Array(reviewers);
  const itemDistance = new Float64Array(items);
  const reviewerDistance = new Float64Array(reviewers);
  const reviewerDone = new Uint8Array(reviewers);
  const cameFrom = new Int32Array(reviewers);
  const itemFrom = new Int32Array(items);

  const gainOf = (item: number, reviewer: number): number => gains[item]?.[reviewer] ?? -1;
  const costOf = (item: number, reviewer: number): number => MAX_GAIN - gainOf(item, reviewer);
  const load = (reviewer: number): number => holders[reviewer]?.size ?? 0;

  /** Relaxes the arcs of an item. */
  function openItem(item: number): void {
    const base = (itemDistance[item] ?? 0) + (itemPotential[item] ?? 0);
    const own = assigned[item];
    for (let reviewer = 0; reviewer < reviewers; reviewer++) {
      if (reviewerDone[reviewer] === 1 || gainOf(item, reviewer) < 0 || own?.has(reviewer) === true) continue;
      const distance = base + costOf(item, reviewer) - (reviewerPotential[reviewer] ?? 0);
      if (distance < (reviewerDistance[reviewer] ?? Infinity)) {
        reviewerDistance[reviewer] = distance;
        cameFrom[reviewer] = item;
      }
    }
  }

  function nearestReviewer(): number {
    let nearest = -1;
    let distance = Infinity;
    for (let reviewer = 0; reviewer < reviewers; reviewer++) {
      if (reviewerDone[reviewer] === 0 && (reviewerDistance[reviewer] ?? Infinity) < distance) {
        nearest = reviewer;
        distance = reviewerDistance[reviewer] ?? Infinity;
      }
    }
    return nearest;
  }

  function fillPlace(start: number): void {
    reviewerDistance.fill(Infinity);
    reviewerDone.fill(0);
    itemDistance.fill(Infinity);
    itemDistance[start] = 0;
    itemFrom[start] = -1;
    const opened = [start];
    let end: { readonly reviewer: number } | { readonly item: number } = { item: start };
    // An empty place is the way out that always exists; an item of the same rank may give one of its own for this one.
    const leaveEmpty = (item: number): number => (itemDistance[item] ?? 0) + (itemPotential[item] ?? 0) + UNFILLED;
    const sameRank = (item: number): boolean => item < firstItems === start < firstItems;
    let sinkDistance = leaveEmpty(start);
    openItem(start);
    for (let reviewer = nearestReviewer(); reviewer !== -1; reviewer = nearestReviewer()) {
      const distance = reviewerDistance[reviewer] ?? Infinity;
      if (distance >= sinkDistance) break;
      reviewerDone[reviewer] = 1;
      const potential = reviewerPotential[reviewer] ?? 0;
      if (load(reviewer) < (capacities[reviewer] ?? 0)) {
        const toSink = distance + potential + loadPenalty * load(reviewer);
        if (toSink < sinkDistance) [sinkDistance, end] = [toSink, { reviewer }];
      }
      for (const holder of holders[reviewer] ?? []) {
        const back = distance + potential - costOf(holder, reviewer) - (itemPotential[holder] ?? 0);
        if (back >= (itemDistance[holder] ?? Infinity)) continue;
        itemDistance[holder] = back;
        itemFrom[holder] = reviewer;
        opened.push(holder);
        openItem(holder);
        if (sameRank(holder) && leaveEmpty(holder) < sinkDistance) [sinkDistance, end] = [leaveEmpty(holder), { item: holder }];
      }
    }
    // Shifted by the sink's distance, so that nodes never reached and the sink itself keep their potential.
    for (const item of new Set(opened))
      itemPotential[item] = (itemPotential[item] ?? 0) + Math.min(0, (itemDistance[item] ?? 0) - sinkDistance);
    for (let reviewer = 0; reviewer < reviewers; reviewer++) {
      if (reviewerDone[reviewer] === 1) {
        reviewerPotential[reviewer] = (reviewerPotential[reviewer] ?? 0) + Math.min(0, (reviewerDistance[reviewer] ?? 0) - sinkDistance);
      }
    }
    if ('reviewer' in end) turnPath(end.reviewer);
    else turnPath(giveUp(end.item));
  }

  /** @returns the reviewer the item lets go, or -1 where it is the item the search began with. */
  function giveUp(item: number): number {
    const reviewer = itemFrom[item] ?? -1;
    assigned[item]?.delete(reviewer);
    holders[reviewer]?.delete(item);
    return reviewer;
  }

  function turnPath(last: number): void {
    let reviewer = last;
    while (reviewer !== -1) {
      const item = cameFrom[reviewer] ?? -1;
      assigned[item]?.add(reviewer);
      holders[reviewer]?.add(item);
      reviewer = giveUp(item);
    }
  }

  return { assigned, fillPlace };
}
