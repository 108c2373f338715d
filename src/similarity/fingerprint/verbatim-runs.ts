import { HAN_TOKEN, type NormalisedText } from '../normalise/normalise.ts';
import { type Fingerprints, fingerprint } from './fingerprint.ts';

/** Tokens two texts have in common, word for word, as spans of the original texts. */
export interface VerbatimRun {
  readonly suspicious: { readonly start: number; readonly end: number };
  readonly source: { readonly start: number; readonly end: number };
  readonly tokens: number;
}

/**
 * All longest runs of tokens that two texts share and that are long enough: at least `leastWords` words, or `leastHan` tokens
 * where some are Han characters. Complete for runs of 8 words and of 13 tokens, which is what fingerprints promise. In the
 * order of the suspicious text; of a passage that the source has several times every place is named, up to 64.
 */
export function findVerbatimRuns(
  suspicious: NormalisedText,
  source: NormalisedText,
  { leastWords, leastHan }: { readonly leastWords: number; readonly leastHan: number },
): VerbatimRun[] {
  const places = new Places(source);
  const prints = fingerprint(suspicious);
  /** Where the last run on each diagonal ended: its later seeds are inside it. */
  const reached = new Map<number, number>();
  const runs: VerbatimRun[] = [];
  for (let i = 0; i < prints.length; i++) {
    const at = prints.positions[i] ?? 0;
    for (const other of places.of(prints.high[i] ?? 0, prints.low[i] ?? 0)) {
      if (at < (reached.get(at - other) ?? 0)) continue;
      const run = extend(suspicious, source, at, other);
      reached.set(at - other, run.end);
      if (run.end - run.start >= (run.han ? leastHan : leastWords)) runs.push(spansOf(suspicious, source, run, at - other));
    }
  }
  return runs.sort((a, b) => a.suspicious.start - b.suspicious.start || a.source.start - b.source.start);
}

const MOST_PLACES = 64;

/** Places of the fingerprints of a text: a hash table in columns, several times as fast as a Map of arrays. */
class Places {
  readonly #prints: Fingerprints;
  /** First print of each bucket and the next one of the same bucket, plus one; 0 ends a chain. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #mask: number;

  constructor(text: NormalisedText) {
    this.#prints = fingerprint(text);
    const { length, low } = this.#prints;
    this.#mask = 2 ** Math.ceil(Math.log2(length * 2 + 1)) - 1;
    this.#first = new Int32Array(this.#mask + 1);
    this.#next = new Int32Array(length);
    for (let i = length - 1; i >= 0; i--) {
      const bucket = (low[i] ?? 0) & this.#mask;
      this.#next[i] = this.#first[bucket] ?? 0;
      this.#first[bucket] = i + 1;
    }
  }

  /** Positions of a fingerprint, ascending, at most {@link MOST_PLACES}. */
  of(high: number, low: number): readonly number[] {
    const found: number[] = [];
    for (let at = this.#first[low & this.#mask] ?? 0; at > 0 && found.length < MOST_PLACES; at = this.#next[at - 1] ?? 0) {
      if (this.#prints.low[at - 1] === low && this.#prints.high[at - 1] === high) found.push(this.#prints.positions[at - 1] ?? 0);
    }
    return found;
  }
}

function extend(a: NormalisedText, b: NormalisedText, at: number, other: number): { start: number; end: number; han: boolean } {
  const shift = other - at;
  const same = (i: number): boolean => a.hashes[i] === b.hashes[i + shift];
  let start = at;
  while (start > 0 && start + shift > 0 && same(start - 1)) start--;
  let end = at;
  while (end < a.length && end + shift < b.length && same(end)) end++;
  let han = false;
  for (let i = start; i < end && !han; i++) han = a.kinds[i] === HAN_TOKEN;
  return { start, end, han };
}

function spansOf(a: NormalisedText, b: NormalisedText, { start, end }: { start: number; end: number }, shift: number): VerbatimRun {
  return {
    suspicious: { start: a.starts[start] ?? 0, end: a.ends[end - 1] ?? 0 },
    source: { start: b.starts[start - shift] ?? 0, end: b.ends[end - 1 - shift] ?? 0 },
    tokens: end - start,
  };
}
