import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../../src/domain/errors.ts';
import { workId } from '../../src/domain/ids.ts';
import { buildApplicantReport } from '../../src/report/build-applicant-report.ts';
import { renderApplicantHtml } from '../../src/report/html/render-applicant-html.ts';
import type { ApplicantReportInput, DescribedFinding } from '../../src/report/input.ts';
import { compareClauseIds } from '../../src/report/order.ts';
import { OWN, SOURCE, sampleInput } from './sample-input.ts';
import { OWN_TEXT } from './sample-texts.ts';

const report = buildApplicantReport(sampleInput);

/** The sample with the first passage of its rate finding changed. */
function withPassage(
  change: (quote: { start: number; end: number; quote: string }) => { start: number; end: number; quote: string },
): ApplicantReportInput {
  const findings = sampleInput.findings.map((described): DescribedFinding => {
    const [first, ...rest] = described.finding.evidence;
    if (first.type !== 'text-match') return described;
    return {
      ...described,
      finding: {
        ...described.finding,
        evidence: [{ ...first, suspicious: { ...first.suspicious, ...change(first.suspicious) } }, ...rest],
      },
    };
  });
  return { ...sampleInput, findings };
}

const codeOf = (build: () => unknown): string | undefined => {
  try {
    build();
  } catch (error) {
    return error instanceof IntegrityError ? error.code : 'another error';
  }
  return undefined;
};

describe('quotes', () => {
  it('stand in the report with the text around them', () => {
    const evidence = report.findings.flatMap((finding) => finding.evidence).find((item) => item.type === 'text-match');
    expect(evidence).toBeDefined();
    if (evidence === undefined) return;
    const { start, end, quote, before, after } = evidence.suspicious;
    expect(OWN_TEXT.slice(start, end)).toBe(quote);
    expect(before.length).toBeGreaterThan(0);
    expect(OWN_TEXT.slice(start - before.length, end + after.length)).toBe(before + quote + after);
  });

  it.each([
    ['a changed character', (q: { start: number; end: number; quote: string }) => ({ ...q, quote: `${q.quote.slice(0, -1)}！` })],
    ['a moved span', (q: { start: number; end: number; quote: string }) => ({ ...q, start: q.start + 1, end: q.end + 1 })],
    ['a negative start', (q: { start: number; end: number; quote: string }) => ({ ...q, start: q.start - OWN_TEXT.length, end: q.end })],
    ['a span past the end', (q: { start: number; end: number; quote: string }) => ({ ...q, end: OWN_TEXT.length + 10 })],
  ])('with %s stop the report', (_, change) => {
    expect(codeOf(() => buildApplicantReport(withPassage(change)))).toBe('evidence-quote-mismatch');
  });

  it('of a document whose text is not at hand stop the report', () => {
    const texts = new Map([...sampleInput.texts].filter(([id]) => id !== SOURCE));
    expect(texts.has(OWN)).toBe(true);
    expect(codeOf(() => buildApplicantReport({ ...sampleInput, texts }))).toBe('evidence-quote-mismatch');
  });
});

describe('order and counts', () => {
  it('puts graver outcomes first, then stronger findings', () => {
    expect(report.findings.map((finding) => [finding.outcome, finding.strength])).toEqual([
      ['not-counted', 0.8],
      ['downgraded', 0.92],
      ['needs-verification', 0.97],
      ['needs-verification', 0.71],
      ['pass', 0.9],
    ]);
    expect(report.summary.worst).toBe('not-counted');
    expect(report.summary.outcomes).toEqual({
      veto: 0,
      'not-counted': 1,
      downgraded: 1,
      'needs-verification': 2,
      advisory: 0,
      unknown: 0,
      pass: 1,
    });
  });

  it('reads clauses as the notice numbers them', () => {
    const ids = ['附2一', '三(二)', '二(五)2(10)', '二(五)2(2)b', '附1一(二)', '二(五)2(2)a', '二(一)', '附1一(一)', '二(五)1'];
    expect([...ids].sort(compareClauseIds)).toEqual([
      '二(一)',
      '二(五)1',
      '二(五)2(2)a',
      '二(五)2(2)b',
      '二(五)2(10)',
      '三(二)',
      '附1一(一)',
      '附1一(二)',
      '附2一',
    ]);
  });

  it('has no overall score', () => {
    const keys = new Set<string>();
    JSON.stringify(report, (key, value: unknown) => {
      keys.add(key.toLowerCase());
      return value;
    });
    expect([...keys].filter((key) => /score|^grade|rank|risk/.test(key))).toEqual([]);
  });
});

