import { rename, rm, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { UnpackContainer } from '../ingest/discover/expand-container.ts';
import { INSIDE, type UnpackResult } from '../ingest/extract/containers/unpacked-file.ts';
import { createExtractionPool } from '../ingest/extract/extraction-pool.ts';
import { EXTRACTOR_VERSION } from '../ingest/extract/extractor-version.ts';
import { artifactKey } from './artifact-store.ts';
import { FILE_PLACEHOLDER, isTransient, nameFile } from './extracted.ts';
import type { ExtractLimits } from './tasks/extract.ts';
import type { Workspace } from './workspace.ts';

const KIND = 'unpacked';

/** Unpacks archives in child processes into the workspace, each distinct one once. */
export interface Unpacker {
  readonly unpack: UnpackContainer;
  close(): void;
}

export function createUnpacker(workspace: Workspace, limits: Omit<ExtractLimits, 'passwords'>, signal: AbortSignal | undefined): Unpacker {
  const pool = createExtractionPool({ size: availableParallelism(), ...limits });
  const running = new Map<string, Promise<UnpackResult>>();

  async function unpackOnce(key: string, file: string, sha256: string): Promise<UnpackResult> {
    const folder = path.join(workspace.unpacked, key);
    // The artifact is this pipeline's own, behind a checksum: its type is trusted.
    const known = (await workspace.artifacts.get(KIND, key)) as UnpackResult | undefined;
    if (known !== undefined && (known.status !== 'unpacked' || (await isFolder(folder)))) return known;
    const part = `${folder}.part`;
    await Promise.all([part, folder].map((one) => rm(one, { recursive: true, force: true })));
    const result = await pool.unpack({ path: file, displayPath: FILE_PLACEHOLDER, sha256 }, part, signal === undefined ? {} : { signal });
    if (result.status === 'unpacked') await rename(part, folder);
    else await rm(part, { recursive: true, force: true });
    if (result.status !== 'unreadable' || !isTransient(result.error.code)) await workspace.artifacts.put(KIND, key, result);
    return result;
  }

  return {
    unpack: async ({ path: file, displayPath, sha256 }) => {
      const key = artifactKey(KIND, EXTRACTOR_VERSION, sha256, limits);
      const unpacking = running.get(key) ?? unpackOnce(key, file, sha256);
      running.set(key, unpacking);
      const result = await unpacking;
      if (result.status === 'unreadable') return { status: 'unreadable', error: nameFile(result.error, displayPath) };
      if (result.status === 'not-container') return result;
      const files = result.files.map((one) =>
        one.refused === undefined
          ? one
          : { ...one, refused: { ...nameFile(one.refused, displayPath), file: `${displayPath}${INSIDE}${one.path}` } },
      );
      return { status: 'unpacked', folder: path.join(workspace.unpacked, key), files };
    },
    close: () => pool.close(),
  };
}

const isFolder = async (folder: string): Promise<boolean> => (await stat(folder).catch(() => undefined))?.isDirectory() === true;
