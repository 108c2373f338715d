import type { SourceInfo } from '../types.ts';

/** What an index answers for a sorted array of keys: the documents that hold each. */
export interface KeyPostings {
  /** Live documents that hold key i; beyond the limit asked for it may count documents removed since. */
  readonly frequencies: Uint32Array;
  /** Documents of key i are `documents[offsets[i] … offsets[i + 1])`: all of them, or as many as the limit allows. */
  readonly offsets: Uint32Array;
  readonly documents: Uint32Array;
}

/** The port behind which the batch's own documents and a corpus on disk are alike. Document numbers are the index's own. */
export interface FingerprintIndex {
  /** Live documents. */
  readonly documentCount: number;
  /**
   * @param keys distinct index keys, ascending (see `indexKeys`)
   * @param limit most documents to return for one key; which ones depends on their ids alone
   */
  lookUp(keys: Float64Array, limit: number): KeyPostings;
  source(document: number): SourceInfo;
  text(document: number): string;
  /** Distinct keys of a document. */
  keyCount(document: number): number;
}
