import { HAN_TOKEN, type NormalisedText } from '../normalise/normalise.ts';
import { fingerprint } from './fingerprint.ts';
import { toKey } from './index-keys.ts';

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
  const places = placesOf(source);
  const prints = fingerprint(suspicious);
  /** Where the last run on each diagonal ended: its later seeds are inside it. */
  const reached = new Map<number, number>();
  const runs: VerbatimRun[] = [];
  for (let i = 0; i < prints.length; i++) {
    const at = prints.positions[i] ?? 0;
    for (const other of places.get(toKey(prints.high[i] ?? 0, prints.low[i] ?? 0)) ?? []) {
      if (at < (reached.get(at - other) ?? 0)) continue;
      const run = extend(suspicious, source, at, other);
      reached.set(at - other, run.end);
      if (run.end - run.start >= (run.han ? leastHan : leastWords)) runs.push(spansOf(suspicious, source, run, at - other));
    }
  }
  return runs.sort((a, b) => a.suspicious.start - b.suspicious.start || a.source.start - b.source.start);
}

const MOST_PLACES = 64;

function placesOf(text: NormalisedText): Map<number, number[]> {
  const { high, low, positions, length } = fingerprint(text);
  const places = new Map<number, number[]>();
  for (let i = 0; i < length; i++) {
    const key = toKey(high[i] ?? 0, low[i] ?? 0);
    const known = places.get(key);
    const position = positions[i] ?? 0;
    if (known === undefined) places.set(key, [position]);
    else if (known.length < MOST_PLACES) known.push(position);
  }
  return places;
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
