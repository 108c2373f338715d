import { gallop } from '../index/gallop.ts';
import type { FingerprintIndex, KeyPostings } from './fingerprint-index.ts';

/** A document worth aligning with the query. */
export interface Candidate {
  readonly document: number;
  readonly id: string;
  /** Fingerprints in common. */
  readonly shared: number;
  /** Sum over the shared fingerprints of ln(1 + documents / frequency): rare ones count for more. */
  readonly weight: number;
  /** Share of the query's fingerprints, 0 to 1. */
  readonly containment: number;
  /** Share of fingerprints in common to those in either, 0 to 1: near 1 for a near duplicate of the whole. */
  readonly resemblance: number;
}

export interface CandidateOptions {
  /** Most candidates to return, the weightiest first. */
  readonly limit?: number;
  /** A fingerprint in more documents than this is boilerplate: it counts, but names only this many. Bounds the work. */
  readonly mostDocumentsPerKey?: number;
  /** Ids never to return, for example the query's own. */
  readonly except?: ReadonlySet<string>;
  /** Least fingerprints in common. */
  readonly leastShared?: number;
}

const DEFAULT_LIMIT = 200;
const DEFAULT_DOCUMENTS_PER_KEY = 64;

/** @returns the documents that share fingerprints with the query, by weight, then by id. Bounded: keys × mostDocumentsPerKey steps. */
export function findCandidates(index: FingerprintIndex, keys: Float64Array, options: CandidateOptions = {}): Candidate[] {
  return findCandidatesOfMany(index, [keys], [options])[0] ?? [];
}

/**
 * The same for several queries at once: their keys are looked up together, in one pass over the index when there are many.
 * `options[i]` belongs to `queries[i]`; the last stands for all that follow.
 */
export function findCandidatesOfMany(
  index: FingerprintIndex,
  queries: readonly Float64Array[],
  options: readonly CandidateOptions[] = [],
): Candidate[][] {
  const limits = options.map((option) => option.mostDocumentsPerKey ?? DEFAULT_DOCUMENTS_PER_KEY);
  const perKey = limits.length === 0 ? DEFAULT_DOCUMENTS_PER_KEY : Math.max(...limits);
  const only = queries.length === 1 ? queries[0] : undefined;
  const keys = only ?? union(queries);
  const postings = index.lookUp(keys, perKey);
  const tally = new Tally(postings.documents);
  return queries.map((query, i) => rank(index, query, keys, postings, options[i] ?? options.at(-1) ?? {}, tally));
}

function union(queries: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(queries.reduce((sum, query) => sum + query.length, 0));
  let at = 0;
  for (const query of queries) {
    all.set(query, at);
    at += query.length;
  }
  all.sort();
  let kept = 0;
  for (const key of all) if (kept === 0 || all[kept - 1] !== key) all[kept++] = key;
  return all.slice(0, kept);
}

function rank(
  index: FingerprintIndex,
  query: Float64Array,
  keys: Float64Array,
  postings: KeyPostings,
  options: CandidateOptions,
  tally: Tally,
): Candidate[] {
  const total = Math.max(1, index.documentCount);
  let row = 0;
  for (const key of query) {
    row = gallop(keys, row, key);
    const frequency = postings.frequencies[row] ?? 0;
    if (frequency === 0) continue;
    const weight = Math.log1p(total / frequency);
    const end = postings.offsets[row + 1] ?? 0;
    for (let at = postings.offsets[row] ?? 0; at < end; at++) tally.add(postings.documents[at] ?? 0, weight);
  }
  const picked = pick(index, query.length, tally, options);
  tally.clear();
  return picked;
}

/** Sums by document. Documents are given slots in the order they turn up; a query touches few of an index's documents. */
class Tally {
  readonly documents: number[] = [];
  readonly #slots: Int32Array;
  readonly shared: Uint32Array;
  readonly weights: Float64Array;

  constructor(documents: Uint32Array) {
    let last = -1;
    for (const document of documents) if (document > last) last = document;
    this.#slots = new Int32Array(last + 1).fill(-1);
    const most = Math.min(documents.length, last + 1);
    this.shared = new Uint32Array(most);
    this.weights = new Float64Array(most);
  }

  add(document: number, weight: number): void {
    let slot = this.#slots[document] ?? -1;
    if (slot < 0) {
      slot = this.documents.push(document) - 1;
      this.#slots[document] = slot;
      this.shared[slot] = 0;
      this.weights[slot] = 0;
    }
    this.shared[slot] = (this.shared[slot] ?? 0) + 1;
    this.weights[slot] = (this.weights[slot] ?? 0) + weight;
  }

  clear(): void {
    for (const document of this.documents) this.#slots[document] = -1;
    this.documents.length = 0;
  }
}

function pick(index: FingerprintIndex, queryKeys: number, tally: Tally, options: CandidateOptions): Candidate[] {
  const least = options.leastShared ?? 1;
  const limit = options.limit ?? DEFAULT_LIMIT;
  const { documents, shared, weights } = tally;
  const except = options.except ?? new Set<string>();
  const slots = documents.map((_, slot) => slot).filter((slot) => (shared[slot] ?? 0) >= least);
  // Ties go by id, so that the answer does not depend on how the index numbers its documents: all of equal weight are named before the cut.
  const cut = weightAt(slots, weights, limit + except.size);
  const picked: Candidate[] = [];
  for (const slot of slots) {
    const weight = weights[slot] ?? 0;
    if (weight < cut) continue;
    const document = documents[slot] ?? 0;
    const id = index.source(document).id;
    if (except.has(id)) continue;
    const common = shared[slot] ?? 0;
    const either = queryKeys + index.keyCount(document) - common;
    picked.push({ document, id, shared: common, weight, containment: common / queryKeys, resemblance: either <= 0 ? 0 : common / either });
  }
  return picked.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1)).slice(0, limit);
}

/** @returns the weight of the `count`-th weightiest slot; -1 when there are fewer */
function weightAt(slots: readonly number[], weights: Float64Array, count: number): number {
  if (slots.length <= count) return -1;
  const sorted = Float64Array.from(slots, (slot) => weights[slot] ?? 0).sort();
  return sorted[sorted.length - count] ?? -1;
}
