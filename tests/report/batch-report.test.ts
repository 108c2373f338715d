import { describe, expect, it } from 'vitest';
import { applicantId, documentId } from '../../src/domain/ids.ts';
import type { BatchRow } from '../../src/report/batch-model.ts';
import { buildApplicantReport } from '../../src/report/build-applicant-report.ts';
import { type ApplicantSummary, buildBatchReport, summariseApplicant } from '../../src/report/build-batch-report.ts';
import { renderBatchHtml } from '../../src/report/html/render-batch-html.ts';
import { summariseForTerminal } from '../../src/report/terminal-summary.ts';
import { COLLEAGUE, sampleContext, sampleInput } from './sample-input.ts';

const shen = summariseApplicant(buildApplicantReport(sampleInput));
const colleague = summariseApplicant(
  buildApplicantReport({
    ...sampleInput,
    findings: [],
    dossier: {
      ...sampleInput.dossier,
      applicant: { ...sampleInput.dossier.applicant, id: applicantId('2020-0140-han'), name: '韩砚秋' },
      problems: [],
    },
    files: [{ path: 'papers/report.pdf', kind: 'papers', sha256: COLLEAGUE, bytes: 1000, state: 'read' }],
  }),
);

const row = (id: string, outcomes: Partial<BatchRow['outcomes']>, worst?: BatchRow['worst']): ApplicantSummary => ({
  ...shen,
  passages: [],
  documents: [],
  row: {
    ...shen.row,
    id,
    outcomes: { veto: 0, 'not-counted': 0, downgraded: 0, 'needs-verification': 0, advisory: 0, unknown: 0, pass: 0, ...outcomes },
    ...(worst === undefined ? { worst: undefined } : { worst }),
    couldNotTell: 0,
  },
});

const RECORD = [{ type: 'record', source: 'batch.yaml', field: 'authority.level', value: 'city' }] as const;

