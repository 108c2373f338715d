import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, totalmem } from 'node:os';
import type { Command } from 'commander';
import { toCodedError } from '../../domain/errors.ts';
import { tryOcr } from '../../ingest/extract/ocr/try-ocr.ts';
import { createInProcessRunner } from '../../pipeline/in-process-runner.ts';
import { loadPolicy } from '../../policy/load-policy.ts';
import { loadRegistry } from '../../registries/load-registry.ts';
import { loadedEditions, missingEditions } from '../../registries/registry-queries.ts';
import { createQueueRunner } from '../../workers/queue-runner.ts';
import { type CliContext, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

interface Finding {
  readonly name: string;
  readonly state: 'ok' | 'note' | 'fault';
  readonly detail: string;
  readonly mend?: string;
}

const LEAST_NODE = [20, 19] as const;

export function addDoctorCommand(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description(
      'See whether this machine is ready: Node, reading of PDF, text recognition, threads, policy, registries, and a queue when one is named.',
    )
    .option('--redis <url>', 'also try the queue there')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExamples:\n  integrity doctor\n  integrity doctor --redis redis://127.0.0.1:6379')
    .action(async ({ redis, json }: { redis?: string; json: boolean }) => {
      const findings = [
        node(),
        memory(),
        await attempt('PDF engine', pdfEngine),
        await attempt('text recognition (OCR)', textRecognition),
        await attempt('worker threads', threads),
        await attempt('policy', policy),
        await attempt('registries', registries),
      ];
      if (redis !== undefined) findings.push(await attempt('queue', () => queue(redis)));
      if (json) printJson(context, findings);
      else {
        for (const { name, state, detail, mend } of findings) {
          printLine(context, `${state === 'ok' ? '✓' : state === 'note' ? '·' : '✗'} ${name}: ${detail}`);
          if (mend !== undefined) printLine(context, `  what to do: ${mend}`);
        }
      }
      if (findings.some(({ state }) => state === 'fault')) context.exitCode = EXIT.usage;
    });
}

async function attempt(name: string, look: () => Promise<Omit<Finding, 'name'>>): Promise<Finding> {
  try {
    return { name, ...(await look()) };
  } catch (error) {
    const { message, mend } = toCodedError(error);
    return { name, state: 'fault', detail: message, mend };
  }
}

function node(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const enough = major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1]);
  return enough
    ? { name: 'Node.js', state: 'ok', detail: process.versions.node }
    : { name: 'Node.js', state: 'fault', detail: process.versions.node, mend: `Install Node.js ${LEAST_NODE.join('.')} or newer.` };
}

function memory(): Finding {
  const gigabytes = totalmem() / 2 ** 30;
  const detail = `${availableParallelism()} processors, ${gigabytes.toFixed(1)} GiB of memory`;
  return gigabytes < 2
    ? { name: 'machine', state: 'note', detail, mend: 'With under 2 GiB scan with --threads 1.' }
    : { name: 'machine', state: 'ok', detail };
}

function pdfEngine(): Promise<Omit<Finding, 'name'>> {
  const wasm = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
  return Promise.resolve(
    existsSync(wasm)
      ? { state: 'ok', detail: 'PDFium is installed' }
      : { state: 'fault', detail: 'PDFium’s WebAssembly file is missing', mend: 'Run npm ci again.' },
  );
}

/** Loads the networks and reads a blank picture: a missing binary or a wrong processor shows here and not in a scan. */
async function textRecognition(): Promise<Omit<Finding, 'name'>> {
  try {
    const began = performance.now();
    await tryOcr();
    return { state: 'ok', detail: `PP-OCRv4 loads and runs (${Math.round(performance.now() - began)} ms)` };
  } catch (error) {
    const { mend, message } = toCodedError(error);
    return { state: 'note', detail: `${message}; scans stay unread and are named`, mend };
  }
}

async function threads(): Promise<Omit<Finding, 'name'>> {
  const runner = createInProcessRunner({ threads: 1, taskTimeoutMs: 30_000 });
  try {
    const [result] = await runner.run([{ name: 'probe', payload: { do: 'echo', value: 'ready' } }]);
    return result?.status === 'done'
      ? { state: 'ok', detail: 'a task went there and back' }
      : { state: 'fault', detail: 'a task failed', mend: 'Run npm run build, then try again.' };
  } finally {
    await runner.close();
  }
}

async function policy(): Promise<Omit<Finding, 'name'>> {
  const resolved = await loadPolicy({ pack: 'gansu-2019-90' });
  const served = resolved.clauses.filter((clause) => clause.servedBy.length > 0).length;
  return { state: 'ok', detail: `${resolved.pack}: ${resolved.clauses.length} clauses, ${served} with a check` };
}

async function registries(): Promise<Omit<Finding, 'name'>> {
  const registry = await loadRegistry([]);
  const missing = missingEditions(registry);
  const detail = `${loadedEditions(registry).length} list editions loaded`;
  if (missing.length === 0) return { state: 'ok', detail };
  return {
    state: 'note',
    detail: `${detail}, ${missing.length} known ones without a copy`,
    mend: 'Import the lists your office holds: integrity registry import --help.',
  };
}

async function queue(url: string): Promise<Omit<Finding, 'name'>> {
  const runner = await createQueueRunner({ url });
  try {
    const workers = await runner.workersConnected();
    return workers > 0
      ? { state: 'ok', detail: `${url} answers, ${workers} workers` }
      : { state: 'note', detail: `${url} answers, no worker serves it`, mend: `Start one: integrity worker --redis ${url}` };
  } finally {
    await runner.close();
  }
}
