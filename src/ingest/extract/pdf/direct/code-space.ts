interface Space {
  readonly low: Uint8Array;
  readonly high: Uint8Array;
}

const MAX_CODE_BYTES = 4;
/** Maps have a dozen at most, and each code is held against all of them. */
const MAX_SPACES = 100;

/**
 * How long the codes of a string are, which their first bytes tell (ISO 32000-1, 9.7.6.2; Adobe technical note 5014, section 3). Each byte of a
 * code lies between those of both ends of its range.
 */
export class CodeSpace {
  private readonly spaces: Space[] = [];
  private shortest = MAX_CODE_BYTES;

  get isEmpty(): boolean {
    return this.spaces.length === 0;
  }

  /** Ends of unlike lengths are of no range. */
  add(low: Uint8Array, high: Uint8Array): void {
    if (low.length !== high.length || low.length === 0 || low.length > MAX_CODE_BYTES || this.spaces.length >= MAX_SPACES) return;
    this.spaces.push({ low, high });
    this.shortest = Math.min(this.shortest, low.length);
  }

  /**
   * @returns bytes of the code at `place`, at most up to `stop`. Where no range holds it: of the range that holds most of its first bytes, and of
   * the shortest where none holds even the first (ISO 32000-1, 9.7.6.3).
   */
  lengthAt(bytes: Uint8Array, place: number, stop: number): number {
    let length = this.shortest;
    let most = 0;
    for (const { low, high } of this.spaces) {
      let held = 0;
      while (held < low.length && place + held < stop && within(bytes[place + held] ?? 0, low[held] ?? 0, high[held] ?? 0)) held++;
      if (held === low.length) return held;
      if (held > most || (held === most && held > 0 && low.length < length)) [most, length] = [held, low.length];
    }
    return Math.min(length, stop - place);
  }
}

const within = (byte: number, low: number, high: number): boolean => byte >= low && byte <= high;
