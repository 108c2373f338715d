import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { IntegrityError } from '../../domain/errors.ts';
import { type BilingualDictionary, buildDictionary } from './dictionary.ts';

/** CC-CEDICT of 2019-05-27, as the package carries it for its own tests; CC BY-SA 4.0, see docs/adr/0006-cross-language.md. */
const CEDICT = 'chinese-tokenizer/tests/cedict_ts.u8';
const FEWEST_WORDS = 100_000;

let prepared: BilingualDictionary | undefined;

/**
 * Reads and builds the dictionary once for a process (0.6 to 0.9 CPU seconds, about 150 MB resident); later calls give the same one.
 * The other calls of this folder do it by themselves; a worker that knows it will need it may do it early.
 * @throws IntegrityError `dictionary-unreadable`
 */
export function prepareCrossLanguage(): BilingualDictionary {
  prepared ??= readDictionary();
  return prepared;
}

function readDictionary(): BilingualDictionary {
  let text: string;
  let file: string | undefined;
  try {
    file = createRequire(import.meta.url).resolve(CEDICT);
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw unreadable('The Chinese-English dictionary could not be read', file, cause);
  }
  const dictionary = buildDictionary(text);
  if (dictionary.words.size < FEWEST_WORDS)
    throw unreadable(`The Chinese-English dictionary has only ${dictionary.words.size} words`, file);
  return dictionary;
}

const unreadable = (message: string, file: string | undefined, cause?: unknown): IntegrityError =>
  new IntegrityError('dictionary-unreadable', message, {
    mend: 'Install the dependencies again: npm ci',
    ...(file === undefined ? {} : { file }),
    cause,
  });
