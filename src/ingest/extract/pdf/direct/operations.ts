/** Operators that are acted upon (ISO 32000-1, annex A), in the order of their numbers; those that are acted upon alike have one. */
const TEXT = ['Tj TJ', 'Td', 'Tm', 'Tf', 'BT', 'Tc', 'Tw', 'Tr', 'TD', 'T*', 'Tz', 'TL', 'Ts', "'", '"'];
const PATH = ['m l c v y', 'q', 'Q', 're', 'cm', 'g rg k', 'G RG K', 'f F f* B B* b b*', 'S s n'];
const REST = ['Do', 'gs', 'BDC BMC', 'EMC', 'sh', 'cs', 'sc scn', 'BI'];

/** The last number of each kind; 0 is for operators of no effect here. */
export const LAST_OF_TEXT = TEXT.length;
export const LAST_OF_PATH = LAST_OF_TEXT + PATH.length;

/** By operators of one or two letters, then by the longer ones. */
const short = new Uint8Array(0x10000);
const long = new Map<number, number>();
[...TEXT, ...PATH, ...REST].forEach((names, index) => {
  for (const name of names.split(' ')) {
    const word = Buffer.from(name, 'latin1').reduce((sum, letter, at) => sum | (letter << (8 * at)), 0);
    if (word < short.length) short[word] = index + 1;
    else long.set(word, index + 1);
  }
});

/**
 * A small number for an operator: a choice among such is one jump, where one among letters compares them with each, and a file has millions.
 * @param word an operator's letters as one number: see `ContentLexer`
 */
export const operationOf = (word: number): number => (word < short.length ? (short[word] ?? 0) : (long.get(word) ?? 0));
