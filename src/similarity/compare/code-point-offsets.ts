const SURROGATE_PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/** @returns a function from a UTF-16 offset to the number of code points before it; offsets may come in any order. */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (const match of text.matchAll(SURROGATE_PAIR)) pairs.push(match.index);
  return (offset) => {
    let low = 0;
    let high = pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[middle] ?? 0) < offset - 1) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
