interface Columns {
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly hashes: Uint32Array;
  readonly kinds: Uint8Array;
}

const SLACK = 128;
const START = 1 << 14;
/** A buffer of up to this many tokens is kept for the next text; a larger one is given up after use. */
const MOST_KEPT = 1 << 20;

/** Columns that grow. What they hold is copied out by `take`, so that one buffer serves text after text. */
export class TokenBuffer implements Columns {
  capacity = START;
  starts = new Uint32Array(START);
  ends = new Uint32Array(START);
  hashes = new Uint32Array(START);
  kinds = new Uint8Array(START);

  /** Makes room for at least `SLACK` more tokens after the first `count`. */
  grow(count: number): this {
    const needed = count + SLACK;
    if (needed <= this.capacity) return this;
    this.capacity = Math.max(needed, this.capacity * 2);
    this.starts = widen(this.starts, new Uint32Array(this.capacity), count);
    this.ends = widen(this.ends, new Uint32Array(this.capacity), count);
    this.hashes = widen(this.hashes, new Uint32Array(this.capacity), count);
    this.kinds = widen(this.kinds, new Uint8Array(this.capacity), count);
    return this;
  }

  /** The first `count` tokens where they lie: valid until the next text is read. */
  view(count: number): Columns & { readonly length: number } {
    return {
      length: count,
      starts: this.starts.subarray(0, count),
      ends: this.ends.subarray(0, count),
      hashes: this.hashes.subarray(0, count),
      kinds: this.kinds.subarray(0, count),
    };
  }

  take(count: number): Columns & { readonly length: number } {
    if (this.capacity > MOST_KEPT && kept === this) kept = undefined;
    return {
      length: count,
      starts: this.starts.slice(0, count),
      ends: this.ends.slice(0, count),
      hashes: this.hashes.slice(0, count),
      kinds: this.kinds.slice(0, count),
    };
  }
}

let kept: TokenBuffer | undefined;

/** The buffer of this thread: one text is read at a time. */
export function tokenBuffer(): TokenBuffer {
  kept ??= new TokenBuffer();
  return kept;
}

function widen<T extends Uint32Array | Uint8Array>(from: T, to: T, count: number): T {
  to.set(from.subarray(0, count));
  return to;
}
