import { describe, expect, it } from 'vitest';
import { splitNames, tidyDay, tidyMonth } from './date-text.ts';

describe('dates as people write them', () => {
  it.each([
    ['2019-06', '2019-06'],
    ['2019-6', '2019-06'],
    ['2019/06', '2019-06'],
    ['2019.6', '2019-06'],
    ['2019年6月', '2019-06'],
    ['2019年6月15日', '2019-06'],
    ['2019-06-15', '2019-06'],
    ['201906', '2019-06'],
    ['2019', '2019'],
    ['去年', '去年'],
  ])('month %s is %s', (text, month) => {
    expect(tidyMonth(text)).toBe(month);
  });

  it.each([
    ['2019-06-05', '2019-06-05'],
    ['2019/6/5', '2019-06-05'],
    ['2019年6月5日', '2019-06-05'],
    ['20190605', '2019-06-05'],
    ['2019-06', '2019-06'],
  ])('day %s is %s', (text, day) => {
    expect(tidyDay(text)).toBe(day);
  });
});

describe('names in one cell', () => {
  it.each([
    ['王小明、李四；张三', ['王小明', '李四', '张三']],
    ['王小明，李四', ['王小明', '李四']],
    ['Wang Xiaoming, Li Si', ['Wang Xiaoming', 'Li Si']],
    ['Wang, X.; Li, S.', ['Wang, X.', 'Li, S.']],
    ['Smith, J.', ['Smith, J.']],
    ['王小明', ['王小明']],
    [' ； ', []],
  ])('%s', (text, names) => {
    expect(splitNames(text)).toEqual(names);
  });
});
