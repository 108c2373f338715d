// Reads pictures with the built product, one after the other in one process, as a child of a scan does. One JSON line a picture.
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { extractInProcess } from '../dist/ingest/extract/extract-in-process.js';

const cpuSeconds = () => {
  const { system, user } = process.cpuUsage();
  return (system + user) / 1e6;
};

/** On Linux the process's own mark: the one that resourceUsage gives begins at what the parent had when it started this one. */
const peakBytes = () => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/mu.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
};

const ocr = { mode: 'auto', maxPages: 10 };
for (const [index, path] of process.argv.slice(2).entries()) {
  const bytes = readFileSync(path);
  // The networks are loaded once a process: the first picture is read twice and counted once.
  if (index === 0) await extractInProcess(bytes, { path, ocr });
  const before = cpuSeconds();
  const result = await extractInProcess(bytes, { path, ocr });
  const text = result.status === 'read' ? result.document.text : '';
  const confidence = result.status === 'read' ? (result.document.pages[0]?.confidence ?? 0) : 0;
  const line = { text, confidence, cpuSeconds: cpuSeconds() - before, peakBytes: peakBytes() };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
