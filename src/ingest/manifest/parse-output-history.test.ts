import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../../domain/errors.ts';
import { parseOutputHistory } from './parse-output-history.ts';

const read = (text: string) => parseOutputHistory(new TextEncoder().encode(text), 'past.csv');
const refusal = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof IntegrityError) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
};

describe('parseOutputHistory', () => {
  it('reads one dated work a row, under English or Chinese headings, in any order', () => {
    expect(read('applicant,discipline,kind,month,closing\nx1,416.50,paper,2018-05,2021-09-30\nx1,,专利,2019年6月,2021-09\n')).toEqual([
      { applicant: 'x1', discipline: '416.50', kind: 'paper', month: '2018-05', closing: '2021-09' },
      { applicant: 'x1', kind: 'patent', month: '2019-06', closing: '2021-09' },
    ]);
    expect(read('\u{feff}年月,申报人,类型,截止日期\n2018.5,甲,论文,2021-09-30\n')).toEqual([
      { applicant: '甲', kind: 'paper', month: '2018-05', closing: '2021-09' },
    ]);
  });

  it.each([
    ['applicant,kind,month\nx,paper,2018-05', /line 1: the columns closing are missing/],
    ['applicant,kind,month,closing\nx,paper,2018-05,2021-09\nx,paper,2018-13,2021-09', /past\.csv, line 3, month: found '2018-13'/],
    ['applicant,kind,month,closing\n,paper,2018-05,2021-09', /line 2, applicant/],
    ['applicant,kind,month,closing\nx,poem,2018-05,2021-09', /line 2, kind/],
    ['applicant,discipline,kind,month,closing\nx,农学,paper,2018-05,2021-09', /line 2, discipline/],
    ['applicant,kind\n"x', /not a CSV table/],
    ['', /line 1: the columns applicant/],
  ])('refuses %j', (text, message) => {
    expect(refusal(text)).toMatch(/^output-history-invalid/);
    expect(refusal(text)).toMatch(message);
  });
});
