import ExcelJS from 'exceljs';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { IntegrityError } from '../domain/errors.ts';
import { parseReviewerPool } from './parse-reviewer-pool.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const codeOf = async (given: Uint8Array): Promise<string> => {
  try {
    await parseReviewerPool(given, 'pool.csv');
    return 'read';
  } catch (error) {
    return error instanceof IntegrityError ? error.code : `not coded: ${String(error)}`;
  }
};

describe('parseReviewerPool', () => {
  it('reads Chinese and English headings alike', async () => {
    const zh =
      '专家编号,姓名,工作单位,曾用单位,学科代码（GB/T 13745）,关键词,合作者,亲属,师生,回避,评审上限,联系方式\nE1,张三,甲大学,乙学院；丙所,520.10;880,检索、索引,李四,王五,赵六,己厂,3,138\n';
    const en =
      'id,name,unit,former units,discipline codes,keywords,co-authors,relatives,advisers,conflicts,load cap,email\nE1,张三,甲大学,乙学院;丙所,520.10 880,检索|索引,李四,王五,赵六,己厂,3,138\n';
    const [first, second] = [await parseReviewerPool(bytes(zh), 'a.csv'), await parseReviewerPool(bytes(`\ufeff${en}`), 'b.csv')];
    expect(first).toEqual(second);
    expect(first).toEqual({
      problems: [],
      reviewers: [
        {
          id: 'E1',
          name: '张三',
          unit: '甲大学',
          formerUnits: ['乙学院', '丙所'],
          disciplines: ['520.10', '880'],
          keywords: ['检索', '索引'],
          coAuthors: ['李四'],
          relatives: ['王五'],
          advisers: ['赵六'],
          conflicts: ['己厂'],
          loadCap: 3,
          contact: '138',
        },
      ],
    });
  });

  it('reads XLSX and GB18030', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('专家');
    sheet.addRows([['姓名', '单位', '学科', '上限'], ['张三', '甲大学', 520.1, 2], [], ['李四', '乙大学', '880.51', null]]);
    const xlsx = new Uint8Array(await workbook.xlsx.writeBuffer());
    const { problems, reviewers } = await parseReviewerPool(xlsx, 'pool.xlsx');
    expect(problems).toEqual([]);
    expect(reviewers.map(({ disciplines, id, loadCap, name }) => [id, name, disciplines, loadCap])).toEqual([
      ['row-2', '张三', ['520.10'], 2],
      ['row-4', '李四', ['880.51'], undefined],
    ]);
    // 姓名,单位 / 张三,甲 in GBK.
    const gbk = Uint8Array.from([
      0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0a, 0xd5, 0xc5, 0xc8, 0xfd, 0x2c, 0xbc, 0xd7, 0x0a,
    ]);
    expect((await parseReviewerPool(gbk, 'pool.csv')).reviewers.map(({ name, unit }) => name + unit)).toEqual(['张三甲']);
  });

  it('leaves out rows it cannot use and names each by its number', async () => {
    const pool =
      'id,name,unit,discipline,load\nE1,张三,甲,520,1\nE2,,甲,520,1\nE3,李四,,520,1\nE1,王五,乙,520,1\nE4,赵六,乙,12,1\nE5,钱七,乙,520,-1\nE6,孙八,乙,,\n';
    const { problems, reviewers } = await parseReviewerPool(bytes(pool), 'pool.csv');
    expect(reviewers.map(({ id }) => id)).toEqual(['E1', 'E6']);
    expect(problems.map(({ code, message }) => [code, /row (\d)/.exec(message)?.[1]])).toEqual([
      ['reviewer-name-missing', '3'],
      ['reviewer-unit-missing', '4'],
      ['reviewer-duplicate-id', '5'],
      ['reviewer-discipline-invalid', '6'],
      ['reviewer-load-cap-invalid', '7'],
    ]);
  });

  it('refuses what is no pool, with a code', async () => {
    expect(await codeOf(bytes(''))).toBe('reviewer-pool-empty');
    expect(await codeOf(bytes('name,phone\n张三,1\n'))).toBe('reviewer-pool-columns');
    expect(await codeOf(bytes('name,unit,单位\n张三,1,2\n'))).toBe('reviewer-pool-columns');
    expect(await codeOf(bytes('name,unit\n"张三,1\n'))).toBe('reviewer-pool-unreadable');
    expect(await codeOf(Uint8Array.from([0xff, 0xff, 0x81, 0x20]))).toBe('reviewer-pool-unreadable');
    expect(await codeOf(zipSync({ 'x.txt': bytes('x') }))).not.toMatch(/read$|not coded/);
    expect(await codeOf(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 1, 2, 3]))).toBe('reviewer-pool-unreadable');
    expect(await codeOf(new Uint8Array(17 * 1024 * 1024))).toBe('reviewer-pool-too-large');
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': [new Uint8Array(130 * 1024 * 1024), { level: 9 }] });
    expect(await codeOf(bomb)).toBe('reviewer-pool-too-large');
  });
});
