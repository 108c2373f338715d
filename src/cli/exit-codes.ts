/** Exit codes of every command, as the help states them. */
export const EXIT = { nothingToReview: 0, findings: 1, usage: 2, incomplete: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
