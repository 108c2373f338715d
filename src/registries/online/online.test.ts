import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { workId } from '../../domain/ids.ts';
import { openAnswerCache } from './answer-cache.ts';
import { askOnline, type WorkQuestion } from './ask-online.ts';
import { axiosGet } from './http-get.ts';
import { type ClientLimits, createPoliteClient, DEFAULT_LIMITS, retryAfterMs } from './polite-client.ts';
import type { OnlineAnswer } from './types.ts';

// Invented records in the shapes the sources answer with; the server is real, on this machine.
const CROSSREF = {
  status: 'ok',
  'message-type': 'work',
  message: {
    DOI: '10.9999/ABC.1',
    title: ['Seasonal soil water of terraces'],
    'original-title': ['梯田土壤水分的季节变化'],
    author: [
      { given: 'Zhixing', family: 'Chen', sequence: 'first', affiliation: [] },
      { name: 'Terrace Group' },
      { family: '王', given: '望川' },
    ],
    'container-title': ['Plateau Research'],
    'short-container-title': ['Plateau Res.'],
    ISSN: ['1000-0003', '1000-0011'],
    volume: '38',
    issue: '5',
    page: '12-18',
    'published-print': { 'date-parts': [[2019, 5]] },
    issued: { 'date-parts': [[2018, 12, 30]] },
    'updated-by': [
      {
        DOI: '10.9999/NOTICE.1',
        type: 'retraction',
        label: 'Retraction',
        source: 'retraction-watch',
        updated: { 'date-parts': [[2021, 9, 22]] },
        'record-id': '1',
      },
    ],
  },
};
const OPENALEX = {
  id: 'https://openalex.org/W1',
  doi: 'https://doi.org/10.9999/abc.1',
  title: 'Seasonal soil water of terraces',
  display_name: 'Seasonal soil water of terraces',
  publication_year: 2019,
  ids: { openalex: 'https://openalex.org/W1', pmid: 'https://pubmed.ncbi.nlm.nih.gov/31234567' },
  authorships: [{ raw_author_name: 'Chen Zhixing', author: { display_name: 'Zhixing Chen' } }],
  primary_location: { source: { display_name: 'Plateau Research', issn: ['1000-0003'], issn_l: '1000-0003' } },
  biblio: { volume: '38', issue: '5', first_page: '12', last_page: '18' },
  is_retracted: true,
};
const DATACITE = {
  data: {
    id: '10.9999/data',
    type: 'dois',
    attributes: {
      doi: '10.9999/data',
      titles: [{ title: 'Soil water readings' }],
      creators: [{ name: 'Chen, Zhixing', givenName: 'Zhixing', familyName: 'Chen' }, { name: 'Plateau College' }],
      container: {
        type: 'Journal',
        title: 'Plateau Data',
        volume: '3',
        firstPage: '1',
        lastPage: '9',
        identifier: '1000-0003',
        identifierType: 'ISSN',
      },
      publicationYear: 2020,
    },
  },
};
const DOAJ = {
  total: 1,
  page: 1,
  results: [{ id: 'x', bibjson: { title: 'Plateau Research', alternative_title: '高原研究', pissn: '1000-0003', eissn: '1000-0011' } }],
};

type Reply = { status: number; body?: unknown; headers?: Record<string, string>; hang?: boolean };
let server: Server;
let base = '';
let replies: Reply[] = [];
let asked: IncomingMessage[] = [];
const respond = (request: IncomingMessage, response: ServerResponse): void => {
  asked.push(request);
  const reply = replies.shift() ?? route(request.url ?? '');
  if (reply.hang === true) return;
  response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers });
  response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
};
function route(url: string): Reply {
  if (url.startsWith('/crossref/works/10.9999%2Fabc.1')) return { status: 200, body: CROSSREF };
  if (url.startsWith('/openalex/works/doi:10.9999%2Fabc.1')) return { status: 200, body: OPENALEX };
  if (url.startsWith('/datacite/dois/10.9999%2Fdata')) return { status: 200, body: DATACITE };
  if (url.startsWith('/doaj/api/search/journals/issn%3A1000-0003')) return { status: 200, body: DOAJ };
  if (url.startsWith('/doaj/')) return { status: 200, body: { total: 0, results: [] } };
  return { status: 404, body: 'Resource not found.' };
}
beforeAll(async () => {
  server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  replies = [];
  asked = [];
});

