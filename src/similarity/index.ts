/** The room's door: what other rooms may use. */
export { type AlignDocument, prepareDocument } from './align/align-document.ts';
export { findPassages } from './align/find-passages.ts';
export { findCandidates, findCandidatesOfMany } from './candidates/find-candidates.ts';
export { findLikelySources, type LikelySource } from './candidates/find-likely-sources.ts';
export { resemblance } from './candidates/resemblance.ts';
export { sourceKeys } from './candidates/term-keys.ts';
export { type PairNames, parsePairs } from './compare/parse-pairs.ts';
export { fingerprint } from './fingerprint/fingerprint.ts';
export { indexKeys } from './fingerprint/index-keys.ts';
export { CorpusIndex, openIndex, openIndexWriter } from './index/open-index.ts';
export { countCharacters, findTampering, normalise } from './normalise/normalise.ts';
export { BOILERPLATE_VERSION } from './rate/boilerplate-phrases.ts';
export { intersectSpans, subtractSpans } from './rate/character-counter.ts';
export { computeRates, type ExcludedSpan, type RatesResult } from './rate/compute-rates.ts';
export { findCitedSpans, isCited } from './rate/find-cited-spans.ts';
export { findCommonWording, findExclusions } from './rate/find-exclusions.ts';
export { sameAuthor } from './rate/same-author.ts';
export type * from './types.ts';
