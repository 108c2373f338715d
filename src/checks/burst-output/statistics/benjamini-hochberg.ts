/**
 * Adjusted values q for tests of one family, in the order given: reject those with q <= the false discovery rate wanted.
 * Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57:289-300.
 * @throws RangeError for a value outside 0 to 1.
 */
export function benjaminiHochberg(probabilities: readonly number[]): number[] {
  const order = probabilities.map((probability, index) => ({ probability, index })).sort((a, b) => b.probability - a.probability);
  const adjusted = new Array<number>(probabilities.length).fill(1);
  let least = 1;
  order.forEach(({ probability, index }, position) => {
    if (!(probability >= 0 && probability <= 1)) throw new RangeError(`not a probability: ${probability}`);
    least = Math.min(least, (probability * order.length) / (order.length - position));
    adjusted[index] = least;
  });
  return adjusted;
}
