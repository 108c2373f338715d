import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { allChecks } from '../../src/checks/index.ts';

const CHECKS = path.join(import.meta.dirname, '../../src/checks');
const folders = readdirSync(CHECKS, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
const HEADINGS = ['Asks', 'Evidence', 'Innocent explanations', 'Known limits'];

it('every check has its folder', () => {
  expect(allChecks.map(({ id }) => id as string).filter((id) => !folders.includes(id))).toEqual([]);
});

describe.each(folders)('src/checks/%s/README.md', (folder) => {
  const file = path.join(CHECKS, folder, 'README.md');

  it.each(HEADINGS)('says under a heading of its own: %s', (heading) => {
    expect(existsSync(file), `${folder} has no README.md`).toBe(true);
    const parts = readFileSync(file, 'utf8').split(/^## /mu);
    const part = parts.find((text) => text.startsWith(`${heading}\n`));
    expect(part, `a heading '## ${heading}'`).toBeDefined();
    expect((part ?? '').slice(heading.length).trim().length).toBeGreaterThan(20);
  });
});
