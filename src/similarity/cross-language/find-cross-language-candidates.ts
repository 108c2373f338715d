import type { CrossLanguageKeys, KeyBlock } from './cross-language-keys.ts';
import type { Language } from './split-units.ts';

/** Blocks of a document that count towards its score, the best first: a translation of some pages fills several. */
const BEST_BLOCKS = 3;
/** A key in more than this share of the other side's blocks is passed over, and so are the postings beyond the bound. */
const COMMON_SHARE = 0.05;
const FEW_BLOCKS = 200;
const MOST_POSTINGS = 200_000;

export interface KeyedDocument {
  readonly id: string;
  readonly keys: CrossLanguageKeys;
}

interface Side {
  readonly blocks: readonly { readonly document: number; readonly block: KeyBlock; readonly norm: number }[];
  readonly postings: ReadonlyMap<string, readonly { readonly block: number; readonly weight: number }[]>;
}

/** A set of documents by their keys, one side for each language. */
export interface CrossLanguageCollection {
  readonly ids: readonly string[];
  readonly sides: Readonly<Record<Language, Side>>;
}

export interface CrossLanguageCandidate {
  readonly id: string;
  /** Mean cosine of the best pairs of blocks, 0 to 1. */
  readonly score: number;
}

export interface CrossLanguageCandidateOptions {
  /** Documents given at most. */
  readonly most?: number;
  readonly leastScore?: number;
}

/** Sides are built once; memory is about 100 bytes a key, at most 48 keys for five sentences. */
export function collectCrossLanguage(documents: readonly KeyedDocument[]): CrossLanguageCollection {
  return { ids: documents.map(({ id }) => id), sides: { zh: sideOf(documents, 'zh'), en: sideOf(documents, 'en') } };
}

function sideOf(documents: readonly KeyedDocument[], language: Language): Side {
  const blocks: { document: number; block: KeyBlock; norm: number }[] = [];
  const postings = new Map<string, { block: number; weight: number }[]>();
  documents.forEach(({ keys }, document) => {
    if (keys.language !== language) return;
    for (const block of keys.blocks) {
      block.keys.forEach((key, k) => {
        const entry = { block: blocks.length, weight: block.weights[k] ?? 0 };
        const list = postings.get(key);
        if (list === undefined) postings.set(key, [entry]);
        else list.push(entry);
      });
      blocks.push({ document, block, norm: normOf(block) });
    }
  });
  return { blocks, postings };
}

const normOf = ({ weights }: KeyBlock): number => Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1;

/**
 * Documents of the other language that may hold what the query was translated from, or a translation of it.
 * For every block of the query the rarest keys are looked up first, within a fixed number of places.
 * @returns the best first; ties in the order of the collection
 */
export function findCrossLanguageCandidates(
  query: CrossLanguageKeys,
  collection: CrossLanguageCollection,
  { most = 10, leastScore = 0.08 }: CrossLanguageCandidateOptions = {},
): CrossLanguageCandidate[] {
  if (query.language === undefined) return [];
  const side = collection.sides[query.language === 'zh' ? 'en' : 'zh'];
  const tops = new Map<number, number[]>();
  const sums = new Float32Array(side.blocks.length);
  for (const block of query.blocks) {
    const bestOf = bestBlocks(block, side, sums);
    for (const [document, cosine] of bestOf) {
      const top = tops.get(document) ?? [];
      top.push(cosine);
      top.sort((a, b) => b - a);
      tops.set(document, top.slice(0, BEST_BLOCKS));
    }
  }
  return [...tops]
    .map(([document, cosines]) => ({ document, score: scoreOf(cosines) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.document - b.document)
    .slice(0, most)
    .map(({ document, score }) => ({ id: collection.ids[document] ?? '', score }));
}

/** One good block is enough to look; more of them say more, so the best weighs most. */
const scoreOf = (cosines: readonly number[]): number => {
  const [first = 0, second = 0, third = 0] = cosines;
  return (4 * first + 2 * second + third) / 7;
};

/** Cosine of the best block of every document with this one. */
function bestBlocks(query: KeyBlock, side: Side, sums: Float32Array): Map<number, number> {
  const norm = normOf(query);
  const common = Math.max(FEW_BLOCKS, side.blocks.length * COMMON_SHARE);
  const lists = query.keys
    .map((key, k) => ({ key, weight: query.weights[k] ?? 0, list: side.postings.get(key) ?? [] }))
    .filter(({ list }) => list.length > 0 && list.length <= common)
    .sort((a, b) => a.list.length - b.list.length || (a.key < b.key ? -1 : 1));
  const touched: number[] = [];
  let visited = 0;
  for (const { weight, list } of lists) {
    visited += list.length;
    if (visited > MOST_POSTINGS) break;
    for (const entry of list) {
      if (sums[entry.block] === 0) touched.push(entry.block);
      sums[entry.block] = (sums[entry.block] ?? 0) + weight * entry.weight;
    }
  }
  const best = new Map<number, number>();
  for (const t of touched) {
    const block = side.blocks[t];
    if (block !== undefined) {
      const cosine = (sums[t] ?? 0) / (norm * block.norm);
      if (cosine > (best.get(block.document) ?? 0)) best.set(block.document, cosine);
    }
    sums[t] = 0;
  }
  return best;
}
