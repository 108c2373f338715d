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
/** 2^32 over the golden ratio, odd: neighbouring numbers land far apart (Knuth, TAOCP 3, 6.4). */
const SPREAD = 0x9e3779b1;
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

/**
 * Sums by document. Documents are given slots in the order they turn up. They are found by a hash table that is as large as what was
 * looked up, and not as the index: of a million documents a query touches few.
 */
class Tally {
  readonly documents: number[] = [];
  /** Slot of the document that lies at a place of the table, plus one; 0 where none does. */
  readonly #places: Int32Array;
  readonly #mask: number;
  readonly shared: Uint32Array;
  readonly weights: Float64Array;

  constructor(documents: Uint32Array) {
    let last = -1;
    for (const document of documents) if (document > last) last = document;
    const most = Math.min(documents.length, last + 1);
    this.#mask = 2 ** Math.ceil(Math.log2(most * 2 + 1)) - 1;
    this.#places = new Int32Array(this.#mask + 1);
    this.shared = new Uint32Array(most);
    this.weights = new Float64Array(most);
  }

  add(document: number, weight: number): void {
    const place = this.#placeOf(document);
    let slot = (this.#places[place] ?? 0) - 1;
    if (slot < 0) {
      slot = this.documents.push(document) - 1;
      this.#places[place] = slot + 1;
      this.shared[slot] = 0;
      this.weights[slot] = 0;
    }
    this.shared[slot] = (this.shared[slot] ?? 0) + 1;
    this.weights[slot] = (this.weights[slot] ?? 0) + weight;
  }

  clear(): void {
    // Found through the others that lie in the way: none is taken out before all are found.
    const places = this.documents.map((document) => this.#placeOf(document));
    for (const place of places) this.#places[place] = 0;
    this.documents.length = 0;
  }

  /** Where the document lies, or the free place it would take. */
  #placeOf(document: number): number {
    let place = Math.imul(document, SPREAD) & this.#mask;
    for (;;) {
      const slot = this.#places[place] ?? 0;
      if (slot === 0 || this.documents[slot - 1] === document) return place;
      place = (place + 1) & this.#mask;
    }
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
