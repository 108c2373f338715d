import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { ByteView } from '../ole/byte-view.ts';
import { openCompoundFile } from '../ole/compound-file.ts';
import { agileKey, isAsWritten, openAgilePackage, readAgileEncryption } from './agile-encryption.ts';
import { boundRounds, changedSinceProtected, passwordWrong, protectionUnknown } from './office-protection.ts';
import { openStandardPackage, readStandardEncryption, STANDARD_ROUNDS, standardKey } from './standard-encryption.ts';

const CODE = 'docx-encrypted';
/** PK, with which every package begins. */
const ZIP = [0x50, 0x4b];

export interface UnlockedOffice {
  readonly bytes: Uint8Array;
  readonly warnings: readonly CodedError[];
}

/**
 * Opens an Office Open XML package (DOCX, XLSX …) under a password, [MS-OFFCRYPTO] 2.3.4: agile and standard encryption.
 * @param passwords tried in turn.
 * @param name what the file is, in words: for protections that no password given here opens.
 * @throws IntegrityError `docx-encrypted`, `docx-broken`, `ole-broken`.
 */
export function unlockOffice(bytes: Uint8Array, passwords: readonly string[], file: string, name: string): UnlockedOffice {
  const opened = openPackage(bytes, passwords, file, name);
  if (opened.bytes[0] !== ZIP[0] || opened.bytes[1] !== ZIP[1]) throw packageBroken(file);
  return opened;
}

function openPackage(bytes: Uint8Array, passwords: readonly string[], file: string, name: string): UnlockedOffice {
  const ole = openCompoundFile(bytes, file);
  const info = ole.stream('EncryptionInfo') ?? new Uint8Array();
  const stream = ole.stream('EncryptedPackage') ?? new Uint8Array();
  const version = new ByteView(info);
  const [major, minor] = [version.u16(0), version.u16(2)];
  if (major === 4 && minor === 4) {
    const encryption = readAgileEncryption(info, file);
    if (encryption === undefined) throw protectionUnknown(CODE, file, name);
    boundRounds(encryption.rounds, passwords, CODE, file);
    const key = firstKey(passwords, (password) => agileKey(encryption, password), file);
    const changed = isAsWritten(encryption, key, stream) === false;
    return { bytes: openAgilePackage(encryption, key, stream), warnings: changed ? [changedSinceProtected(file)] : [] };
  }
  const standard = minor === 2 && major >= 2 && major <= 4 ? readStandardEncryption(info) : undefined;
  if (standard === undefined) throw protectionUnknown(CODE, file, name);
  boundRounds(STANDARD_ROUNDS, passwords, CODE, file);
  return {
    bytes: openStandardPackage(
      firstKey(passwords, (password) => standardKey(standard, password), file),
      stream,
    ),
    warnings: [],
  };
}

function firstKey(passwords: readonly string[], keyOf: (password: string) => Buffer | undefined, file: string): Buffer {
  for (const password of passwords) {
    const key = keyOf(password);
    if (key !== undefined) return key;
  }
  throw passwordWrong(CODE, file);
}

const packageBroken = (file: string): IntegrityError =>
  new IntegrityError('docx-broken', `${file} was opened with its password, but what lies under it is damaged`, {
    mend: 'Ask for the file again, or open it in Word or WPS and save a new copy.',
    file,
  });
