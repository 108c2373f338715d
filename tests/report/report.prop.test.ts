import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { applicantId } from '../../src/domain/ids.ts';
import { buildApplicantReport } from '../../src/report/build-applicant-report.ts';
import { buildBatchReport, summariseApplicant } from '../../src/report/build-batch-report.ts';
import { renderApplicantHtml } from '../../src/report/html/render-applicant-html.ts';
import { renderBatchHtml } from '../../src/report/html/render-batch-html.ts';
import type { ApplicantReportInput } from '../../src/report/input.ts';
import type { ApplicantReport } from '../../src/report/model.ts';
import { applicantReportSchema } from '../../src/report/model.ts';
import { reportJson } from '../../src/report/report-json.ts';
import { sampleContext, sampleInput } from './sample-input.ts';

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });

const permuted: fc.Arbitrary<ApplicantReportInput> = fc
  .record({
    findings: shuffled(sampleInput.findings),
    checks: shuffled(sampleInput.checks),
    clauses: shuffled(sampleInput.clauses),
    files: shuffled(sampleInput.files),
    summaries: shuffled(sampleInput.works),
    works: shuffled(sampleInput.dossier.works),
    lists: shuffled(sampleContext.lists),
    texts: shuffled([...sampleInput.texts]),
  })
  .map(({ findings, checks, clauses, files, summaries, works, lists, texts }) => ({
    ...sampleInput,
    context: { ...sampleContext, lists },
    dossier: { ...sampleInput.dossier, works },
    findings,
    checks,
    clauses,
    files,
    works: summaries,
    texts: new Map(texts),
  }));

/** Every string of a report that is free text becomes the hostile one; closed words stay. */
function poisoned(report: ApplicantReport, hostile: string): ApplicantReport {
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return value + hostile;
    if (Array.isArray(value)) return value.map(walk);
    if (value !== null && typeof value === 'object')
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
    return value;
  };
  const poison = <T>(value: T): T => walk(value) as T;
  const { findings, works, files, couldNotTell } = report;
  return applicantReportSchema.parse({
    ...report,
    batch: { ...report.batch, name: poison(report.batch.name), committee: poison(report.batch.committee) },
    policy: poison(report.policy),
    lists: poison(report.lists),
    applicant: {
      ...report.applicant,
      id: poison(report.applicant.id),
      name: poison(report.applicant.name),
      unit: poison(report.applicant.unit),
      formerNames: [hostile],
    },
    inferred: report.inferred.map((inference) => ({ ...inference, source: poison(inference.source) })),
    findings: findings.map((finding) => ({
      ...finding,
      code: poison(finding.code),
      title: poison(finding.title),
      statement: poison(finding.statement),
      action: poison(finding.action),
      subject: poison(finding.subject),
      clause: poison(finding.clause),
      evidence: finding.evidence.map((evidence) => {
        switch (evidence.type) {
          case 'text-match':
            return { ...evidence, kind: poison(evidence.kind), suspicious: poison(evidence.suspicious), source: poison(evidence.source) };
          case 'list-entry':
            return { ...evidence, list: poison(evidence.list), title: hostile, category: hostile, edition: hostile };
          case 'record':
            return { ...evidence, source: hostile, field: hostile, value: hostile };
          case 'document':
            return { ...evidence, file: hostile };
          case 'picture-match':
            return { ...evidence, suspicious: poison(evidence.suspicious), source: poison(evidence.source) };
          case 'count-series':
            return { ...evidence, method: { zh: hostile, en: hostile }, exact: hostile };
        }
      }),
    })),
    works: works.map((work) => ({
      ...work,
      title: poison(work.title ?? ''),
      authors: [hostile],
      journal: hostile,
      issn: hostile,
      issueDate: hostile,
      listing: { zh: hostile, en: `${hostile} ` },
    })),
    files: files.map((file) => ({ ...file, path: poison(file.path), kind: hostile, format: hostile, sha256: hostile })),
    couldNotTell: poison(couldNotTell.map(({ reason, mend, subjects }) => ({ reason, mend, subjects }))).map((item) => ({
      ...item,
      origin: 'dossier',
    })),
    clauses: report.clauses.map((clause) => ({
      ...clause,
      title: poison(clause.title),
      statement: poison(clause.statement),
      parameters: poison(clause.parameters),
    })),
    checks: report.checks.map((check) => ({
      ...check,
      title: poison(check.title),
      limits: poison(check.limits),
      innocentExplanations: poison(check.innocentExplanations),
    })),
  });
}

