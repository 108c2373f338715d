import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical.ts';
import type { SourceInfo } from '../types.ts';

const MODULUS = 2n ** 256n;

export const contentHashOfDocument = (info: SourceInfo, text: string): Uint8Array =>
  createHash('sha256').update(canonicalJson(info)).update('\0').update(text, 'utf16le').digest();

/** First 48 bits of the id's SHA-256: places a document in its segment without reading its record. */
export const idHashOf = (id: string): number => createHash('sha256').update(id).digest().readUIntBE(0, 6);

const toNumber = (hash: Uint8Array): bigint => BigInt(`0x${Buffer.from(hash).toString('hex')}`);

/** Sum of content hashes modulo 2^256: the same for the same documents in whatever order they came and went. */
export class ContentSum {
  #sum: bigint;

  constructor(hex: string) {
    this.#sum = BigInt(`0x${hex}`);
  }

  add(hash: Uint8Array): void {
    this.#sum = (this.#sum + toNumber(hash)) % MODULUS;
  }

  subtract(hash: Uint8Array): void {
    this.#sum = (this.#sum - toNumber(hash) + MODULUS) % MODULUS;
  }

  toString(): string {
    return this.#sum.toString(16).padStart(64, '0');
  }
}

/** Names the set of documents that an index holds. */
export const snapshotIdOf = (documents: number, contentSum: string): string =>
  createHash('sha256').update(`integrity-index 1 ${documents} ${contentSum}`).digest('hex');
