import { describe, expect, it } from 'vitest';
import { completed, lacking, run, states, told, work } from '../../../tests/support/check-artifacts.ts';
import { workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { PlanAnswer } from '../artifacts.ts';
import { textbookPlan } from './textbook-plan.ts';

const LEVELS = ['national', 'ministry', 'province'] as const;
const ROLE = { plan: { kinds: ['textbook'], planLevels: LEVELS } };
const list = (level: PlanAnswer['level'], rows: PlanAnswer['rows'] = [], complete = true): PlanAnswer => ({
  level,
  edition: `${level}-13`,
  complete,
  source: 's',
  hash: 'h',
  rows,
});
const NONE = LEVELS.map((level) => list(level));
const book: Partial<Work> = { kind: 'textbook', title: '水工建筑物', isbn: '978-7-302-12345-6', publisher: '清华大学出版社' };
const on = (answers: readonly PlanAnswer[], fields: Partial<Work> = book) =>
  run(textbookPlan, ROLE, { works: [work('t1', fields)], artifacts: { plans: [{ work: workId('t1'), answers }] } });

describe('textbook-plan', () => {
  it('finds a textbook by its number, or by title and publisher where the list has no number', () => {
    expect(told(textbookPlan, on([list('national', [{ row: 3, title: '水工建筑物（第二版）', isbn: '9787302123456' }])]))).toEqual([
      'listed: pass',
    ]);
    expect(told(textbookPlan, on([list('province', [{ row: 4, title: '水工建筑物', publisher: '清华大学出版社' }], false)]))).toEqual([
      'listed: pass',
    ]);
    const [finding] = completed(on([list('national', [{ row: 3, title: '水工建筑物', isbn: '9787302123456' }])])).findings;
    expect(finding!.evidence).toMatchObject([{ type: 'list-entry', row: 3, matchedBy: 'isbn' }]);
  });

  it('knows the ten-digit and the thirteen-digit number of one book for the same', () => {
    const row = { row: 3, title: '水工建筑物', publisher: '清华大学出版社' };
    expect(told(textbookPlan, on([list('national', [{ ...row, isbn: '7-302-12345-X' }])]))).toEqual(['listed: pass']);
    expect(told(textbookPlan, on([list('national', [{ ...row, isbn: '7-302-12344-X' }])]))).toEqual([
      'listed-otherwise: needs-verification',
    ]);
  });

  it('a reprint under another number, or the same title elsewhere, is to be verified and not refused', () => {
    const row = { row: 1, title: '水工建筑物' };
    const differs = (more: object) =>
      completed(on([list('national', [{ ...row, ...more }]), ...NONE.slice(1)])).findings.map(({ outcome, params }) => [
        outcome,
        params['differs'],
      ]);
    expect(differs({ isbn: '9787302999999', publisher: '清华大学出版社' })).toEqual([['needs-verification', 'other-isbn']]);
    expect(differs({ publisher: '中国水利水电出版社' })).toEqual([['needs-verification', 'other-publisher']]);
    expect(differs({})).toEqual([['needs-verification', 'publisher-unknown']]);
  });

  it('absence counts only where complete lists of every level are loaded', () => {
    expect(told(textbookPlan, on(NONE))).toEqual(['not-listed: not-counted']);
    expect(states(on(NONE.slice(0, 2)))).toEqual(['could-not-tell']);
    expect(states(on([...NONE.slice(0, 2), list('province', [], false)]))).toEqual(['could-not-tell']);
    expect(completed(on([])).findings).toEqual([]);
    expect(states(run(textbookPlan, ROLE, { works: [work('t1', book)] }))).toEqual(['could-not-tell']);
  });

  it('a textbook without title and number can’t be looked up; other works are not', () => {
    const untitled = lacking(work('t1', { kind: 'textbook' }), 'title');
    expect(states(run(textbookPlan, ROLE, { works: [untitled], artifacts: { plans: [{ work: workId('t1'), answers: NONE }] } }))).toEqual([
      'could-not-tell',
    ]);
    expect(run(textbookPlan, ROLE, { works: [work('b1', { kind: 'book' })] }).status).toBe('not-applicable');
  });
});

it('looks at lists of the levels asked for, and at no other', () => {
  const national = (answers: readonly PlanAnswer[]) =>
    run(
      textbookPlan,
      { plan: { kinds: ['textbook'], planLevels: ['national'] } },
      { works: [work('t1', book)], artifacts: { plans: [{ work: workId('t1'), answers }] } },
    );
  expect(told(textbookPlan, national([list('national'), list('province', [], false)]))).toEqual(['not-listed: not-counted']);
  const listed = list('province', [{ row: 1, title: '水工建筑物', isbn: '9787302123456' }]);
  expect(told(textbookPlan, national([list('national'), listed]))).toEqual(['not-listed: not-counted']);
  expect(states(national([listed]))).toEqual(['could-not-tell']);
});
