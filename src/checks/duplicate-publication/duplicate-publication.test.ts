import { describe, expect, it } from 'vitest';
import { completed, documentOf, matchesOf, passage, picturePair, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { applicantId, workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { MatchedPassage, SharedPictures, WorkMatches } from '../artifacts.ts';
import { duplicatePublication } from './duplicate-publication.ts';
import { submissionOverlap } from './submission-overlap.ts';

const OPTIONS = { duplicate: { duplicatePercent: 50, duplicateCharacters: 100 } };
const OTHER = 'b'.repeat(64);
const own = (start: number, length: number, id: string, more: Partial<MatchedPassage> = {}): MatchedPassage =>
  passage(start, length, {
    sourceDocument: OTHER,
    ownWork: true,
    origin: { type: 'dossier', applicant: applicantId('a01'), work: workId(id), workTitle: `题名${id}` },
    ...more,
  });
const check = (works: readonly Work[], matches: readonly WorkMatches[]) =>
  run(duplicatePublication, OPTIONS, { works, artifacts: { matches } });
const two = (first: Partial<Work> = {}, second: Partial<Work> = {}): Work[] => [
  work('p1', { journal: '甲刊', issueDate: '2020-05', ...first }),
  work('p2', { journal: '乙刊', issueDate: '2020-08', ...second }),
];

describe('duplicate-publication', () => {
  it('tells a work that is half another of the applicant’s, once for the pair, on the side with the greater share', () => {
    const matches = [
      matchesOf('p1', 1000, [own(0, 500, 'p2')]),
      matchesOf('p2', 600, [own(0, 500, 'p1', { sourceDocument: 'c'.repeat(64) } as object)]),
    ];
    const outcome = check(two(), matches);
    expect(told(duplicatePublication, outcome)).toEqual(['same-text: needs-verification']);
    const [finding] = completed(outcome).findings;
    expect(finding).toMatchObject({ subject: { work: 'p2' }, params: { percent: 83.3, characters: 500, otherAppeared: '甲刊 2020-05' } });
    expect(finding!.evidence[0]).toMatchObject({ type: 'text-match' });
  });

  it('holds the limit: 50.0 % is told, less is not; overlapping passages count once', () => {
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, [own(0, 500, 'p2')])]))).toHaveLength(1);
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, [own(0, 499, 'p2')])]))).toEqual([]);
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, [own(0, 300, 'p2'), own(100, 300, 'p2')])]))).toEqual([]);
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 150, [own(0, 99, 'p2')])]))).toEqual([]);
    // Two places apart are 400 characters of 1000, each counted once.
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, [own(0, 200, 'p2'), own(600, 200, 'p2')])]))).toEqual([]);
    const [apart] = completed(check(two(), [matchesOf('p1', 1000, [own(0, 300, 'p2'), own(600, 300, 'p2')])])).findings;
    expect(apart!.params).toMatchObject({ characters: 600, percent: 60 });
  });

  it('leaves out what is cited, what is another’s, and another file of the same work', () => {
    for (const passages of [
      [own(0, 900, 'p2', { cited: true })],
      [own(0, 900, 'p1')],
      [passage(0, 900)],
      [own(0, 900, 'x', { origin: { type: 'dossier', applicant: applicantId('a02'), work: workId('x') } })],
    ])
      expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, passages)]))).toEqual([]);
  });

  it('tells overlapping reviews by the dates, which become evidence', () => {
    const dates = [
      { receivedDate: '2020-01-05', acceptedDate: '2020-03-01' },
      { receivedDate: '2020-02-10', acceptedDate: '2020-06-01' },
    ];
    const outcome = check(two(dates[0], dates[1]), [matchesOf('p1', 1000, [own(0, 800, 'p2')])]);
    expect(told(duplicatePublication, outcome)).toEqual(['overlapping-submissions: needs-verification']);
    expect(completed(outcome).findings[0]!.evidence.filter(({ type }) => type === 'record')).toHaveLength(6);
    expect(submissionOverlap(two(dates[0])[0]!, two({}, { receivedDate: '2020-03-02', acceptedDate: '2020-06-01' })[1]!)).toBe('no');
    expect(submissionOverlap(two(dates[0])[0]!, two()[1]!)).toBe('unknown');
    // Received in the month of the other's issue: the day is not known.
    expect(
      submissionOverlap(
        work('a', { receivedDate: '2020-05-01', issueDate: '2020-09' }),
        work('b', { receivedDate: '2020-01-01', issueDate: '2020-05' }),
      ),
    ).toBe('unknown');
  });

  it('advises where kinds differ or the passages are translations, and names a corpus text of the applicant’s', () => {
    expect(
      told(duplicatePublication, check([work('p1'), work('p2', { kind: 'book' })], [matchesOf('p1', 1000, [own(0, 800, 'p2')])])),
    ).toEqual(['same-text-other-form: advisory']);
    expect(told(duplicatePublication, check(two(), [matchesOf('p1', 1000, [own(0, 800, 'p2', { kind: 'translated' })])]))).toEqual([
      'translation: advisory',
    ]);
    const corpus = own(0, 800, '', { origin: { type: 'corpus', title: '旧文', authors: ['陈知行'], date: '2016-03' } });
    const outcome = check(two(), [matchesOf('p1', 1000, [corpus])]);
    expect(completed(outcome).findings[0]!.params).toMatchObject({ otherTitle: '旧文', otherAppeared: '2016-03' });
  });

  it('falls back on titles where texts are missing, and says which texts it could not compare', () => {
    const works = two({ title: '河谷灌区的水量分配研究' }, { title: '河谷灌区的水量分配研究' });
    const outcome = check(works, []);
    expect(told(duplicatePublication, outcome)).toEqual(['same-title: needs-verification']);
    expect(completed(outcome).covered.map(({ state }) => state)).toEqual(['could-not-tell', 'could-not-tell']);
    expect(told(duplicatePublication, check(works, [matchesOf('p1', 900, []), matchesOf('p2', 900, [])]))).toEqual([]);
    expect(check([work('a', { kind: 'award' })], []).status).toBe('not-applicable');
  });
});

