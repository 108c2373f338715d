import { describe, expect, it } from 'vitest';
import { completed, run, told, work } from '../../../tests/support/check-artifacts.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import { journalSigns } from './journal-signs.ts';

const FOUND = {
  state: 'found',
  title: '高原研究',
  issn: ['1000-0003'],
  cn: ['62-5001/N'],
  matchedBy: 'title',
  confidence: 1,
} as const;
const listed = (list: string, edition: string, kind: 'warning' | 'hijacked', matchedBy: 'issn' | 'title' = 'title'): ListAnswer => ({
  list,
  edition,
  answer: 'in',
  kind,
  evidence: { type: 'list-entry', list, edition, row: 7, title: '高原研究', matchedBy, complete: true, listHash: 'h' },
});
type Answer = Partial<Omit<JournalAnswer, 'work'>>;
const outcome = (item: Work, answer: Answer = {}, options: object = {}) => {
  const asked = {
    ...(item.journal === undefined ? {} : { title: item.journal }),
    ...(item.issn === undefined ? {} : { issn: item.issn }),
    ...(item.cn === undefined ? {} : { cn: item.cn }),
    ...(item.issueDate === undefined ? {} : { issueDate: item.issueDate }),
  };
  const journal: JournalAnswer = {
    work: item.id,
    asked,
    identified: { state: 'unknown' },
    listings: [],
    otherEditions: [],
    warnings: [],
    ...answer,
  };
  return run(journalSigns, { signs: options }, { works: [item], artifacts: { journals: [journal] } });
};
const signs = (item: Work, answer?: Answer, options?: object) => told(journalSigns, outcome(item, answer, options));
const paper = (fields: Partial<Work> = {}): Work => work('p', { journal: '高原研究', ...fields });

