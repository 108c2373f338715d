// Finds the programs that tests need beside Node, or installs them: apt when root, else a message with the exact command.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const PROGRAMS = [
  { name: 'redis-server', package: 'redis-server', env: 'INTEGRITY_REDIS_SERVER' },
  { name: 'chromium', package: 'chromium', env: 'INTEGRITY_CHROMIUM', also: ['chromium-browser', 'google-chrome', 'google-chrome-stable'] },
  // Chinese glyphs for the browser tests' screenshots.
  { name: 'fonts-wqy-microhei', package: 'fonts-wqy-microhei', file: '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc' },
];

function onPath(name) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const candidate = path.join(folder, name);
    if (folder !== '' && existsSync(candidate)) return candidate;
  }
  return undefined;
}

function find(program) {
  if (program.file !== undefined) return existsSync(program.file) ? program.file : undefined;
  const named = process.env[program.env];
  if (named) return named;
  return [program.name, ...(program.also ?? [])].map(onPath).find((found) => found !== undefined);
}

/** @returns environment variables that name each program found. Exits with 2 and the command to run when one is missing for good. */
export function ensureServices() {
  let missing = PROGRAMS.filter((program) => find(program) === undefined);
  const packages = missing.map((program) => program.package);
  const isRoot = process.getuid?.() === 0;
  if (missing.length > 0 && isRoot && onPath('apt-get') !== undefined) {
    console.log(`installing ${packages.join(', ')}`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      const run = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
      if (run.status !== 0) break;
    }
    missing = PROGRAMS.filter((program) => find(program) === undefined);
  }
  if (missing.length > 0) {
    console.error(
      `The tests need ${missing.map((program) => program.name).join(', ')}. Install with:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing.map((program) => program.package).join(' ')}`,
    );
    process.exit(2);
  }
  return Object.fromEntries(PROGRAMS.filter((program) => program.env !== undefined).map((program) => [program.env, find(program)]));
}