describe('submissionOverlap', () => {
  it('a paper received on the day the other was accepted was not under review with it', () => {
    const first = work('a', { receivedDate: '2020-01-05', acceptedDate: '2020-03-01' });
    const received = (receivedDate: string) => work('b', { receivedDate, acceptedDate: '2020-06-01' });
    expect(submissionOverlap(first, received('2020-03-01'))).toBe('no');
    expect(submissionOverlap(first, received('2020-02-29'))).toBe('yes');
  });
});

it('tells equal titles without a figure, for no text was compared', () => {
  const works = two({ title: '河谷灌区的水量分配研究' }, { title: '河谷灌区的水量分配研究' });
  const [finding] = completed(check(works, [])).findings;
  expect(finding!.params).toMatchObject({ characters: 0, percent: 0 });
});

it('tells a pair of equal shares once, by the file that comes first', () => {
  const matches = [
    matchesOf('p1', 1000, [own(0, 500, 'p2')], { file: 'papers/b.pdf' }),
    matchesOf('p2', 1000, [own(0, 500, 'p1', { sourceDocument: 'c'.repeat(64) } as object)], { file: 'papers/a.pdf' }),
  ];
  expect(completed(check(two(), matches)).findings).toMatchObject([{ subject: { work: 'p2' } }]);
});

