import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { IntegrityError } from '../domain/errors.ts';
import { type ArtifactStore, openArtifactStore } from './artifact-store.ts';

/** Where a scan keeps what it need not do twice. Deleting it costs time only. */
export interface Workspace {
  readonly folder: string;
  readonly artifacts: ArtifactStore;
  readonly index: string;
  /** Files of archives, each archive's in a folder of its own. */
  readonly unpacked: string;
}

/** Raised whenever a text is indexed under other keys: an index of the old ones is left alone and a new one made. */
const INDEX_KEYS = 'keys-2';

/** @throws IntegrityError `workspace-unwritable`. */
export async function openWorkspace(folder: string): Promise<Workspace> {
  try {
    await mkdir(path.join(folder, 'artifacts'), { recursive: true });
  } catch (cause) {
    throw new IntegrityError('workspace-unwritable', `Cannot make the workspace ${folder}: ${String(cause)}`, {
      mend: 'Name a writable folder with --workspace.',
      file: folder,
      cause,
    });
  }
  return {
    folder,
    artifacts: openArtifactStore(path.join(folder, 'artifacts')),
    index: path.join(folder, 'index', INDEX_KEYS),
    unpacked: path.join(folder, 'unpacked'),
  };
}