describe('a batch report', () => {
  it('links applicants who share quoted text, once, with its length', () => {
    const { links } = buildBatchReport(sampleContext, [shen, colleague], []);
    const evidence = sampleInput.findings
      .flatMap(({ finding }) => finding.evidence)
      .filter((e) => e.type === 'text-match' && e.source.document === COLLEAGUE);
    const [only] = evidence;
    expect(evidence).toHaveLength(1);
    if (only?.type !== 'text-match') return;
    expect(links).toEqual([
      {
        applicants: ['2020-0137-shen', '2020-0140-han'],
        passages: 1,
        characters: only.suspicious.end - only.suspicious.start,
        sameFiles: 0,
      },
    ]);
  });

  it('marks with a tick only those of whom nothing was left untold', () => {
    const of = (id: string, worst: BatchRow['worst'], couldNotTell: number, unreadFiles: readonly string[] = []): ApplicantSummary => {
      const { row: made, ...rest } = row(id, {}, worst);
      return { ...rest, row: { ...made, couldNotTell, unreadFiles: [...unreadFiles], failedChecks: [] } };
    };
    const summaries = [of('whole', 'pass', 0), of('untold', 'pass', 2), of('unread', 'pass', 0, ['a.pdf']), of('flagged', 'downgraded', 1)];
    const page = renderBatchHtml(buildBatchReport(sampleContext, summaries, []));
    const marks = Array.from(
      page.matchAll(/<tr data-row><td>.*?#mark-([a-z-]+)".*?<bdi>[^<]*<\/bdi><\/a> <span class="note"><bdi>([^<]+)/gu),
    );
    expect(Object.fromEntries(marks.map(([, mark, id]) => [id, mark]))).toEqual({
      whole: 'pass',
      untold: 'unknown',
      unread: 'unknown',
      flagged: 'downgraded',
    });
  });

  it('makes no link of a phrase', () => {
    const passage = (length: number): ApplicantSummary => ({
      ...row('reader', {}),
      documents: [{ document: 'r', applicant: 'reader' }],
      passages: [{ own: 'r', other: 'o', start: 100, end: 100 + length }],
    });
    const owner: ApplicantSummary = { ...row('owner', {}), documents: [{ document: 'o', applicant: 'owner' }] };
    expect(buildBatchReport(sampleContext, [passage(39), owner], []).links).toEqual([]);
    expect(buildBatchReport(sampleContext, [passage(40), owner], []).links).toEqual([
      { applicants: ['owner', 'reader'], passages: 1, characters: 40, sameFiles: 0 },
    ]);
  });

  it('links applicants who hand in the same file, and takes a file that everyone has for a form', () => {
    const holder = (id: string, hash: string): ApplicantSummary => ({
      ...row(id, {}),
      documents: [{ document: documentId(hash), applicant: id }],
    });
    const form = Array.from({ length: 25 }, (_, i) => holder(`form-${i}`, 'f'));
    const report = buildBatchReport(sampleContext, [holder('a', 'same'), holder('b', 'same'), ...form], []);
    expect(report.links).toEqual([{ applicants: ['a', 'b'], passages: 0, characters: 0, sameFiles: 1 }]);
    expect(report.commonFiles).toEqual([{ document: 'f', applicants: 25 }]);
  });

  it('orders rows by the gravest outcome and then by how many', () => {
    const rows = [
      row('clean', { pass: 9 }, 'pass'),
      row('two', { downgraded: 2 }, 'downgraded'),
      row('veto', { veto: 1 }, 'veto'),
      row('three', { downgraded: 3 }, 'downgraded'),
      row('none', {}),
    ];
    const report = buildBatchReport(sampleContext, rows, []);
    expect(report.applicants.map((applicant) => applicant.id)).toEqual(['veto', 'three', 'two', 'clean', 'none']);
    expect(report.totals.outcomes).toMatchObject({ veto: 1, downgraded: 5, pass: 9 });
    expect(report.totals.applicantsWithFindings).toBe(3);
  });

  it('counts what was left undone', () => {
    const problem = { code: 'symlink-outside', message: 'x points outside', mend: 'Put a plain file in its place.', file: 'x' };
    const { totals } = buildBatchReport(sampleContext, [shen, colleague], [problem]);
    expect(totals).toMatchObject({ applicants: 2, applicantsIncomplete: 2, unreadFiles: 2, failedChecks: 2, problems: 1, files: 6 });
  });

  it('says beside the figures of applicants what was found of the batch as a whole, and only then', () => {
    const [finding] = sampleInput.findings;
    const whole = {
      checks: [],
      clauses: [],
      findings: finding === undefined ? [] : [{ ...finding, finding: { ...finding.finding, evidence: RECORD } }],
    };
    expect(renderBatchHtml(buildBatchReport(sampleContext, [shen], [], whole))).toContain('另有涉及整个批次的问题线索 1 项、未能判定 0 项');
    expect(renderBatchHtml(buildBatchReport(sampleContext, [shen], []))).not.toContain('另有涉及整个批次');
  });

  it('folds a long table and keeps every row', () => {
    const rows = Array.from({ length: 450 }, (_, i) => row(`id-${i}`, {}));
    const page = renderBatchHtml(buildBatchReport(sampleContext, rows, []));
    expect(page.match(/<tr data-row>/g)).toHaveLength(450);
    expect(page.match(/<details class="chunk"/g)).toHaveLength(3);
    expect(page.match(/<details class="chunk" open>/g)).toHaveLength(1);
  });
});

describe('the terminal summary', () => {
  it('says totals and names whom to look at, in either language', () => {
    const report = buildBatchReport(sampleContext, [shen, colleague], []);
    const lines = summariseForTerminal(report, 'en');
    expect(lines[0]).toBe('2 applicants, 24 works, 6 files');
    expect(lines.at(-1)).toBe('  沈知远 (2020-0137-shen): Not a basis for review 1, Not at the level claimed 1, Needs verification 2');
    expect(summariseForTerminal(report)[0]).toBe('申报人 2 人，成果 24 项，文件 6 份');
  });

  it('lets no escape sequence of a name reach the terminal, and stops naming after ten', () => {
    const rows = Array.from({ length: 14 }, (_, i) => row(`\u001b[31m${i}`, { veto: 1 }, 'veto'));
    const lines = summariseForTerminal(buildBatchReport(sampleContext, rows, []), 'en');
    expect(lines.join('')).not.toContain('\u001b');
    expect(lines.at(-1)).toBe('  and 4 more, in the batch report');
  });
});
