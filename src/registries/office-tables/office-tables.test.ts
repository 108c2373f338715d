import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { readHolidayTable } from './holiday-table.ts';
import { createPlanIndex, readTextbookPlan } from './textbook-plan.ts';
import { readUsedAchievements } from './used-achievements.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('tables of the office', () => {
  it('a holiday table has days off and worked weekends, under a title row or not', async () => {
    const table = await readHolidayTable(
      bytes('2019年放假安排\n日期,类型,名称\n2019-10-01,休,国庆\n2019/10/12,班,\n2020年1月1日,放假,元旦\n'),
      'h.csv',
    );
    expect(table).toEqual({ holidays: ['2019-10-01', '2020-01-01'], workdays: ['2019-10-12'], years: [2019, 2020] });
  });

  it('a row that is no day stops the reading: half a calendar would count wrongly', async () => {
    await expect(readHolidayTable(bytes('date,kind\n2019-02-30,休\n'), 'h.csv')).rejects.toMatchObject({ code: 'holiday-table-row' });
    await expect(readHolidayTable(bytes('date,kind\n2019-02-03,maybe\n'), 'h.csv')).rejects.toMatchObject({ code: 'holiday-table-row' });
    await expect(readHolidayTable(bytes('a,b\n1,2\n'), 'h.csv')).rejects.toMatchObject({ code: 'office-table-columns' });
  });

  it('a register of used achievements is read from CSV and XLSX alike', async () => {
    const csv = await readUsedAchievements(
      bytes('姓名,成果名称,DOI,评审范围,年度\n甲,渠道衬砌,10.1/x,县以下基层,2018年度\n乙,,,,\n'),
      'u.csv',
    );
    expect(csv).toEqual([{ row: 2, person: '甲', title: '渠道衬砌', authors: [], doi: '10.1/x', reviewKind: 'grassroots', year: 2018 }]);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('s');
    sheet.addRow(['姓名', '成果名称', '作者', '评审范围']);
    sheet.addRow(['甲', '渠道衬砌', '甲、乙', '全省范围']);
    const xlsx = await readUsedAchievements(new Uint8Array(await workbook.xlsx.writeBuffer()), 'u.xlsx');
    expect(xlsx).toEqual([{ row: 2, person: '甲', title: '渠道衬砌', authors: ['甲', '乙'], reviewKind: 'province-wide' }]);
  });

  it('a plan list is asked by number and by title', async () => {
    const find = createPlanIndex(
      await readTextbookPlan(bytes('书名,ISBN,出版社,年份\n水工建筑物,978-7-302-12345-6,清华,2014\n土力学,,高教,2015\n'), 'p.csv'),
    );
    expect(find({ isbn: '9787302123456' })).toMatchObject([{ row: 2, year: 2014 }]);
    expect(find({ isbn: '7-302-12345-9' })).toMatchObject([{ row: 2 }]);
    expect(find({ title: '土 力学' })).toMatchObject([{ row: 3, publisher: '高教' }]);
    expect(find({ title: '土', isbn: '1' })).toEqual([]);
  });
});
