import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A small generator of pseudo-random numbers in [0, 1): the same texts in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
  };
}

const SYLLABLES = 'an be con de er fi gen ho in ja ka lu ment no or per qui re sta tion ul ver wi xa yo zen th ing ly ous'.split(' ');

/** Pseudo-English: words of Zipf-like frequency in sentences with punctuation. */
export function english(random: () => number, bytes: number): string {
  const words = Array.from({ length: 20_000 }, (_, i) => {
    let word = '';
    // Common words are short, as in English: on average a word and its space take about 6 bytes.
    for (let left = i < 30 ? i + 1 : i + 500; left > 0; left = Math.floor(left / SYLLABLES.length))
      word += SYLLABLES[left % SYLLABLES.length] ?? '';
    return word;
  });
  const parts: string[] = [];
  for (let length = 0, place = 0; length < bytes; place++) {
    const word = words[Math.floor(words.length ** random()) - 1] ?? 'a';
    const text =
      place % 14 === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word + (place % 14 === 13 ? '.' : place % 7 === 6 ? ',' : '');
    parts.push(text);
    length += text.length + 1;
  }
  return parts.join(' ');
}

/** Pseudo-Chinese: characters of Zipf-like frequency, three bytes each in UTF-8. */
export function chinese(random: () => number, bytes: number): string {
  let text = '';
  for (let length = 0, place = 0; length < bytes; length += 3, place++) {
    text +=
      place % 20 === 19 ? (place % 40 === 39 ? '。' : '，') : String.fromCharCode(0x4e00 + ((Math.floor(3500 ** random()) * 37) % 20_000));
  }
  return text;
}

const shared = path.resolve(import.meta.dirname, '../../shared/data/text');

/** Unpacks one of the shared text sets. @returns undefined where the shared data is absent */
export function unpack(name: 'pan13-dev' | 'zh-laws' | 'zh-reuse-dev', into: string): string[] | undefined {
  const archive = path.join(shared, `${name}.tar.gz`);
  if (!existsSync(archive)) return undefined;
  const folder = path.join(into, name);
  mkdirSync(folder, { recursive: true });
  if (spawnSync('tar', ['-xzf', archive, '-C', folder]).status !== 0) return undefined;
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => path.join(folder, file))
    .sort();
}

export const readAll = (files: readonly string[], bytes: number): string[] => {
  const texts: string[] = [];
  let total = 0;
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    total += Buffer.byteLength(text);
    texts.push(text);
    if (total > bytes) break;
  }
  return texts;
};
