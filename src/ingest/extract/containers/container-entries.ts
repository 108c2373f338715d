/** A file inside an archive, not yet unpacked. */
export interface ContainerEntry {
  /** As the archive writes it, with `/`. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'special';
  readonly encrypted: boolean;
  /** As the archive states it; undefined where it does not. */
  readonly statedBytes: number | undefined;
  /** @throws Error for damaged data; with code `ERR_BUFFER_TOO_LARGE` past `maxBytes`. */
  read(maxBytes: number): Uint8Array;
}

export const tooLargeToRead = (): Error => Object.assign(new Error('larger than is allowed'), { code: 'ERR_BUFFER_TOO_LARGE' });

export const isTooLargeToRead = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
