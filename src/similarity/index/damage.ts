import { IntegrityError } from '../../domain/errors.ts';

/** A file of the index that does not hold what was committed. Says what is lost and what to do. */
export function damaged(file: string, what: string, cause?: unknown): IntegrityError {
  return new IntegrityError('index-damaged', `${file}: ${what}.`, {
    mend: 'Run `integrity index verify` to see what is lost, then `integrity index verify --repair` and add the lost documents again.',
    file,
    ...(cause === undefined ? {} : { cause }),
  });
}
