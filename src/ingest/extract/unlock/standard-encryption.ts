import { ByteView } from '../ole/byte-view.ts';
import { decryptAes, digest, isAesKey, spun, uint32 } from './office-protection.ts';

const AES = [0x660e, 0x660f, 0x6610];
const SHA_1_BYTES = 20;
const SIZE_BYTES = 8;
/** Fixed, [MS-OFFCRYPTO] 2.3.4.7. */
export const STANDARD_ROUNDS = 50_000;

/** EncryptionHeader and EncryptionVerifier, [MS-OFFCRYPTO] 2.3.2 and 2.3.3. */
export interface BinaryEncryption {
  readonly algorithm: number;
  readonly keyBits: number;
  readonly salt: Uint8Array;
  readonly verifier: Uint8Array;
  readonly verifierHash: Uint8Array;
}

/** @param info begins with the version of the encryption; the flags and the size of the header follow. */
export function readBinaryEncryption(info: Uint8Array): BinaryEncryption {
  const view = new ByteView(info);
  const header = 12;
  const at = header + Math.min(view.u32(8), info.length);
  return {
    algorithm: view.u32(header + 8),
    keyBits: view.u32(header + 16),
    salt: view.slice(at + 4, at + 20),
    verifier: view.slice(at + 20, at + 36),
    verifierHash: view.slice(at + 40, at + 72),
  };
}

/** @returns undefined for another cipher than AES, or what is cut off. */
export function readStandardEncryption(info: Uint8Array): BinaryEncryption | undefined {
  const encryption = readBinaryEncryption(info);
  const { algorithm, keyBits, salt, verifier, verifierHash } = encryption;
  const whole = salt.length === 16 && verifier.length === 16 && verifierHash.length === 32;
  return AES.includes(algorithm) && isAesKey(keyBits) && whole ? encryption : undefined;
}

/** @returns the key of the package, undefined where the password is another. */
export function standardKey({ keyBits, salt, verifier, verifierHash }: BinaryEncryption, password: string): Buffer | undefined {
  const final = digest('sha1', spun('sha1', salt, password, STANDARD_ROUNDS), uint32(0));
  const mixed = (fill: number): Buffer => {
    const block = Buffer.alloc(64, fill);
    for (const [index, byte] of final.entries()) block[index] = byte ^ fill;
    return digest('sha1', block);
  };
  const key = Buffer.concat([mixed(0x36), mixed(0x5c)]).subarray(0, keyBits / 8);
  const expected = digest('sha1', decryptAes(key, null, verifier));
  return decryptAes(key, null, verifierHash).subarray(0, SHA_1_BYTES).equals(expected) ? key : undefined;
}

/** @param stream the EncryptedPackage stream. */
export const openStandardPackage = (key: Uint8Array, stream: Uint8Array): Buffer =>
  decryptAes(key, null, stream.subarray(SIZE_BYTES)).subarray(0, new ByteView(stream).u32(0));
