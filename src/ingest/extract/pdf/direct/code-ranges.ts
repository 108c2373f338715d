interface Range<Value> {
  readonly first: number;
  readonly last: number;
  readonly value: Value;
}

/** What a character map says of ranges of codes, without a place for each code: a map of all of Unicode has a million. */
export class CodeRanges<Value> {
  private readonly ranges: Range<Value>[] = [];
  private isSorted = true;

  get size(): number {
    return this.ranges.length;
  }

  add(first: number, last: number, value: Value): void {
    this.isSorted &&= first >= (this.ranges.at(-1)?.first ?? 0);
    this.ranges.push({ first, last, value });
  }

  /** @returns the range a code lies in, the one that begins last of several. */
  find(code: number): Range<Value> | undefined {
    if (!this.isSorted) this.ranges.sort((a, b) => a.first - b.first);
    this.isSorted = true;
    let [low, high] = [0, this.ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ranges[middle]?.first ?? 0) <= code) low = middle + 1;
      else high = middle;
    }
    const range = this.ranges[low - 1];
    return range !== undefined && code <= range.last ? range : undefined;
  }
}
