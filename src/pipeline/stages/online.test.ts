import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { artifacts, work } from '../../../tests/support/check-artifacts.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { fixedClock } from '../../domain/clock.ts';
import type { ScanEvent } from '../progress.ts';
import type { ReadDossier } from '../scan-model.ts';
import { openWorkspace } from '../workspace.ts';
import { type OnlineOptions, onlineStage } from './online.ts';

async function stage(options: (base: string) => OnlineOptions | undefined) {
  const urls: string[] = [];
  const server = createServer((request, response) => {
    urls.push(request.url ?? '');
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const events: ScanEvent[] = [];
  const works = [work('p', { doi: '10.9999/a' }), work('prize', { kind: 'award', doi: '10.9999/b' })];
  const read: ReadDossier = { dossier: artifacts({ works }).dossier, folder: '/nowhere', pictures: [], extractionOf: () => undefined };
  const result = await onlineStage({
    options: options(base),
    dossiers: [read],
    workspace: await openWorkspace(temporaryFolder()),
    clock: fixedClock('2026-01-02T03:04:05Z'),
    toolVersion: '0',
    tools: { runner: { run: () => Promise.resolve([]), close: () => Promise.resolve() } as never, onEvent: (event) => events.push(event) },
  });
  await new Promise((resolve) => server.close(resolve));
  return { result, urls, events };
}

describe('onlineStage', () => {
  it('lets nothing out unless asked to', async () => {
    expect(await stage(() => undefined)).toEqual({ result: [{ asked: false, works: [] }], urls: [], events: [] });
  });
  it('asks about published works and keeps what each source said', async () => {
    const { result, urls, events } = await stage((base) => ({
      mailto: '',
      baseUrls: { crossref: `${base}/c`, openalex: `${base}/o`, datacite: `${base}/d`, doaj: `${base}/j` },
      limits: { intervalMs: 0 },
    }));
    expect(urls.sort()).toEqual(['/c/works/10.9999%2Fa', '/d/dois/10.9999%2Fa', '/o/works/doi:10.9999%2Fa']);
    expect(result).toMatchObject([
      { asked: true, works: [{ work: 'p', answers: [{ state: 'not-found', fetchedOn: '2026-01-02' }, {}, {}] }] },
    ]);
    expect(events.map(({ type }) => type)).toEqual(['stage-begin', 'item', 'stage-end']);
  });
});
