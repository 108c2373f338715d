import type { KeyPostings } from '../candidates/fingerprint-index.ts';

/** Builds {@link KeyPostings} from postings found in any order of segments. */
export class PostingCollector {
  readonly #frequencies: Uint32Array;
  #rows = new Uint32Array(1024);
  #documents = new Uint32Array(1024);
  #length = 0;

  constructor(keys: number) {
    this.#frequencies = new Uint32Array(keys);
  }

  count(row: number, frequency: number): void {
    this.#frequencies[row] = (this.#frequencies[row] ?? 0) + frequency;
  }

  add(row: number, document: number): void {
    if (this.#length === this.#rows.length) {
      const [rows, documents] = [new Uint32Array(this.#length * 2), new Uint32Array(this.#length * 2)];
      rows.set(this.#rows);
      documents.set(this.#documents);
      this.#rows = rows;
      this.#documents = documents;
    }
    this.#rows[this.#length] = row;
    this.#documents[this.#length++] = document;
  }

  /** Groups by key; a key of more than `limit` documents keeps those of least `rank`. */
  finish(limit: number, rank: (document: number) => number): KeyPostings {
    const keys = this.#frequencies.length;
    const starts = new Uint32Array(keys + 1);
    for (let i = 0; i < this.#length; i++) starts[(this.#rows[i] ?? 0) + 1] = (starts[(this.#rows[i] ?? 0) + 1] ?? 0) + 1;
    for (let i = 0; i < keys; i++) starts[i + 1] = (starts[i + 1] ?? 0) + (starts[i] ?? 0);
    const grouped = new Uint32Array(this.#length);
    const fill = starts.slice();
    for (let i = 0; i < this.#length; i++) {
      const row = this.#rows[i] ?? 0;
      const place = fill[row] ?? 0;
      fill[row] = place + 1;
      grouped[place] = this.#documents[i] ?? 0;
    }
    const offsets = new Uint32Array(keys + 1);
    let kept = 0;
    for (let row = 0; row < keys; row++) {
      const start = starts[row] ?? 0;
      const end = starts[row + 1] ?? 0;
      let documents = grouped.subarray(start, end);
      if (end - start > limit)
        documents = Uint32Array.from(
          Array.from(documents)
            .sort((a, b) => rank(a) - rank(b))
            .slice(0, limit),
        );
      grouped.set(documents, kept);
      kept += documents.length;
      offsets[row + 1] = kept;
    }
    return { frequencies: this.#frequencies, offsets, documents: grouped.slice(0, kept) };
  }
}
