import type { Span } from '../../domain/span.ts';
import type { Passage } from '../types.ts';
import { alignRegion, type LocalAlignment } from './align-region.ts';
import { readUnits, type UnitText, Vocabulary } from './bilingual-text.ts';
import { clusterSeeds, type Region } from './cluster-seeds.ts';
import { findSeeds } from './find-seeds.ts';
import { CANDIDATE, type CrossLanguageOptions, scoreNeeded } from './options.ts';
import { prepareCrossLanguage } from './prepare-cross-language.ts';
import { languageOf } from './split-units.ts';
import { type UnitScorer, unitScorer } from './unit-scorer.ts';

/** How often one region is searched again beside what was found in it. */
const MOST_IN_REGION = 4;
/** Passages with no more than this many sentences between them, in both texts, are one. */
const JOINED = 2;

/**
 * Passages of one text that read as translations of passages of the other, Chinese to English or English to Chinese.
 * Every one is a candidate for a reader to look at: the dictionary knows words, not meaning.
 * @param suspicious either language
 * @param source the other one; texts of one language, or of neither, give no passages
 * @returns passages of kind `translated` in order of the suspicious text; strength is the mean similarity of the sentence
 *   pairs, seldom above 0.6 for a faithful translation
 * @throws IntegrityError `dictionary-unreadable`
 */
export function alignAcrossLanguages(suspicious: string, source: string, options: Partial<CrossLanguageOptions> = {}): Passage[] {
  const suspiciousLanguage = languageOf(suspicious);
  const sourceLanguage = languageOf(source);
  if (suspiciousLanguage === undefined || sourceLanguage === undefined || suspiciousLanguage === sourceLanguage) return [];
  const vocabulary = new Vocabulary(prepareCrossLanguage());
  const isChinese = suspiciousLanguage === 'zh';
  const zh = readUnits(isChinese ? suspicious : source, 'zh', vocabulary);
  const en = readUnits(isChinese ? source : suspicious, 'en', vocabulary);
  return alignUnits(zh, en, vocabulary, { ...CANDIDATE, ...options })
    .map((found): Passage => {
      const zhSpan = spanOf(zh, found.zhFrom, found.zhTo);
      const enSpan = spanOf(en, found.enFrom, found.enTo);
      return {
        suspicious: isChinese ? zhSpan : enSpan,
        source: isChinese ? enSpan : zhSpan,
        kind: 'translated',
        strength: Math.min(1, found.similarity),
      };
    })
    .sort((a, b) => a.suspicious.start - b.suspicious.start || a.source.start - b.source.start);
}

function alignUnits(zh: UnitText, en: UnitText, vocabulary: Vocabulary, asked: CrossLanguageOptions): LocalAlignment[] {
  if (zh.units.length === 0 || en.units.length === 0) return [];
  const options = { ...asked, leastScore: scoreNeeded(zh.units.length, en.units.length, asked) };
  const scorer = unitScorer(zh, en, vocabulary);
  const regions = clusterSeeds(
    findSeeds(scorer, vocabulary, options),
    zh.units.length,
    en.units.length,
    options.leastScore,
    options.mostClusters,
  );
  const found = regions.flatMap((region) => alignWithin(scorer, region, options, MOST_IN_REGION));
  return withoutOverlaps(found).filter((alignment) => isEnough(alignment, zh, options));
}

/** The best alignment of a region, then those before it and after it in both texts or beside it in either. */
function alignWithin(scorer: UnitScorer, region: Region, options: CrossLanguageOptions, left: number): LocalAlignment[] {
  if (left === 0 || region.zhTo <= region.zhFrom || region.enTo <= region.enFrom) return [];
  const best = alignRegion(scorer, region, options);
  if (best === undefined || best.score < options.leastScore / 2) return [];
  const before = { ...region, zhTo: best.zhFrom };
  const after = { ...region, zhFrom: best.zhTo };
  return [best, ...alignWithin(scorer, before, options, left - 1), ...alignWithin(scorer, after, options, left - 1)];
}

const isApart = (a: Region, b: Region): boolean => a.zhTo <= b.zhFrom || b.zhTo <= a.zhFrom || a.enTo <= b.enFrom || b.enTo <= a.enFrom;

/** One place in the Chinese against one in the English is stated once; neighbours that continue each other are joined. */
function withoutOverlaps(found: readonly LocalAlignment[]): LocalAlignment[] {
  const kept: LocalAlignment[] = [];
  for (const next of [...found].sort((a, b) => b.score - a.score || a.zhFrom - b.zhFrom || a.enFrom - b.enFrom)) {
    if (kept.every((other) => isApart(next, other))) kept.push(next);
  }
  kept.sort((a, b) => a.zhFrom - b.zhFrom || a.enFrom - b.enFrom);
  const joined: LocalAlignment[] = [];
  for (const next of kept) {
    const last = joined.at(-1);
    if (last === undefined || !isNear(last.zhTo, next.zhFrom) || !isContinued(last, next)) joined.push(next);
    else joined[joined.length - 1] = join(last, next);
  }
  return joined;
}

const isNear = (end: number, start: number): boolean => start - end <= JOINED && start >= end;
const isContinued = (a: Region, b: Region): boolean => isNear(a.enTo, b.enFrom) || isNear(b.enTo, a.enFrom);

function join(a: LocalAlignment, b: LocalAlignment): LocalAlignment {
  const matched = a.matched + b.matched;
  return {
    zhFrom: Math.min(a.zhFrom, b.zhFrom),
    zhTo: Math.max(a.zhTo, b.zhTo),
    enFrom: Math.min(a.enFrom, b.enFrom),
    enTo: Math.max(a.enTo, b.enTo),
    score: a.score + b.score,
    similarity: matched === 0 ? 0 : (a.similarity * a.matched + b.similarity * b.matched) / matched,
    matched,
  };
}

function isEnough(found: LocalAlignment, zh: UnitText, options: CrossLanguageOptions): boolean {
  let characters = 0;
  for (let i = found.zhFrom; i < found.zhTo; i++) characters += zh.units[i]?.size ?? 0;
  return found.score >= options.leastScore && found.similarity >= options.leastSimilarity && characters >= options.leastCharacters;
}

function spanOf(text: UnitText, from: number, to: number): Span {
  return { start: text.units[from]?.start ?? 0, end: text.units[to - 1]?.end ?? 0 };
}
