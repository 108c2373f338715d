const EQUAL = /共同第一作者|并列第一作者|同等贡献|共同一作|contributed\s+equally|equal\s+contribution|co-first\s+author/i;

/** @returns whether a note of equal contribution stands in the text. */
export const saysEqualContribution = (text: string): boolean => EQUAL.test(text);
