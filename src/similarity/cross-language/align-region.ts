import type { Region } from './cluster-seeds.ts';
import type { CrossLanguageOptions } from './options.ts';
import type { UnitScorer } from './unit-scorer.ts';

/** Sentences of one text against those of the other that say the same: one, two or three against one, or one against more. */
interface Bead {
  readonly zh: number;
  readonly en: number;
}
const BEADS: readonly Bead[] = [
  { zh: 1, en: 1 },
  { zh: 1, en: 2 },
  { zh: 2, en: 1 },
  { zh: 1, en: 3 },
  { zh: 3, en: 1 },
  { zh: 2, en: 2 },
];
/** A bead of several sentences is looked at only where one of its pairs has some likeness. */
const LIKENESS = 0.05;
const SKIP_ZH = BEADS.length;
const SKIP_EN = BEADS.length + 1;

export interface LocalAlignment extends Region {
  /** Sum over beads of similarity less the neutral one, less the skips. */
  readonly score: number;
  /** Mean over the beads, weighed by their sentences. */
  readonly similarity: number;
  /** Sentences in beads, both sides together, halved. */
  readonly matched: number;
}

/**
 * The best monotone run of beads in a region: local alignment (Smith and Waterman 1981) over the beads of
 * Gale and Church (Computational Linguistics 19(1), 1993), with dictionary similarity in place of lengths.
 * @returns undefined when no run scores above zero
 */
export function alignRegion(scorer: UnitScorer, region: Region, options: CrossLanguageOptions): LocalAlignment | undefined {
  const rows = region.zhTo - region.zhFrom + 1;
  const columns = region.enTo - region.enFrom + 1;
  const score = new Float32Array(rows * columns);
  const move = new Int8Array(rows * columns).fill(-1);
  const single = new Float32Array(rows * columns);
  const beadSimilarity = new Float32Array(rows * columns);
  const at = (r: number, c: number): number => r * columns + c;
  const similarityOf = (r: number, c: number, bead: Bead): number =>
    scorer.similarity(region.zhFrom + r - bead.zh, region.zhFrom + r, region.enFrom + c - bead.en, region.enFrom + c);
  const anyLikeness = (r: number, c: number, bead: Bead): boolean => {
    let alike = 0;
    for (let dr = 0; dr < bead.zh; dr++) for (let dc = 0; dc < bead.en; dc++) if ((single[at(r - dr, c - dc)] ?? 0) >= LIKENESS) alike++;
    return alike >= Math.max(bead.zh, bead.en);
  };
  let best = 0;
  let bestAt = -1;
  for (let r = 1; r < rows; r++) {
    for (let c = 1; c < columns; c++) {
      const here = at(r, c);
      BEADS.forEach((bead, b) => {
        if (bead.zh > r || bead.en > c || (b > 0 && !anyLikeness(r, c, bead))) return;
        const similarity = similarityOf(r, c, bead);
        if (b === 0) single[here] = similarity;
        const total = (score[at(r - bead.zh, c - bead.en)] ?? 0) + ((similarity - options.neutralSimilarity) * (bead.zh + bead.en)) / 2;
        if (total <= (score[here] ?? 0)) return;
        score[here] = total;
        move[here] = b;
        beadSimilarity[here] = similarity;
      });
      relaxSkip(here, at(r - 1, c), SKIP_ZH);
      relaxSkip(here, at(r, c - 1), SKIP_EN);
      if ((score[here] ?? 0) > best) {
        best = score[here] ?? 0;
        bestAt = here;
      }
    }
  }
  return bestAt < 0 ? undefined : trace();

  function relaxSkip(here: number, from: number, kind: number): void {
    const total = (score[from] ?? 0) - options.skipCost;
    if (total <= (score[here] ?? 0)) return;
    score[here] = total;
    move[here] = kind;
  }

  function trace(): LocalAlignment {
    let r = Math.floor(bestAt / columns);
    let c = bestAt % columns;
    const end = { zhTo: region.zhFrom + r, enTo: region.enFrom + c };
    let sum = 0;
    let matched = 0;
    for (let m = move[bestAt] ?? -1; m >= 0; m = move[at(r, c)] ?? -1) {
      const bead = BEADS[m];
      if (bead === undefined) {
        if (m === SKIP_ZH) r--;
        else c--;
        continue;
      }
      const units = (bead.zh + bead.en) / 2;
      sum += (beadSimilarity[at(r, c)] ?? 0) * units;
      matched += units;
      r -= bead.zh;
      c -= bead.en;
    }
    return {
      zhFrom: region.zhFrom + r,
      enFrom: region.enFrom + c,
      ...end,
      score: best,
      similarity: matched === 0 ? 0 : sum / matched,
      matched,
    };
  }
}
