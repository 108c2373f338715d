import type { ExtractedDocument } from '../domain/document.ts';
import { type FoundCip, findCips } from '../registries/identifiers/cip.ts';
import type { FileDocument } from './artifacts.ts';
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

export const readTextFacts = (document: ExtractedDocument): TextFacts => ({
  oddPhrases: findOddPhrases(document.text),
  statistics: readStatistics(document.text),
  cips: findCips(document.text),
  equalContribution: saysEqualContribution(document.text),
  pages: readPages(document),
});

const readHere = new WeakMap<ExtractedDocument, TextFacts>();

/** @returns the facts gathered with the file; read here, once, where none were. */
export function factsOf({ facts }: Pick<FileDocument, 'facts'>, document: ExtractedDocument): TextFacts {
  const known = facts ?? readHere.get(document);
  if (known !== undefined) return known;
  const read = readTextFacts(document);
  readHere.set(document, read);
  return read;
}
