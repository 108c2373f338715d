import type { Section, SectionKind } from '../../domain/document.ts';
import { mergeSpans, type Span } from '../../domain/span.ts';
import type { ExclusionReason } from '../types.ts';
import { BOILERPLATE_SENTENCES, FORM_HEADINGS } from './boilerplate-phrases.ts';
import type { ExcludedSpan } from './compute-rates.ts';
import { findStandards, findStatutes } from './find-statutes.ts';

export interface ExclusionOptions {
  /** Kinds of section whose text never counts as matched; default none. */
  readonly sections?: readonly SectionKind[];
  /** Grounds to look for; default all. */
  readonly grounds?: readonly ('statute' | 'standard' | 'boilerplate' | 'template')[];
}

const SENTENCE = /[^。！？!?\n]*?(?:[。！？!?\n]|\.(?=\s|$)|$)/gu;
const NUMBERING = /^[\s\u3000]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[、.．\s]?)?[\s\u3000]*/u;
const BLANKS = /[\s\u3000_＿:：（）()□]/gu;
const headings = new Set(FORM_HEADINGS);

/** Longest sentence taken for boilerplate: an extraction that lost its full stops must not lose a page by one phrase. */
const LONGEST_SENTENCE = 600;

function boilerplate(text: string): Span[] {
  const found: Span[] = [];
  for (const match of text.matchAll(SENTENCE)) {
    const sentence = match[0];
    if (sentence.length > LONGEST_SENTENCE || !BOILERPLATE_SENTENCES.some((pattern) => pattern.test(sentence))) continue;
    found.push({ start: match.index, end: match.index + sentence.length });
  }
  return found;
}

function formHeadings(text: string): Span[] {
  return Array.from(text.matchAll(/[^\n]+/gu)).flatMap(({ 0: line, index }) =>
    line.length <= 60 && headings.has(line.replace(NUMBERING, '').replace(BLANKS, '')) ? [{ start: index, end: index + line.length }] : [],
  );
}

/** Parts of a text whose words are not the author's to choose. In order of ground, then of place. */
export function findExclusions(text: string, sections: readonly Section[], options: ExclusionOptions = {}): ExcludedSpan[] {
  const grounds = options.grounds ?? ['statute', 'standard', 'boilerplate', 'template'];
  const left = new Set<SectionKind>(options.sections ?? []);
  const of = (reason: ExclusionReason, spans: readonly Span[]): ExcludedSpan[] => mergeSpans(spans).map((span) => ({ ...span, reason }));
  return [
    ...of(
      'section',
      sections.filter(({ kind }) => left.has(kind)),
    ),
    ...(grounds.includes('statute') ? of('statute', findStatutes(text)) : []),
    ...(grounds.includes('standard') ? of('standard', findStandards(text)) : []),
    ...(grounds.includes('boilerplate') ? of('boilerplate', boilerplate(text)) : []),
    ...(grounds.includes('template') ? of('template', formHeadings(text)) : []),
  ];
}

/** More unrelated owners than this have the same words: a set phrase of the field, a form, an instruction. Ours. */
const MOST_OWNERS = 5;
/** Longer than this it is text that many took, not a phrase that many use. UTF-16 units. Ours. */
const LONGEST_COMMON = 200;

/**
 * Wording that documents of more than five unrelated owners share, learnt from the passages found in one text.
 * @param passages place in the text and who owns the source; the text's own author left out
 */
export function findCommonWording(passages: readonly { readonly span: Span; readonly owner: string }[]): ExcludedSpan[] {
  const borders = passages
    .flatMap(({ owner, span }) => [
      { at: span.start, owner, step: 1 },
      { at: span.end, owner, step: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.step - b.step);
  const open = new Map<string, number>();
  const common: Span[] = [];
  let from = 0;
  for (const { at, owner, step } of borders) {
    if (open.size > MOST_OWNERS && at > from) common.push({ start: from, end: at });
    const count = (open.get(owner) ?? 0) + step;
    if (count === 0) open.delete(owner);
    else open.set(owner, count);
    from = at;
  }
  return mergeSpans(common)
    .filter(({ end, start }) => end - start <= LONGEST_COMMON)
    .map((span) => ({ ...span, reason: 'common-wording' }));
}
