// Reads PDFs with one engine in this process alone, so that its time and its peak memory are its own. Prints one JSON line.
// Runs the build, as users do: compiling on the fly would be measured too.
import { readFileSync } from 'node:fs';

const [engine, list] = process.argv.slice(2);
const built = (name) => import(new URL(`../dist/ingest/extract/${name}.js`, import.meta.url).href);
const { DEFAULT_EXTRACTION_LIMITS: limits } = await built('limits');

/** Each takes bytes and a name and gives the number of pages read. */
const engines = {
  ours: async () => {
    const { extractInProcess } = await built('extract-in-process');
    return async (bytes, path) => {
      const result = await extractInProcess(bytes, { path });
      return result.status === 'read' ? result.document.pages.length : 0;
    };
  },
  text: async () => {
    const { readDirect } = await built('pdf/direct/read-direct');
    const { layOutPages } = await built('layout/lay-out-pages');
    const { readPdf } = await built('pdf/read-pdf');
    // What the direct reader leaves goes the whole way.
    return async (bytes, path) => {
      const direct = readDirect(bytes, path, limits);
      if (direct?.pages.every((page) => page.refused !== true && page.unknownLetters === 0)) return layOutPages(direct.pages).length;
      return (await readPdf(bytes, path, limits).catch(() => ({ pages: [] }))).pages.length;
    };
  },
  pdfium: async () => alone((await built('pdf/read-with-pdfium')).readWithPdfium),
  pdfjs: async () => alone((await built('pdf/read-with-pdfjs')).readWithPdfjs),
};

async function alone(readWith) {
  const { layOutPages } = await built('layout/lay-out-pages');
  return async (bytes, path) => {
    const content = await readWith(bytes, path, limits).catch(() => ({ pages: [] }));
    return layOutPages(content.pages).length;
  };
}

const files = readFileSync(list, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const start = performance.now();
const cpu = process.cpuUsage();
const read = await engines[engine]();
let pages = 0;
for (const file of files) pages += await read(readFileSync(file), file);
const { user, system } = process.cpuUsage(cpu);
const [milliseconds, cpuMilliseconds] = [performance.now() - start, (user + system) / 1000];
process.stdout.write(
  `${JSON.stringify({ pages, milliseconds, cpuMilliseconds, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) })}\n`,
);
