import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '../domain/canonical.ts';
import { IntegrityError } from '../domain/errors.ts';

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);
const SHA256_BYTES = 32;
/** Smaller ones are inflated before another thread would have begun. */
const SMALL_BYTES = 64 * 1024;

/** @returns the key of whatever is computed from `parts`: SHA-256 hex of their canonical JSON. */
export const artifactKey = (...parts: readonly unknown[]): string => createHash('sha256').update(canonicalJson(parts)).digest('hex');

/** Everything expensive, kept under the hash of what it was made from. Safe for many processes: files appear whole or not at all. */
export interface ArtifactStore {
  readonly folder: string;
  /** @returns the value, or `undefined` when absent or damaged (it is then made anew). */
  get(kind: string, key: string): Promise<unknown>;
  put(kind: string, key: string, value: unknown): Promise<void>;
  /** The same for bytes that are to be used as they lie there: behind a checksum, not deflated. */
  getBytes(kind: string, key: string): Promise<Buffer | undefined>;
  putBytes(kind: string, key: string, bytes: Uint8Array): Promise<void>;
}

/** Artifacts as deflated JSON behind their checksum, in `<folder>/<kind>/<two hex digits>/<key>`. */
export function openArtifactStore(folder: string): ArtifactStore {
  const place = (kind: string, key: string): string => path.join(folder, kind, key.slice(0, 2), key);
  const write = async (kind: string, key: string, body: Uint8Array): Promise<void> => {
    const target = place(kind, key);
    const temporary = `${target}.${randomUUID()}.tmp`;
    try {
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(temporary, Buffer.concat([createHash('sha256').update(body).digest(), body]));
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw new IntegrityError('workspace-unwritable', `Cannot write into the workspace ${folder}: ${String(error)}`, {
        mend: 'Free disk space or name a writable folder with --workspace.',
        file: folder,
        cause: error,
      });
    }
  };
  return {
    folder,
    get: async (kind, key) => {
      const bytes = readWhole(place(kind, key));
      return bytes === undefined ? undefined : await decode(bytes);
    },
    put: async (kind, key, value) => await write(kind, key, await deflate(Buffer.from(JSON.stringify(value)), { level: 3 })),
    getBytes: (kind, key) => {
      const bytes = readWhole(place(kind, key));
      return Promise.resolve(bytes === undefined ? undefined : checked(bytes));
    },
    putBytes: write,
  };
}

function readWhole(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** @returns what stands behind a checksum that holds. */
function checked(bytes: Buffer): Buffer | undefined {
  const body = bytes.subarray(SHA256_BYTES);
  return createHash('sha256').update(body).digest().equals(bytes.subarray(0, SHA256_BYTES)) ? body : undefined;
}

async function decode(bytes: Buffer): Promise<unknown> {
  const body = checked(bytes);
  if (body === undefined) return undefined;
  const parsed: unknown = JSON.parse((body.length < SMALL_BYTES ? inflateRawSync(body) : await inflate(body)).toString('utf8'));
  return parsed;
}
