/** One line of CC-CEDICT: both written forms and the English senses, cleaned of notes. */
export interface CedictEntry {
  readonly traditional: string;
  readonly simplified: string;
  readonly senses: readonly string[];
}

const LINE = /^(\S+) (\S+) \[[^\]]*\] \/(.*)\/\s*$/;
/** Senses about the word instead of its meaning. */
const ABOUT_THE_WORD = /^(CL:|(old |erroneous |archaic |Japanese )?variant of|see |see also|also written|also pr\.|used in|surname )/;
const NOTES = /\([^)]*\)|\[[^\]]*\]|[^\x20-\x7E]+/g;

function sensesOf(definitions: string): string[] {
  const senses: string[] = [];
  for (const sense of definitions.split(/[/;]/)) {
    const trimmed = sense.trim();
    if (trimmed === '' || ABOUT_THE_WORD.test(trimmed)) continue;
    const plain = trimmed.replace(NOTES, ' ').trim();
    if (plain !== '') senses.push(plain);
  }
  return senses;
}

/** @param text a CC-CEDICT file (https://cc-cedict.org/wiki/format:syntax); lines that are no entry are skipped */
export function* parseCedict(text: string): Generator<CedictEntry> {
  for (const line of text.split('\n')) {
    if (line.startsWith('#')) continue;
    const [, traditional, simplified, definitions] = LINE.exec(line) ?? [];
    if (traditional === undefined || simplified === undefined || definitions === undefined) continue;
    const senses = sensesOf(definitions);
    if (senses.length > 0) yield { traditional, simplified, senses };
  }
}
