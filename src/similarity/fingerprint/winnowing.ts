/**
 * Winnowing (Schleimer, Wilkerson and Aiken, SIGMOD 2003) over grams whose length follows the kind of their first token.
 *
 * Let the gram at token i span k(i) tokens and the window at token j span the w(j) grams that start at j, j+1, …, with
 * k = 7, w = 7 where the token is a Han character and k = 5, w = 4 where it is a word or a number. In each window the
 * gram of least hash is selected. Take any run of tokens that two texts share:
 *
 * - 13 Han characters: the window at its first token reaches grams that start at 0 … 6 and end at 6 + 7 = 13, all inside;
 * - 8 words or numbers: grams that start at 0 … 3 end at 3 + 5 = 8, all inside;
 * - 13 tokens of any mixture: at most 7 starts of at most 7 tokens, all inside.
 *
 * So both texts see a window of the same grams, whatever stands around the run, and select the same hash there.
 * The expected share of selected grams is 2 / (w + 1): one in 4 Han characters, two in 5 words.
 */
export const HAN_GRAM = 7;
export const HAN_WINDOW = 7;
export const WORD_GRAM = 5;
export const WORD_WINDOW = 4;
/** Any shared run of this many Han characters, or of this many words, has a fingerprint in common. */
export const GUARANTEED_HAN_RUN = HAN_GRAM + HAN_WINDOW - 1;
export const GUARANTEED_WORD_RUN = WORD_GRAM + WORD_WINDOW - 1;
