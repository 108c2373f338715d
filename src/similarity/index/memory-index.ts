import { IntegrityError } from '../../domain/errors.ts';
import type { FingerprintIndex, KeyPostings } from '../candidates/fingerprint-index.ts';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { normalise } from '../normalise/normalise.ts';
import type { SourceInfo } from '../types.ts';
import { gallop } from './gallop.ts';
import { joinKey, PostingBuffer } from './posting-buffer.ts';

interface Frozen {
  readonly keys: Float64Array;
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
}

export interface IndexedDocument {
  readonly info: SourceInfo;
  readonly text: string;
}

/** An index of a few thousand documents in memory: a batch's own. Adding after a look-up is allowed and re-sorts. */
export class MemoryIndex implements FingerprintIndex {
  readonly #postings = new PostingBuffer();
  readonly #sources: { readonly document: IndexedDocument; keys: number }[] = [];
  readonly #ids = new Set<string>();
  #frozen: Frozen | undefined;

  get documentCount(): number {
    return this.#sources.length;
  }

  /** @param keys the document's index keys, when the caller has them already. @throws IntegrityError `index-duplicate-id` */
  add(document: IndexedDocument, keys: Float64Array = indexKeys(fingerprint(normalise(document.text)))): number {
    const number = this.#number(document, keys.length);
    this.#postings.add(keys, number);
    return number;
  }

  /**
   * The same from the document's fingerprints, in the order of the text, `[from, to)` of the arrays given.
   * The document is kept as it is: its text may be a getter that reads it when it is asked for. `all` says how many fingerprints
   * it has when these are a part of them; its resemblance to a query is then a lower bound.
   * @throws IntegrityError `index-duplicate-id`
   */
  addPrints(
    document: IndexedDocument,
    { high, low }: { readonly high: Uint32Array; readonly low: Uint32Array },
    from: number,
    to: number,
    all = to - from,
  ): number {
    const number = this.#number(document, all);
    this.#postings.addPrints(high, low, from, to, number);
    return number;
  }

  #number(document: IndexedDocument, keys: number): number {
    const { id } = document.info;
    if (this.#ids.has(id)) {
      throw new IntegrityError('index-duplicate-id', `Two documents of one index have the id ${id}.`, {
        mend: 'Give every document an id of its own.',
      });
    }
    this.#ids.add(id);
    this.#frozen = undefined;
    return this.#sources.push({ document, keys }) - 1;
  }

  lookUp(keys: Float64Array, limit: number): KeyPostings {
    const frozen = (this.#frozen ??= this.#freeze());
    const frequencies = new Uint32Array(keys.length);
    const offsets = new Uint32Array(keys.length + 1);
    const documents: number[] = [];
    let row = 0;
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i] ?? 0;
      row = gallop(frozen.keys, row, key);
      if (frozen.keys[row] === key) {
        const start = frozen.offsets[row] ?? 0;
        const end = frozen.offsets[row + 1] ?? 0;
        frequencies[i] = end - start;
        for (let at = start; at < Math.min(end, start + limit); at++) documents.push(frozen.documents[at] ?? 0);
      }
      offsets[i + 1] = documents.length;
    }
    return { frequencies, offsets, documents: Uint32Array.from(documents) };
  }

  source(document: number): SourceInfo {
    return this.#at(document).document.info;
  }

  text(document: number): string {
    return this.#at(document).document.text;
  }

  keyCount(document: number): number {
    this.#frozen ??= this.#freeze();
    return this.#at(document).keys;
  }

  #at(document: number): { readonly document: IndexedDocument; readonly keys: number } {
    const found = this.#sources[document];
    if (found === undefined) throw new RangeError(`no document ${document} in an index of ${this.#sources.length}`);
    return found;
  }

  /** Documents of one key are kept in the order of their ids, so that a limit picks the same ones whatever the order of adding. */
  #freeze(): Frozen {
    const order = this.#sources.map((_, number) => number).sort((a, b) => (this.source(a).id < this.source(b).id ? -1 : 1));
    const rankOf = new Uint32Array(order.length);
    order.forEach((number, rank) => (rankOf[number] = rank));
    const keys = new Float64Array(this.#postings.length);
    const offsets = new Uint32Array(this.#postings.length + 1);
    const documents = new Uint32Array(this.#postings.length);
    const repeated = new Uint32Array(order.length);
    let rows = 0;
    let at = 0;
    this.#postings.visit(
      (high, low, holders, count) => {
        keys[rows++] = joinKey(high, low);
        for (let i = 0; i < count; i++) documents[at++] = order[holders[i] ?? 0] ?? 0;
        offsets[rows] = at;
      },
      { renumber: rankOf, repeated },
    );
    if (repeated.some((times) => times > 0)) this.#postings.forgetRepeated();
    this.#sources.forEach((source, number) => {
      source.keys -= repeated[number] ?? 0;
    });
    return { keys: keys.subarray(0, rows), offsets, documents };
  }
}
