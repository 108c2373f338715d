import type { Artifacts, FileDocument, MatchedPassage, PicturePair, WorkClaim, WorkMatches } from '../../src/checks/artifacts.ts';
import type { BatchArtifacts } from '../../src/checks/batch-artifacts.ts';
import type { BatchCheck, Check, CheckOutcome, ClauseBinding } from '../../src/checks/check.ts';
import type { Applicant } from '../../src/domain/applicant.ts';
import type { ExtractedDocument } from '../../src/domain/document.ts';
import type { BatchInfo, Dossier } from '../../src/domain/dossier.ts';
import type { Finding, SubjectCoverage } from '../../src/domain/finding.ts';
import { applicantId, clauseId, documentId, workId } from '../../src/domain/ids.ts';
import type { Localised } from '../../src/domain/localised.ts';
import type { Work } from '../../src/domain/work.ts';

export const applicant = (fields: Partial<Applicant> = {}): Applicant => ({
  id: applicantId('a01'),
  name: '陈知行',
  formerNames: [],
  nameVariants: [],
  formerUnits: [],
  relatives: [],
  advisers: [],
  employment: 'public-institution',
  ...fields,
});

export const work = (id: string, fields: Partial<Omit<Work, 'id'>> = {}): Work => ({
  id: workId(id),
  kind: 'paper',
  title: `题名${id}`,
  authors: ['陈知行'],
  correspondingAuthors: [],
  representative: false,
  files: [],
  ...fields,
});

export interface Given {
  readonly applicant?: Partial<Applicant>;
  readonly works?: readonly Work[];
  readonly dossier?: Partial<Dossier>;
  readonly batch?: Partial<BatchInfo>;
  readonly artifacts?: Partial<Artifacts>;
}

export function artifacts(given: Given = {}): Artifacts {
  return {
    batch: { name: 'test', policyPack: 'gansu-2019-90', seed: 'test', ...given.batch },
    dossier: {
      applicant: applicant(given.applicant),
      works: given.works ?? [],
      files: [],
      manifest: { kind: 'yaml' },
      inferred: [],
      problems: [],
      ...given.dossier,
    },
    documents: [],
    matches: [],
    journals: [],
    online: { asked: false, works: [] },
    retractions: [],
    referenceRetractions: { listLoaded: false, works: [] },
    burst: {},
    checkReports: [],
    claims: { own: [], others: [] },
    pictures: [],
    plans: [],
    used: { registers: [], rows: [] },
    recommendationCircle: [],
    ...given.artifacts,
  };
}

export const CLAUSE = clauseId('test-clause');

/** Runs a check with options parsed by its own schemas, as the scan does. */
export function run(check: Check, roles: Readonly<Record<string, unknown>>, given: Given = {}): CheckOutcome {
  const bindings = Object.entries(roles).map(([role, options]): [string, ClauseBinding<unknown>] => [
    role,
    { id: CLAUSE, obligation: 'must', options: check.roles[role]!.parse(options) },
  ]);
  return check.run(artifacts(given), Object.fromEntries(bindings));
}

export function completed(outcome: CheckOutcome): { findings: readonly Finding[]; covered: readonly SubjectCoverage[] } {
  if (outcome.status !== 'completed') throw new Error(`the check ended as ${outcome.status}: ${outcome.reason.en}`);
  assertSaid(outcome);
  return outcome;
}

/** What holds of every check: what could not be told is said in both languages with a mend; a strength is of 0 to 1, a pass's 0.6 at most. */
function assertSaid(outcome: CheckOutcome): void {
  const silent = (text: Localised | undefined): boolean => text === undefined || text.zh.trim() === '' || text.en.trim() === '';
  const parts = outcome.status === 'completed' ? outcome.covered : [{ ...outcome, state: outcome.status }];
  for (const { state, ...said } of parts) {
    const mend = 'mend' in said ? said.mend : undefined;
    if (state !== 'checked' && silent(said.reason)) throw new Error(`${state} without a reason`);
    if (state === 'could-not-tell' && silent(mend)) throw new Error('could-not-tell without a mend');
  }
  for (const { code, outcome: implied, strength } of outcome.status === 'completed' ? outcome.findings : []) {
    if (!(strength >= 0 && strength <= 1)) throw new Error(`${code} has the strength ${strength}`);
    // Strength orders findings: what is in order must not stand first. The standing of a journal is as sure as its identity.
    if (implied === 'pass' && strength > 0.6 && !code.startsWith('journal-listing/')) throw new Error(`${code} passes with ${strength}`);
  }
}

/** Codes without the check's own name, with their outcomes. */
export const told = (check: Pick<Check, 'id'>, outcome: CheckOutcome): string[] =>
  completed(outcome).findings.map(({ code, outcome: implied }) => `${code.slice(check.id.length + 1)}: ${implied}`);

export const OWN_DOCUMENT = documentId('d'.repeat(64));
export const SOURCE_DOCUMENT = documentId('e'.repeat(64));

