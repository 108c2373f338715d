import type { CodedError } from '../../../domain/errors.ts';

/** Parts a container's path from the path inside it. */
export const INSIDE = '!/';

/** A file found inside a container, however deep. */
export interface UnpackedFile {
  /** Path below the container; those of containers inside it end in `!`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256?: string;
  /** Name of the file in the folder unpacked to; absent when it was refused. */
  readonly blob?: string;
  readonly refused?: CodedError;
}

export type UnpackResult =
  | { readonly status: 'unpacked'; readonly files: readonly UnpackedFile[] }
  /** The file is no container, or a document that is one by its form only. */
  | { readonly status: 'not-container' }
  | { readonly status: 'unreadable'; readonly error: CodedError };
