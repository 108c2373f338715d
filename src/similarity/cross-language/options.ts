export interface CrossLanguageOptions {
  /** A sentence pair as similar as this may start a passage. */
  readonly seedSimilarity: number;
  /** Similarity at which a pair of sentences neither adds to a passage nor takes from it. */
  readonly neutralSimilarity: number;
  /** What a sentence without a partner takes from a passage. */
  readonly skipCost: number;
  /** Sum over its sentence pairs, less the neutral similarity, that a passage must reach between two texts of some fifty sentences. */
  readonly leastScore: number;
  /**
   * What is added to `leastScore` for each e-fold of the sentence pairs compared: the best score that chance reaches grows with
   * their logarithm (Karlin and Altschul, PNAS 87, 1990). Fitted to unrelated statutes and web pages of three sizes.
   */
  readonly scorePerLogPair: number;
  readonly leastSimilarity: number;
  /** Han characters of the Chinese side. */
  readonly leastCharacters: number;
  /** Bounds of the work: clusters of seeds looked into, English sentences touched for one Chinese sentence. */
  readonly mostClusters: number;
  readonly mostPostings: number;
}

/** Tuned on the dev half of tests/quality/cross-language-data and on unrelated texts; see docs/adr/0006-cross-language.md. */
export const CANDIDATE: CrossLanguageOptions = {
  seedSimilarity: 0.1,
  neutralSimilarity: 0.1,
  skipCost: 0.05,
  leastScore: 0.35,
  scorePerLogPair: 0.1,
  leastSimilarity: 0.13,
  leastCharacters: 60,
  mostClusters: 3_000,
  mostPostings: 4_000,
};

/** Logarithm of the sentence pairs of the texts that `leastScore` speaks of. */
const FEW_PAIRS = 8;

/** @returns the score a passage needs between texts of this many sentences */
export function scoreNeeded(zhUnits: number, enUnits: number, options: CrossLanguageOptions): number {
  return options.leastScore + options.scorePerLogPair * Math.max(0, Math.log(zhUnits * enUnits) - FEW_PAIRS);
}
