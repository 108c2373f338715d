import { createDecipheriv, hash } from 'node:crypto';
import { type CodedError, IntegrityError } from '../../../domain/errors.ts';

const PASSWORD =
  'Put its password into the password file (`passwords` of batch.yaml, --passwords of extract), or ask the applicant for a copy without one.';
const SAVE_OPEN = 'Open it in Word, Excel or WPS with its password or rights and save a copy without them.';

type Code = 'docx-encrypted' | 'doc-encrypted';

/** Rounds of hashing all passwords of one file may take together: some 30 s. Word asks for 100,000 a password, [MS-OFFCRYPTO] allows 10,000,000. */
const MAX_ROUNDS = 10_000_000;

export const passwordWanted = (code: Code, file: string, what: string): IntegrityError =>
  new IntegrityError(code, `${file} is ${what} and cannot be read`, { mend: PASSWORD, file });

export const passwordWrong = (code: Code, file: string): IntegrityError =>
  new IntegrityError(code, `${file} is protected and none of the passwords given opens it`, { mend: PASSWORD, file });

/** No password given here would help. */
export const protectionUnknown = (code: Code, file: string, what: string): IntegrityError =>
  new IntegrityError(code, `${file} is ${what} and cannot be read`, { mend: SAVE_OPEN, file });

export const changedSinceProtected = (file: string): CodedError => ({
  code: 'office-integrity',
  message: `${file} was opened with its password, but its integrity value does not fit: it was damaged or changed after it was protected`,
  mend: 'Ask for the file again and compare; its text was read as it is.',
  file,
});

/** The digest each round feeds into the next, behind the number of the round ([MS-OFFCRYPTO] 2.3.4.7 and 2.3.4.11). */
export function spun(algorithm: string, salt: Uint8Array, password: string, rounds: number): Buffer {
  const first = digest(algorithm, salt, Buffer.from(password, 'utf16le'));
  const turning = Buffer.concat([Buffer.alloc(4), first]);
  for (let round = 0; round < rounds; round++) {
    turning.writeUInt32LE(round, 0);
    hash(algorithm, turning, 'buffer').copy(turning, 4);
  }
  return turning.subarray(4);
}

/** @throws IntegrityError with `code` where trying all passwords would take too long. */
export function boundRounds(rounds: number, passwords: readonly string[], code: Code, file: string): void {
  if (rounds * passwords.length <= MAX_ROUNDS) return;
  throw protectionUnknown(
    code,
    file,
    `a protected Office document that asks for ${rounds} rounds of hashing for each of ${passwords.length} passwords`,
  );
}

export const digest = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer => hash(algorithm, Buffer.concat(parts), 'buffer');

/** @param iv none for ECB. Bytes that fill no whole block are left out. */
export function decryptAes(key: Uint8Array, iv: Uint8Array | null, bytes: Uint8Array): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-${iv === null ? 'ecb' : 'cbc'}`, key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes.subarray(0, bytes.length - (bytes.length % 16))), cipher.final()]);
}

export const isAesKey = (keyBits: number): boolean => keyBits === 128 || keyBits === 192 || keyBits === 256;

export const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
