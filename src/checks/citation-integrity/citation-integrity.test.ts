import { describe, expect, it } from 'vitest';
import { completed, documentOf, run, states, told, work } from '../../../tests/support/check-artifacts.ts';
import type { Citation, ExtractedDocument, Reference } from '../../domain/document.ts';
import { workId } from '../../domain/ids.ts';
import type { RetractionRecord } from '../../registries/retractions/types.ts';
import type { ReferenceRetractions } from '../artifacts.ts';
import { citationIntegrity } from './citation-integrity.ts';
import { malformedDoi } from './list-facts.ts';

const OPTIONS = {
  textKinds: ['paper'],
  fewestReferences: 10,
  mostSelfCitationPercent: 40,
  mostWithoutTypeMarkPercent: 50,
  leastUncited: 3,
  retractedReference: 'needs-verification',
};

/** Entries in GB/T 7714 form by others, one a line; `change` alters the entry of a place. */
function listOf(count: number, change: (at: number) => Partial<Reference> = () => ({})): Reference[] {
  let start = 1000;
  return Array.from({ length: count }, (_, at) => {
    const raw = `[${at + 1}] 王望川. 黄土区坡面产流的第${at + 1}次观测[J]. 水土保持学报, 2012, 26(${at + 1}): 1-6.`;
    const changed = { index: at + 1, raw, authors: ['王望川'], year: '2012', ...change(at) };
    const span = { start, end: start + changed.raw.length };
    start = span.end + 1;
    return { ...changed, span };
  });
}
const markAll = (references: readonly Reference[], besides: readonly number[] = []): Citation[] =>
  references.flatMap((_, at) =>
    besides.includes(at) ? [] : [{ span: { start: at * 4, end: at * 4 + 3 }, kind: 'numbered' as const, references: [at] }],
  );

interface Given {
  readonly citations?: readonly Citation[];
  readonly body?: string;
  readonly document?: Partial<ExtractedDocument>;
  readonly retractions?: readonly { reference: number; record: Partial<RetractionRecord> }[];
  readonly options?: object;
}
function check(references: readonly Reference[], given: Given = {}) {
  const text = (given.body ?? '正文').padEnd(1000, '文') + references.map(({ raw }) => raw).join('\n');
  const structure = {
    references,
    citations: given.citations ?? markAll(references),
    quotations: [],
    captions: [],
    images: [],
  };
  const answer: ReferenceRetractions = {
    work: workId('p1'),
    file: 'papers/p.pdf',
    list: { source: '名单', sha256: 'f'.repeat(64) },
    asked: references.filter(({ doi }) => doi !== undefined).length,
    hits: (given.retractions ?? []).map(({ reference, record }) => ({
      reference,
      record: { natures: ['retraction'], reasons: [], classes: [], authors: [], row: 1, ...record },
    })),
  };
  return run(
    citationIntegrity,
    { citations: { ...OPTIONS, ...given.options } },
    {
      works: [work('p1', { issueDate: '2019-06' })],
      artifacts: {
        documents: [documentOf('p1', 'papers/p.pdf', text, { structure, ...given.document })],
        ...(given.retractions === undefined ? {} : { referenceRetractions: { listLoaded: true, works: [answer] } }),
      },
    },
  );
}
const judged = (...given: Parameters<typeof check>) => told(citationIntegrity, check(...given));
const last = (raw: string, fields: Partial<Reference> = {}) => listOf(12, (at) => (at === 11 ? { raw, ...fields } : {}));

