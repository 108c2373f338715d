import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readerEntry } from '../src/ingest/extract/sandbox/reader-entry.ts';

const EMITTED_WITH_TYPE_ERRORS = 2;

/** Threads and child processes run the build, so tests exercise what ships: build once before any of them. Types have a gate of their own. */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const build = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (build.status !== 0 && build.status !== EMITTED_WITH_TYPE_ERRORS) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
  if (readerEntry().href.endsWith('.cjs')) return;
  const bundle = spawnSync(process.execPath, ['scripts/bundle-reader.mjs'], { cwd: root, encoding: 'utf8' });
  if (bundle.status !== 0) throw new Error(`the reader was not bundled:\n${bundle.stdout}${bundle.stderr}`);
}