it('counts no title block and no list of references', () => {
  const document = documentOf('p1', 'papers/p.pdf', '文'.repeat(1000), {
    sections: [
      { kind: 'front', start: 0, end: 100 },
      { kind: 'body', start: 100, end: 800 },
      { kind: 'references', start: 800, end: 1000 },
    ],
  });
  const of = (length: number) => {
    const matches = [matchesOf('p1', 1000, [own(0, 100, 'p2'), own(100, length, 'p2'), own(800, 200, 'p2')])];
    return completed(run(duplicatePublication, OPTIONS, { works: two(), artifacts: { documents: [document], matches } })).findings;
  };
  // Of the body's 700 characters, not of the page's 1,000.
  expect(of(349)).toEqual([]);
  expect(of(350)).toMatchObject([{ params: { characters: 350, percent: 50 } }]);
  expect(of(700)).toMatchObject([{ params: { characters: 700, percent: 100 } }]);
});

describe('duplicate-publication: pictures', () => {
  const pictures = (
    count: number,
    works = two(),
    fields: Partial<SharedPictures> = {},
    matches: readonly WorkMatches[] = [],
    options = {},
  ) => {
    const shared: SharedPictures = {
      work: workId('p2'),
      other: { applicant: applicantId('a01'), work: workId('p1') },
      pairs: Array.from({ length: count }, (_, at) => picturePair(at, true)),
      cited: false,
      commonAuthor: true,
      earlier: 'source',
      ...fields,
    };
    return run(
      duplicatePublication,
      { duplicate: { ...OPTIONS.duplicate, ...options } },
      { works, artifacts: { matches, pictures: [shared] } },
    );
  };
  const outcomes = (...given: Parameters<typeof pictures>) => told(duplicatePublication, pictures(...given));

  it('is advice for one or two figures, and asks to verify from three on where neither work names the other', () => {
    expect(outcomes(1)).toEqual(['shared-pictures: advisory']);
    expect(outcomes(2)).toEqual(['shared-pictures: advisory']);
    expect(outcomes(3)).toEqual(['shared-pictures: needs-verification']);
    expect(outcomes(3, two(), { cited: true })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(3, two(), {}, [], { picturesToVerify: 4 })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(3, two({ kind: 'book' }))).toEqual(['shared-pictures: advisory']);
    expect(outcomes(0)).toEqual([]);
  });

  it('says nothing beside a finding on the same text, and nothing of other applicants’ works', () => {
    const same = [matchesOf('p1', 1000, [own(0, 500, 'p2')])];
    expect(outcomes(3, two(), {}, same)).toEqual(['same-text: needs-verification']);
    const little = [matchesOf('p1', 1000, [own(0, 499, 'p2')])];
    expect(outcomes(3, two(), {}, little)).toEqual(['shared-pictures: needs-verification']);
    const third = [...two(), work('p3')];
    expect(outcomes(3, third, {}, [matchesOf('p3', 1000, [own(0, 500, 'p2')])])).toEqual([
      'same-text: needs-verification',
      'shared-pictures: needs-verification',
    ]);
    expect(outcomes(3, two(), { other: { applicant: applicantId('a02'), work: workId('p1') } })).toEqual([]);
  });

  it('shows both sides and where each work appeared, and names no author', () => {
    const [finding] = completed(pictures(2, two(), { cited: true })).findings;
    expect(finding).toMatchObject({
      subject: { work: 'p2' },
      params: { pictures: 2, appeared: '乙刊 2020-08', otherAppeared: '甲刊 2020-05' },
    });
    expect(finding!.evidence.map(({ type }) => type)).toEqual(['picture-match', 'picture-match']);
    const { statement } = duplicatePublication.describe(finding!);
    expect(statement.zh).toMatch(/2幅图相同或近似.*其中一文的参考文献列有另一文。按图像指纹/);
    expect(statement.zh).not.toContain('共同作者');
    expect(statement.en).toContain('Note that one of them lists the other among its references.');
  });
});

it('says in the sentence itself what neither count has', () => {
  const [finding] = completed(check(two(), [matchesOf('p1', 1000, [own(0, 500, 'p2')])])).findings;
  const { statement } = duplicatePublication.describe(finding!);
  expect(statement.zh).toContain('题名作者等首部、关键词、注明出处的引文和参考文献表在两个字数中均不计');
  expect(statement.en).toContain('title block, key words, cited quotations and references are in neither count');
});
