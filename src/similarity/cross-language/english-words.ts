import { stem } from '../align/stem.ts';
import { STOP_WORDS } from '../align/stop-words.ts';
import { hashForm } from '../normalise/normalise.ts';

const WORD = /[a-z]+(?:['’][a-z]+)?/g;
/** Words that dictionaries explain with and papers do not mean, beside the stop words of the alignment. */
const EXPLAINING = new Set('sth sb etc esp eg ie one oneself lit fig kind type type sort abbr cf vs et al'.split(' '));

/** Stems of words seen before: a document and a dictionary use the same few ten thousand words again and again. */
const MOST_REMEMBERED = 200_000;
const remembered = new Map<string, string>();

/** @param word in lower case. @returns its stem, or '' for a word that says little */
export function contentStem(word: string): string {
  const known = remembered.get(word);
  if (known !== undefined) return known;
  const plain = word.replace(/['’]s$/, '');
  const result = plain.length < 2 || EXPLAINING.has(plain) || STOP_WORDS.has(hashForm(plain)) ? '' : stem(plain);
  if (remembered.size < MOST_REMEMBERED) remembered.set(word, result);
  return result;
}

/** Stems of the content words of an English phrase, in order. */
export function contentStems(phrase: string): string[] {
  const stems: string[] = [];
  for (const [word] of phrase.toLowerCase().matchAll(WORD)) {
    const found = contentStem(word);
    if (found !== '') stems.push(found);
  }
  return stems;
}
