import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ApplicantReport } from '../../src/report/model.ts';
import { readApplicantReport } from '../support/read-report.ts';
import { runCli, scanBatch } from '../support/run-cli.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

// Invented records in the shapes the sources answer with; the server is real, on this machine.
const crossref = (doi: string, more: object = {}) => ({
  status: 'ok',
  'message-type': 'work',
  message: {
    DOI: doi,
    title: ['Seasonal soil water of loess terraces'],
    author: [{ given: 'Wangshu', family: 'Tao', sequence: 'first' }],
    'container-title': ['Plateau Research'],
    ISSN: ['1000-0003'],
    volume: '38',
    issue: '5',
    page: '12-18',
    issued: { 'date-parts': [[2019, 5]] },
    ...more,
  },
});
const RETRACTED = {
  'updated-by': [
    {
      DOI: '10.9999/notice.1',
      type: 'retraction',
      source: 'retraction-watch',
      updated: { 'date-parts': [[2021, 9, 22]] },
      label: 'Retraction',
    },
  ],
};
const DOAJ = { total: 1, results: [{ id: 'x', bibjson: { title: 'Plateau Research', pissn: '1000-0003', eissn: null } }] };

interface Asked {
  readonly url: string;
  readonly agent: string;
}
let asked: Asked[] = [];
let limited = 0;
function respond(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '';
  asked.push({ url, agent: request.headers['user-agent'] ?? '' });
  const send = (status: number, body: unknown, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
  if (url.includes('silent')) return;
  if (url.includes('junk')) send(200, '<html>maintenance</html>');
  else if (url.includes('busy')) send(429, '', { 'Retry-After': '600' });
  else if (url.startsWith('/crossref/works/10.9999%2Fgood')) {
    // Too many requests at first: to be asked again after a second.
    if (limited++ === 0) send(429, '', { 'Retry-After': '1' });
    else send(200, crossref('10.9999/good', RETRACTED));
  } else if (url.startsWith('/doaj/')) send(200, DOAJ);
  else send(404, 'Resource not found.');
}
const server = createServer(respond);
const folder = temporaryFolder();
const place = (...parts: string[]): string => path.join(folder, ...parts);
let base = '';

function writeBatch(name: string, works: readonly { readonly id: string; readonly doi: string }[]): string {
  const batch = place(name);
  const applicant = path.join(batch, 'a1');
  mkdirSync(path.join(applicant, 'papers'), { recursive: true });
  writeFileSync(path.join(batch, 'batch.yaml'), 'name: online\nmailto: committee@example.org\n');
  const stated = works.map(
    ({ id, doi }) =>
      `  - {id: ${id}, kind: paper, title: Seasonal soil water of loess terraces, authors: [Tao Wangshu], journal: Plateau Research, issn: 1000-0003, issueDate: 2015-05, volume: "38", issue: "5", pages: 12-18, doi: ${doi}, files: [papers/${id}.txt]}`,
  );
  writeFileSync(path.join(applicant, 'dossier.yaml'), `applicant: {name: Tao Wangshu}\nworks:\n${stated.join('\n')}\n`);
  for (const { id } of works)
    writeFileSync(
      path.join(applicant, 'papers', `${id}.txt`),
      `Seasonal soil water of loess terraces\nTao Wangshu\nWater in the soil of terrace ${id} was read each week.\n`,
    );
  return batch;
}
const urls = (under = '', sources = ['crossref', 'openalex', 'datacite', 'doaj']): string[] =>
  sources.flatMap((source) => ['--online-url', `${source}=${base}${under}/${source}`]);

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const reasons = (report: ApplicantReport, check: string): string[] =>
  report.couldNotTell.flatMap((one) => (one.check === check ? [`${one.subjects.map(({ work }) => work).join()}: ${one.reason.en}`] : []));

describe('scan --online', () => {
  it('lets nothing out unless asked; then answers are evidence, and a second scan asks nothing', async () => {
    const batch = writeBatch('good', [{ id: 'good', doi: '10.9999/good' }]);
    const online = ['--quiet', '--online', '--online-tries', '2'];
    // Mirrors of the office: by environment, or by flags, which count more.
    const env = { INTEGRITY_CROSSREF_URL: `${base}/crossref`, INTEGRITY_DOAJ_URL: `${base}/unasked/doaj` };
    const flags = urls('', ['openalex', 'datacite', 'doaj']);
    const scan = (out: string) => runCli(['scan', batch, '--out', place(out), '--workspace', place('ws'), ...online, ...flags], { env });
    const [first, , wrong] = await Promise.all([
      scan('out-1'),
      // Addresses of mirrors alone switch nothing on.
      scanBatch(batch, place('out-0'), place('ws-0'), ['--quiet', ...urls('/unasked')]),
      runCli(['scan', batch, '--online', '--out', place('out-x')], { env: { INTEGRITY_OPENALEX_URL: 'openalex.example' } }),
    ]);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('INTEGRITY_OPENALEX_URL')]);
    expect(first.code).toBe(1);
    // Nothing under /unasked is among them.
    expect(asked.map(({ url }) => url.replace(/\?.*/u, '')).sort()).toEqual([
      '/crossref/works/10.9999%2Fgood',
      '/crossref/works/10.9999%2Fgood',
      '/doaj/api/search/journals/issn%3A1000-0003',
      '/openalex/works/doi:10.9999%2Fgood',
    ]);
    for (const { agent } of asked) expect(agent).toContain('mailto:committee@example.org');
    const report = readApplicantReport(place('out-1'), 'a1');
    const found = (code: string) => report.findings.find((finding) => finding.code === `paper-authenticity/${code}`);
    const source = (code: string) =>
      found(code)?.evidence.flatMap((one) => (one.type === 'record' ? [`${one.source}: ${one.field} = ${one.value}`] : []));
    expect(source('public-record-differs')).toContainEqual(expect.stringMatching(/^Crossref \d{4}-\d{2}-\d{2}: .*= 2019/u));
    expect(report.findings.flatMap(({ check, code }) => (check === 'retraction' ? [code] : []))).not.toEqual([]);
    expect(JSON.stringify(report.findings)).toContain('10.9999/notice.1');

    asked = [];
    const second = await scan('out-2');
    expect([second.code, asked]).toEqual([1, []]);
    expect(readApplicantReport(place('out-2'), 'a1')).toEqual(report);
  });

  it('a source that fails is could-not-tell, named and coded, never a pass', async () => {
    const batch = writeBatch('bad', [
      { id: 'junk', doi: '10.9999/junk' },
      { id: 'busy', doi: '10.9999/busy' },
      { id: 'silent', doi: '10.9999/silent' },
    ]);
    const closed = ['--online-url', 'openalex=http://127.0.0.1:1', '--online-url', 'doaj=http://127.0.0.1:1'];
    const run = await scanBatch(batch, place('out-3'), place('ws-3'), [
      ...['--quiet', '--online', '--online-tries', '1', '--online-timeout', '1'],
      ...[...urls(), ...closed],
    ]);
    expect([0, 1, 3]).toContain(run.code);
    const report = readApplicantReport(place('out-3'), 'a1');
    const said = reasons(report, 'paper-authenticity');
    expect(said).toContainEqual(expect.stringMatching(/^junk: .*not-json/u));
    expect(said).toContainEqual(expect.stringMatching(/^busy: .*http-429/u));
    expect(said).toContainEqual(expect.stringMatching(/^silent: .*timeout/u));
    expect(said).toContainEqual(expect.stringContaining('econnrefused'));
    expect(report.findings.filter(({ code }) => code.includes('public-record'))).toEqual([]);
    expect(reasons(report, 'retraction')).not.toEqual([]);
    expect(report.findings.filter(({ check }) => check === 'retraction')).toEqual([]);
  });
});