describe('citation-integrity', () => {
  it('passes a list that holds', () => {
    expect(judged(listOf(12))).toEqual(['list-holds: pass']);
    expect(states(check(listOf(12)))).toEqual(['checked']);
  });

  it('tells a DOI that is none, and none that a justified line has spread', () => {
    expect(malformedDoi({ raw: '[1] Smith J. A study[J]. Water, 2010. DOI: 11.1016/abc' })).toBe('11.1016/abc');
    expect(malformedDoi({ raw: '[1] Smith J. A study[J]. Water, 2010. https://doi.org/10.10/abc.' })).toBe('10.10/abc.');
    for (const raw of [
      '[1] 王望川. 题名[J]. 学报, 2012. DOI：10. 1016/j. abc. 2012. 01. 001.',
      '[1] Smith J. A study[J]. Water, 2010. doi:10.1016/j.abc.2010.01.001',
      '[1] Smith J. A study[J]. Water, 2010. https://doi.org/10.1016/S0140-6736(10)60175-4',
      '[1] Smith J. A study[J]. Water, 2010. DOI:',
    ])
      expect(malformedDoi({ raw })).toBeUndefined();
    const outcome = check(last('[12] Smith J. A study[J]. Water, 2010. DOI: 11.1016/abc'));
    expect(told(citationIntegrity, outcome)).toEqual(['entries-do-not-hold: advisory']);
    const [finding] = completed(outcome).findings;
    expect(finding!.evidence[0]).toMatchObject({ field: 'references[12]', value: expect.stringContaining('11.1016') as string });
    expect(citationIntegrity.describe(finding!).statement.zh).toContain('11.1016/abc');
  });

  it('lets a list name the year after the issue and none later', () => {
    expect(judged(listOf(12, (at) => (at === 11 ? { year: '2020' } : {})))).toEqual(['list-holds: pass']);
    const late = listOf(12, (at) => (at === 11 ? { year: '2021' } : {}));
    expect(judged(late)).toEqual(['entries-do-not-hold: advisory']);
    expect(judged(late, { document: { pages: [{ number: 1, start: 0, end: 9, quality: 1, source: 'ocr' }] } })).toEqual([
      'list-holds: pass',
    ]);
  });

  it('tells marks beyond the list, and takes no year, index or interval for one', () => {
    expect(judged(listOf(12), { body: '前人已有研究[13]。' })).toEqual(['entries-do-not-hold: advisory']);
    for (const body of ['前人已有研究[12]。', '数组a[13]与x=[13]', '区间[0,13]', '[2013]年', '见[25]']) {
      expect(judged(listOf(12), { body })).toEqual(['list-holds: pass']);
    }
    expect(judged(listOf(12), { body: '前人已有研究[13]。', document: { unreadPages: [9] } })).toEqual(['list-holds: pass']);
  });

  it('tells uncited entries from the least number on, and only where the marks were read', () => {
    const references = listOf(12);
    expect(judged(references, { citations: markAll(references, [0, 1]) })).toEqual(['list-holds: pass']);
    expect(judged(references, { citations: markAll(references, [0, 1, 2]) })).toEqual(['uncited-entries: advisory']);
    expect(judged(references, { citations: markAll(references, [0, 1, 2, 3, 4, 5, 6]) })).toEqual(['list-holds: pass']);
    expect(judged(references, { citations: [] })).toEqual(['list-holds: pass']);
  });

  it('tells retracted references by the outcome of the pack, and as advice where the notice came later', () => {
    const references = listOf(12, (at) => (at === 3 ? { doi: '10.1000/x' } : {}));
    const of = (...records: Partial<RetractionRecord>[]) => ({
      retractions: records.map((record) => ({ reference: 3, record: { doi: '10.1000/x', ...record } })),
    });
    expect(judged(references, of({ date: '2015-03-01' }))).toEqual(['retracted-references: needs-verification']);
    expect(judged(references, of({}))).toEqual(['retracted-references: needs-verification']);
    expect(judged(references, of({ date: '2019-06-30' }))).toEqual(['retracted-references: needs-verification']);
    expect(judged(references, of({ date: '2019-07-01' }))).toEqual(['retracted-references: advisory']);
    expect(judged(references, { ...of({ date: '2015-03-01' }), options: { retractedReference: 'advisory' } })).toEqual([
      'retracted-references: advisory',
    ]);
    const said = (...records: Partial<RetractionRecord>[]) =>
      citationIntegrity.describe(completed(check(references, of(...records))).findings[0]!).statement.zh;
    expect(said({ date: '2015-03-01' })).toMatch(/（10\.1000\/x）。$/u);
    expect(said({ date: '2019-07-01' })).toContain('公告均晚于本文刊出。');
    expect(judged(references, of({ natures: ['correction'] }))).toEqual(['list-holds: pass']);
    expect(judged(references, of({ date: '2015-03-01' }, { natures: ['reinstatement'], date: '2016-01-01' }))).toEqual([
      'list-holds: pass',
    ]);
    expect(states(check(references, of()))).toEqual(['checked']);
  });

  it('could not tell of retractions without a list, and judges the rest', () => {
    const references = listOf(12, (at) => (at === 3 ? { doi: '10.1000/x', year: '2030' } : {}));
    expect(judged(references)).toEqual(['entries-do-not-hold: advisory']);
    expect(states(check(references))).toEqual(['could-not-tell']);
  });

  it('counts own works strictly above the share, and initials never', () => {
    const by = (author: string, own: number) => listOf(20, (at) => (at < own ? { authors: [author, '王望川'] } : {}));
    expect(judged(by('陈知行', 8))).toEqual(['list-holds: pass']);
    const outcome = check(by('陈知行', 9));
    expect(told(citationIntegrity, outcome)).toEqual(['self-citations: advisory']);
    expect(completed(outcome).findings[0]!.params).toMatchObject({ own: 9, withAuthors: 20, percent: 45 });
    expect(judged(by('Chen Z', 20))).toEqual(['list-holds: pass']);
    expect(judged(listOf(9, () => ({ authors: ['陈知行'] })))).toEqual(['list-holds: pass']);
  });

  it('advises on form only where most entries of a Chinese list lack a mark', () => {
    const plain = (count: number, raw: string) => listOf(12, (at) => (at < count ? { raw: `[${at + 1}] ${raw}` } : {}));
    expect(judged(plain(6, '王望川：《黄土高原》，科学出版社，2012年。'))).toEqual(['list-holds: pass']);
    expect(judged(plain(7, '王望川：《黄土高原》，科学出版社，2012年。'))).toEqual(['form: advisory']);
    expect(judged(plain(12, 'Smith J. A study of slopes. Water 2010;3:1-9.'))).toEqual(['list-holds: pass']);
  });

  it('says where there is no list to look at', () => {
    const empty = { references: [], citations: [], quotations: [], captions: [], images: [] };
    const without = (fields: Partial<ExtractedDocument>) =>
      states(
        run(
          citationIntegrity,
          { citations: OPTIONS },
          { works: [work('p1')], artifacts: { documents: [documentOf('p1', 'papers/p.pdf', '正文', fields)] } },
        ),
      );
    expect(without({ structure: empty })).toEqual(['not-applicable']);
    expect(without({})).toEqual(['could-not-tell']);
    expect(without({ structure: empty, unreadPages: [3] })).toEqual(['could-not-tell']);
    expect(without({ structure: empty, sections: [{ kind: 'references', start: 0, end: 2 }] })).toEqual(['could-not-tell']);
    expect(without({ quality: 'none' })).toEqual(['could-not-tell']);
    expect(states(run(citationIntegrity, { citations: OPTIONS }, { works: [work('a', { kind: 'award' })] }))).toEqual(['not-applicable']);
  });
});

it('takes a mark for one of the list up to twice its length', () => {
  const beyond = (body: string) => completed(check(listOf(3), { body })).findings.map(({ params }) => params['marksBeyond'] ?? []);
  expect(beyond('如前所述[6]。')).toEqual([['6']]);
  expect(beyond('如前所述[7]。')).toEqual([[]]);
});
