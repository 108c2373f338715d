import type { DossierFile } from '../../domain/dossier.ts';
import type { CodedError } from '../../domain/errors.ts';
import { INSIDE, type UnpackedFile } from '../extract/containers/unpacked-file.ts';
import { fileKind } from './file-kinds.ts';

/** Looks into a file that may be an archive, in a process of its own. */
export type UnpackContainer = (file: {
  /** Absolute. */
  readonly path: string;
  readonly displayPath: string;
  readonly sha256: string;
}) => Promise<UnpackedContainer>;

export type UnpackedContainer =
  | { readonly status: 'not-container' }
  | {
      readonly status: 'unpacked';
      /** Absolute; holds the files under the names of their blobs. */
      readonly folder: string;
      readonly files: readonly UnpackedFile[];
    }
  | { readonly status: 'unreadable'; readonly error: CodedError };

const SIGNATURES = ['PK\x03\x04', 'PK\x05\x06', '7z\xbc\xaf', 'Rar!'];

/** Whether a file begins as archives do: many documents do so too, and what they are only the child can tell. */
export const mayBeContainer = (head: Uint8Array): boolean => {
  const start = Buffer.from(head).toString('latin1');
  return SIGNATURES.some((signature) => start.startsWith(signature));
};

export interface ExpandedFile {
  /** The file itself, then those inside it. */
  readonly files: readonly DossierFile[];
  /** Absolute places of the files inside, by their path in the dossier. */
  readonly locations: readonly (readonly [path: string, absolute: string])[];
}

/** @returns the file as it is when it is no archive, else with the files found inside. */
export async function expandContainer(file: DossierFile, absolute: string, unpack: UnpackContainer): Promise<ExpandedFile> {
  const { path, sha256 } = file;
  if (sha256 === undefined) return { files: [file], locations: [] };
  const unpacked = await unpack({ path: absolute, displayPath: path, sha256 });
  if (unpacked.status === 'not-container') return { files: [file], locations: [] };
  if (unpacked.status === 'unreadable') return { files: [{ ...file, refused: { ...unpacked.error, file: path } }], locations: [] };
  const inner = unpacked.files.map((one): DossierFile => {
    const innerPath = `${path}${INSIDE}${one.path}`;
    return {
      path: innerPath,
      kind: kindInside(path, one.path),
      bytes: one.bytes,
      ...(one.sha256 === undefined ? {} : { sha256: one.sha256 }),
      ...(one.refused === undefined ? {} : { refused: one.refused }),
    };
  });
  const locations = unpacked.files.flatMap((one) =>
    one.blob === undefined ? [] : [[`${path}${INSIDE}${one.path}`, `${unpacked.folder}/${one.blob}`] as const],
  );
  return { files: [{ ...file, container: true }, ...inner.sort((a, b) => (a.path < b.path ? -1 : 1))], locations };
}

/** The folder the archive lies in tells the kind; an archive of a whole dossier has the folders inside, maybe below one more. */
function kindInside(container: string, inner: string): DossierFile['kind'] {
  const outer = fileKind(container);
  if (outer !== 'other') return outer;
  const parts = inner.split('/');
  for (let at = 0; at < parts.length - 1; at++) {
    const kind = fileKind(parts.slice(at).join('/'));
    if (kind !== 'other') return kind;
  }
  return 'other';
}
