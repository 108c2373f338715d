import { describe, expect, it } from 'vitest';
import { issuesPerYear, readIssue } from './frequency.ts';

describe('issuesPerYear', () => {
  it.each([
    ['月刊', 12],
    ['双月', 6],
    ['半月刊', 24],
    ['半年', 2],
    ['旬刊', 36],
    ['周刊', 53],
    ['周二刊', 104],
    ['双周', 26],
    ['四月一期', 3],
    ['年刊', 1],
    ['Quarterly', 4],
    ['每年8期', 8],
    ['不定期', undefined],
    ['', undefined],
  ])('%s: %s', (word, issues) => {
    expect(issuesPerYear(word)).toBe(issues);
  });
});

describe('readIssue', () => {
  it.each([
    ['5', { number: 5, supplement: false, running: false }],
    ['第05期', { number: 5, supplement: false, running: false }],
    ['1-2', { number: 2, supplement: false, running: false }],
    ['第11、12期', { number: 12, supplement: false, running: false }],
    ['增刊1', { number: 1, supplement: true, running: false }],
    ['S1', { number: 1, supplement: true, running: false }],
    ['2(S1)', { number: 2, supplement: true, running: false }],
    ['Suppl. 2', { number: 2, supplement: true, running: false }],
    ['总第310期', { number: 310, supplement: false, running: true }],
    ['第3期（总第310期）', { number: 3, supplement: false, running: false }],
    ['Spring', { supplement: false, running: false }],
  ])('%s', (text, form) => {
    expect(readIssue(text)).toEqual(form);
  });
});
