import { describe, expect, it } from 'vitest';
import type { Dossier, Inference } from '../../domain/dossier.ts';
import { applicantId, clauseId, workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import type { Artifacts } from '../artifacts.ts';
import { journalListing } from './journal-listing.ts';
import { listingOptions } from './listing-options.ts';

const CLAUSE = clauseId('二(五)2(2)a');
const HASH = 'a'.repeat(64);

const paper = (fields: Partial<Work> = {}): Work => ({
  id: workId('paper-1'),
  kind: 'paper',
  title: '一篇论文',
  authors: ['甲'],
  correspondingAuthors: [],
  journal: '高原研究',
  issueDate: '2019-06',
  levelClaimed: 'core',
  representative: true,
  files: [],
  ...fields,
});

function listing(list: string, edition: string, answer: ListAnswer['answer'], more: Partial<ListAnswer> = {}): ListAnswer {
  const row = answer === 'in' ? { row: 7, title: '高原研究' } : {};
  const matchedBy = answer === 'in' ? 'title' : 'none';
  return {
    list,
    edition,
    answer,
    ...more,
    evidence: { type: 'list-entry', list, edition, ...row, matchedBy, complete: answer === 'not-in', listHash: HASH },
  };
}

const answer = (fields: Partial<JournalAnswer> = {}): JournalAnswer => ({
  work: workId('paper-1'),
  asked: { title: '高原研究', issueDate: '2019-06' },
  identified: { state: 'found', title: '高原研究', issn: ['1000-0003'], cn: ['62-5001/N'], matchedBy: 'title', confidence: 0.95 },
  listings: [listing('alpha', '2018', 'not-in', { validFrom: '2019-01' }), listing('beta', '2019', 'not-in', { validFrom: '2019-01' })],
  otherEditions: [],
  warnings: [],
  ...fields,
});

const OPTIONS = {
  levels: { core: { anyOf: [{ list: 'alpha' }, { list: 'beta', categories: ['core'] }] }, provincial: { requiresCn: true } },
};

function run(work: Work, journal: JournalAnswer | undefined, options: unknown = OPTIONS, inferred: readonly Inference[] = []) {
  const dossier: Dossier = {
    applicant: { id: applicantId('a'), formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
    works: [work],
    files: [],
    manifest: { kind: 'yaml' },
    inferred,
    problems: [],
  };
  const artifacts = { dossier, journals: journal === undefined ? [] : [journal] } as unknown as Artifacts;
  const outcome = journalListing.run(artifacts, { listing: { id: CLAUSE, obligation: 'must', options: listingOptions.parse(options) } });
  if (outcome.status !== 'completed') throw new Error(outcome.status);
  return outcome;
}
const codes = (work: Work, journal: JournalAnswer | undefined, options?: unknown) =>
  run(work, journal, options).findings.map(({ code, outcome }) => [code.replace('journal-listing/', ''), outcome]);
const coverage = (work: Work, journal: JournalAnswer | undefined, options?: unknown) => run(work, journal, options).covered[0];

describe('a paper claimed as core', () => {
  it('passes on one list, with the row that decided', () => {
    const journal = answer({ listings: [listing('alpha', '2018', 'unknown'), listing('beta', '2019', 'in', { category: 'core' })] });
    const [finding] = run(paper(), journal).findings;
    expect(finding).toMatchObject({
      code: 'journal-listing/listed',
      outcome: 'pass',
      clause: CLAUSE,
      params: { list: 'beta', edition: '2019', category: 'core', row: 7, month: '2019-06' },
      evidence: [{ type: 'list-entry', row: 7, listHash: HASH }],
    });
    expect(coverage(paper(), journal)).toEqual({ subject: { work: 'paper-1' }, state: 'checked' });
  });
  it('is downgraded when complete copies of every list lack it', () => {
    expect(codes(paper(), answer())).toEqual([['not-listed', 'downgraded']]);
    const [finding] = run(paper(), answer()).findings;
    expect(finding?.evidence.filter(({ type }) => type === 'list-entry')).toHaveLength(2);
    expect(finding?.params['editions']).toEqual(['alpha 2018', 'beta 2019']);
  });
  it('is downgraded with both rows when the journal had left the list before', () => {
    const before = listing('alpha', '2014', 'in', { validFrom: '2015-01', validTo: '2018-12', category: 'core' });
    const [finding] = run(paper(), answer({ otherEditions: [before] })).findings;
    expect(finding).toMatchObject({
      code: 'journal-listing/dropped',
      outcome: 'downgraded',
      params: { before: 'alpha 2014', beforeTo: '2018-12', now: 'alpha 2018' },
    });
    expect(finding?.evidence).toMatchObject([{ edition: '2014', row: 7 }, { edition: '2018' }, { edition: '2019' }]);
  });
  it('says so when it was moved to a category that does not count', () => {
    const before = listing('beta', '2017', 'in', { validFrom: '2017-01', validTo: '2018-12', category: 'core' });
    const now = listing('beta', '2019', 'in', { validFrom: '2019-01', category: 'extended' });
    const [finding] = run(paper(), answer({ listings: [listing('alpha', '2018', 'not-in'), now], otherEditions: [before] })).findings;
    expect(finding).toMatchObject({ code: 'journal-listing/dropped', params: { nowCategory: 'extended' } });
    expect(journalListing.describe(finding!).statement.en).toContain('as “extended” only');
  });
  it('does not take a later edition for an earlier one', () => {
    const later = listing('alpha', '2022', 'in', { validFrom: '2022-01', category: 'core' });
    expect(codes(paper(), answer({ otherEditions: [later] }))).toEqual([['not-listed', 'downgraded']]);
  });
  it('does not count a category the pack leaves out', () => {
    const journal = answer({ listings: [listing('alpha', '2018', 'not-in'), listing('beta', '2019', 'in', { category: 'extended' })] });
    expect(codes(paper(), journal)).toEqual([['category-not-counted', 'downgraded']]);
  });
  it('cannot be told while one list is unknown, and the list is named', () => {
    const journal = answer({ listings: [listing('alpha', '2018', 'not-in'), listing('beta', '2019', 'unknown')] });
    expect(codes(paper(), journal)).toEqual([]);
    expect(coverage(paper(), journal)).toMatchObject({
      state: 'could-not-tell',
      mend: { en: expect.stringContaining('beta 2019') as string },
    });
    expect(coverage(paper(), answer({ listings: [] }))).toMatchObject({ state: 'could-not-tell' });
  });
  it('asks for verification when it left one list and another is unknown', () => {
    const before = listing('alpha', '2014', 'in', { validFrom: '2015-01', validTo: '2018-12' });
    const listings = [listing('alpha', '2018', 'not-in', { validFrom: '2019-01' }), listing('beta', '2019', 'unknown')];
    expect(codes(paper(), answer({ listings, otherEditions: [before] }))).toEqual([['dropped-others-unknown', 'needs-verification']]);
  });
  it('uses the last edition before the month only when the pack says so', () => {
    const journal = answer({
      listings: [listing('alpha', '', 'unknown'), listing('beta', '2019', 'not-in')],
      otherEditions: [
        listing('alpha', '2010', 'not-in', { validFrom: '2010-01', validTo: '2011-12' }),
        listing('alpha', '2014', 'in', { validFrom: '2015-01', validTo: '2018-12' }),
        listing('alpha', '2022', 'not-in', { validFrom: '2022-01', validTo: '2023-12' }),
      ],
    });
    expect(coverage(paper(), journal)?.state).toBe('could-not-tell');
    expect(codes(paper(), journal, { ...OPTIONS, editionRule: 'nearest-earlier' })).toEqual([['listed', 'pass']]);
  });
});

describe('a paper claimed as provincial', () => {
  const provincial = paper({ levelClaimed: 'provincial' });
  it('passes by a CN on record, or by a core list', () => {
    expect(codes(provincial, answer())).toEqual([['has-cn', 'pass']]);
    expect(codes(provincial, answer({ listings: [listing('alpha', '2018', 'in')] }))).toEqual([['listed', 'pass']]);
  });
  it('cannot be told by a CN that nothing confirms', () => {
    const journal = answer({ identified: { state: 'unknown' } });
    expect(codes(paper({ levelClaimed: 'provincial', cn: '62-5001/N' }), journal)).toEqual([]);
    expect(coverage(paper({ levelClaimed: 'provincial', cn: '62-5001/N' }), journal)?.reason?.en).toContain('62-5001/N');
  });
});

describe('what cannot be judged', () => {
  it.each([
    ['the journal is not named', paper(), answer({ asked: { issueDate: '2019-06' } }), 'names no journal'],
    ['no answer was made', paper(), undefined, 'names no journal'],
    ['the level is not stated', { ...paper(), levelClaimed: undefined } as unknown as Work, answer(), 'level'],
    [
      'nothing knows a foreign title',
      paper({ journal: 'Acta Nova' }),
      answer({
        asked: { title: 'Acta Nova', issueDate: '2019-06' },
        identified: { state: 'unknown' },
        listings: [listing('alpha', '2018', 'unknown')],
      }),
      'Acta Nova',
    ],
    ['the month is unknown', paper(), answer({ asked: { title: '高原研究' }, listings: [] }), 'month'],
  ])('says so when %s', (_, work, journal, words) => {
    expect(coverage(work, journal)).toMatchObject({ state: 'could-not-tell', reason: { en: expect.stringContaining(words) as string } });
    expect(codes(work, journal)).toEqual([]);
  });
  it('leaves papers alone that claim no level with a rule', () => {
    expect(coverage(paper({ levelClaimed: 'other' }), answer())?.state).toBe('not-applicable');
    expect(coverage(paper(), answer(), { levels: {} })?.state).toBe('not-applicable');
  });
  it('is not applicable without papers or without a clause', () => {
    const artifacts = { dossier: { works: [paper({ kind: 'book' })], inferred: [] }, journals: [] } as unknown as Artifacts;
    const binding = { id: CLAUSE, obligation: 'must', options: listingOptions.parse(OPTIONS) } as const;
    expect(journalListing.run(artifacts, { listing: binding }).status).toBe('not-applicable');
    expect(journalListing.run(artifacts, {}).status).toBe('not-applicable');
  });
});

describe('journals that need a person', () => {
  it('asks which journal is meant, with the record as evidence', () => {
    const identified = {
      state: 'ambiguous',
      candidates: [
        { title: '高原研究(上)', issn: ['1000-0003'], cn: [] },
        { title: '高原研究(下)', issn: [], cn: ['62-5002/N'] },
      ],
    } as const;
    const inferred = [{ field: 'works[paper-1].journal', source: 'papers/x.pdf', page: 1, confidence: 0.8 }];
    const [finding] = run(paper(), answer({ identified }), OPTIONS, inferred).findings;
    expect(finding).toMatchObject({
      code: 'journal-listing/journal-ambiguous',
      outcome: 'needs-verification',
      params: { candidates: ['高原研究(上) 1000-0003', '高原研究(下) 62-5002/N'] },
      evidence: [{ type: 'record', source: 'papers/x.pdf', page: 1, inferred: true, value: '高原研究' }],
    });
  });
  it('states both journals when title and identifier disagree', () => {
    const identified = { state: 'conflict', byTitle: '高原研究', byIdentifier: '草原研究' } as const;
    expect(codes(paper(), answer({ identified }))).toEqual([['journal-conflict', 'needs-verification']]);
  });
});

describe('texts', () => {
  it('writes every finding out in both languages, with names for the known lists', () => {
    const listings = [
      listing('pku-core', '2017', 'not-in', { validFrom: '2019-01' }),
      listing('cscd', '2019-2020', 'not-in', { validFrom: '2019-01' }),
    ];
    const options = { levels: { core: { anyOf: [{ list: 'pku-core' }, { list: 'cscd' }] } } };
    const [finding] = run(paper(), answer({ listings }), options).findings;
    const described = journalListing.describe(finding!);
    expect(described.statement.zh).toContain('北大核心 2017 版、CSCD 2019-2020 版');
    expect(described.statement.en).toContain('PKU core 2017, CSCD 2019-2020');
  });
  it('keeps a finding the same when only rows move', () => {
    const moved = (row: number) => {
      const hit = listing('alpha', '2018', 'in');
      return run(paper(), answer({ listings: [{ ...hit, evidence: { ...hit.evidence, row } }] })).findings[0]?.fingerprint;
    };
    expect(moved(7)).toBe(moved(8));
    expect(moved(7)).not.toBe(run(paper(), answer()).findings[0]?.fingerprint);
  });
});
