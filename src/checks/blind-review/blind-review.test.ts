import { describe, expect, it } from 'vitest';
import { artifacts, CLAUSE, completed, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { type CheckResult } from '../../domain/finding.ts';
import { checkId, workId } from '../../domain/ids.ts';
import { blindReview } from './blind-review.ts';
import { majorityDecision, type OpinionVerdict } from './majority-decision.ts';
import { booksOptions, papersOptions } from './options.ts';
import { reviewItems } from './review-items.ts';

const RULE = { minimumExperts: 3, majority: 'more-than-half-of-valid', tie: 'not-below', abstentions: 'not-valid' } as const;
const BOOKS = { ...RULE, kinds: ['book', 'translation'] };
const PAPERS = { ...RULE, kinds: ['paper'], sendWhen: 'rate-passes', levels: ['core', 'provincial'] };
const works = [
  work('b', { kind: 'book' }),
  work('t', { kind: 'translation' }),
  work('core', { levelClaimed: 'core' }),
  work('other', { levelClaimed: 'other' }),
  work('none'),
  work('patent', { kind: 'patent' }),
];

describe('blind-review', () => {
  it('asks for books and translations to be sent, and only says of papers that they may be', () => {
    const outcome = run(blindReview, { books: BOOKS, papers: PAPERS }, { works });
    expect(told(blindReview, outcome)).toEqual(['to-be-sent: needs-verification', 'to-be-sent: needs-verification']);
    const { covered, findings } = completed(outcome);
    expect(blindReview.describe(findings[0]!).statement).toMatchObject({
      zh: expect.stringContaining('至少3名') as string,
      en: expect.stringContaining('at least 3 experts') as string,
    });
    expect(Object.fromEntries(covered.map(({ state, subject }) => [subject.work, state]))).toEqual({
      b: 'checked',
      t: 'checked',
      core: 'checked',
      other: 'not-applicable',
      none: 'could-not-tell',
    });
  });

  it('is not applicable where nothing is to be sent', () => {
    expect(run(blindReview, { books: BOOKS }, { works: [work('p')] }).status).toBe('not-applicable');
    expect(run(blindReview, { papers: PAPERS }, { works: [work('b', { kind: 'book' })] }).status).toBe('not-applicable');
  });
});

describe('reviewItems', () => {
  const bindings = {
    books: { id: CLAUSE, obligation: 'must' as const, options: booksOptions.parse({ ...BOOKS, minimumExperts: 5 }) },
    papers: { id: CLAUSE, obligation: 'may' as const, options: papersOptions.parse(PAPERS) },
  };
  const rate = (outcome: 'pass' | 'downgraded', id: string): CheckResult => ({
    check: checkId('similarity-rate'),
    version: 1,
    status: 'completed',
    covered: [],
    findings: [
      {
        check: checkId('similarity-rate'),
        version: 1,
        code: 'similarity-rate/x',
        clause: CLAUSE,
        outcome,
        subject: { work: workId(id) },
        params: {},
        evidence: [{ type: 'record', source: 'manifest', field: 'x', value: '' }],
        strength: 0,
        fingerprint: 'f',
      },
    ],
  });
  const items = (result?: CheckResult, given = bindings) =>
    reviewItems(artifacts({ works }), given, result).map(({ demand, obligation, work: id }) => [id, obligation, demand]);

  it('always holds books; papers only once their rate passes', () => {
    const books = [
      ['b', 'must', 5],
      ['t', 'must', 5],
    ];
    expect(items()).toEqual(books);
    expect(items(rate('downgraded', 'core'))).toEqual(books);
    expect(items(rate('pass', 'core'))).toEqual([...books, ['core', 'may', 3]]);
    expect(items(rate('pass', 'other'))).toEqual(books);
  });

  it('holds papers of the levels named whatever their rate where the policy says always', () => {
    const always = { ...bindings, papers: { ...bindings.papers, options: { ...bindings.papers.options, sendWhen: 'always' as const } } };
    expect(items(undefined, always).map(([id]) => id)).toEqual(['b', 't', 'core']);
    expect(reviewItems(artifacts({ works }), {})).toEqual([]);
  });
});

describe('majorityDecision', () => {
  const decide = (opinions: string, options = {}) =>
    majorityDecision(
      Array.from(opinions, (mark): OpinionVerdict => (mark === '+' ? 'meets' : mark === '-' ? 'below' : 'abstains')),
      { ...RULE, ...options },
    ).decision;

  it.each([
    ['---', 'below'],
    ['--+', 'below'],
    ['-++', 'not-below'],
    ['--++', 'not-below'],
    ['---++', 'below'],
    ['--', 'too-few-opinions'],
    ['', 'too-few-opinions'],
    ['--0', 'too-few-opinions'],
    ['--+0', 'below'],
  ])('%s comes to %s', (opinions, decision) => {
    expect(decide(opinions)).toBe(decision);
  });

  it('follows the policy on ties and abstentions', () => {
    expect(decide('--++', { tie: 'below' })).toBe('below');
    expect(decide('--0', { abstentions: 'valid' })).toBe('below');
    expect(decide('--+0', { abstentions: 'valid' })).toBe('not-below');
    expect(decide('--+0', { abstentions: 'valid', tie: 'below' })).toBe('below');
    expect(majorityDecision(['meets', 'below', 'abstains', 'meets'], RULE)).toEqual({
      decision: 'not-below',
      meets: 2,
      below: 1,
      abstentions: 1,
      valid: 3,
    });
  });
});
