import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claim,
  completed,
  matchesOf,
  OWN_DOCUMENT,
  passage,
  run,
  SOURCE_DOCUMENT,
  told,
  work,
} from '../../../tests/support/check-artifacts.ts';
import { applicantId, workId } from '../../domain/ids.ts';
import type { ClaimedLevel } from '../../domain/work.ts';
import type { MatchedPassage, WorkMatches } from '../artifacts.ts';
import { similarityRate } from './similarity-rate.ts';
import { shownPercent } from './texts.ts';

const RATE = { coreLimitPercent: 10, provincialLimitPercent: 20, rateKind: 'total', minimumCharacters: 200 };

const check = (
  passages: readonly MatchedPassage[],
  level: ClaimedLevel | 'none' = 'core',
  options = {},
  fields: Partial<WorkMatches> = {},
) =>
  run(
    similarityRate,
    { rate: { ...RATE, ...options } },
    {
      works: [work('p1', { files: ['papers/p.pdf'], ...(level === 'none' ? {} : { levelClaimed: level }) })],
      artifacts: { matches: [matchesOf('p1', 1000, passages, fields)] },
    },
  );
const judged = (...given: Parameters<typeof check>) => told(similarityRate, check(...given));

describe('similarity-rate', () => {
  it('downgrades strictly above the limit, and exactly 10.0 % or 20.0 % passes', () => {
    expect(judged([passage(0, 100)])).toEqual(['within-limit: pass']);
    expect(judged([passage(0, 101)])).toEqual(['above-limit: downgraded']);
    expect(judged([passage(0, 200)], 'provincial')).toEqual(['within-limit: pass']);
    expect(judged([passage(0, 201)], 'provincial')).toEqual(['above-limit: downgraded']);
  });

  it('says how many passages have no known direction, and how many stand in text that was read without certainty', () => {
    const passages = [
      passage(0, 60),
      passage(100, 60, { earlier: 'unknown' }),
      passage(200, 60, { earlier: 'source', uncertainText: true }),
    ];
    const [finding] = completed(check(passages.map((one, i) => (i === 0 ? { ...one, earlier: 'source' as const } : one)))).findings;
    expect(finding!.params).toMatchObject({ passages: 3, directionUnknownPassages: 1, uncertainTextPassages: 1 });
  });

  it('shows the longest passages first, up to twenty, and all four rates', () => {
    const passages = Array.from({ length: 25 }, (_, i) => passage(i * 30, 5 + (i % 13), { cited: i === 0 }));
    const { findings } = completed(check(passages));
    const [finding] = findings;
    const lengths = finding!.evidence.map((item) => (item.type === 'text-match' ? item.suspicious.quote.length : -1));
    expect(lengths).toHaveLength(20);
    expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
    const { statement } = similarityRate.describe(finding!);
    for (const percent of ['totalPercent', 'lessCitationsPercent', 'lessOwnWorkPercent', 'largestSingleSourcePercent']) {
      expect(statement.zh).toContain(`${String(finding!.params[percent])}%`);
      expect(statement.en).toContain(`${String(finding!.params[percent])} %`);
    }
    expect(finding!.params['totalPercent']).not.toBe(finding!.params['lessCitationsPercent']);
  });

  it('judges by the kind of rate the policy names', () => {
    const passages = [
      passage(0, 90),
      passage(100, 60, { cited: true, sourceDocument: 'f'.repeat(64) }),
      passage(200, 30, { ownWork: true }),
    ];
    expect(judged(passages)).toEqual(['above-limit: downgraded']);
    expect(judged(passages, 'core', { rateKind: 'lessCitations' })).toEqual(['above-limit: downgraded']);
    expect(judged(passages.slice(0, 2), 'core', { rateKind: 'lessCitations' })).toEqual(['within-limit: pass']);
    expect(judged(passages, 'core', { rateKind: 'lessOwnWork' })).toEqual(['above-limit: downgraded']);
    expect(judged([passage(0, 90), passage(200, 30, { ownWork: true })], 'core', { rateKind: 'lessOwnWork' })).toEqual([
      'within-limit: pass',
    ]);
    expect(
      judged([passage(0, 90), passage(200, 60, { sourceDocument: 'f'.repeat(64) })], 'core', { rateKind: 'largestSingleSource' }),
    ).toEqual(['within-limit: pass']);
  });

  it('picks no reading where the office has settled none, and shows the outcome of each', () => {
    const passages = [passage(0, 60), passage(100, 60, { cited: true })];
    const outcome = check(passages, 'core', { rateKind: 'not-stated' });
    expect(told(similarityRate, outcome)).toEqual(['reading-open: unknown']);
    const { covered, findings } = completed(outcome);
    expect(findings[0]!.params['readings']).toEqual(['total=12=above-limit', 'lessCitations=6=within-limit', 'lessOwnWork=12=above-limit']);
    expect(similarityRate.describe(findings[0]!).statement.zh).toContain('总文字复制比12%高于限值；去除引用文献复制比6%未超过限值');
    expect(covered[0]).toMatchObject({ state: 'could-not-tell' });
    expect(completed(check([], 'none', { rateKind: 'not-stated', minimumCharacters: 5000 })).findings).toEqual([]);
  });

  it('says where it matters which rate the clause means', () => {
    const split = completed(check([passage(0, 60), passage(100, 60, { cited: true })])).findings[0]!;
    expect(similarityRate.describe(split).statement.en).toContain(
      'The outcome differs by reading: total rate 12 %: above the limit; rate less citations 6 %: within it',
    );
    const alike = completed(check([passage(0, 150)])).findings[0]!;
    expect(similarityRate.describe(alike).statement.en).not.toContain('differs by reading');
  });

  it('does not downgrade the earlier text: says what the rate is without those passages and asks to verify', () => {
    const mixed = [passage(0, 60), passage(100, 60, { earlier: 'suspicious' })];
    expect(judged(mixed)).toEqual(['above-limit-to-verify: advisory']);
    const [finding] = completed(check(mixed)).findings;
    expect(finding!.params).toMatchObject({ ratePercent: 12, withoutEarlierPercent: 6 });
    expect(similarityRate.describe(finding!).statement.en).toContain('earlier text it is 6 %');
    expect(judged([passage(0, 101), passage(200, 60, { earlier: 'suspicious' })])).toEqual(['above-limit: downgraded']);
  });

  it.each(['unknown', 'same'] as const)('downgrades neither of two applicants who share a text when which came first is %s', (earlier) => {
    const origin = { type: 'dossier', applicant: applicantId('b'), work: workId('w') } as const;
    expect(judged([passage(0, 600, { earlier, origin })])).toEqual(['above-limit-to-verify: needs-verification']);
    expect(judged([passage(0, 600, { earlier: 'source', origin })])).toEqual(['above-limit: downgraded']);
    expect(judged([passage(0, 600, { earlier })])).toEqual(['above-limit: downgraded']);
  });

  it('is not carried by faint passages alone', () => {
    expect(judged([passage(0, 60), passage(100, 60, { strength: 0.3, kind: 'paraphrased' })])).toEqual([
      'above-limit-to-verify: needs-verification',
    ]);
    expect(judged([passage(0, 110), passage(200, 60, { strength: 0.3 })])).toEqual(['above-limit: downgraded']);
  });

  it('is not carried by text that recognition was unsure of, and says how many passages lie in such text', () => {
    const unsure = { uncertainText: true } as const;
    expect(judged([passage(0, 60), passage(100, 60, unsure)])).toEqual(['above-limit-to-verify: needs-verification']);
    expect(judged([passage(0, 110), passage(200, 60, unsure)])).toEqual(['above-limit: downgraded']);
    const [finding] = completed(check([passage(0, 60), passage(100, 60, unsure)])).findings;
    const { statement } = similarityRate.describe(finding!);
    expect(statement.en).toContain('1 passage lies mostly in lines that text recognition was unsure of');
    expect(statement.zh).toContain('有1处主要在文字识别把握不大的行中');
    expect(similarityRate.describe(completed(check([passage(0, 110)])).findings[0]!).statement.zh).not.toContain('文字识别');
  });

  it('leaves out copies of this very work: the corpus holds it, or a co-author handed it in', () => {
    const published = passage(0, 900, { origin: { type: 'corpus', title: '题名 p1', authors: ['陈知行', '李'] } });
    expect(judged([published])).toEqual(['within-limit: pass']);
    const sameTitleByOthers = passage(0, 900, { origin: { type: 'corpus', title: '题名p1', authors: ['王望川'] } });
    expect(judged([sameTitleByOthers])).toEqual(['above-limit: downgraded']);
    const coAuthor = passage(0, 900, { origin: { type: 'dossier', applicant: applicantId('a02'), work: workId('x') } });
    const own = claim('a01', 'p1', { title: '题名p1', authors: ['陈知行', '周'], documents: [OWN_DOCUMENT] });
    const given = (other: object) => ({
      works: [work('p1', { levelClaimed: 'core', authors: ['陈知行', '周'] })],
      artifacts: {
        matches: [matchesOf('p1', 1000, [coAuthor])],
        claims: { own: [own], others: [claim('a02', 'x', { authors: ['陈知行', '周'], documents: [SOURCE_DOCUMENT], ...other })] },
      },
    });
    expect(told(similarityRate, run(similarityRate, { rate: RATE }, given({ title: '题名p1' })))).toEqual(['within-limit: pass']);
    expect(told(similarityRate, run(similarityRate, { rate: RATE }, given({ title: '另一题名' })))).toEqual(['above-limit: downgraded']);
  });

  it('without a level says both limits, and shows what is above the lower one', () => {
    const low = completed(check([passage(0, 50)], 'none'));
    expect(low.findings).toEqual([]);
    expect(low.covered[0]).toMatchObject({ state: 'could-not-tell' });
    expect(low.covered[0]!.reason!.en).toMatch(/5 %.*10 % \(core\).*20 % \(provincial\)/);
    const high = check([passage(0, 150)], 'none');
    expect(told(similarityRate, high)).toEqual(['level-not-stated: unknown']);
    expect(completed(high).covered[0]).toMatchObject({ state: 'could-not-tell' });
    expect(judged([passage(0, 150)], 'other')).toEqual([]);
    expect(judged([passage(0, 250)], 'other')).toEqual(['no-limit-for-level: advisory']);
  });

  it('could not tell: no text, too little text, nothing to compare with, unread pages', () => {
    const state = (outcome: ReturnType<typeof run>) => completed(outcome).covered.map((item) => item.state);
    const paper = [work('p1', { levelClaimed: 'core', files: ['papers/p.pdf'] })];
    expect(state(run(similarityRate, { rate: RATE }, { works: paper }))).toEqual(['could-not-tell']);
    expect(state(check([], 'core', { minimumCharacters: 1001 }))).toEqual(['could-not-tell']);
    expect(state(check([], 'core', {}, { comparedWith: { batchDocuments: 0, corpusDocuments: 0 } }))).toEqual(['could-not-tell']);
    const unreadable = {
      path: 'papers/q.pdf',
      kind: 'papers' as const,
      work: workId('p1'),
      result: { status: 'unreadable' as const, format: 'pdf' as const, error: { code: 'x', message: 'x', mend: 'x' } },
    };
    const partly = (found: readonly MatchedPassage[]) =>
      run(
        similarityRate,
        { rate: RATE },
        { works: paper, artifacts: { documents: [unreadable], matches: [matchesOf('p1', 1000, found)] } },
      );
    expect(told(similarityRate, partly([]))).toEqual([]);
    expect(state(partly([]))).toEqual(['could-not-tell']);
    expect(told(similarityRate, partly([passage(0, 101)]))).toEqual(['above-limit: downgraded']);
    expect(run(similarityRate, { rate: RATE }, { works: [work('b', { kind: 'book' })] }).status).toBe('not-applicable');
    expect(run(similarityRate, {}, { works: paper }).status).toBe('not-applicable');
  });

  it('takes the file with the highest rate of a work', () => {
    const matches = [matchesOf('p1', 1000, [passage(0, 10)]), matchesOf('p1', 1000, [passage(0, 300)], { file: 'papers/q.pdf' })];
    const outcome = run(similarityRate, { rate: RATE }, { works: [work('p1', { levelClaimed: 'core' })], artifacts: { matches } });
    expect(completed(outcome).findings.map(({ subject }) => subject.file)).toEqual(['papers/q.pdf']);
  });

  it('never rounds a rate onto or over its limit', () => {
    expect(shownPercent(10.0004, 10)).toBeGreaterThan(10);
    expect(shownPercent(9.9996, 10)).toBeLessThanOrEqual(10);
    expect(shownPercent(12.3456, 10)).toBe(12.35);
  });

  it('keeps a finding’s fingerprint when offsets move, and changes it with the source', () => {
    const print = (found: MatchedPassage) => completed(check([found])).findings[0]!.fingerprint;
    expect(print(passage(0, 150))).toBe(print(passage(40, 150)));
    expect(print(passage(0, 150))).not.toBe(print(passage(0, 150, { sourceDocument: 'f'.repeat(64) })));
  });

  it('counts overlapping passages once when it leaves some out', () => {
    const overlapping = [passage(0, 80), passage(40, 80, { earlier: 'suspicious', sourceDocument: 'f'.repeat(64) })];
    const matches = matchesOf('p1', 1000, overlapping);
    const exact = { ...matches, rates: { ...matches.rates, total: { characters: 120, percent: 12 } } };
    const outcome = run(similarityRate, { rate: RATE }, { works: [work('p1', { levelClaimed: 'core' })], artifacts: { matches: [exact] } });
    expect(completed(outcome).findings[0]!.params).toMatchObject({ ratePercent: 12, withoutEarlierPercent: 8 });
  });

  it('states what every rate leaves out, where the shared characters stand and whose text this nearly is', () => {
    const given: Partial<WorkMatches> = {
      exclusions: [
        { reason: 'statute', characters: 90, matchedCharacters: 40, points: 4 },
        { reason: 'boilerplate', characters: 12, matchedCharacters: 0, points: 0 },
        { reason: 'citations', characters: 30, matchedCharacters: 30, points: 3 },
      ],
      parts: { frontCharacters: 70, backCharacters: 80, sections: 3, suspectedSections: 1, mostInSection: 150, leastInSection: 150 },
      nearDuplicates: [{ label: '另一篇文章', document: SOURCE_DOCUMENT, resemblance: 0.934 }],
    };
    for (const length of [50, 150]) {
      const [finding] = completed(check([passage(0, length)], 'core', {}, given)).findings;
      const { statement } = similarityRate.describe(finding!);
      expect(statement.zh).toContain('法规条文40字。');
      expect(statement.zh).not.toContain('套语');
      expect(statement.zh).toContain('前部重合70字，后部重合80字');
      expect(statement.zh).toContain('另一篇文章 (93 %)');
      expect(statement.en).toContain('statutes 40.');
      expect(statement.en).toContain('70 in the first fifth, 80 in the rest');
    }
    const [plain] = completed(check([passage(0, 150)])).findings;
    expect(similarityRate.describe(plain!).statement.zh).not.toMatch(/未计入|前部|大体一致/u);
  });

  it('never downgrades the earlier text, however much, however many took it and at whatever level it is claimed', () => {
    const rateKinds = ['total', 'lessCitations', 'lessOwnWork', 'largestSingleSource'];
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            length: fc.integer({ min: 1, max: 60 }),
            cited: fc.boolean(),
            strength: fc.double({ min: 0.05, max: 1, noNaN: true }),
            source: fc.constantFrom('1', '2', '3'),
          }),
          {
            minLength: 1,
            maxLength: 12,
          },
        ),
        fc.constantFrom('core' as const, 'provincial' as const, 'other' as const, 'none' as const),
        fc.constantFrom(...rateKinds),
        (parts, level, rateKind) => {
          const passages = parts.map(({ cited, length, source, strength }, i) =>
            passage(i * 80, length, { cited, strength, earlier: 'suspicious', sourceDocument: source.repeat(64) }),
          );
          const outcomes = completed(check(passages, level, { rateKind })).findings.map(({ outcome }) => outcome);
          expect(outcomes).not.toContain('downgraded');
          expect(outcomes).not.toContain('needs-verification');
        },
      ),
    );
  });
});
