export interface DecodedLine {
  readonly text: string;
  /** Mean probability of its characters, 0 to 1; a line without characters has 0. */
  readonly confidence: number;
}

/** A character and where in the line it stands. */
export interface CtcLetter {
  readonly text: string;
  /** Column of the network's answer, from 0. */
  readonly step: number;
  readonly probability: number;
}

const BLANK = 0;

/**
 * Greedy CTC: the best class of each step, repeats joined, blanks dropped (Graves et al. 2006).
 * @param probabilities steps × classes, row by row.
 */
export function ctcLetters(probabilities: Float32Array, classes: number, characters: readonly string[]): CtcLetter[] {
  const steps = Math.floor(probabilities.length / classes);
  const letters: CtcLetter[] = [];
  let before = BLANK;
  for (let step = 0; step < steps; step++) {
    const end = (step + 1) * classes;
    let best = step * classes;
    let highest = probabilities[best] ?? 0;
    for (let at = best + 1; at < end; at++) {
      const value = probabilities[at] ?? 0;
      if (value > highest) {
        highest = value;
        best = at;
      }
    }
    const index = best - step * classes;
    if (index !== BLANK && index !== before) letters.push({ text: characters[index] ?? '', step, probability: highest });
    before = index;
  }
  return letters;
}

export const lineOf = (letters: readonly CtcLetter[]): DecodedLine => ({
  text: letters.map(({ text }) => text).join(''),
  confidence: letters.length === 0 ? 0 : letters.reduce((sum, { probability }) => sum + probability, 0) / letters.length,
});
