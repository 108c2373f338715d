import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const EMITTED_WITH_TYPE_ERRORS = 2;

/** Threads and child processes run the build, so tests exercise what ships: build once before any of them. Types have a gate of their own. */
export default function buildOnce(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const build = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (build.status !== 0 && build.status !== EMITTED_WITH_TYPE_ERRORS) throw new Error(`the build failed:\n${build.stdout}${build.stderr}`);
}