function asker(limits: Partial<ClientLimits> = {}, today = '2026-01-02', folder = temporaryFolder()) {
  const slept: number[] = [];
  let now = 0;
  const world = {
    get: axiosGet,
    nowMs: () => now,
    random: () => 0.5,
    sleep: (ms: number) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
  const client = createPoliteClient(world, { ...DEFAULT_LIMITS, timeoutMs: 2000, ...limits }, 'integrity/test (mailto:office@example.org)');
  const baseUrls = { crossref: `${base}/crossref`, openalex: `${base}/openalex/`, doaj: `${base}/doaj`, datacite: `${base}/datacite` };
  const about = { client, cache: openAnswerCache(folder), today, mailto: 'office@example.org', baseUrls };
  const ask = async (question: Omit<WorkQuestion, 'work'>): Promise<readonly OnlineAnswer[]> =>
    (await askOnline(about, { work: workId('p'), ...question })).answers;
  return { ask, slept, folder };
}

describe('askOnline', () => {
  it('reads each source in its own shape', async () => {
    const answers = await asker().ask({ doi: 'https://doi.org/10.9999/ABC.1', issn: '1000-0003' });
    expect(answers.map(({ source, state }) => [source, state])).toEqual([
      ['crossref', 'found'],
      ['openalex', 'found'],
      ['doaj', 'found'],
    ]);
    const [crossref, openalex, doaj] = answers.map((answer) => (answer.state === 'found' ? answer.record : undefined));
    expect(crossref).toEqual({
      doi: '10.9999/abc.1',
      titles: ['Seasonal soil water of terraces', '梯田土壤水分的季节变化'],
      authors: ['Zhixing Chen', 'Terrace Group', '王望川'],
      journals: ['Plateau Research', 'Plateau Res.'],
      issns: ['1000-0003', '1000-0011'],
      years: [2019, 2018],
      volume: '38',
      issue: '5',
      pages: '12-18',
      updates: [
        { type: 'retraction', doi: '10.9999/notice.1', date: '2021-09-22', recordedBy: 'retraction-watch', direction: 'updated-by' },
      ],
    });
    expect(openalex).toMatchObject({ doi: '10.9999/abc.1', pmid: '31234567', authors: ['Chen Zhixing'], pages: '12-18', retracted: true });
    expect(doaj).toMatchObject({ journals: ['Plateau Research', '高原研究'], issns: ['1000-0003', '1000-0011'] });
  });
  it('names whom to write to, in header and address', async () => {
    await asker().ask({ doi: '10.9999/abc.1' });
    for (const { headers, url } of asked) {
      expect(headers['user-agent']).toContain('mailto:office@example.org');
      expect(url).toContain('mailto=office%40example.org');
    }
    expect(asked).toHaveLength(2);
  });
  it('asks DataCite where Crossref has no record, and escapes any DOI into the path', async () => {
    const answers = await asker().ask({ doi: '10.9999/data' });
    expect(answers.map(({ source, state }) => `${source} ${state}`)).toEqual([
      'crossref not-found',
      'openalex not-found',
      'datacite found',
    ]);
    await asker().ask({ doi: '10.9999/a,b?c#d/e' });
    expect(asked.at(-1)?.url).toBe('/datacite/dois/10.9999%2Fa%2Cb%3Fc%23d%2Fe');
  });
  it('asks nothing for what is no DOI and no ISSN', async () => {
    expect(await asker().ask({ doi: 'none', issn: '1000-0004' })).toEqual([]);
    expect(asked).toEqual([]);
  });
  it('takes an empty result for not found', async () => {
    expect(await asker().ask({ issn: '1000-0011' })).toMatchObject([{ source: 'doaj', state: 'not-found', fetchedOn: '2026-01-02' }]);
  });
});

describe('a source that does not answer as it should', () => {
  const issn = '1000-0003';
  it('waits as long as it says, and asks again', async () => {
    replies = [{ status: 429, headers: { 'Retry-After': '7' } }, { status: 503 }];
    const { ask, slept } = asker({ intervalMs: 0 });
    expect(await ask({ issn })).toMatchObject([{ state: 'found' }]);
    // 7 s as told; then half (the injected chance) of the doubled wait.
    expect(slept).toEqual([7000, 1000]);
  });
  it('gives up after its tries, and on a wait that is too long', async () => {
    replies = Array.from({ length: 4 }, () => ({ status: 500 }));
    expect(await asker().ask({ issn })).toMatchObject([{ state: 'failed', code: 'http-500' }]);
    expect(asked).toHaveLength(4);
    replies = [{ status: 429, headers: { 'retry-after': '3600' } }];
    expect(await asker().ask({ issn })).toMatchObject([{ state: 'failed', code: 'http-429' }]);
    expect(asked).toHaveLength(5);
  });
  it('does not ask again after a refusal', async () => {
    replies = [{ status: 403 }];
    expect(await asker().ask({ issn })).toMatchObject([{ state: 'failed', code: 'http-403' }]);
    expect(asked).toHaveLength(1);
  });
  it('calls broken JSON, another shape, silence and a closed door failures, never an absence', async () => {
    replies = Array.from({ length: 4 }, () => ({ status: 200, body: '{"results": [' }));
    expect(await asker().ask({ issn })).toMatchObject([{ state: 'failed', code: 'not-json' }]);
    replies = [{ status: 200, body: { hello: 1 } }];
    expect(await asker().ask({ issn })).toMatchObject([{ state: 'failed', code: 'unknown-shape' }]);
    replies = [{ status: 200, hang: true }];
    expect(await asker({ attempts: 1, timeoutMs: 100 }).ask({ issn })).toMatchObject([{ state: 'failed', code: 'timeout' }]);
    const client = createPoliteClient(
      { get: axiosGet, nowMs: () => 0, random: () => 0, sleep: () => Promise.resolve() },
      { ...DEFAULT_LIMITS, attempts: 2 },
      'test',
    );
    expect(await client.fetchJson('doaj', 'http://127.0.0.1:1/')).toMatchObject({ state: 'failed', code: 'econnrefused' });
  });
  it('is left alone after three questions without an answer', async () => {
    replies = Array.from({ length: 3 }, () => ({ status: 500 }));
    const { ask } = asker({ attempts: 1 });
    for (let i = 0; i < 3; i++) await ask({ issn });
    expect(await ask({ issn })).toMatchObject([{ state: 'failed', code: 'source-unreachable' }]);
    expect(asked).toHaveLength(3);
  });
  it('is asked no faster than its rate', async () => {
    const { ask, slept } = asker({ intervalMs: 400 });
    await ask({ issn: '1000-0011' });
    await ask({ issn });
    expect(slept).toEqual([400]);
  });
});

describe('the answers on disk', () => {
  it('stand for 30 days, an absence for 7, a failure not at all', async () => {
    const { ask, folder } = asker();
    await ask({ issn: '1000-0003' });
    await ask({ issn: '1000-0011' });
    const later = async (today: string, issn: string) =>
      (await asker({}, today, folder).ask({ issn })).map((answer) => ('fetchedOn' in answer ? answer.fetchedOn : ''));
    expect(await later('2026-02-01', '1000-0003')).toEqual(['2026-01-02']);
    expect(await later('2026-01-09', '1000-0011')).toEqual(['2026-01-02']);
    expect(asked).toHaveLength(2);
    expect(await later('2026-01-10', '1000-0011')).toEqual(['2026-01-10']);
    expect(await later('2026-02-02', '1000-0003')).toEqual(['2026-02-02']);
    replies = [{ status: 403 }];
    await asker({}, '2026-05-01', folder).ask({ issn: '1000-0003' });
    expect(await later('2026-05-01', '1000-0003')).toEqual(['2026-05-01']);
  });
  it('are asked for again when damaged, and hold no address to write to', async () => {
    const { ask, folder } = asker();
    await ask({ doi: '10.9999/abc.1' });
    const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json'));
    expect(files).toHaveLength(2);
    for (const file of files) {
      expect(await readFile(path.join(folder, file), 'utf8')).not.toContain('office');
      await writeFile(path.join(folder, file), '{"state":');
    }
    expect((await asker({}, '2026-01-02', folder).ask({ doi: '10.9999/abc.1' })).map(({ state }) => state)).toEqual(['found', 'found']);
    expect(asked).toHaveLength(4);
  });
});

it('reads Retry-After in seconds and as a date', () => {
  expect(retryAfterMs('3', 0)).toBe(3000);
  expect(retryAfterMs('Thu, 01 Jan 1970 00:00:05 GMT', 1000)).toBe(4000);
  expect(retryAfterMs('soon', 0)).toBe(0);
  expect(retryAfterMs(undefined, 0)).toBe(0);
});
