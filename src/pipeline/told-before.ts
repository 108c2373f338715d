import { type BigIntStats, statSync } from 'node:fs';
import path from 'node:path';
import { type ArtifactStore, artifactKey } from './artifact-store.ts';

/** What a command printed of one file, and whether the file could be read. */
export interface Told {
  readonly lines: string | Uint8Array;
  readonly complete: boolean;
}

/** A file as the file system sees it: while this is equal, so are the bytes. */
type FileState = string;
interface Entry extends Told {
  readonly state: FileState;
}

/** Lines of a folder beyond this are not kept here: its files are then known by their content alone. Bytes. */
const MOST_KEPT = 32 * 2 ** 20;
/** Marks of time finer than a second are made by a clock of milliseconds; whole seconds may be two of them. Milliseconds. */
const FINE_TICK_MS = 50;
const COARSE_TICK_MS = 2_000;
const KIND = 'told';

/**
 * What was told of files in an earlier run, a record a folder, found again by size, times and place on the disk, as version control tells
 * changed files: they need not be opened. A file written so lately that another write could bear the same time is not kept.
 * @param asked all that the lines depend on besides the files
 * @param now milliseconds since 1970
 */
export function toldBefore(store: ArtifactStore, asked: readonly unknown[], now: () => number) {
  const records = new Map<string, Promise<FolderRecord>>();
  const keys = new Map<string, string>();
  const keyOf = (file: string, shown: string): string => {
    const folders = JSON.stringify([path.dirname(file), path.dirname(shown)]);
    const key = keys.get(folders) ?? artifactKey(KIND, folders, asked);
    keys.set(folders, key);
    return key;
  };

  return {
    /**
     * @param shown the file's name as the lines say it
     * @returns what was told of the file as it is now, and a way to keep what will be told of it
     */
    look: async (file: string, shown: string): Promise<{ readonly told?: Told; keep(told: Told): void }> => {
      const key = keyOf(file, shown);
      const name = path.basename(file);
      const state = stateOf(file);
      const known = records.get(key) ?? load(store, key);
      records.set(key, known);
      const record = await known;
      const entry = record.entries.get(name);
      if (entry !== undefined && entry.state === state?.text) return { told: entry, keep: () => undefined };
      const lookedAt = now();
      return {
        keep: (told) => {
          if (state === undefined || lookedAt - state.changedAt < state.tickMs || stateOf(file)?.text !== state.text) return;
          record.entries.set(name, { ...told, state: state.text });
          record.changed = true;
        },
      };
    },
    /** Writes the record of a folder of which no more is to come; all records without a file. */
    save: async (file?: { readonly path: string; readonly shown: string }): Promise<void> => {
      for (const key of file === undefined ? [...records.keys()] : [keyOf(file.path, file.shown)]) {
        const record = await records.get(key);
        records.delete(key);
        if (record?.changed === true) await store.putBytes(KIND, key, encode(record.entries));
      }
    },
  };
}

interface FolderRecord {
  readonly entries: Map<string, Entry>;
  changed: boolean;
}

async function load(store: ArtifactStore, key: string): Promise<FolderRecord> {
  const kept = await store.getBytes(KIND, key);
  return { entries: kept === undefined ? new Map<string, Entry>() : decode(kept), changed: false };
}

type Head = readonly [name: string, state: FileState, complete: boolean, bytes: number];

/** A line of JSON with the length of what was told of each file, then all of it: it is printed again as it lies there. */
function encode(entries: ReadonlyMap<string, Entry>): Buffer {
  const heads: Head[] = [];
  const bodies: Buffer[] = [];
  let kept = 0;
  for (const [name, { complete, lines, state }] of entries) {
    const body = Buffer.from(lines);
    kept += body.length;
    if (kept > MOST_KEPT) break;
    heads.push([name, state, complete, body.length]);
    bodies.push(body);
  }
  return Buffer.concat([Buffer.from(`${JSON.stringify(heads)}\n`), ...bodies]);
}

function decode(kept: Buffer): Map<string, Entry> {
  const end = kept.indexOf('\n');
  // The artifact is this pipeline's own, behind a checksum: its type is trusted.
  const heads = JSON.parse(kept.toString('utf8', 0, end)) as readonly Head[];
  let at = end + 1;
  return new Map(
    heads.map(([name, state, complete, bytes]) => {
      const lines = kept.subarray(at, at + bytes);
      at += bytes;
      return [name, { lines, complete, state }];
    }),
  );
}

/** @returns undefined for what is no ordinary file or is not there. */
function stateOf(file: string): { readonly text: FileState; readonly changedAt: number; readonly tickMs: number } | undefined {
  let stats: BigIntStats;
  try {
    stats = statSync(file, { bigint: true });
  } catch {
    return undefined;
  }
  if (!stats.isFile()) return undefined;
  const { ctimeNs, dev, ino, mtimeNs, size } = stats;
  return {
    text: `${dev}:${ino}:${size}:${mtimeNs}:${ctimeNs}`,
    changedAt: Number(ctimeNs / 1_000_000n),
    tickMs: ctimeNs % 1_000_000_000n === 0n ? COARSE_TICK_MS : FINE_TICK_MS,
  };
}
