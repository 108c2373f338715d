import { describe, expect, test } from 'vitest';
import { relateAuthors, sameAuthor } from './same-author.ts';

describe('relateAuthors', () => {
  test.each([
    ['張三豐', '张三丰'],
    ['张 三', '张三'],
    ['Zhang San', 'San Zhang'],
    ['Zhang, San-Feng', 'Sanfeng Zhang'],
    ['ZHANG San', 'zhang san'],
    ['José García', 'Jose Garcia'],
    ['张三1*', '张三'],
  ])('%s and %s are the same', (a, b) => expect([relateAuthors(a, b), relateAuthors(b, a)]).toEqual(['same', 'same']));

  test.each([
    ['张三', 'Zhang San'],
    ['张三', 'Zhang, S.'],
    ['张三丰', 'Zhang SF'],
    ['张三丰', 'S.-F. Zhang'],
    ['欧阳修', 'Ouyang Xiu'],
    ['单雄信', 'Shan Xiongxin'],
    ['吕布', 'Lyu Bu'],
    ['吕布', 'Lü Bu'],
    ['J. Smith', 'Smith, John'],
  ])('%s and %s are possibly the same', (a, b) => expect([relateAuthors(a, b), relateAuthors(b, a)]).toEqual(['possible', 'possible']));

  test.each([
    ['张三', '章三'],
    ['张三', 'Li San'],
    ['张三', 'Zhang, W.'],
    ['Zhang San', 'Zhang Sanfeng'],
    ['', '张三'],
    ['* 1', '张三'],
  ])('%s and %s are different', (a, b) => expect([relateAuthors(a, b), relateAuthors(b, a)]).toEqual(['different', 'different']));

  test('sameAuthor is what is not different', () => {
    expect(sameAuthor('张三', 'Zhang, S.')).toBe(true);
    expect(sameAuthor('张三', '李四')).toBe(false);
  });
});
