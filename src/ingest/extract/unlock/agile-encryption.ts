import { createHmac, getHashes } from 'node:crypto';
import { ByteView } from '../ole/byte-view.ts';
import { parseXml } from '../xml/parse-xml.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';
import { decryptAes, digest, isAesKey, spun, uint32 } from './office-protection.ts';

/** Of the description itself, which Word writes in twenty tags or so. */
const XML_LIMITS = { maxObjects: 1000, maxNesting: 20, maxCharacters: 100_000 };
const SEGMENT_BYTES = 4096;
/** StreamSize, [MS-OFFCRYPTO] 2.3.4.4. */
const SIZE_BYTES = 8;
const HASHES: Readonly<Record<string, string>> = { SHA1: 'sha1', 'SHA-1': 'sha1', SHA256: 'sha256', SHA384: 'sha384', SHA512: 'sha512' };

/** Block keys of [MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.14. */
const BLOCK_KEY = {
  verifierInput: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierValue: Buffer.from('d7aa0f6d3061344e', 'hex'),
  keyValue: Buffer.from('146e0be7abacd0d6', 'hex'),
  hmacKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  hmacValue: Buffer.from('a0677f02b22c8433', 'hex'),
} as const;

interface CipherTraits {
  readonly salt: Buffer;
  readonly blockBytes: number;
  readonly keyBytes: number;
  readonly hashBytes: number;
  readonly hash: string;
}

/** What an EncryptionInfo stream of version 4.4 describes. */
export interface AgileEncryption {
  readonly data: CipherTraits;
  readonly password: CipherTraits;
  /** Rounds of hashing a password takes. */
  readonly rounds: number;
  readonly verifierInput: Buffer;
  readonly verifierValue: Buffer;
  readonly keyValue: Buffer;
  readonly hmacKey: Buffer;
  readonly hmacValue: Buffer;
}

/** @returns undefined for what is damaged, or uses a cipher other than AES in CBC, or another hash than SHA. */
export function readAgileEncryption(info: Uint8Array, file: string): AgileEncryption | undefined {
  const tags = new Map<string, XmlAttributes>();
  const open = (name: string, attributes: XmlAttributes): void => {
    // Keys for certificates are described in a tag of the same name, without rounds.
    if (name !== 'encryptedKey' || attributes.get('spinCount') !== undefined) tags.set(name, attributes);
  };
  try {
    parseXml(info.subarray(8), { open }, file, XML_LIMITS);
  } catch {
    return undefined;
  }
  const bytes = (tag: string, name: string): Buffer => Buffer.from(tags.get(tag)?.get(name) ?? '', 'base64');
  const data = traitsOf(tags.get('keyData'));
  const password = traitsOf(tags.get('encryptedKey'));
  const rounds = Number(tags.get('encryptedKey')?.get('spinCount'));
  if (data === undefined || password === undefined || !Number.isInteger(rounds) || rounds < 0) return undefined;
  return {
    data,
    password,
    rounds,
    verifierInput: bytes('encryptedKey', 'encryptedVerifierHashInput'),
    verifierValue: bytes('encryptedKey', 'encryptedVerifierHashValue'),
    keyValue: bytes('encryptedKey', 'encryptedKeyValue'),
    hmacKey: bytes('dataIntegrity', 'encryptedHmacKey'),
    hmacValue: bytes('dataIntegrity', 'encryptedHmacValue'),
  };
}

function traitsOf(tag: XmlAttributes | undefined): CipherTraits | undefined {
  const number = (name: string): number => Number(tag?.get(name));
  const hash = HASHES[tag?.get('hashAlgorithm') ?? ''];
  const salt = Buffer.from(tag?.get('saltValue') ?? '', 'base64');
  const [keyBits, blockBytes, hashBytes] = [number('keyBits'), number('blockSize'), number('hashSize')];
  if (tag?.get('cipherAlgorithm') !== 'AES' || tag.get('cipherChaining') !== 'ChainingModeCBC' || blockBytes !== 16) return undefined;
  if (hash === undefined || !getHashes().includes(hash) || !isAesKey(keyBits) || salt.length === 0) return undefined;
  return { salt, blockBytes, keyBytes: keyBits / 8, hashBytes, hash };
}

/** @returns the key of the package, undefined where the password is another. */
export function agileKey(encryption: AgileEncryption, password: string): Buffer | undefined {
  const { hash, salt, keyBytes, blockBytes, hashBytes } = encryption.password;
  const start = spun(hash, salt, password, encryption.rounds);
  const opened = (blockKey: Uint8Array, bytes: Uint8Array): Buffer =>
    decryptAes(sized(digest(hash, start, blockKey), keyBytes), sized(salt, blockBytes), bytes);
  const input = opened(BLOCK_KEY.verifierInput, encryption.verifierInput).subarray(0, salt.length);
  const value = opened(BLOCK_KEY.verifierValue, encryption.verifierValue).subarray(0, hashBytes);
  if (value.length === 0 || !digest(hash, input).equals(value)) return undefined;
  const key = opened(BLOCK_KEY.keyValue, encryption.keyValue).subarray(0, encryption.data.keyBytes);
  return key.length === encryption.data.keyBytes ? key : undefined;
}

/** @param stream the EncryptedPackage stream, opened in segments with a start of their own each. */
export function openAgilePackage({ data }: AgileEncryption, key: Uint8Array, stream: Uint8Array): Buffer {
  const segments: Buffer[] = [];
  for (let at = SIZE_BYTES, index = 0; at < stream.length; at += SEGMENT_BYTES, index++) {
    segments.push(decryptAes(key, startOf(data, uint32(index)), stream.subarray(at, at + SEGMENT_BYTES)));
  }
  return Buffer.concat(segments).subarray(0, new ByteView(stream).u32(0));
}

/** @returns whether the stream is the one that was written, [MS-OFFCRYPTO] 2.3.4.14; undefined where nothing is stated. */
export function isAsWritten({ data, hmacKey, hmacValue }: AgileEncryption, key: Uint8Array, stream: Uint8Array): boolean | undefined {
  if (hmacKey.length === 0 || hmacValue.length === 0) return undefined;
  const opened = (blockKey: Uint8Array, bytes: Uint8Array): Buffer =>
    decryptAes(key, startOf(data, blockKey), bytes).subarray(0, data.hashBytes);
  return createHmac(data.hash, opened(BLOCK_KEY.hmacKey, hmacKey)).update(stream).digest().equals(opened(BLOCK_KEY.hmacValue, hmacValue));
}

const startOf = ({ hash, salt, blockBytes }: CipherTraits, blockKey: Uint8Array): Buffer => sized(digest(hash, salt, blockKey), blockBytes);

/** Cut, or filled up with 0x36. */
const sized = (bytes: Buffer, length: number): Buffer =>
  bytes.length >= length ? bytes.subarray(0, length) : Buffer.concat([bytes, Buffer.alloc(length - bytes.length, 0x36)]);
