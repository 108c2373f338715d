// Makes of the reader of files, compiled before, one script and V8's cache of its code: a child then starts in a third of the time.
// `child-entry.js` stays and does the same where this was not made.
import { fork } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const sandbox = path.join(root, 'dist/ingest/extract/sandbox');
const bundle = path.join(sandbox, 'child-bundle.cjs');
/** They find files of their own beside them. */
const external = ['pdfjs-dist', '@embedpdf/pdfium', 'onnxruntime-node', 'libarchive-wasm'];
/** Files read before the cache is written, so that it holds the functions ordinary files need. */
const samples = 40;

rmSync(`${bundle}.cache`, { force: true });
const { outputFiles } = await build({
  entryPoints: [path.join(sandbox, 'child-entry.js')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  external,
  charset: 'utf8',
  minifyWhitespace: true,
  legalComments: 'none',
  define: { 'import.meta.url': 'bundleUrl' },
  logLevel: 'warning',
  write: false,
});
// Code out of a cache cannot import: the script that starts it does so for it.
writeFileSync(bundle, (outputFiles[0]?.text ?? '').replace(/\bimport\("/g, 'bundleImport("'));
copyFileSync(path.join(root, 'scripts/child-start.cjs'), path.join(sandbox, 'child-start.cjs'));
await writeCache();

/** Lets a child read some of our own files as it would in use; it writes the cache when it ends. */
async function writeCache() {
  const { CHILD_FLAGS, DEFAULT_MEMORY_BYTES, heapFlag } = await import(
    new URL('../dist/ingest/extract/sandbox/spawn-child.js', import.meta.url).href
  );
  const { DEFAULT_EXTRACTION_LIMITS: limits } = await import(new URL('../dist/ingest/extract/limits.js', import.meta.url).href);
  const { NO_OCR: ocr } = await import(new URL('../dist/ingest/extract/ocr/ocr-options.js', import.meta.url).href);
  const files = sampleFiles();
  const execArgv = [heapFlag(DEFAULT_MEMORY_BYTES), ...CHILD_FLAGS, '--no-warnings'];
  const child = fork(path.join(sandbox, 'child-start.cjs'), ['--write-cache'], { execArgv });
  await new Promise((resolve, reject) => {
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the code cache was not written: ${code}`))));
    child.on('message', (message) => {
      if (!message.ready && message.id === undefined) return;
      const file = files.shift();
      if (file === undefined) child.disconnect();
      else child.send({ id: files.length, path: file, displayPath: path.basename(file), limits, ocr, passwords: [], timeoutMs: 60_000 });
    });
  });
}

/** Of each kind as many as there are, PDFs before others. */
function sampleFiles() {
  const fixtures = path.join(root, 'fixtures');
  if (!existsSync(fixtures)) return [];
  const endings = ['.pdf', '.docx', '.txt', '.html'];
  const all = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => endings.includes(path.extname(name)) && !name.split(path.sep).includes('hostile'))
    .sort();
  const inTurn = endings.flatMap((ending) => all.filter((name) => path.extname(name) === ending).slice(0, samples));
  return inTurn.map((name) => path.join(fixtures, name));
}
