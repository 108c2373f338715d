/** High and low words of fingerprints, one after another, in columns that grow. */
export class PrintColumns {
  length = 0;
  #high = new Uint32Array(1 << 14);
  #low = new Uint32Array(1 << 14);

  add(high: number, low: number): void {
    if (this.length === this.#high.length) this.#widen(this.length + 1);
    this.#high[this.length] = high;
    this.#low[this.length++] = low;
  }

  addAll({ high, low }: { readonly high: Uint32Array; readonly low: Uint32Array }): void {
    if (this.length + high.length > this.#high.length) this.#widen(this.length + high.length);
    this.#high.set(high, this.length);
    this.#low.set(low, this.length);
    this.length += high.length;
  }

  /** Takes back all beyond the first `length`. */
  cut(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** @returns copies of exactly what was added */
  take(): { readonly high: Uint32Array<ArrayBuffer>; readonly low: Uint32Array<ArrayBuffer> } {
    return { high: this.#high.slice(0, this.length), low: this.#low.slice(0, this.length) };
  }

  #widen(needed: number): void {
    const [high, low] = [new Uint32Array(needed * 2), new Uint32Array(needed * 2)];
    high.set(this.#high);
    low.set(this.#low);
    [this.#high, this.#low] = [high, low];
  }
}
