import { readFile } from 'node:fs/promises';
import { IntegrityError } from '../../../domain/errors.ts';

const MAX_BYTES = 64 * 1024;
/** Each is tried on every protected file. */
const MAX_PASSWORDS = 100;

/**
 * Reads a password file: text in UTF-8, one password a line as it stands; empty lines count for nothing.
 * @throws IntegrityError `passwords-unreadable`, `passwords-too-many`. Neither states what the file holds.
 */
export async function readPasswords(path: string, shown: string): Promise<readonly string[]> {
  const bytes = await readFile(path).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    throw new IntegrityError('passwords-unreadable', `The password file ${shown} cannot be read (${code})`, {
      mend: 'Put the file in its place, or correct its name.',
      file: shown,
    });
  });
  const lines =
    bytes.byteLength > MAX_BYTES
      ? undefined
      : bytes
          .toString('utf8')
          .replace(/^\ufeff/, '')
          .split(/\r?\n/);
  const passwords = [...new Set(lines?.filter((line) => line !== ''))];
  if (lines === undefined || passwords.length > MAX_PASSWORDS) {
    throw new IntegrityError(
      'passwords-too-many',
      `The password file ${shown} holds more than ${MAX_PASSWORDS} passwords or ${MAX_BYTES} bytes`,
      {
        mend: 'Keep one password a line, and those of this batch alone.',
        file: shown,
      },
    );
  }
  return passwords;
}
