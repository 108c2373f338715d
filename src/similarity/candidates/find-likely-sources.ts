import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';
import { findCandidates } from './find-candidates.ts';
import type { FingerprintIndex } from './fingerprint-index.ts';
import { distinctKeys, findTerms, type Terms } from './term-keys.ts';

/** A document from which the text may have been taken, word by word or reworded. */
export interface LikelySource {
  readonly document: number;
  readonly id: string;
  /** Fingerprints in common: 0 where only rare terms point to it. */
  readonly sharedRuns: number;
  /** Rare terms in common, when they lie close enough to come from one passage; else 0. */
  readonly sharedTerms: number;
  /** Share of the text's fingerprints that the document holds, 0 to 1. */
  readonly containment: number;
}

export interface LikelySourceOptions {
  /** Most documents that share runs; default 200. */
  readonly runLimit?: number;
  /** Most documents that share rare terms; default 30. */
  readonly termLimit?: number;
  /** Ids never to return. */
  readonly except?: ReadonlySet<string>;
}

const RUN_LIMIT = 200;
const TERM_LIMIT = 30;
/** A term that more documents hold than this is not rare. Bounds the work: terms × this. */
const MOST_HOLDERS = 64;
/** In a small index rare is what at most an eighth of the documents hold, and never fewer than three. */
const LEAST_HOLDERS = 3;
const HOLDER_SHARE = 1 / 8;
/** Shared rare terms come from one passage when this many different ones lie within this many tokens of the text. */
const LEAST_TERMS = 4;
const WINDOW_TOKENS = 60;
/** Keeps a short document from winning by being short. */
const LENGTH_PRIOR = 50;

/** Of the best by score, so many times the limit are held to lying close. */
const LOOKED_AT = 3;

interface Scored {
  readonly document: number;
  readonly id: string;
  readonly score: number;
  readonly shared: number;
}

/**
 * Documents worth aligning with a text, of an index filled with `sourceKeys`. Those that share a run come by weight, those that
 * share rare terms by Σ ln(1 + documents / holders)³ / √keys (measured: the cube beats the plain and the squared logarithm);
 * the two orders are interleaved. Every document that `findCandidates` names within `runLimit` is among them.
 */
export function findLikelySources(index: FingerprintIndex, text: string, options: LikelySourceOptions = {}): LikelySource[] {
  const normalised = normalise(text);
  const except = options.except ?? new Set<string>();
  const runs = findCandidates(index, indexKeys(fingerprint(normalised)), { limit: options.runLimit ?? RUN_LIMIT, except });
  const terms = byTerms(index, findTerms(text, normalised), options.termLimit ?? TERM_LIMIT, except);
  const sharedTerms = new Map(terms.map((one) => [one.document, one.shared]));
  const byRun = new Map(runs.map((one) => [one.document, one]));
  const found = new Map<number, LikelySource>();
  const name = (document: number, id: string): void => {
    const run = byRun.get(document);
    const shared = { sharedRuns: run?.shared ?? 0, sharedTerms: sharedTerms.get(document) ?? 0, containment: run?.containment ?? 0 };
    if (!found.has(document)) found.set(document, { document, id, ...shared });
  };
  for (let i = 0; i < Math.max(runs.length, terms.length); i++) {
    for (const one of [runs[i], terms[i]]) if (one !== undefined) name(one.document, one.id);
  }
  return [...found.values()];
}

function byTerms(index: FingerprintIndex, terms: Terms, limit: number, except: ReadonlySet<string>): Scored[] {
  const total = Math.max(1, index.documentCount);
  const mostHolders = Math.max(LEAST_HOLDERS, Math.min(MOST_HOLDERS, Math.floor(total * HOLDER_SHARE)));
  const keys = distinctKeys(terms.keys);
  const { documents, frequencies, offsets } = index.lookUp(keys, mostHolders);
  const scores = new Map<number, number>();
  const held = new Map<number, Set<number>>();
  for (let row = 0; row < keys.length; row++) {
    const holders = frequencies[row] ?? 0;
    if (holders === 0 || holders > mostHolders) continue;
    const weight = Math.log1p(total / holders) ** 3;
    for (let at = offsets[row] ?? 0; at < (offsets[row + 1] ?? 0); at++) {
      const document = documents[at] ?? 0;
      scores.set(document, (scores.get(document) ?? 0) + weight);
      const known = held.get(document);
      if (known === undefined) held.set(document, new Set([keys[row] ?? 0]));
      else known.add(keys[row] ?? 0);
    }
  }
  const scored = [...scores]
    .filter(([document]) => (held.get(document)?.size ?? 0) >= LEAST_TERMS)
    .map(([document, score]) => ({ document, score: score / Math.sqrt(index.keyCount(document) + LENGTH_PRIOR) }))
    .sort((a, b) => b.score - a.score);
  // Reading an id costs a read of the record. All of equal score are named before the cut, so that ids alone decide between them.
  const cut = scored[(limit + except.size) * LOOKED_AT]?.score ?? 0;
  const ranked = scored
    .filter(({ score }) => score >= cut)
    .map(({ document, score }) => ({ document, score, id: index.source(document).id }))
    .filter(({ id }) => !except.has(id))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const picked: Scored[] = [];
  for (const one of ranked) {
    if (picked.length >= limit) break;
    const shared = held.get(one.document) ?? new Set();
    if (lieClose(terms, shared)) picked.push({ ...one, shared: shared.size });
  }
  return picked;
}

/** Whether enough different shared terms lie in one window of the text. */
function lieClose({ keys, length, tokens }: Terms, shared: ReadonlySet<number>): boolean {
  const open: number[] = [];
  const counts = new Map<number, number>();
  let first = 0;
  for (let i = 0; i < length; i++) {
    const key = keys[i] ?? 0;
    if (!shared.has(key)) continue;
    open.push(i);
    counts.set(key, (counts.get(key) ?? 0) + 1);
    while ((tokens[i] ?? 0) - (tokens[open[first] ?? i] ?? 0) >= WINDOW_TOKENS) {
      const left = keys[open[first++] ?? i] ?? 0;
      const count = (counts.get(left) ?? 1) - 1;
      if (count === 0) counts.delete(left);
      else counts.set(left, count);
    }
    if (counts.size >= LEAST_TERMS) return true;
  }
  return false;
}
