/** Rates of what a token can show, of each of three kinds of token: not linked, or linked by a run of 1, 2, 3 to 4, 5 and more. */
export interface EventRates {
  readonly stopWord: readonly number[];
  readonly contentWord: readonly number[];
  readonly han: readonly number[];
}

/** Log-odds that a passage begins or ends at a gap, by the gap's strength (see `gaps.ts`). */
export type CutScores = readonly [none: number, line: number, clause: number, item: number, sentence: number, paragraph: number];

/**
 * What decides where passages are. The rates and scores were measured on the development halves of PAN-2013 and of a
 * Chinese corpus of the same layout; `bench/alignment.ts` states how they do.
 */
export interface AlignOptions {
  /** Fragments of the two texts whose weighted cosine reaches this, with two terms in common, seed a passage. */
  readonly seedCosine: number;
  /** Seeds within this many tokens of each other in both texts belong together. */
  readonly gapTokens: number;
  /** Tokens looked at on each side of what is known of a passage. */
  readonly marginTokens: number;
  /** Rates outside any passage. */
  readonly outside: EventRates;
  /** Rates expected inside a passage, as good as `priorTokens` tokens seen. */
  readonly inside: EventRates;
  readonly priorTokens: number;
  /** Rates by which a found passage is scored: stricter than those by which it is delimited. */
  readonly scored: EventRates;
  readonly cuts: CutScores;
  /** Nats that a stretch inside a passage may cost; a dearer one parts two passages. */
  readonly mostDropWords: number;
  readonly mostDropHan: number;
  /** Least evidence of a passage, in nats. */
  readonly leastScore: number;
  /** Fewest tokens of a passage on its shorter and on its longer side, in words and in Han characters. */
  readonly leastWords: readonly [shorter: number, longer: number];
  readonly leastHan: readonly [shorter: number, longer: number];
  /** Passages nearer than this in both texts are tried as one. */
  readonly mergeWords: number;
  readonly mergeHan: number;
  /** Share of their evidence that has to be left when two passages become one. */
  readonly mergeShare: number;
  readonly summary: SummaryOptions;
}

export interface SummaryOptions {
  /** Share of a summary's content words that its source holds. */
  readonly rate: number;
  readonly cuts: CutScores;
  readonly leastScore: number;
  /** Least evidence a token. */
  readonly leastDensity: number;
  readonly leastTokens: number;
  /** The source is at least this many times as long. */
  readonly leastRatio: number;
  /** Least evidence outside the passages already found in it … */
  readonly leastRest: number;
  /** … unless these lie so many times as far apart in the source as in the summary. */
  readonly leastSpread: number;
  /** A found passage of this score a token is a copy and no part of a summary. */
  readonly copyDensity: number;
}

const SUMMARY: SummaryOptions = {
  rate: 0.68,
  cuts: [-7, -6, -3, 0, 0, 3],
  leastScore: 25,
  leastDensity: 0.24,
  leastTokens: 60,
  leastRatio: 2.5,
  leastRest: 12,
  leastSpread: 3,
  copyDensity: 4.5,
};

/** Passages of a paragraph's length, as the PAN text-alignment task asks for: chance resemblance of a line is left out. */
export const LONG_PASSAGES: AlignOptions = {
  seedCosine: 0.25,
  gapTokens: 60,
  marginTokens: 80,
  outside: {
    stopWord: [0.99, 0.001, 0.005, 0.005, 0.005],
    contentWord: [0.98, 0.012, 0.005, 0.005, 0.005],
    han: [0.99, 0.001, 0.005, 0.004, 0.004],
  },
  inside: {
    stopWord: [0.5, 0.01, 0.06, 0.16, 0.27],
    contentWord: [0.45, 0.2, 0.1, 0.1, 0.15],
    han: [0.4, 0.01, 0.09, 0.15, 0.35],
  },
  priorTokens: 30,
  scored: {
    stopWord: [0.4, 0.01, 0.07, 0.2, 0.32],
    contentWord: [0.15, 0.2, 0.13, 0.17, 0.25],
    han: [0.3, 0.01, 0.09, 0.15, 0.45],
  },
  cuts: [-7, -6, -3, 0, 0, 1],
  mostDropWords: 45,
  mostDropHan: 150,
  leastScore: 35,
  leastWords: [22, 40],
  leastHan: [60, 60],
  mergeWords: 60,
  mergeHan: 100,
  mergeShare: 0.8,
  summary: SUMMARY,
};

/** What a report shows: shorter passages too, and beside them every exact run (see `find-passages.ts`). */
export const REPORT_PASSAGES: AlignOptions = { ...LONG_PASSAGES, leastWords: [15, 25], leastHan: [25, 25] };
