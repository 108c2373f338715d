import type { Evidence, TextMatchEvidence } from '../domain/evidence.ts';
import type { CheckResult } from '../domain/finding.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import { WORK_KINDS } from '../domain/work.ts';
import { commonText } from './common-text.ts';
import { couldNotTellOf } from './could-not-tell.ts';
import type { ReportEvidence } from './evidence-schema.ts';
import type { ApplicantReportInput, CheckRun, ClauseCoverage, DescribedFinding } from './input.ts';
import { type ApplicantReport, applicantReportSchema, type ReportCheck, type ReportFinding, type ReportWork } from './model.ts';
import { compareClauseIds, compareFindings, compareSubjects, compareText, firstOf } from './order.ts';
import { type Texts, verifyQuote } from './quotes.ts';
import { countOutcomes, scanFactsOf } from './scan-facts.ts';
import { timelineOf } from './timeline.ts';

/** Kinds of match whose two sides are the same words, so that marking the common ones helps. */
const ALIGNED_KINDS: readonly string[] = ['verbatim', 'edited', 'reordered', 'paraphrased', 'summarised'];

function matchEvidence(evidence: TextMatchEvidence, texts: Texts): ReportEvidence {
  const common = ALIGNED_KINDS.includes(evidence.kind) ? commonText(evidence.suspicious.quote, evidence.source.quote) : undefined;
  return {
    ...evidence,
    suspicious: verifyQuote(evidence.suspicious, texts),
    source: verifyQuote(evidence.source, texts),
    ...(common === undefined ? {} : { common }),
  };
}

const reportEvidence = (evidence: Evidence, texts: Texts): ReportEvidence =>
  evidence.type === 'text-match' ? matchEvidence(evidence, texts) : evidence;

export function reportFinding({ finding, title, statement, action }: DescribedFinding, texts: Texts): ReportFinding {
  const { version, evidence, params, ...rest } = finding;
  return {
    ...rest,
    checkVersion: version,
    title,
    statement,
    action,
    params: Object.fromEntries(Object.entries(params).sort(([a], [b]) => compareText(a, b))),
    evidence: evidence.map((item) => reportEvidence(item, texts)),
  };
}

/** The part of a result that belongs to its status. */
function ending(result: CheckResult): Pick<ReportCheck, 'findings' | 'covered' | 'reason' | 'mend' | 'error'> {
  switch (result.status) {
    case 'completed': {
      const covered = [...result.covered].sort((a, b) =>
        firstOf(compareSubjects(a.subject, b.subject), compareText(a.clause ?? '', b.clause ?? ''), compareText(a.state, b.state)),
      );
      return { findings: result.findings.length, covered };
    }
    case 'not-applicable':
      return { findings: 0, covered: [], reason: result.reason };
    case 'could-not-tell':
      return { findings: 0, covered: [], reason: result.reason, mend: result.mend };
    case 'failed':
      return { findings: 0, covered: [], error: result.error };
  }
}

export const reportCheck = ({ result, ...facts }: CheckRun): ReportCheck => ({ ...facts, status: result.status, ...ending(result) });

/** Clauses in the notice's order, what hangs on each in order too. */
export const reportClauses = (clauses: readonly ClauseCoverage[]): ApplicantReport['clauses'] =>
  clauses
    .map((clause) => ({
      ...clause,
      checks: [...clause.checks].sort(compareText),
      parameters: [...clause.parameters].sort((a, b) => compareText(a.name, b.name)),
    }))
    .sort((a, b) => compareClauseIds(a.id, b.id));

