import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { utils, write } from '@e965/xlsx';
import * as Docx from 'docx';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { importList } from './import-list.ts';
import type { ListRow } from './read-row.ts';

const { Document, Packer, Paragraph, TableRow } = Docx;

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
    ['registry-columns-missing', '\n\n', 'list.csv'],
    ['registry-format-unknown', 'PK\u0003\u0004 broken', 'list.xlsx'],
    ['registry-format-unknown', '刊名\n甲刊\n', 'list.doc'],
    ['registry-pdf', '%PDF-1.7 broken', 'list.pdf'],
    // The header fits other columns than the list has: numbers stand where titles should.
    ['registry-columns-doubtful', 'ISSN,刊名\n甲刊,1000-0003\n乙刊,1000-0011\n', 'list.csv'],
    ['registry-columns-doubtful', '刊名\n', 'list.csv'],
  ])('%s', async (code, text, name) => {
    await expect(importList({ source: { bytes: csv(text), name }, list: 'l', edition: 'e' })).rejects.toMatchObject({ code });
  });
  it('refuses bytes in no known encoding', async () => {
    await expect(importCsv(Uint8Array.from([0x61, 0xff, 0xff, 0xff, 0x0a]))).rejects.toMatchObject({ code: 'registry-encoding' });
  });
  it('refuses a file pasted together from two encodings rather than load nonsense', async () => {
    const mixed = Uint8Array.from([...csv('刊名,类别\n草原研究,核心库\n'), ...GB18030.subarray(10)]);
    await expect(importCsv(mixed)).rejects.toMatchObject({ code: 'registry-encoding-mixed' });
  });
  it('joins a row that a page broke, and says which numbers are left out', async () => {
    const imported = await importCsv(
      csv('序号,刊名,ISSN\n1,高原大学学报(自然,1000-0003\n,科学版),\n2,草原研究,1000-0011\n,,1000-002X\n4,荒漠研究,\n'),
    );
    expect(imported.rows.map(({ title, issn }) => [title, issn])).toEqual([
      ['高原大学学报(自然科学版)', ['1000-0003']],
      ['草原研究', ['1000-0011', '1000-002X']],
      ['荒漠研究', []],
    ]);
    expect(imported.numberGaps).toEqual([{ row: 3, after: 2, found: 4 }]);
  });
  it('lets headings give categories, and remarks say what they say', async () => {
    const { rows, unmatchedLines } = await importCsv(
      csv(
        'CSSCI来源期刊及集刊目录,,\n序号,期刊名称,备注\n一、来源期刊（2种）,,\n1,甲刊,\n2,乙刊,原名:丁刊\n二、扩展版来源期刊,,\n1,丙刊,集刊\n经济学,,\n',
      ),
    );
    expect(rows.map(({ title, category, formerTitles }) => [title, category, formerTitles])).toEqual([
      ['甲刊', 'source', []],
      ['乙刊', 'source', ['丁刊']],
      ['丙刊', 'collection', []],
    ]);
    expect(unmatchedLines).toEqual([{ line: 8, text: '经济学' }]);
  });
  it('reads journals printed beside each other, and takes only the rows asked for', async () => {
    const beside = await importCsv(csv('序号,刊名,序号,刊名\n1,甲刊,3,丙刊\n2,乙刊,,\n'));
    expect(beside.rows.map(({ title }) => title)).toEqual(['甲刊', '乙刊', '丙刊']);
    const source = { bytes: csv('title,pku_2014,pku_2020\n甲刊,1,0\n乙刊,0,1\n'), name: 'm.csv' };
    const members = await importList({ source, list: 'l', edition: 'e', where: { header: 'pku_2020', value: '1' } });
    expect(members.rows.map(({ row, title }) => [row, title])).toEqual([[2, '乙刊']]);
    await expect(importList({ source, list: 'l', edition: 'e', where: { header: 'pku_2017', value: '1' } })).rejects.toMatchObject({
      code: 'registry-filter-column',
    });
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
    expect(imported.unmatchedLines).toEqual([
      { line: 4, text: '第二编' },
      { line: 1, text: '无表头' },
    ]);
  });
});

