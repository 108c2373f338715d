/**
 * A light English stemmer: plural, past, gerund, adverb and the commonest derivational endings, in the order of
 * Porter, "An algorithm for suffix stripping" (Program 14, 1980), with fewer rules. Stems are for comparison only.
 */
const DERIVED: readonly (readonly [suffix: string, replacement: string])[] = [
  ['ization', 'iz'],
  ['isation', 'iz'],
  ['ational', 'at'],
  ['fulness', 'ful'],
  ['iveness', 'iv'],
  ['ousness', 'ous'],
  ['ation', 'at'],
  ['ition', 'it'],
  ['ement', ''],
  ['ment', ''],
  ['ness', ''],
  ['ance', ''],
  ['ence', ''],
  ['able', ''],
  ['ible', ''],
  ['ator', 'at'],
  ['ical', 'ic'],
  ['ally', 'al'],
  ['ity', ''],
  ['ive', ''],
  ['ion', ''],
  ['ise', 'iz'],
  ['ize', 'iz'],
  ['ful', ''],
  ['ant', ''],
  ['ent', ''],
  ['ate', 'at'],
  ['al', ''],
  ['ly', ''],
  ['er', ''],
  ['or', ''],
];

const VOWEL = /[aeiouy]/;

function withoutInflection(word: string): string {
  let stem = word;
  if (stem.endsWith("'s") || stem.endsWith('’s')) stem = stem.slice(0, -2);
  if (stem.endsWith('sses')) stem = stem.slice(0, -2);
  else if (stem.endsWith('ies')) stem = `${stem.slice(0, -3)}y`;
  else if (stem.endsWith('s') && !stem.endsWith('ss') && !stem.endsWith('us') && !stem.endsWith('is')) stem = stem.slice(0, -1);
  for (const ending of ['ing', 'ed']) {
    const rest = stem.slice(0, -ending.length);
    if (!stem.endsWith(ending) || rest.length < 2 || !VOWEL.test(rest)) continue;
    const last = rest.at(-1);
    const doubled = last !== undefined && last === rest.at(-2) && !'lsz'.includes(last);
    return doubled ? rest.slice(0, -1) : rest;
  }
  return stem;
}

/** @param word in lower case. Words of up to three letters are their own stem. */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  let result = withoutInflection(word);
  for (const [suffix, replacement] of DERIVED) {
    if (result.length - suffix.length < 4 || !result.endsWith(suffix)) continue;
    result = result.slice(0, -suffix.length) + replacement;
    break;
  }
  if (result.length > 3 && (result.endsWith('e') || result.endsWith('y') || result.endsWith('i'))) result = result.slice(0, -1);
  return result;
}
