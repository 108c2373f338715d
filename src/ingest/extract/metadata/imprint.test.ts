import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { pagesOf, readImprint } from './imprint.ts';

const values = (line: string): readonly (string | undefined)[] => {
  const { year, volume, issue, pages } = readImprint(fold(line));
  return [year?.value, volume?.value, issue?.value, pages?.value];
};

describe('readImprint', () => {
  it.each([
    ['第35卷 第2期 陇原农业大学学报 Vol.35 No.2', [undefined, '35', '2', undefined]],
    ['2019年4月　第３５卷第２期（总第212期）', ['2019', '35', '2', undefined]],
    ['2021年第11期（总第390期）', ['2021', undefined, '11', undefined]],
    ['二〇一九年第十二期', ['2019', undefined, '12', undefined]],
    ['Journal of X, 2009, 45(3): 104–111', ['2009', '45', '3', '104-111']],
    ['J X. 2021;12(3):245-56', ['2021', '12', '3', '245-256']],
    ['X 47, no. 1 (2013) 104–111', ['2013', '47', '1', '104-111']],
    ['X 52 (2019) 245–256', ['2019', '52', undefined, '245-256']],
    ['Vol. 21, No. 11 Nov., 2010', ['2010', '21', '11', undefined]],
    ['陇上社会科学 2016.3', ['2016', undefined, '3', undefined]],
    ['2018年第1-2期', ['2018', undefined, '1-2', undefined]],
    ['X 87.7 (2015): 728–738', ['2015', '87', '7', '728-738']],
    ['8:7 (2013)', ['2013', '8', '7', undefined]],
    ['X 51(11), 722–', [undefined, '51', '11', undefined]],
    ['Volume 64 Number 12 January 2016', ['2016', '64', '12', undefined]],
    ['陇上 / 2024 / 5期', ['2024', undefined, '5', undefined]],
    ['Vol. 3 No. 2, pp. 0045-0054', [undefined, '3', '2', '45-54']],
    ['Name (2020), 12, 345–367', ['2020', '12', undefined, '345-367']],
    ['Name (2020), 12(3), 345–367', ['2020', '12', '3', '345-367']],
    ['Name Letters 101, 014405 (2020)', ['2020', '101', undefined, '14405']],
    ['Name 2020; 395: 497–506', ['2020', '395', undefined, '497-506']],
    ['Name, 20, 123–140, 2020', ['2020', '20', undefined, '123-140']],
    ['12:3 (2020), 123–136', ['2020', '12', '3', '123-136']],
    ['Volume 2020, Article ID 4471, 12 pages', ['2020', undefined, undefined, undefined]],
    ['© 2022 The owner. 1934-7021/2022/3-ART9', ['2022', undefined, '3', undefined]],
    ['Volume 8, Issue 3, pp. 45–58, Article ID: ABC_08_03_005', [undefined, '8', '3', '45-58']],
    ['2018年增刊1', ['2018', undefined, 'S1', undefined]],
    ['陇上教育 2023年10月号（总第334期）', ['2023', undefined, '10', undefined]],
    ['Vol. 11, Supplement S1 (October 2023), pp. S12–S25', ['2023', '11', 'S1', 'S12-S25']],
    ['收稿日期：2018.06.13', [undefined, undefined, undefined, undefined]],
    ['ISSN 1000-2022 CN 62-1055/S', [undefined, undefined, undefined, undefined]],
    ['1 P No. 1 Middle School, Pingliang 744000, China', [undefined, undefined, undefined, undefined]],
  ])('reads %s', (line, wanted) => {
    expect(values(line)).toEqual(wanted);
  });

  it('gives no pages that run backwards', () => {
    expect(pagesOf('52-45')).toBeUndefined();
    expect(pagesOf('104–11')).toBe('104-111');
    expect(pagesOf('45')).toBe('45');
  });

  it('keeps places in the line as printed', () => {
    const line = '　第３５卷　第２期';
    const { issue } = readImprint(fold(line));
    expect(line.slice(issue?.at, (issue?.at ?? 0) + (issue?.length ?? 0))).toBe('２');
  });
});