/** A passage of `length` Chinese characters at `start`, from a corpus text unless said otherwise. */
export function passage(start: number, length: number, fields: Partial<MatchedPassage> & { sourceDocument?: string } = {}): MatchedPassage {
  const quote = '文'.repeat(length);
  const { sourceDocument, ...rest } = fields;
  const source = sourceDocument === undefined ? SOURCE_DOCUMENT : documentId(sourceDocument);
  return {
    suspicious: { document: OWN_DOCUMENT, label: 'papers/p.pdf', start, end: start + length, quote },
    source: { document: source, label: '来源', start: 0, end: length, quote },
    kind: 'verbatim',
    strength: 1,
    characters: length,
    cited: false,
    ownWork: false,
    origin: { type: 'corpus', title: '另一篇文章', authors: ['王望川'] },
    earlier: 'source',
    ...rest,
  };
}

/** Two pictures alike, on page `at + 1` of both works. */
export function picturePair(at: number, distinctive: boolean): PicturePair {
  const shown = { page: at + 1, captions: ['图1 产量'], width: 400, height: 300, hash: String(at).padStart(32, '0') };
  return {
    own: { ...shown, document: OWN_DOCUMENT, label: 'papers/p.pdf' },
    other: { ...shown, document: SOURCE_DOCUMENT, label: 'a02/papers/x.pdf' },
    distance: 2,
    distinctive,
  };
}

/** Matches of one work whose four rates are made of the passages given; they must not overlap. */
export function matchesOf(
  id: string,
  characters: number,
  passages: readonly MatchedPassage[],
  fields: Partial<WorkMatches> = {},
): WorkMatches {
  const rate = (kept: readonly MatchedPassage[]) => {
    const matched = kept.reduce((sum, { characters: count }) => sum + count, 0);
    return { characters: matched, percent: (100 * matched) / characters };
  };
  const sources = [...new Set(passages.map(({ source }) => source.document))].map((document) =>
    rate(passages.filter(({ source }) => source.document === document)),
  );
  return {
    work: workId(id),
    file: 'papers/p.pdf',
    document: OWN_DOCUMENT,
    rates: {
      characters,
      total: rate(passages),
      lessCitations: rate(passages.filter(({ cited }) => !cited)),
      lessOwnWork: rate(passages.filter(({ ownWork }) => !ownWork)),
      largestSingleSource: [...sources].sort((a, b) => b.percent - a.percent)[0] ?? { characters: 0, percent: 0 },
    },
    passages,
    tampering: [],
    comparedWith: { batchDocuments: 3, corpusDocuments: 5 },
    ...fields,
  };
}

export const claim = (applicantKey: string, id: string, fields: Partial<WorkClaim> = {}): WorkClaim => ({
  applicant: applicantId(applicantKey),
  work: workId(id),
  kind: 'paper',
  authors: [],
  documents: [],
  ...fields,
});

/** A file of a work that was read, with the text given on one page. */
export function documentOf(id: string, file: string, text: string, fields: Partial<ExtractedDocument> = {}): FileDocument {
  const document: ExtractedDocument = {
    id: documentId('a'.repeat(64)),
    format: 'pdf',
    extractor: { id: 'test', version: '1' },
    text,
    pages: [{ number: 1, start: 0, end: text.length, quality: 1 }],
    sections: [],
    metadata: {},
    quality: 'good',
    unreadPages: [],
    warnings: [],
    ...fields,
  };
  return { path: file, kind: 'papers', work: workId(id), result: { status: 'read', document } };
}

/** The could-not-tells and not-applicables of an outcome, in order. */
export function states(outcome: CheckOutcome): string[] {
  assertSaid(outcome);
  return outcome.status === 'completed' ? outcome.covered.map(({ state }) => state) : [outcome.status];
}

/** Runs a check of the whole batch in the same way; `clauses` names the clause of a role where that matters. */
export function runBatch(
  check: BatchCheck,
  roles: Readonly<Record<string, unknown>>,
  given: Partial<BatchArtifacts> = {},
  clauses: Readonly<Record<string, string>> = {},
): CheckOutcome {
  const bindings = Object.entries(roles).map(([role, options]): [string, ClauseBinding<unknown>] => {
    const id = clauses[role];
    return [role, { id: id === undefined ? CLAUSE : clauseId(id), obligation: 'must', options: check.roles[role]!.parse(options) }];
  });
  const whole: BatchArtifacts = {
    batch: artifacts().batch,
    applicants: [],
    calendar: { holidays: [], workdays: [], years: [], tables: [] },
    ...given,
  };
  return check.run(whole, Object.fromEntries(bindings));
}

export const batchInfo = (fields: Partial<BatchInfo>): BatchInfo => artifacts({ batch: fields }).batch;

/** The object without one of its fields: as a manifest that does not state it. */
export function lacking<T extends object, K extends keyof T>(value: T, field: K): Omit<T, K> {
  const copy = { ...value };
  Reflect.deleteProperty(copy, field);
  return copy;
}
