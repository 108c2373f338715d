import { mergeSpans, type Span } from '../../domain/span.ts';
import { prepareDocument } from '../align/align-document.ts';
import { findPassages } from '../align/find-passages.ts';
import { alignAcrossLanguages, languageOf } from '../cross-language/index.ts';
import { countCharacters } from '../normalise/normalise.ts';
import type { Passage } from '../types.ts';

export interface ComparedSide {
  /** Characters without white space and ignorable marks. */
  readonly characters: number;
  /** Disjoint spans that passages cover, in order, in UTF-16 code units. */
  readonly covered: readonly Span[];
  readonly coveredCharacters: number;
  /** 0 to 100, not rounded; 0 for a text without characters. */
  readonly percent: number;
}

function translatedPassages(suspicious: string, source: string): Passage[] {
  const [one, other] = [languageOf(suspicious), languageOf(source)];
  return one === undefined || other === undefined || one === other ? [] : alignAcrossLanguages(suspicious, source);
}

export interface TextComparison {
  /** In order of the first text. */
  readonly passages: readonly Passage[];
  readonly suspicious: ComparedSide;
  readonly source: ComparedSide;
}

function measure(text: string, spans: readonly Span[]): ComparedSide {
  const covered = mergeSpans(spans);
  const characters = countCharacters(text);
  const coveredCharacters = covered.reduce((sum, span) => sum + countCharacters(text, span), 0);
  return { characters, covered, coveredCharacters, percent: characters === 0 ? 0 : (100 * coveredCharacters) / characters };
}

/**
 * What two texts share: `suspicious` is the one whose passages are asked about. Where one is Chinese and the other English, passages of
 * kind `translated` are candidates for a reader, never firm (how well that works: docs/adr/0006-cross-language.md).
 */
export function compareTexts(suspicious: string, source: string): TextComparison {
  const same = findPassages(prepareDocument(suspicious), prepareDocument(source));
  const passages = [...same, ...translatedPassages(suspicious, source)].sort((a, b) => a.suspicious.start - b.suspicious.start);
  return {
    passages,
    suspicious: measure(
      suspicious,
      passages.map((passage) => passage.suspicious),
    ),
    source: measure(
      source,
      passages.map((passage) => passage.source),
    ),
  };
}
