import { createCipheriv, createHash, createHmac } from 'node:crypto';
import { oleFile } from './ole-file.ts';

// Written from [MS-OFFCRYPTO] apart from the reader, with fixed salts and keys: equal inputs give equal files.

const filled = (length: number, seed: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 37 + seed * 101) & 255));
const u32 = (...values: readonly number[]): Buffer => Buffer.from(Uint32Array.from(values).buffer);
const hashed = (algorithm: string, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash(algorithm);
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const toBlocks = (bytes: Uint8Array): Buffer => Buffer.concat([bytes, Buffer.alloc((16 - (bytes.length % 16)) % 16)]);
const aes = (mode: 'ecb' | 'cbc', key: Buffer, iv: Buffer | null, bytes: Uint8Array): Buffer => {
  const cipher = createCipheriv(`aes-${key.length * 8}-${mode}`, key, iv).setAutoPadding(false);
  return Buffer.concat([cipher.update(toBlocks(bytes)), cipher.final()]);
};
function rounds(algorithm: string, salt: Buffer, password: string, count: number): Buffer {
  let last = hashed(algorithm, salt, Buffer.from(password, 'utf16le'));
  for (let round = 0; round < count; round++) last = hashed(algorithm, u32(round), last);
  return last;
}
const sized64 = (length: number): Buffer => u32(length, 0);

export interface AgileOptions {
  readonly spinCount?: number;
  readonly hash?: 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512';
  readonly keyBits?: 128 | 256;
  /** Changed after the integrity value was taken. */
  readonly tamper?: (stream: Buffer) => void;
}

/** A package under agile encryption. It must be longer than a sector's 4096 bytes, lest its stream be padded. */
export function agileFile(packed: Uint8Array, password: string, options: AgileOptions = {}): Buffer {
  const { spinCount = 1000, hash = 'SHA512', keyBits = 256, tamper } = options;
  const algorithm = hash.toLowerCase();
  const [dataSalt, keySalt, secret] = [filled(16, 1), filled(16, 2), filled(keyBits / 8, 3)];
  const hashBytes = hashed(algorithm).length;
  const start = rounds(algorithm, keySalt, password, spinCount);
  const fit = (bytes: Buffer, length: number): Buffer => Buffer.concat([bytes, Buffer.alloc(length, 0x36)]).subarray(0, length);
  const keyed = (blockKey: string, bytes: Buffer): string =>
    aes('cbc', fit(hashed(algorithm, start, Buffer.from(blockKey, 'hex')), keyBits / 8), keySalt, bytes).toString('base64');
  const iv = (block: Buffer): Buffer => fit(hashed(algorithm, dataSalt, block), 16);
  const segments = Array.from({ length: Math.ceil(packed.length / 4096) }, (_, index) =>
    aes('cbc', secret, iv(u32(index)), packed.subarray(index * 4096, (index + 1) * 4096)),
  );
  const stream = Buffer.concat([sized64(packed.length), ...segments]);
  const hmacKey = filled(hashBytes, 5);
  const hmac = createHmac(algorithm, hmacKey).update(stream).digest();
  const integrity = (blockKey: string, bytes: Buffer): string =>
    aes('cbc', secret, iv(Buffer.from(blockKey, 'hex')), bytes).toString('base64');
  tamper?.(stream);
  const input = filled(16, 4);
  const traits = (salt: Buffer): string =>
    `saltSize="16" blockSize="16" keyBits="${keyBits}" hashSize="${hashBytes}" cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="${hash}" saltValue="${salt.toString('base64')}"`;
  const info = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption" xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><keyData ${traits(dataSalt)}/><dataIntegrity encryptedHmacKey="${integrity('5fb2ad010cb9e1f6', hmacKey)}" encryptedHmacValue="${integrity('a0677f02b22c8433', hmac)}"/><keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password"><p:encryptedKey spinCount="${spinCount}" ${traits(keySalt)} encryptedVerifierHashInput="${keyed('fea7d2763b4b9e79', input)}" encryptedVerifierHashValue="${keyed('d7aa0f6d3061344e', hashed(algorithm, input))}" encryptedKeyValue="${keyed('146e0be7abacd0d6', secret)}"/></keyEncryptor></keyEncryptors></encryption>`;
  return oleFile({ EncryptionInfo: Buffer.concat([u32(0x00040004, 0x40), Buffer.from(info.padEnd(4096, ' '))]), EncryptedPackage: stream });
}

const CSP = Buffer.from('Microsoft Enhanced RSA and AES Cryptographic Provider\0', 'utf16le');
/** EncryptionHeader with its size before it, then EncryptionVerifier. */
const binaryInfo = (
  flags: number,
  ids: readonly [cipher: number, keyBits: number, provider: number],
  salt: Buffer,
  verifier: Buffer,
  verifierHash: Buffer,
): Buffer =>
  Buffer.concat([
    u32(flags, 32 + CSP.length, flags, 0, ids[0], 0x8004, ids[1], ids[2], 0, 0),
    CSP,
    u32(16),
    salt,
    verifier,
    u32(20),
    verifierHash,
  ]);

/** A package under standard encryption with AES-128. */
export function standardFile(packed: Uint8Array, password: string): Buffer {
  const salt = filled(16, 6);
  const final = hashed('sha1', rounds('sha1', salt, password, 50_000), u32(0));
  const block = Buffer.alloc(64, 0x36).map((byte, index) => byte ^ (final[index] ?? 0));
  const key = hashed('sha1', block).subarray(0, 16);
  const verifier = filled(16, 7);
  const info = binaryInfo(
    0x24,
    [0x660e, 128, 24],
    salt,
    aes('ecb', key, null, verifier),
    aes('ecb', key, null, Buffer.concat([hashed('sha1', verifier), Buffer.alloc(12)])),
  );
  return oleFile({
    EncryptionInfo: Buffer.concat([u32(0x00020003), info]),
    EncryptedPackage: Buffer.concat([sized64(packed.length), aes('ecb', key, null, packed)]),
  });
}

function rc4(key: Buffer, bytes: Uint8Array): Buffer {
  const box = [...Array(256).keys()];
  const swap = (a: number, b: number): unknown => ([box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0]);
  for (let i = 0, j = 0; i < 256; i++) swap(i, (j = (j + (box[i] ?? 0) + (key[i % key.length] ?? 0)) % 256));
  let [i, j] = [0, 0];
  return Buffer.from(
    bytes.map((byte) => {
      i = (i + 1) % 256;
      j = (j + (box[i] ?? 0)) % 256;
      swap(i, j);
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) % 256] ?? 0);
    }),
  );
}

export type Word97Protection = 'rc4-40' | 'cryptoapi-40' | 'cryptoapi-128';

/** Streams of a Word 97 document as `word97File` makes them; its table begins with room for the description. */
export function protectWord97(document: Buffer, table: Buffer, password: string, kind: Word97Protection): Buffer {
  const salt = filled(16, 8);
  const secret = Buffer.from(password, 'utf16le');
  const short = hashed('md5', secret).subarray(0, 5);
  const mixed = hashed('md5', ...Array.from({ length: 16 }, () => [short, salt]).flat()).subarray(0, 5);
  const long = hashed('sha1', salt, secret);
  const keyOf = (block: number): Buffer => {
    if (kind === 'rc4-40') return hashed('md5', mixed, u32(block));
    const key = hashed('sha1', long, u32(block));
    return kind === 'cryptoapi-128' ? key.subarray(0, 16) : Buffer.concat([key.subarray(0, 5), Buffer.alloc(11)]);
  };
  const verifier = filled(16, 9);
  const sealed = rc4(keyOf(0), Buffer.concat([verifier, hashed(kind === 'rc4-40' ? 'md5' : 'sha1', verifier)]));
  const head =
    kind === 'rc4-40'
      ? Buffer.concat([u32(0x00010001), salt, sealed])
      : Buffer.concat([
          u32(0x00020004),
          binaryInfo(4, [0x6801, kind === 'cryptoapi-128' ? 128 : 40, 1], salt, sealed.subarray(0, 16), sealed.subarray(16)),
        ]);
  const locked = (bytes: Buffer): Buffer =>
    Buffer.concat(
      Array.from({ length: Math.ceil(bytes.length / 512) }, (_, block) =>
        rc4(keyOf(block), bytes.subarray(block * 512, (block + 1) * 512)),
      ),
    );
  const openMain = Buffer.from(document);
  openMain.writeUInt16LE(openMain.readUInt16LE(10) | 0x0100, 10);
  openMain.writeUInt32LE(head.length, 14);
  const main = locked(openMain);
  openMain.copy(main, 0, 0, 68);
  const tables = locked(table);
  head.copy(tables);
  return oleFile({ WordDocument: main, '1Table': tables });
}
