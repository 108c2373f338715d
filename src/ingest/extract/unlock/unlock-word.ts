import { ByteView } from '../ole/byte-view.ts';
import type { CompoundFile } from '../ole/compound-file.ts';
import { digest, passwordWanted, passwordWrong, protectionUnknown, uint32 } from './office-protection.ts';
import { rc4, rc4Blocks } from './rc4.ts';
import { readBinaryEncryption } from './standard-encryption.ts';

const CODE = 'doc-encrypted';
/** [MS-DOC] 2.2.6: the key changes every 512 bytes, and the beginning of the main stream stays open. */
const BLOCK_BYTES = 512;
const OPEN_BYTES = 68;
const FLAG_OBFUSCATED = 0x8000;
const FLAG_TABLE_1 = 0x0200;
const MAIN = 'worddocument';
const RC4 = 0x6801;

/** @returns the RC4 key of a block; 40-bit keys of RC4 CryptoAPI are filled up with zeros. */
type KeyOfBlock = (block: number) => Uint8Array;

interface WordEncryption {
  keysFor(password: string): KeyOfBlock;
  readonly verifier: Uint8Array;
  readonly verifierHash: Uint8Array;
  readonly hash: 'md5' | 'sha1';
}

/**
 * The streams of a Word 97–2003 document under a password, opened as they are asked for: 40-bit RC4 and RC4 of the CryptoAPI,
 * [MS-OFFCRYPTO] 2.3.5 and 2.3.6. Its properties stay as they are: some files keep them open, others hide them elsewhere.
 * @throws IntegrityError `doc-encrypted`.
 */
export function unlockWord(ole: CompoundFile, document: ByteView, passwords: readonly string[], file: string): CompoundFile {
  const flags = document.u16(10);
  const tableName = (flags & FLAG_TABLE_1) === 0 ? '0table' : '1table';
  const encryption = (flags & FLAG_OBFUSCATED) === 0 ? readEncryption(ole.stream(tableName) ?? new Uint8Array()) : undefined;
  if (encryption === undefined) throw protectionUnknown(CODE, file, 'a Word 97–2003 document under a protection that is not known here');
  if (passwords.length === 0) throw passwordWanted(CODE, file, 'a password-protected Word 97–2003 document');
  const keyOfBlock = passwords.map((password) => encryption.keysFor(password)).find((keys) => fits(encryption, keys(0)));
  if (keyOfBlock === undefined) throw passwordWrong(CODE, file);
  return {
    names: ole.names,
    stream: (name) => {
      const bytes = ole.stream(name);
      const lower = name.toLowerCase();
      if (bytes === undefined || ![MAIN, tableName, 'data'].includes(lower)) return bytes;
      const opened = rc4Blocks(bytes, BLOCK_BYTES, keyOfBlock);
      if (lower === MAIN) opened.set(bytes.subarray(0, OPEN_BYTES));
      return opened;
    },
  };
}

function fits({ verifier, verifierHash, hash }: WordEncryption, key: Uint8Array): boolean {
  const opened = rc4(key, Buffer.concat([verifier, verifierHash]));
  return digest(hash, opened.subarray(0, verifier.length)).equals(opened.subarray(verifier.length));
}

function readEncryption(table: Uint8Array): WordEncryption | undefined {
  const view = new ByteView(table);
  const [major, minor] = [view.u16(0), view.u16(2)];
  if (major === 1 && minor === 1 && table.length >= 52) {
    const salt = view.slice(4, 20);
    return {
      keysFor: (password) => shortKeys(salt, password),
      verifier: view.slice(20, 36),
      verifierHash: view.slice(36, 52),
      hash: 'md5',
    };
  }
  if (minor !== 2 || major < 2 || major > 4) return undefined;
  const { algorithm, keyBits, salt, verifier, verifierHash } = readBinaryEncryption(table);
  if ((algorithm !== RC4 && algorithm !== 0) || keyBits > 128 || keyBits % 8 !== 0 || verifierHash.length < 20) return undefined;
  // A stated length of 0 means 40 bits, [MS-OFFCRYPTO] 2.3.5.1.
  const keyBytes = (keyBits || 40) / 8;
  return { keysFor: (password) => longKeys(salt, password, keyBytes), verifier, verifierHash: verifierHash.subarray(0, 20), hash: 'sha1' };
}

/** [MS-OFFCRYPTO] 2.3.6.2. */
function shortKeys(salt: Uint8Array, password: string): KeyOfBlock {
  const start = digest('md5', Buffer.from(password, 'utf16le')).subarray(0, 5);
  const mixed = digest('md5', ...Array.from({ length: 16 }, () => [start, salt]).flat()).subarray(0, 5);
  return (block) => digest('md5', mixed, uint32(block));
}

/** [MS-OFFCRYPTO] 2.3.5.2. */
function longKeys(salt: Uint8Array, password: string, keyBytes: number): KeyOfBlock {
  const start = digest('sha1', salt, Buffer.from(password, 'utf16le'));
  return (block) => {
    const key = digest('sha1', start, uint32(block)).subarray(0, keyBytes);
    return keyBytes === 5 ? Buffer.concat([key, Buffer.alloc(11)]) : key;
  };
}
