import { HAN_TOKEN } from '../normalise/normalise.ts';
import type { MatchKind } from '../types.ts';
import type { AlignDocument } from './align-document.ts';
import type { Box } from './box.ts';

/** Runs of at least so many equal tokens account for themselves; shorter ones may be chance. */
const HAN_PIECE = 4;
const WORD_PIECE = 3;
const VERBATIM_SHARE = 0.95;
const EDITED_SHARE = 0.5;
const IN_ORDER_SHARE = 0.8;
/** A source this many times longer than what is made of it was summarised. */
const SUMMARY_RATIO = 2;

interface Pieces {
  /** Equal tokens in pieces, on the side of `a`. */
  readonly accounted: number;
  /** Of these, tokens in the longest rising chain of pieces. */
  readonly inOrder: number;
}

/** Cuts the box of `a` into the pieces that stand in the box of `b`, greedily from the left, longest first at each place. */
function piecesOf(a: AlignDocument, b: AlignDocument, box: Box): Pieces {
  const places = new Map<number, number[]>();
  for (let j = box.b0; j < box.b1; j++) {
    const token = b.tokens.hashes[j] ?? 0;
    const known = places.get(token);
    if (known === undefined) places.set(token, [j]);
    else if (known.length < 64) known.push(j);
  }
  const pieces: { at: number; length: number }[] = [];
  let expected = box.b0;
  for (let i = box.a0; i < box.a1; ) {
    let [best, place] = [0, -1];
    for (const j of places.get(a.tokens.hashes[i] ?? 0) ?? []) {
      let length = 0;
      while (i + length < box.a1 && j + length < box.b1 && a.tokens.hashes[i + length] === b.tokens.hashes[j + length]) length++;
      if (length > best || (length === best && Math.abs(j - expected) < Math.abs(place - expected))) [best, place] = [length, j];
    }
    const least = a.tokens.kinds[i] === HAN_TOKEN ? HAN_PIECE : WORD_PIECE;
    if (best >= Math.min(least, box.a1 - box.a0)) {
      pieces.push({ at: place, length: best });
      expected = place + best;
      i += best;
    } else i++;
  }
  return { accounted: pieces.reduce((sum, piece) => sum + piece.length, 0), inOrder: risingWeight(pieces) };
}

/** Weight of the heaviest chain of pieces whose places rise. Quadratic in the number of pieces, which is small beside the tokens. */
function risingWeight(pieces: readonly { readonly at: number; readonly length: number }[]): number {
  const recent = 200;
  const best: number[] = [];
  let heaviest = 0;
  pieces.forEach((piece, i) => {
    let before = 0;
    for (let k = Math.max(0, i - recent); k < i; k++) {
      const earlier = pieces[k];
      if (earlier !== undefined && earlier.at + earlier.length <= piece.at) before = Math.max(before, best[k] ?? 0);
    }
    best.push(before + piece.length);
    heaviest = Math.max(heaviest, before + piece.length);
  });
  return heaviest;
}

/** Share of the content tokens of one side whose key stands on the other side too. */
function sharedKeys(a: AlignDocument, from: number, to: number, b: AlignDocument, there: number, end: number): number {
  const keys = new Set<number>();
  for (let j = there; j < end; j++) keys.add(b.keys[j] ?? 0);
  let [content, shared] = [0, 0];
  for (let i = from; i < to; i++) {
    if (a.content[i] !== 1) continue;
    content++;
    if (keys.has(a.keys[i] ?? 0)) shared++;
  }
  return content === 0 ? 0 : shared / content;
}

/**
 * What kind of match two spans are and how much of them it accounts for.
 * Strength is the share of the longer side's tokens that stand in common pieces or, where the wording was changed, two thirds of the
 * smaller share of common content words if that is more: common words alone never make a match firm beyond doubt.
 */
export function describeMatch(a: AlignDocument, b: AlignDocument, box: Box): { readonly kind: MatchKind; readonly strength: number } {
  const [lengthA, lengthB] = [box.a1 - box.a0, box.b1 - box.b0];
  const { accounted, inOrder } = piecesOf(a, b, box);
  const longer = Math.max(lengthA, lengthB, 1);
  const share = Math.min(1, accounted / longer);
  const keys = Math.min(sharedKeys(a, box.a0, box.a1, b, box.b0, box.b1), sharedKeys(b, box.b0, box.b1, a, box.a0, box.a1));
  const strength = Math.max(share, (keys * 2) / 3);
  const ordered = accounted === 0 ? 0 : inOrder / accounted;
  if (share >= VERBATIM_SHARE && ordered >= VERBATIM_SHARE) return { kind: 'verbatim', strength };
  if (lengthB >= SUMMARY_RATIO * lengthA && share < EDITED_SHARE) return { kind: 'summarised', strength };
  if (share >= EDITED_SHARE) return { kind: ordered >= IN_ORDER_SHARE ? 'edited' : 'reordered', strength };
  return { kind: 'paraphrased', strength };
}
