import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../domain/canonical.ts';
import { IntegrityError } from '../../domain/errors.ts';
import type { IndexStorage } from './storage.ts';

const MANIFEST = 'manifest.json';
/** Written before the manifest, with the same content: what is read when the manifest itself is damaged. */
const MANIFEST_COPY = 'manifest.copy.json';
const FORMAT = 'integrity-index';
const VERSION = 1;

const count = z.int().nonnegative();
const fileName = z.string().regex(/^[a-z0-9-]+\.[a-z]+$/);
const segmentSchema = z.object({
  name: z.string().regex(/^s\d{8}$/),
  documents: count,
  keys: count,
  postings: count,
  bytes: z.object({ postings: count, documents: count, lists: count }),
  removed: z.object({ file: fileName, count }).exactOptional(),
});
const manifestSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  /** Goes up by one with every commit. */
  generation: count,
  nextSegment: count,
  documents: count,
  /** Sum modulo 2^256 of the live documents' content hashes, hex. */
  contentSum: z.string().regex(/^[0-9a-f]{64}$/),
  segments: z.array(segmentSchema),
});
const storedSchema = z.object({ manifest: manifestSchema, sha256: z.string() });

export type SegmentEntry = z.infer<typeof segmentSchema>;
export type Manifest = z.infer<typeof manifestSchema>;

const EMPTY_MANIFEST: Manifest = {
  format: FORMAT,
  version: VERSION,
  generation: 0,
  nextSegment: 1,
  documents: 0,
  contentSum: '0'.repeat(64),
  segments: [],
};

const hashOf = (manifest: Manifest): string => createHash('sha256').update(canonicalJson(manifest)).digest('hex');

function parse(bytes: Uint8Array | undefined): Manifest | undefined {
  if (bytes === undefined) return undefined;
  try {
    const stored = storedSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return stored.success && stored.data.sha256 === hashOf(stored.data.manifest) ? stored.data.manifest : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The last committed manifest; the empty one for a folder that holds no index yet.
 * @throws IntegrityError `index-manifest-damaged` when both copies are unreadable
 */
export function readManifest(storage: IndexStorage): Manifest {
  const bytes = storage.readWhole(MANIFEST);
  const manifest = parse(bytes) ?? parse(storage.readWhole(MANIFEST_COPY));
  if (manifest !== undefined) return manifest;
  const segments = storage.list().filter((name) => /^s\d{8}\.postings$/.test(name));
  if (bytes === undefined && segments.length === 0 && storage.readWhole(MANIFEST_COPY) === undefined) return EMPTY_MANIFEST;
  throw new IntegrityError(
    'index-manifest-damaged',
    `${MANIFEST} and its copy are both damaged or of another version; ${segments.length} segment files are in the folder, which of them were committed is not known.`,
    { mend: 'Restore the index folder from a backup, or build the index anew.', file: storage.folder },
  );
}

/** Makes `manifest` the committed one. A reader sees the old one or the new one, whole, whenever the power goes. */
export function writeManifest(storage: IndexStorage, manifest: Manifest): void {
  const bytes = Buffer.from(`${JSON.stringify({ manifest, sha256: hashOf(manifest) }, null, 1)}\n`, 'utf8');
  for (const name of [MANIFEST_COPY, MANIFEST]) {
    const temporary = `${name}.new`;
    const handle = storage.create(temporary);
    try {
      handle.write(bytes);
      handle.sync();
    } finally {
      handle.close();
    }
    storage.rename(temporary, name);
    storage.syncFolder();
  }
}