describe('importList from other files', () => {
  const expected = [
    ['高原大学学报(自然科学版)', '1000-0003', 'core'],
    ['草原研究', '1000-0011', 'core'],
    ['荒漠研究', '1000-002X', 'extended'],
  ];
  const cells = [
    ['序号', '刊名', 'ISSN', '类别'],
    ['1', '高原大学学报(自然科学版)', '1000-0003', '核心库'],
    ['2', '草原研究', '1000-0011', ''],
    ['3', '荒漠研究', '1000-002X', '扩展库'],
  ];
  const facts = ({ title, issn, category }: ListRow) => [title, issn[0], category];
  it.each(['xls', 'xlsx', 'xlsb', 'ods', 'html'] as const)('%s, with a category merged over two rows', async (bookType) => {
    const sheet = utils.aoa_to_sheet(cells);
    sheet['!merges'] = [{ s: { r: 1, c: 3 }, e: { r: 2, c: 3 } }];
    const written: unknown = write(
      { SheetNames: ['s'], Sheets: { s: sheet } },
      {
        type: 'array',
        bookType,
        codepage: 936,
      },
    );
    const bytes = written instanceof ArrayBuffer ? new Uint8Array(written) : csv(String(written));
    // Offices' .xls files may be any of these: the bytes say which.
    const { rows } = await importList({ source: { bytes, name: 'list.xls' }, list: 'l', edition: 'e', expectTotal: 3 });
    expect(rows.map(facts)).toEqual(bookType === 'html' ? expected.map(([t, i, c], n) => [t, i, n === 1 ? 'core' : c]) : expected);
  });
  it('docx, with a merged category and a paragraph between tables', async () => {
    const cell = (text: string, merge?: 'restart' | 'continue') =>
      new Docx.TableCell({ children: [new Paragraph(text)], ...(merge === undefined ? {} : { verticalMerge: merge }) });
    const table = (rows: readonly (readonly Docx.TableCell[])[]) =>
      new Docx.Table({ rows: rows.map((each) => new TableRow({ children: each })) });
    const [header = [], first = [], second = [], third = []] = cells;
    const document = new Document({
      sections: [
        {
          children: [
            new Paragraph('某目录'),
            table([
              header.map((text) => cell(text)),
              [...first.slice(0, 3).map((text) => cell(text)), cell('核心库', 'restart')],
              [...second.slice(0, 3).map((text) => cell(text)), cell('', 'continue')],
            ]),
            new Paragraph('续表'),
            table([third.map((text) => cell(text))]),
          ],
        },
      ],
    });
    const bytes = new Uint8Array(await Packer.toBuffer(document));
    const imported = await importList({ source: { bytes, name: 'list.docx' }, list: 'l', edition: 'e', expectTotal: 3 });
    expect(imported.rows.map(facts)).toEqual(expected);
    expect(imported.unmatchedLines).toMatchObject([{ text: '续表' }]);
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
    ['raw/cssci-source-2021-2022.pdf', { source: 615 }],
    ['raw/cstpcd-2020-natural.pdf', { uncategorised: 2106 }],
    ['lists/pku_2023_zzlb0224.csv', { uncategorised: 1988 }],
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

describe('importList from lists that name or number their columns in their own way', () => {
  const journals = ['高原研究', '21世纪草原', '荒漠大学学报(自然科学版)', '绿洲学刊', 'Steppe Letters', '河西论坛'];
  const issns = ['1000-0003', '1000-0011', '1000-002X', '1000-0038', '1000-0046', '1000-0054'];
  const sheet = (rows: readonly (readonly (string | number)[])[]) =>
    importCsv(csv(rows.map((row) => row.map((cell) => `"${String(cell)}"`).join(',')).join('\n')));
  const facts = (rows: readonly ListRow[]) => rows.map(({ title, issn }) => [title, issn[0]]);
  const whole = journals.map((title, i) => [title, issns[i]]);

  it.each([
    ['序号 No.', '期刊名称（中文）', '国际刊号（ISSN）', '级别（A/B）'],
    ['行次', '中文刊名 / 英文刊名', '国际标准连续出版物号', '收录等级'],
    ['编 号', '学术期刊名称', 'ISSN\n（印刷版）', '遴选类别'],
  ])('labels such as %s, %s, %s, %s', async (...header) => {
    const { rows, byCategory } = await sheet([
      header,
      ...journals.map((title, i) => [i + 1, title, issns[i] ?? '', i % 2 === 0 ? 'A' : 'B']),
    ]);
    expect(facts(rows)).toEqual(whole);
    expect(byCategory).toEqual({ A: 3, B: 3 });
  });
  it('an English title is no title of a Chinese list', async () => {
    const { rows } = await sheet([['刊名（英文）', '刊名', 'ISSN'], ...journals.map((title, i) => [`J ${i}`, title, issns[i] ?? ''])]);
    expect(rows.map(({ title, otherTitles }) => [title, otherTitles])).toEqual(journals.map((title, i) => [title, [`J ${i}`]]));
  });
  it('sums and notes are no journals', async () => {
    const imported = await sheet([
      ['学科', '刊物名称', '刊号'],
      ['农学', '高原研究', '62-5001/C'],
      ['小计', '1种', ''],
      ['合计', '共 1 种', ''],
      ['', '本目录由科研处负责解释。', ''],
    ]);
    expect(imported.rows.map(({ title }) => title)).toEqual(['高原研究']);
    expect(imported.unmatchedLines).toHaveLength(3);
  });
  it('an ISSN and a CN in one cell, with their labels, and an ISSN whose zero a spreadsheet dropped', async () => {
    const { rows } = await sheet([
      ['刊名', '刊号（ISSN/CN）'],
      ['甲刊', 'ISSN1000-0003/CN62-5001/C'],
      ['乙刊', 'ISSN 1000-0011 CN 62-5002/G4'],
      ['丙刊', '2544164'],
    ]);
    expect(rows.map(({ issn, cn }) => [issn, cn])).toEqual([
      [['1000-0003'], ['62-5001/C']],
      [['1000-0011'], ['62-5002/G4']],
      [['0254-4164'], []],
    ]);
  });
  it('numbers inside the titles’ column', async () => {
    const { rows } = await sheet([['期刊名称', 'ISSN'], ...journals.map((title, i) => [`${i + 1}．${title}`, issns[i] ?? ''])]);
    expect(facts(rows)).toEqual(whole);
  });
  it('no header: the columns are told by their content, and it is said', async () => {
    const imported = await sheet([['某某核心期刊目录'], ...journals.map((title, i) => [i + 1, '农学', title, issns[i] ?? ''])]);
    expect(facts(imported.rows)).toEqual(whole);
    expect(imported.guessedColumns).toEqual(['title', 'number', 'issn']);
    const lines = await importCsv(csv(journals.map((title, i) => `${i + 1}、${title} ${issns[i] ?? ''}`).join('\n')));
    expect(facts(lines.rows)).toEqual(whole);
  });
  it('a header nobody knows is asked about, not guessed around', async () => {
    const rows = journals.map((title, i) => [i + 1, title, issns[i] ?? '']);
    await expect(sheet([['alpha', 'beta', 'gamma'], ...rows])).rejects.toMatchObject({ code: 'registry-columns-missing' });
  });
  it('a second sheet without a header goes on from the first', async () => {
    const workbook = new ExcelJS.Workbook();
    const [first, second, third] = ['一', '二', '说明'].map((name) => workbook.addWorksheet(name));
    first?.addRow(['序号', '刊名', 'ISSN']);
    journals.forEach((title, i) => (i < 3 ? first : second)?.addRow([i + 1, title, issns[i]]));
    third?.addRow(['联系人', '电话']);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const imported = await importList({ source: { bytes, name: 'a.xlsx' }, list: 'l', edition: 'e' });
    expect(facts(imported.rows)).toEqual(whole);
    expect(imported.unmatchedLines).toEqual([{ line: 1, text: '联系人 | 电话' }]);
  });
});
