import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importList } from './import-list.ts';

const csv = (text: string) => new TextEncoder().encode(text);
const importCsv = (bytes: Uint8Array, more: { columns?: { title?: string }; expectTotal?: number; category?: string } = {}) =>
  importList({ source: { bytes, name: 'list.csv' }, list: 'l', edition: 'e', ...more });
/** `刊名,类别\n高原研究,核心库\n` in GB18030. */
const GB18030 = Uint8Array.from([
  0xbf, 0xaf, 0xc3, 0xfb, 0x2c, 0xc0, 0xe0, 0xb1, 0xf0, 0x0a, 0xb8, 0xdf, 0xd4, 0xad, 0xd1, 0xd0, 0xbe, 0xbf, 0x2c, 0xba, 0xcb, 0xd0, 0xc4,
  0xbf, 0xe2, 0x0a,
]);

describe('importList from CSV', () => {
  it('finds the header under headings, and skips repeated headers, notes and blank lines', async () => {
    const imported = await importCsv(
      csv(
        '\ufeff某某目录（2020年版）,,\n序号,期刊名称,CN号\n1,高原研究,62-5001/C\n\n序号,期刊名称,CN号\n2,草原研究,62-5002/C\n注：以上为全部,,\n',
      ),
    );
    expect(imported.rows.map(({ row, title, cn }) => [row, title, cn])).toEqual([
      [1, '高原研究', ['62-5001/C']],
      [2, '草原研究', ['62-5002/C']],
    ]);
    expect(imported.unmatchedLines).toEqual([{ line: 7, text: '注：以上为全部' }]);
  });
  it('tells ISSN and CN apart in one column, and several in one cell', async () => {
    const { rows } = await importCsv(csv('title,cn_or_issn\n甲刊,62-5001/C\n乙刊,"1000-0003, 1000-0011"\n'));
    expect(rows).toMatchObject([
      { cn: ['62-5001/C'], issn: [] },
      { cn: [], issn: ['1000-0003', '1000-0011'] },
    ]);
  });
  it('counts categories in one vocabulary and reports what repeats or fails', async () => {
    const imported = await importCsv(
      csv('title,issn,type\n甲刊,1000-0003,核心库\n甲 刊,1000-0011,扩展库\n丙刊,1000-0012,\n丁刊,无,核心\n'),
    );
    expect(imported.byCategory).toEqual({ core: 2, extended: 1, uncategorised: 1 });
    expect(imported.duplicates).toEqual([{ key: '甲刊', rows: [1, 2] }]);
    expect(imported.badCheckDigits).toEqual([{ row: 3, value: '1000-0012', reason: 'check-digit', expected: '1' }]);
    expect(imported.malformedIdentifiers).toEqual([{ row: 4, value: '无', reason: 'malformed' }]);
  });
  it('reads remarks on renaming, with or without the closing bracket', async () => {
    const { rows } = await importCsv(csv('刊名\n甲刊（改名为：乙刊）\n丙学报(改名为：丙大学学报(自然科学版)\n丁刊（2009-）\n'));
    expect(rows.map(({ title, renamedTo }) => [title, renamedTo])).toEqual([
      ['甲刊', ['乙刊']],
      ['丙学报', ['丙大学学报(自然科学版)']],
      ['丁刊', []],
    ]);
  });
  it('reads GB18030 and tab-separated text', async () => {
    expect((await importCsv(GB18030)).rows).toMatchObject([{ title: '高原研究', category: 'core' }]);
    expect((await importCsv(csv('刊名\tISSN\n甲刊\t1000-0003\n'))).rows).toMatchObject([{ title: '甲刊', issn: ['1000-0003'] }]);
  });
  it('takes columns by the names given and a category for all', async () => {
    const { rows } = await importCsv(csv('杂志,x\n甲刊,1\n'), { columns: { title: '杂志' }, category: 'core' });
    expect(rows).toMatchObject([{ title: '甲刊', category: 'core' }]);
  });
  it('loads nothing when the total is not the published one', async () => {
    const bytes = csv('刊名\n甲刊\n乙刊\n');
    expect((await importCsv(bytes, { expectTotal: 2 })).rows).toHaveLength(2);
    await expect(importCsv(bytes, { expectTotal: 3 })).rejects.toMatchObject({ code: 'registry-total-mismatch' });
  });
  it.each([
    ['registry-columns-missing', 'a,b\n甲刊,1\n', 'list.csv'],
    ['registry-columns-missing', '', 'list.csv'],
    ['registry-format-unknown', '刊名\n甲刊\n', 'list.pdf'],
    ['registry-xlsx', 'not a zip', 'list.xlsx'],
  ])('%s', async (code, text, name) => {
    await expect(importList({ source: { bytes: csv(text), name }, list: 'l', edition: 'e' })).rejects.toMatchObject({ code });
  });
  it('refuses bytes in no known encoding', async () => {
    await expect(importCsv(Uint8Array.from([0x61, 0xff, 0xff, 0xff, 0x0a]))).rejects.toMatchObject({ code: 'registry-encoding' });
  });
});

describe('importList from XLSX', () => {
  it('reads rich text and every sheet with a header, and takes a merged heading for no journal', async () => {
    const workbook = new ExcelJS.Workbook();
    const first = workbook.addWorksheet('一');
    first.addRow(['某目录', null, null]);
    first.mergeCells('A1:C1');
    first.addRow(['序号', '中文刊名', 'ISSN']);
    first.addRow([1, { richText: [{ text: '高原大学学报.' }, { text: '自然科学版' }] }, '1000-0003']);
    first.addRow(['第二编', null, null]);
    first.mergeCells('A4:C4');
    first.addRow([2, '草原研究', '1000-0011']);
    workbook.addWorksheet('说明').addRow(['无表头']);
    const second = workbook.addWorksheet('二');
    second.addRow(['刊名']);
    second.addRow(['荒漠研究']);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const imported = await importList({ source: { bytes, name: 'a.xlsx' }, list: 'l', edition: 'e', expectTotal: 3 });
    expect(imported.rows.map(({ row, title, issn }) => [row, title, issn[0]])).toEqual([
      [1, '高原大学学报.自然科学版', '1000-0003'],
      [2, '草原研究', '1000-0011'],
      [3, '荒漠研究', undefined],
    ]);
    expect(imported.unmatchedLines).toEqual([{ line: 4, text: '第二编 | 第二编 | 第二编' }]);
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/journals/', import.meta.url));
describe.skipIf(!existsSync(shared))('published totals (skipped where ../shared/data is absent)', () => {
  it.each([
    ['lists/pku_2020_easyScholar.csv', { uncategorised: 1990 }],
    ['lists/pku_2014_beneon.csv', { uncategorised: 1964 }],
    ['lists/cssci_2021-2022_pdf.csv', { source: 615, extended: 229 }],
    ['lists/cscd_2021-2022_pdf.csv', { core: 926, extended: 336 }],
    ['raw/pku-core-2020.xlsx', { uncategorised: 1990 }],
  ])('%s', async (path, byCategory) => {
    const imported = await importList({ source: { path: shared + path }, list: 'l', edition: 'e' });
    expect(imported.byCategory).toEqual(byCategory);
    expect(imported.unmatchedLines).toEqual([]);
  });
  it('finds the ISSNs of the journal table that fail their check digit', async () => {
    const imported = await importList({ source: { path: `${shared}lists/journal_id_table_cnki_2023-11.csv` }, list: 'l', edition: 'e' });
    expect([imported.rows.length, imported.badCheckDigits.length]).toEqual([10_860, 9]);
  });
});
