import { IntegrityError } from '../../domain/errors.ts';

export const textTooLong = (file: string, characters: number, limit: number): IntegrityError =>
  new IntegrityError('text-too-long', `${file} holds ${characters} characters; ${limit} are allowed`, {
    mend: 'Split the file, or raise the character limit if it is known to be sound.',
    file,
  });
