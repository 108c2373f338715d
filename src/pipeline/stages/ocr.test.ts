import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../../ingest/extract/limits.ts';
import { type ArtifactStore, openArtifactStore } from '../artifact-store.ts';
import type { ExtractionSummary } from '../extracted.ts';
import type { ScanEvent } from '../progress.ts';
import type { Runner, Task, TaskResult } from '../runner.ts';
import type { Extracted } from './extract.ts';
import { ocrStage, pagesForOcr } from './ocr.ts';

const limits = { ...DEFAULT_EXTRACTION_LIMITS, timeoutMs: 1000, memoryBytes: 1, maxFileBytes: 1 };
const ocr = { mode: 'auto', maxPages: 10 } as const;
const summary = (key: string, fields: Partial<ExtractionSummary>): ExtractionSummary => ({
  key,
  status: 'read',
  format: 'pdf',
  pages: 3,
  characters: 900,
  quality: 'good',
  unreadPages: [],
  ...fields,
});
const picture = summary('picture', {
  status: 'unreadable',
  format: 'image',
  error: { code: 'ocr-off', message: 'off', mend: 'on' },
});

describe('pagesForOcr', () => {
  it.each([
    ['text', summary('a', {}), 0, 3],
    ['two pages without text', summary('a', { unreadPages: [1, 3] }), 2, 3],
    ['a long scan', summary('a', { pages: 40, unreadPages: Array.from({ length: 40 }, (_, i) => i + 1) }), 10, 10],
    ['a Word file', summary('a', { format: 'docx', unreadPages: [1] }), 0, 0],
    ['a picture', picture, 1, 1],
    ['a broken file', summary('a', { status: 'unreadable', error: { code: 'pdf-broken', message: '', mend: '' } }), 0, 0],
    ['a failed task', { code: 'task-crashed', message: '', mend: '' }, 0, 0],
  ] as const)('%s', (_name, extracted: Extracted, auto, always) => {
    expect(pagesForOcr(extracted, ocr)).toBe(auto);
    expect(pagesForOcr(extracted, { mode: 'always', maxPages: 10 })).toBe(always);
    expect(pagesForOcr(extracted, { mode: 'off', maxPages: 10 })).toBe(0);
  });
});

describe('ocrStage', () => {
  let folder = '';
  let store: ArtifactStore;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ocr-stage-'));
    store = openArtifactStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = async (answer: (task: Task) => TaskResult) => {
    const tasks: Task[] = [];
    const events: ScanEvent[] = [];
    const runner: Runner = {
      id: 'test',
      run: (some, options) => {
        tasks.push(...some);
        const results = some.map(answer);
        for (const [index, result] of results.entries()) options?.onEnd?.(index, result);
        return Promise.resolve(results);
      },
      close: () => Promise.resolve(),
    };
    const before = new Map<string, Extracted>([
      ['text', summary('text', {})],
      ['scan', summary('scan', { unreadPages: [2] })],
      ['picture', picture],
      ['seal', { ...picture, seenAsPicture: true }],
      ['seal not seen', picture],
    ]);
    const files = new Map(
      [...before.keys()].map((key) => [
        key,
        { sha256: key, path: `/x/${key}.pdf`, displayPath: `${key}.PDF`, ...(key.startsWith('seal') ? { forTheEye: true } : {}) },
      ]),
    );
    const after = await ocrStage(files, before, { limits, ocr, store, tools: { runner, onEvent: (event) => events.push(event) } });
    return { tasks, events, after };
  };

  it('reads again only what needs it, says how many pages, and puts what was read in its place', async () => {
    const { after, events, tasks } = await run((task) => {
      const { path: file } = task.payload as { path: string };
      return { status: 'done', value: summary(`ocr of ${file}`, { ocrPages: 1 }) };
    });
    expect(tasks.map(({ payload }) => payload)).toMatchObject([
      { path: '/x/scan.pdf', ending: '.pdf', ocr },
      { path: '/x/picture.pdf', ending: '.pdf', ocr },
      { path: '/x/seal not seen.pdf', ending: '.pdf', ocr },
    ]);
    expect(events[0]).toMatchObject({ type: 'stage-begin', stage: 'ocr', total: 3, pages: 3 });
    expect([...after].map(([key, value]) => [key, 'key' in value ? value.key : ''])).toEqual([
      ['text', 'text'],
      ['scan', 'ocr of /x/scan.pdf'],
      ['picture', 'ocr of /x/picture.pdf'],
      ['seal', 'picture'],
      ['seal not seen', 'ocr of /x/seal not seen.pdf'],
    ]);
  });

  it('never takes away text that was read: a death of the recogniser is said beside it', async () => {
    const error = { code: 'task-crashed', message: 'gone', mend: 'again' };
    const { after } = await run(() => ({ status: 'failed', error }));
    expect(after.get('scan')).toEqual(summary('scan', { unreadPages: [2], error }));
    expect(after.get('text')).toEqual(summary('text', {}));
  });
});
