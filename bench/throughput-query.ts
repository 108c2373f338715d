// One process: index the source files, then look every suspicious file up. Prints one JSON line. Started by throughput.ts.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as similarity from '../src/similarity/index.ts';

const [door = '', sources = '', queries = ''] = process.argv.slice(2);
const start = performance.now();
// The compiled room when there is one, as a user runs it; its source otherwise.
const { findCandidatesOfMany, fingerprint, indexKeys, MemoryIndex, normalise } = (await import(
  pathToFileURL(door).href
)) as typeof similarity;
const numberOf = (name: string): number => Number(name.replace(/\D/gu, ''));
const read = (folder: string): string[] =>
  readdirSync(folder)
    .sort((a, b) => numberOf(a) - numberOf(b))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
const keysOf = (text: string): Float64Array => indexKeys(fingerprint(normalise(text)));

const index = new MemoryIndex();
read(sources).forEach((text, i) => index.add({ info: { id: String(i), authors: [] }, text }));
const found = findCandidatesOfMany(index, read(queries).map(keysOf));
process.stdout.write(
  `${JSON.stringify({ milliseconds: performance.now() - start, pairs: found.filter((candidates, i) => i % 2 === 0 && candidates[0]?.id === String(i * 7)).length })}\n`,
);