describe('journal-signs', () => {
  it('finds nothing on a journal whose numbers, frequency and edition fit', () => {
    const item = paper({ issn: '1000-0003', cn: 'CN 62-5001/N', issue: '6', issueDate: '2019-06' });
    const result = outcome(item, { identified: { ...FOUND, frequency: '双月' } });
    expect(told(journalSigns, result)).toEqual([]);
    expect(completed(result).covered).toEqual([{ subject: { work: 'p' }, state: 'checked' }]);
  });

  it('asks after an ISSN without CN, unless a table has the CN or the title is foreign', () => {
    const item = paper({ issn: '1000-0003' });
    expect(signs(item)).toEqual(['issn-without-cn: needs-verification']);
    expect(signs(item, { identified: FOUND })).toEqual([]);
    expect(signs(item, { identified: { ...FOUND, cn: [] } })).toEqual(['issn-without-cn: needs-verification']);
    expect(signs({ ...item, journal: 'Plateau Research' })).toEqual([]);
    expect(signs(paper())).toEqual([]);
    expect(signs({ ...item, issn: '1000-0004' })).toEqual([]);
  });

  it.each([
    ['CN(HK)1234/R', 'letters'],
    ['CN98-0315/G4', 'region'],
    ['CN 62-5001/N-增', 'appended'],
  ])('names what a foreign or altered CN is: %s', (cn, ground) => {
    const { findings } = completed(outcome(paper({ cn })));
    expect(findings).toMatchObject([{ code: 'journal-signs/foreign-cn', params: { cn, ground } }]);
    expect(findings[0]?.evidence).toEqual([{ type: 'record', source: 'manifest', field: 'works[p].cn', value: cn }]);
  });

  it('counts a warning by year', () => {
    const warningEditions = ['2020', '2021', '2023'].map((edition) => ({
      list: 'watch',
      edition,
      kind: 'warning' as const,
      complete: true,
    }));
    const warnings = [listed('watch', '2021', 'warning')];
    const at = (issueDate: string | undefined) =>
      signs(paper({ ...(issueDate === undefined ? {} : { issueDate }) }), { warnings, warningEditions });
    expect(at('2021-01')).toEqual(['warning-list-then: needs-verification']);
    expect(at('2022-12')).toEqual(['warning-list-then: needs-verification']);
    expect(at('2020-12')).toEqual(['warning-list-other-year: needs-verification']);
    expect(at('2023-01')).toEqual(['warning-list-other-year: needs-verification']);
    expect(at(undefined)).toEqual(['warning-list-other-year: needs-verification']);
    expect(
      signs(paper({ issueDate: '2019-01' }), { warnings, warningEditions }, { signs: { 'warning-list-other-year': 'advisory' } }),
    ).toEqual(['warning-list-other-year: advisory']);
    const [finding] = completed(outcome(paper({ issueDate: '2023-03' }), { warnings, warningEditions })).findings;
    expect(finding?.params).toMatchObject({ later: false, current: '2023' });
  });

  it('reports a hijacked title once a list, stronger by ISSN', () => {
    const warnings = [listed('clones', '2026', 'hijacked', 'issn'), listed('clones', '2025', 'hijacked')];
    const { findings } = completed(outcome(paper(), { warnings }));
    expect(findings).toMatchObject([{ code: 'journal-signs/hijacked-title', strength: 0.8, params: { byIssn: true } }]);
  });

  it.each([
    [{ issue: '增刊1' }, ['supplement: needs-verification']],
    [{ issue: 'S2' }, ['supplement: needs-verification']],
    [{ issue: '6' }, []],
    [{ issue: '7' }, ['issue-beyond-frequency: needs-verification']],
    [{ issue: '总第310期' }, []],
    [{ issue: '5-6' }, []],
  ])('reads the issue %j of a bimonthly', (fields, expected) => {
    expect(signs(paper(fields), { identified: { ...FOUND, frequency: '双月刊' } })).toEqual(expected);
  });
  it('says nothing of the issue number where no table has the frequency', () => {
    expect(signs(paper({ issue: '99' }), { identified: FOUND })).toEqual([]);
  });

  it('tells an edition no table has from another form of the title', () => {
    const identified = { ...FOUND, matchedBy: 'cn', otherTitles: ['高原研究(自然科学版)'] } as const;
    expect(signs(paper({ journal: '高原研究（上旬刊）' }), { identified })).toEqual(['edition-not-on-file: needs-verification']);
    expect(signs(paper({ journal: '高原研究·学术版' }), { identified })).toEqual(['edition-not-on-file: needs-verification']);
    expect(signs(paper({ journal: '高原研究.自然科学版' }), { identified })).toEqual([]);
    expect(signs(paper({ journal: '高原研究(中英文)' }), { identified })).toEqual([]);
  });

  it('asks after a network serial only where print is claimed', () => {
    expect(signs(paper({ cn: 'CN 43-7772/R', medium: 'print' }))).toEqual(['network-serial-as-print: needs-verification']);
    expect(signs(paper({ cn: 'CN 43-7772/R' }))).toEqual([]);
    expect(signs(paper({ cn: 'CN 43-5999/R', medium: 'print' }))).toEqual([]);
  });

  it('leaves out a sign the pack leaves out', () => {
    const ceased = { identified: { ...FOUND, status: 'ceased' } } as const;
    expect(signs(paper(), ceased)).toEqual(['journal-ceased: needs-verification']);
    expect(signs(paper(), ceased, { signs: { 'journal-ceased': 'none' } })).toEqual([]);
  });

  it('says what it cannot tell', () => {
    const covered = (item: Work) => completed(outcome(item)).covered;
    expect(covered(work('p'))).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringContaining('names no journal') as string } },
    ]);
    expect(covered(paper())).toMatchObject([{ state: 'could-not-tell', reason: { zh: expect.stringContaining('高原研究') as string } }]);
    expect(run(journalSigns, { signs: {} }, { works: [work('b', { kind: 'book' })] }).status).toBe('not-applicable');
    expect(run(journalSigns, {}, { works: [paper()] }).status).toBe('not-applicable');
  });

  it('has a sentence in both languages for every code, without harsh words', () => {
    const warnings = [listed('watch', '2021', 'warning'), listed('clones', '2026', 'hijacked')];
    const item = paper({ cn: 'CN(HK)12', issue: '增刊', issueDate: '2021-05' });
    for (const finding of completed(outcome(item, { warnings })).findings) {
      const { statement, action, title } = journalSigns.describe(finding);
      for (const text of [statement, action, title]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(`${text.zh}${text.en}`).not.toMatch(/假刊|造假|fake|fraud/iu);
      }
    }
  });
});

it('names the warning closest to the year of the issue, and the newest where no year is known', () => {
  const of = (fields: Partial<Work>, editions: readonly string[]) => {
    const warnings = editions.map((edition) => listed('watch', edition, 'warning'));
    const warningEditions = ['2020', '2022'].map((edition) => ({ list: 'watch', edition, kind: 'warning' as const, complete: true }));
    return completed(outcome(paper(fields), { warnings, warningEditions })).findings.map(({ params }) => [
      params['edition'],
      params['later'],
    ]);
  };
  for (const editions of [
    ['2020', '2025'],
    ['2025', '2020'],
  ]) {
    expect(of({ issueDate: '2024-06' }, editions)).toEqual([['2025', true]]);
    expect(of({}, editions)).toEqual([['2025', false]]);
  }
});

it('shows a supplement where it is written', () => {
  const field = (fields: Partial<Work>) =>
    completed(outcome(paper(fields))).findings.flatMap(({ evidence }) => evidence.map((one) => (one.type === 'record' ? one.field : '')));
  expect(field({ journal: '高原研究（增刊）' })).toEqual(['works[p].journal']);
  expect(field({ issue: '增刊1' })).toEqual(['works[p].issue']);
  expect(field({ journal: '高原研究（增刊）', issue: 'S1' })).toEqual(['works[p].issue']);
});
