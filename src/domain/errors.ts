/** What a user can act on: a code to look up, what happened, what to do about it. Anything else thrown is a bug. */
export class IntegrityError extends Error {
  readonly code: string;
  /** What the user should do, one imperative sentence. */
  readonly mend: string;
  /** File the error speaks of, when there is one. */
  readonly file: string | undefined;

  constructor(code: string, message: string, options: { mend: string; file?: string; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'IntegrityError';
    this.code = code;
    this.mend = options.mend;
    this.file = options.file;
  }
}

/** The serialisable form of an error, as reports, job results and artifacts keep it. */
export interface CodedError {
  readonly code: string;
  readonly message: string;
  readonly mend: string;
  readonly file?: string;
}

/** @returns the coded form; an unforeseen throw becomes `internal-error` with its message kept. */
export function toCodedError(error: unknown): CodedError {
  if (error instanceof IntegrityError) {
    return { code: error.code, message: error.message, mend: error.mend, ...(error.file === undefined ? {} : { file: error.file }) };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal-error', message, mend: 'Report this to the maintainers with the command and the file.' };
}