const HOSTILE = [
  '<script>x()</script>',
  '"><img src=x onerror=x()>',
  "'><svg onload=x()>",
  '</style><b>',
  '</script>',
  '</title><base href=//x>',
  '<!--',
  'javascript:x()',
  '&lt;script&gt;',
];
const ALLOWED = new Set(
  'html head meta title style body input div nav a span label button main header p h1 h2 h3 h4 bdi dl dt dd section ul ol li svg path rect circle g text tspan defs pattern desc article table thead tbody tr th td code br details summary strong figure figcaption symbol use blockquote mark i script'.split(
    ' ',
  ),
);

function audit(markup: string): { tags: Set<string>; scripts: number; handlers: string[]; links: string[] } {
  const seen = { tags: new Set<string>(), scripts: 0, handlers: [] as string[], links: [] as string[] };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      seen.tags.add(name);
      if (name === 'script') seen.scripts += 1;
      seen.handlers.push(
        ...Object.keys(attributes).filter((attribute) => attribute.startsWith('on') || attribute === 'style' || attribute === 'src'),
      );
      if (attributes['href'] !== undefined) seen.links.push(attributes['href']);
    },
  });
  parser.end(markup);
  return seen;
}

describe('an applicant report', () => {
  it('is the same bytes in whatever order its parts arrive', () => {
    const expected = buildApplicantReport(sampleInput);
    fc.assert(
      fc.property(permuted, (input) => {
        const report = buildApplicantReport(input);
        expect(reportJson(report)).toBe(reportJson(expected));
      }),
      { numRuns: 40 },
    );
  });

  it('lets no string of any field become markup', () => {
    const report = buildApplicantReport(sampleInput);
    const clean = audit(renderApplicantHtml(report));
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary', minLength: 1 })), (hostile) => {
        const seen = audit(renderApplicantHtml(poisoned(report, hostile)));
        expect([...seen.tags].filter((tag) => !ALLOWED.has(tag))).toEqual([]);
        expect(seen.scripts).toBe(1);
        expect(seen.handlers).toEqual([]);
        expect(seen.links.filter((link) => !/^#(work|clause|finding)-\d+$|^#[a-z]+$|^\.\.\/batch\.html$/.test(link))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(clean.handlers).toEqual([]);
  });
});

describe('a batch report', () => {
  it('is the same bytes in whatever order applicants arrive, and lets no name become markup or a scheme', () => {
    const base = summariseApplicant(buildApplicantReport(sampleInput));
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' })), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        (ids, turn) => {
          const summaries = ids.map((id) => {
            const report = buildApplicantReport({
              ...sampleInput,
              dossier: { ...sampleInput.dossier, applicant: { ...sampleInput.dossier.applicant, id: applicantId(id), name: id } },
            });
            return summariseApplicant(report);
          });
          const report = buildBatchReport(sampleContext, summaries, []);
          const turned = [...summaries.slice(turn % summaries.length), ...summaries.slice(0, turn % summaries.length)];
          expect(reportJson(buildBatchReport(sampleContext, turned, []))).toBe(reportJson(report));
          const seen = audit(renderBatchHtml(report));
          expect([...seen.tags].filter((tag) => !ALLOWED.has(tag))).toEqual([]);
          expect(seen.handlers).toEqual([]);
          expect(seen.links.filter((link) => !/^#[a-z-]+$|^applicants\/[^/:?#]+\.html$/.test(link))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
    expect(base.row.outcomes['not-counted']).toBe(1);
  });
});
