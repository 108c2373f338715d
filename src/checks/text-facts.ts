import type { ExtractedDocument } from '../domain/document.ts';
import { type FoundCip, findCips } from '../registries/identifiers/cip.ts';
import { saysEqualContribution } from './authorship/equal-contribution.ts';
import { type PageReading, readPages } from './paper-authenticity/read-page.ts';
import { type FoundPhrase, findOddPhrases } from './rewriting-signs/find-odd-phrases.ts';
import { type ReportedStatistics, readStatistics } from './statistics-consistency/read-statistics.ts';

/** Raised whenever the same text can give other facts. */
export const TEXT_FACTS_VERSION = 1;

/**
 * What a text says whoever claims it and whatever the policy asks: read once a document, before any check, so that checks go through
 * facts and not through texts. Serialisable; places are UTF-16 offsets into the text.
 */
export interface TextFacts {
  /** Of the shipped list, in order of place. */
  readonly oddPhrases: readonly FoundPhrase[];
  readonly statistics: ReportedStatistics;
  readonly cips: readonly FoundCip[];
  /** A note of equal contribution stands in the text. */
  readonly equalContribution: boolean;
  /** The first pages, up to the one that looks like a paper's beginning. */
  readonly pages: readonly PageReading[];
}

type Readers = { readonly [Fact in keyof TextFacts]: (document: ExtractedDocument) => TextFacts[Fact] };
const READERS: Readers = {
  oddPhrases: ({ text }) => findOddPhrases(text),
  statistics: ({ text }) => readStatistics(text),
  cips: ({ text }) => findCips(text),
  equalContribution: ({ text }) => saysEqualContribution(text),
  pages: readPages,
};

export const readTextFacts = (document: ExtractedDocument): TextFacts => ({
  oddPhrases: READERS.oddPhrases(document),
  statistics: READERS.statistics(document),
  cips: READERS.cips(document),
  equalContribution: READERS.equalContribution(document),
  pages: READERS.pages(document),
});

/** @returns one fact as gathered with the file; read here where none were gathered. */
export function factOf<Fact extends keyof TextFacts>(
  { facts }: { readonly facts?: TextFacts },
  document: ExtractedDocument,
  fact: Fact,
): TextFacts[Fact] {
  return facts === undefined ? READERS[fact](document) : facts[fact];
}
