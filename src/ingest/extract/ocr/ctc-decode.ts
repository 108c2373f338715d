export interface DecodedLine {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1; a line without characters has 0. */
  readonly confidence: number;
}

const BLANK = 0;

/**
 * Greedy CTC: the best class of each step, repeats joined, blanks dropped (Graves et al. 2006).
 * @param probabilities steps × classes, row by row.
 */
export function ctcDecode(probabilities: Float32Array, classes: number, characters: readonly string[]): DecodedLine {
  const steps = Math.floor(probabilities.length / classes);
  let text = '';
  let sum = 0;
  let count = 0;
  let before = BLANK;
  for (let step = 0; step < steps; step++) {
    const row = probabilities.subarray(step * classes, (step + 1) * classes);
    let best = BLANK;
    let highest = -1;
    for (let index = 0; index < classes; index++) {
      const value = row[index] ?? 0;
      if (value > highest) {
        highest = value;
        best = index;
      }
    }
    if (best !== BLANK && best !== before) {
      text += characters[best] ?? '';
      sum += highest;
      count++;
    }
    before = best;
  }
  return { text, confidence: count === 0 ? 0 : sum / count };
}
