import { HAN_TOKEN, hashForm, type NormalisedText, normalise, WORD_TOKEN } from '../normalise/normalise.ts';
import { findGaps, ITEM_GAP, LINE_GAP } from './gaps.ts';
import { stem } from './stem.ts';
import { STOP_CHARACTERS, STOP_WORDS } from './stop-words.ts';
import { buildTermTable, type TermTable } from './term-table.ts';

/** A text made ready to be compared with any number of others. */
export interface AlignDocument {
  readonly text: string;
  readonly tokens: NormalisedText;
  /** Strength of the gap before each token, one entry more than tokens. */
  readonly gaps: Uint8Array;
  /** 1 where the token's term says something about the content. */
  readonly content: Uint8Array;
  /** What two tokens must have in common to be linked: the stem of a word, a Han character, a number. */
  readonly keys: Uint32Array;
  /** Words by stem, Han characters by the pair they open. */
  readonly terms: TermTable;
  /** True where most tokens are Han characters. */
  readonly han: boolean;
  /** First token of each fragment, and the number of tokens at the end. */
  readonly fragments: Int32Array;
  /** Fragment of each token. */
  readonly fragmentOf: Int32Array;
}

const STEMS_KEPT = 1 << 17;
const stemKeys = new Uint32Array(STEMS_KEPT);
const stemValues = new Uint32Array(STEMS_KEPT);

/** Hash of the stem of a word whose hash is known: words repeat, so the last word of each bucket is remembered. */
function stemHash(hash: number, text: string, start: number, end: number): number {
  const bucket = hash & (STEMS_KEPT - 1);
  if (stemKeys[bucket] === hash) return stemValues[bucket] ?? 0;
  const word = text.slice(start, end).toLowerCase();
  const plain = hashForm(word) === hash;
  const value = plain ? hashForm(stem(word)) : hash;
  stemKeys[bucket] = hash;
  stemValues[bucket] = value;
  return value;
}

const pairHash = (first: number, second: number): number =>
  (Math.imul(first ^ 0x5bd1e995, 0x2c1b3c6d) + Math.imul(second, 0x297a2d39)) >>> 0;

/** Shortest and longest fragment, in tokens, of words and of Han characters. */
const SHORTEST = { word: 6, han: 8 };
const LONGEST = { word: 40, han: 60 };

function cutFragments(tokens: NormalisedText, gaps: Uint8Array): Int32Array {
  const starts: number[] = [];
  let from = 0;
  let strongest = 0;
  let cut = -1;
  for (let i = 1; i < tokens.length; i++) {
    const han = tokens.kinds[i] === HAN_TOKEN;
    const length = i - from;
    const gap = gaps[i] ?? 0;
    if (gap > LINE_GAP && gap >= strongest && length >= (han ? SHORTEST.han : SHORTEST.word)) {
      strongest = gap;
      cut = i;
    }
    if (gap >= ITEM_GAP && length >= (han ? SHORTEST.han : SHORTEST.word)) {
      starts.push(from);
      from = i;
    } else if (length >= (han ? LONGEST.han : LONGEST.word)) {
      starts.push(from);
      from = cut > from ? cut : i;
    } else continue;
    strongest = 0;
    cut = -1;
  }
  if (tokens.length > 0) starts.push(from);
  starts.push(tokens.length);
  return Int32Array.from(starts);
}

/** Linear in the text's length. The result is the same for the same text and may be kept for many comparisons. */
export function prepareDocument(text: string): AlignDocument {
  const tokens = normalise(text);
  const { length, starts, ends, hashes, kinds } = tokens;
  const gaps = findGaps(text, tokens);
  const tokenTerms = new Uint32Array(length);
  const keys = new Uint32Array(length);
  const content = new Uint8Array(length);
  let hanTokens = 0;
  for (let i = 0; i < length; i++) {
    const hash = hashes[i] ?? 0;
    const kind = kinds[i];
    if (kind === HAN_TOKEN) {
      hanTokens++;
      const next = hashes[i + 1] ?? 0;
      const paired = kinds[i + 1] === HAN_TOKEN && (gaps[i + 1] ?? 0) <= LINE_GAP;
      keys[i] = hash;
      tokenTerms[i] = paired ? pairHash(hash, next) : hash;
      content[i] = STOP_CHARACTERS.has(hash) || (paired && STOP_CHARACTERS.has(next)) || !paired ? 0 : 1;
    } else if (kind === WORD_TOKEN) {
      tokenTerms[i] = stemHash(hash, text, starts[i] ?? 0, ends[i] ?? 0);
      keys[i] = tokenTerms[i] ?? 0;
      content[i] = STOP_WORDS.has(hash) ? 0 : 1;
    } else {
      keys[i] = hash;
      tokenTerms[i] = hash;
      content[i] = 1;
    }
  }
  const fragments = cutFragments(tokens, gaps);
  const fragmentOf = new Int32Array(length);
  for (let f = 0; f + 1 < fragments.length; f++) fragmentOf.fill(f, fragments[f], fragments[f + 1]);
  return { text, tokens, gaps, content, keys, terms: buildTermTable(tokenTerms), han: hanTokens * 2 > length, fragments, fragmentOf };
}
