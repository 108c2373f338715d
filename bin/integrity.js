#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A reader that has seen enough (`| head`) closes the pipe: that is no fault of the scan.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
});

const cli = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(cli)) {
  const { main } = await import(cli.href);
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    // A bug: its stack, and a code of its own (EX_SOFTWARE), for Node's own 1 would read as "findings".
    console.error(error);
    process.exitCode = 70;
  }
} else {
  process.stderr.write('integrity is not built yet. Run: npm ci\n');
  process.exitCode = 2;
}