function reportWorks(input: ApplicantReportInput): ReportWork[] {
  const summaries = new Map(input.works.map((summary) => [summary.work, summary]));
  return [...input.dossier.works]
    .sort((a, b) =>
      firstOf(
        WORK_KINDS.indexOf(a.kind) - WORK_KINDS.indexOf(b.kind),
        compareText(a.issueDate ?? '9999-99', b.issueDate ?? '9999-99'),
        compareText(a.id, b.id),
      ),
    )
    .map((work) => {
      const summary = summaries.get(work.id);
      const about = new Set(input.findings.filter(({ finding }) => finding.subject.work === work.id).map(({ finding }) => finding.outcome));
      return {
        ...work,
        ...(summary?.rates === undefined ? {} : { rates: summary.rates }),
        ...(summary?.listing === undefined ? {} : { listing: summary.listing }),
        outcomes: OUTCOMES.filter((outcome) => about.has(outcome)),
      };
    });
}

function reportReview({ review }: ApplicantReportInput): ApplicantReport['review'] {
  return {
    ...review,
    assignments: review.assignments
      .map(({ item, reviewers, excluded, shortfall }) => ({
        work: item.work,
        obligation: item.obligation,
        demand: item.demand,
        reviewers: [...reviewers].sort((a, b) => firstOf(b.expertise - a.expertise, compareText(a.id, b.id))),
        excluded: [...excluded].sort((a, b) =>
          firstOf(compareText(a.reviewer, b.reviewer), compareText(a.kind, b.kind), compareText(a.note.zh, b.note.zh)),
        ),
        ...(shortfall === undefined ? {} : { shortfall }),
      }))
      .sort((a, b) => compareText(a.work, b.work)),
  };
}

/** Counts each state of a closed set, zero included. */
function tally<State extends string>(states: readonly State[], zero: Record<State, number>): Record<State, number> {
  const counts = { ...zero };
  for (const state of states) counts[state] += 1;
  return counts;
}

function summarise(input: ApplicantReportInput, couldNotTell: number): ApplicantReport['summary'] {
  const { counts, worst } = countOutcomes(input.findings.map(({ finding }) => finding.outcome));
  return {
    outcomes: counts,
    ...(worst === undefined ? {} : { worst }),
    couldNotTell,
    works: input.dossier.works.length,
    files: tally(
      input.files.map((file) => file.state),
      { read: 0, 'partly-read': 0, unreadable: 0, refused: 0, 'not-read': 0 },
    ),
    checks: tally(
      input.checks.map((check) => check.result.status),
      { completed: 0, 'not-applicable': 0, 'could-not-tell': 0, failed: 0 },
    ),
    clauses: tally(
      input.clauses.map((clause) => clause.state),
      { checked: 0, 'could-not-tell': 0, 'not-applicable': 0, failed: 0, unserved: 0, 'not-in-force': 0, 'batch-level': 0 },
    ),
  };
}

/**
 * The report of one applicant: the input put in order, its quotes held against the texts. Pure; equal inputs give equal reports,
 * whatever the order in which findings, checks, clauses, files and works arrive.
 * @throws IntegrityError `evidence-quote-mismatch` when a quote is not the text at its span.
 */
export function buildApplicantReport(input: ApplicantReportInput): ApplicantReport {
  const couldNotTell = couldNotTellOf(input);
  const { dossier } = input;
  const report: ApplicantReport = {
    kind: 'applicant-report',
    ...scanFactsOf(input.context),
    applicant: dossier.applicant,
    manifest: dossier.manifest,
    inferred: [...dossier.inferred].sort((a, b) => firstOf(compareText(a.field, b.field), compareText(a.source, b.source))),
    ...(dossier.verification === undefined ? {} : { verification: dossier.verification }),
    summary: summarise(input, couldNotTell.length),
    findings: input.findings.map((finding) => reportFinding(finding, input.texts)).sort(compareFindings),
    couldNotTell,
    works: reportWorks(input),
    timeline: timelineOf(dossier.works, input.findings),
    review: reportReview(input),
    files: [...input.files].sort((a, b) => compareText(a.path, b.path)),
    checks: input.checks.map(reportCheck).sort((a, b) => compareText(a.id, b.id)),
    clauses: reportClauses(input.clauses),
  };
  // Parsing puts every object's keys in the schema's order, so that equal reports are equal bytes.
  return applicantReportSchema.parse(report);
}
