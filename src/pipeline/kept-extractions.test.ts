import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExtractionResult } from '../domain/document.ts';
import { keptExtractions, type ReadAnew } from './kept-extractions.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-kept-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const OCR = { mode: 'off', maxPages: 0 } as const;
const failing =
  (code: string, asked: string[]): ReadAnew =>
  ({ displayPath }) => {
    asked.push(displayPath);
    const result: ExtractionResult = {
      status: 'unreadable',
      format: 'txt',
      error: { code, message: `${displayPath} fails`, mend: 'Look.' },
    };
    return Promise.resolve(result);
  };
const write = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};

describe('extractions kept by content', () => {
  it('reads equal bytes once, and says of each file its own name', async () => {
    const asked: string[] = [];
    const read = keptExtractions(path.join(folder, 'artifacts'), { ocr: OCR }, failing('file-empty', asked));
    const [one, other] = [write('one.txt', 'text'), write('other.txt', 'text')];
    const first = await read(one, 'one.txt');
    const again = await keptExtractions(path.join(folder, 'artifacts'), { ocr: OCR }, failing('never', asked))(other, 'sub/other.txt');
    expect(asked).toHaveLength(1);
    expect([first.kept, again.kept]).toEqual([false, true]);
    expect(first.result).toMatchObject({ error: { message: 'one.txt fails', file: 'one.txt' } });
    expect(again.result).toMatchObject({ error: { message: 'sub/other.txt fails', file: 'sub/other.txt' } });
  });

  it('reads anew what changed, what ends otherwise, and what was asked with other recognition', async () => {
    const asked: string[] = [];
    const artifacts = path.join(folder, 'artifacts');
    const read = keptExtractions(artifacts, { ocr: OCR }, failing('file-empty', asked));
    const file = write('a.txt', 'text');
    await read(file, 'a.txt');
    write('a.txt', 'text, changed');
    await read(file, 'a.txt');
    await read(file, 'a.md');
    await keptExtractions(artifacts, { ocr: { mode: 'auto', maxPages: 300 } }, failing('file-empty', asked))(file, 'a.txt');
    expect(asked).toHaveLength(4);
  });

  it('keeps no failure that another try may mend, and nothing where it has no folder', async () => {
    const asked: string[] = [];
    const file = write('a.txt', 'text');
    const read = keptExtractions(path.join(folder, 'artifacts'), { ocr: OCR }, failing('extract-timeout', asked));
    await read(file, 'a.txt');
    await read(file, 'a.txt');
    const keepingNone = keptExtractions(undefined, { ocr: OCR }, failing('file-empty', asked));
    await keepingNone(file, 'a.txt');
    expect((await keepingNone(file, 'a.txt')).kept).toBe(false);
    expect(asked).toEqual(['{file}.txt', '{file}.txt', 'a.txt', 'a.txt']);
  });
});
