/** The RC4 key stream laid over `bytes`, begun anew every `blockBytes`. The crypto of Node builds without it. */
export function rc4Blocks(bytes: Uint8Array, blockBytes: number, keyOfBlock: (block: number) => Uint8Array): Buffer {
  const opened = Buffer.alloc(bytes.length);
  for (let start = 0, block = 0; start < bytes.length; start += blockBytes, block++) {
    rc4(keyOfBlock(block), bytes.subarray(start, start + blockBytes)).copy(opened, start);
  }
  return opened;
}

/** @param key not empty. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 255] ?? 0;
  const swap = (one: number, other: number): void => {
    const kept = at(one);
    state[one] = at(other);
    state[other] = kept;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  const out = Buffer.alloc(bytes.length);
  for (let index = 0, i = 0, j = 0; index < bytes.length; index++) {
    i = (i + 1) & 255;
    j = (j + at(i)) & 255;
    swap(i, j);
    out[index] = (bytes[index] ?? 0) ^ at(at(i) + at(j));
  }
  return out;
}
