import type { Span } from '../domain/span.ts';

export const MATCH_KINDS = ['verbatim', 'edited', 'reordered', 'paraphrased', 'summarised', 'translated'] as const;
export type MatchKind = (typeof MATCH_KINDS)[number];

/** What the index keeps of a document beside its text. No knowledge of dossiers: `owner` is an opaque key. */
export interface SourceInfo {
  /** Unique in an index; equal text may stand under several ids. */
  readonly id: string;
  readonly title?: string;
  readonly authors: readonly string[];
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; the earlier text is not the copy. */
  readonly date?: string;
  readonly kind?: string;
  /** Who handed the document in; passages inside one owner's documents are own work. */
  readonly owner?: string;
}

/** A reused passage: both places in the original texts, in UTF-16 code units. */
export interface Passage {
  readonly suspicious: Span;
  readonly source: Span;
  readonly kind: MatchKind;
  /** 0 to 1: share of the longer side's tokens that the alignment accounts for. */
  readonly strength: number;
}

/** Marks of a text layer made to read one way and compare another. */
export interface Tampering {
  readonly kind: 'zero-width' | 'bidi-control' | 'look-alike-letter' | 'soft-hyphen' | 'private-use' | 'traditional-mix';
  readonly count: number;
  /** First places, at most 20. */
  readonly places: readonly Span[];
}

/** A share of a document's counted characters. */
export interface Rate {
  /** Matched characters, counted like `Rates.characters`. */
  readonly characters: number;
  /** 0 to 100, not rounded. */
  readonly percent: number;
}

/** The four rates a CNKI report states. Characters are counted without white space and ignorable marks. */
export interface Rates {
  readonly characters: number;
  /** 总文字复制比 */
  readonly total: Rate;
  /** 去除引用文献复制比: quoted or cited passages and the reference list taken away. */
  readonly lessCitations: Rate;
  /** 去除本人文献复制比: passages from the author's own earlier work taken away. */
  readonly lessOwnWork: Rate;
  /** 单篇最大文字复制比 */
  readonly largestSingleSource: Rate & { readonly source?: string };
}

export type RateKind = 'total' | 'lessCitations' | 'lessOwnWork' | 'largestSingleSource';

/** Grounds on which matched text does not count: the first group in the total and every other rate, the last two in one rate each. */
export const EXCLUSION_REASONS = [
  'front-matter',
  'reference-list',
  'section',
  'statute',
  'standard',
  'boilerplate',
  'template',
  'common-wording',
  'citations',
  'own-work',
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** What one ground took away. */
export interface Exclusion {
  readonly reason: ExclusionReason;
  /** Characters of the text that the ground covers; for `citations` and `own-work` the matched ones only. */
  readonly characters: number;
  /** Of these, characters that had been matched. */
  readonly matchedCharacters: number;
  /** Percentage points that the rate would be higher without the exclusion. */
  readonly points: number;
}

/** Where in the text the matched characters of the total rate stand (前部, 后部重合字数; 疑似段落数, 疑似段落最大、最小重合字数). */
export interface RateParts {
  /** In the first fifth of the text's characters. */
  readonly frontCharacters: number;
  /** In the other four fifths. */
  readonly backCharacters: number;
  readonly sections: number;
  /** Sections with any matched character. */
  readonly suspectedSections: number;
  /** Matched characters of the section that has most, and of the suspected one that has fewest; 0 when there is none. */
  readonly mostInSection: number;
  readonly leastInSection: number;
}
