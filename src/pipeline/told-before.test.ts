import { mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArtifactStore } from './artifact-store.ts';
import { toldBefore } from './told-before.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'integrity-told-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const TOLD = { lines: '{"file":"甲.txt"}\n{"file":"甲.zip!/乙"}\n', complete: true };
const later = (): number => Date.now() + 10_000;
const open = (now = later, asked: readonly unknown[] = ['v1']) => toldBefore(openArtifactStore(path.join(folder, 'artifacts')), asked, now);
function write(text: string): string {
  writeFileSync(path.join(folder, 'a.txt'), text);
  return path.join(folder, 'a.txt');
}
async function tell(file: string, now = later): Promise<void> {
  const run = open(now);
  (await run.look(file, 'a.txt')).keep(TOLD);
  await run.save();
}
const toldOf = async (file: string, shown = 'a.txt', asked: readonly unknown[] = ['v1']) => {
  const { told } = await open(later, asked).look(file, shown);
  return told === undefined ? undefined : { lines: Buffer.from(told.lines).toString(), complete: told.complete };
};

describe('what was told before', () => {
  it('is found again while the file is as it was', async () => {
    const file = write('one');
    await tell(file);
    expect(await toldOf(file)).toEqual(TOLD);
  });

  it('is not taken for a file written anew, even of the same length and the same time', async () => {
    const file = write('one');
    const { atime, mtime } = statSync(file);
    await tell(file);
    write('two');
    utimesSync(file, atime, mtime);
    expect(await toldOf(file)).toBeUndefined();
  });

  it('is not taken for another file put in its place', async () => {
    const file = write('one');
    await tell(file);
    writeFileSync(path.join(folder, 'b.txt'), 'two');
    renameSync(path.join(folder, 'b.txt'), file);
    expect(await toldOf(file)).toBeUndefined();
  });

  it('is not taken under another name of the folder, or where something else was asked', async () => {
    const file = write('one');
    await tell(file);
    expect(await toldOf(file, 'sub/a.txt')).toBeUndefined();
    expect(await toldOf(file, 'a.txt', ['v2'])).toBeUndefined();
  });

  it('is not kept of a file so new that another write could bear the same time, or that changed meanwhile', async () => {
    const file = write('one');
    await tell(file, () => statSync(file).ctimeMs);
    expect(await toldOf(file)).toBeUndefined();
    const run = open();
    const looked = await run.look(file, 'a.txt');
    write('changed');
    looked.keep(TOLD);
    await run.save();
    expect(await toldOf(file)).toBeUndefined();
  });

  it('is kept by the folder that is finished, other files of it included', async () => {
    const file = write('one');
    writeFileSync(path.join(folder, 'b.txt'), 'b');
    const other = path.join(folder, 'b.txt');
    await tell(file);
    const run = open();
    (await run.look(other, 'b.txt')).keep({ lines: 'b\n', complete: false });
    await run.save({ path: other, shown: 'b.txt' });
    expect(await toldOf(file)).toEqual(TOLD);
    expect(await toldOf(other, 'b.txt')).toEqual({ lines: 'b\n', complete: false });
  });

  it('says nothing of a file that is not there', async () => {
    const absent = path.join(folder, 'absent.txt');
    await tell(absent);
    expect(await toldOf(absent, 'absent.txt')).toBeUndefined();
  });
});