describe('could not tell', () => {
  it('names files, dossier problems, checks that could not tell and checks that broke off, each with a mend', () => {
    expect(report.couldNotTell.map((item) => [item.origin, item.check ?? '', item.subjects.map((s) => s.work ?? s.file ?? '')])).toEqual([
      ['file', '', ['book-1']],
      ['file', '', ['paper-3']],
      ['dossier', '', ['dossier.yaml']],
      ['check', 'identifiers', ['']],
      ['check', 'journal-listing', ['paper-2']],
      ['check', 'similarity-rate', ['paper-3', 'paper-4']],
    ]);
    for (const item of report.couldNotTell) {
      expect(item.reason.zh).not.toBe('');
      expect(item.mend.en).not.toBe('');
    }
    expect(report.couldNotTell[1]?.reason.zh).toContain('PDF文件设有密码');
  });

  it('keeps a clause that no check spoke of', () => {
    const first = sampleInput.clauses[0]!;
    const silent = { ...first, state: 'could-not-tell' as const, checks: [] };
    const again = buildApplicantReport({ ...sampleInput, clauses: [silent] });
    expect(again.couldNotTell.at(-1)).toMatchObject({ origin: 'clause', clause: first.id });
    expect(report.couldNotTell.some((item) => item.origin === 'clause')).toBe(false);
  });
});

describe('timeline', () => {
  it('spans the works and the window, and says what it leaves out', () => {
    expect(report.timeline.range).toEqual({ from: '2015-03', to: '2019-08' });
    expect(report.timeline.undated).toEqual(['standard-1']);
    expect(report.timeline.windows).toMatchObject([{ from: '2019-05', to: '2019-08', count: 7 }]);
    expect(report.timeline.marks).toHaveLength(11);
  });

  it('does not stretch to a date that makes no sense', () => {
    const works = sampleInput.dossier.works.map((work) => (work.id === workId('project-1') ? { ...work, issueDate: '1015-03' } : work));
    const { timeline } = buildApplicantReport({ ...sampleInput, dossier: { ...sampleInput.dossier, works } });
    expect(timeline.outOfRange).toEqual(['project-1']);
    expect(timeline.range?.from).toBe('2016-11');
  });

  it('is drawn with a mark for each dated work and the window shaded', () => {
    const page = renderApplicantHtml(report);
    const chart = /<svg class="chart"[\s\S]*?<\/svg>/.exec(page)?.[0] ?? '';
    expect(chart.match(/<g transform=/g)).toHaveLength(11);
    expect(chart.match(/<rect class="window"/g)).toHaveLength(1);
    expect(chart).toContain('2019-05 – 2019-08');
  });
});

describe('the page', () => {
  it('names the hashes of its own style and script, and loads nothing', async () => {
    const { createHash } = await import('node:crypto');
    const page = renderApplicantHtml(report);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    for (const tag of ['style', 'script']) {
      const inside = new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)?.[1] ?? '';
      expect(inside.length).toBeGreaterThan(100);
      expect(policy).toContain(`${tag}-src 'sha256-${createHash('sha256').update(inside).digest('base64')}'`);
    }
    expect(policy).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(src|style)=|https?:\/\//);
  });

  it('speaks neutrally in both languages', () => {
    expect(renderApplicantHtml(report)).not.toMatch(/抄袭|造假|剽窃|fraud|cheat|plagiar/i);
  });

  it('shows invisible characters of a quote', () => {
    expect(renderApplicantHtml(report).match(/<i class="inv" title="U\+200B">/g)).toHaveLength(3);
  });

  it('stands without works, files, findings or a manifest', () => {
    const { id } = sampleInput.dossier.applicant;
    const bare = buildApplicantReport({
      ...sampleInput,
      findings: [],
      checks: [],
      clauses: [],
      files: [],
      works: [],
      review: { state: 'nothing-to-send', seed: 's', assignments: [] },
      dossier: {
        applicant: { id, formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
        works: [],
        files: [],
        manifest: { kind: 'none' },
        inferred: [],
        problems: [],
      },
    });
    expect(bare.summary.worst).toBeUndefined();
    const page = renderApplicantHtml(bare);
    expect(page).toContain('没有问题线索');
    expect(page).toContain('没有列出业绩成果');
  });
});
