import { unzipSync, zipSync } from 'fflate';
import { seededRandom } from '../seeded-random.ts';

const EXTREMES = [0, 1, 0x7f, 0x80, 0xff, 0xfe];
const WORDS = [0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, 0x10000];

type Random = () => number;
const below = (random: Random, limit: number): number => Math.floor(random() * Math.max(1, limit));

/** Ways to spoil bytes, each in place or by length. */
const SPOILERS: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    for (let count = 1 + below(random, 16); count > 0; count--) {
      const at = below(random, bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << below(random, 8));
    }
    return bytes;
  },
  (bytes, random) => {
    for (let count = 1 + below(random, 8); count > 0; count--)
      bytes[below(random, bytes.length)] = EXTREMES[below(random, EXTREMES.length)] ?? 0;
    return bytes;
  },
  (bytes, random) => {
    if (bytes.length >= 4) bytes.writeUInt32LE(WORDS[below(random, WORDS.length)] ?? 0, below(random, bytes.length - 3));
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, below(random, bytes.length)),
  (bytes, random) => {
    const at = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + below(random, 200))]);
  },
  (bytes, random) => {
    const from = below(random, bytes.length);
    const piece = bytes.subarray(from, from + 1 + below(random, 400));
    const at = below(random, bytes.length);
    return Buffer.concat([bytes.subarray(0, at), ...Array.from({ length: 1 + below(random, 20) }, () => piece), bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = below(random, bytes.length);
    bytes.fill(0, at, Math.min(bytes.length, at + below(random, 300)));
    return bytes;
  },
  (bytes, random) => {
    const digits = [...bytes.toString('latin1').matchAll(/\d+/g)];
    const chosen = digits[below(random, digits.length)];
    if (chosen === undefined) return bytes;
    const value = String(WORDS[below(random, WORDS.length)] ?? 0);
    return Buffer.concat([bytes.subarray(0, chosen.index), Buffer.from(value), bytes.subarray(chosen.index + chosen[0].length)]);
  },
];

function spoil(bytes: Uint8Array, random: Random): Buffer {
  let spoiled: Buffer = Buffer.from(bytes);
  for (let rounds = 1 + below(random, 3); rounds > 0 && spoiled.length > 0; rounds--) {
    spoiled = (SPOILERS[below(random, SPOILERS.length)] ?? ((same: Buffer) => same))(spoiled, random);
  }
  return spoiled;
}

/** @returns no parts of a package that is damaged to begin with: it is then spoiled as bytes */
function partsOf(bytes: Uint8Array): Record<string, Uint8Array> {
  try {
    return unzipSync(bytes);
  } catch {
    return {};
  }
}

/** @returns the same spoiled file for the same seed: now its bytes as they lie there, now a part of the package it is, now two files run together. */
export function mutate(bytes: Uint8Array, other: Uint8Array, seed: number): Buffer {
  const random = seededRandom(seed);
  const way = random();
  if (way < 0.45 && bytes[0] === 0x50 && bytes[1] === 0x4b) {
    const parts = partsOf(bytes);
    const names = Object.keys(parts);
    const name = names[below(random, names.length)] ?? '';
    const part = parts[name];
    if (part !== undefined) return Buffer.from(zipSync({ ...parts, [name]: spoil(part, random) }, { level: 1, mtime: '2020-01-01' }));
  }
  if (way > 0.95) return Buffer.concat([bytes.subarray(0, below(random, bytes.length)), other.subarray(below(random, other.length))]);
  return spoil(bytes, random);
}
