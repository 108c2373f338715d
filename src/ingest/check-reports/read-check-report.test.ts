import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../../domain/check-report.ts';
import type { ExtractedDocument, ExtractionResult } from '../../domain/document.ts';
import { documentId } from '../../domain/ids.ts';
import { extractInProcess } from '../extract/extract-in-process.ts';
import { readCheckReport } from './read-check-report.ts';
import { readCnkiHtml } from './read-cnki-html.ts';
import { recogniseTool } from './recognise-tool.ts';
import { dateIn, percentOf, rangeIn } from './report-values.ts';

const FOLDER = path.join(import.meta.dirname, '../../../fixtures/check-reports');
const SHA = 'a'.repeat(64);

const asText = (text: string): ExtractionResult => ({
  status: 'read',
  document: {
    id: documentId(SHA),
    format: 'txt',
    extractor: { id: 'test', version: '1' },
    text,
    pages: [{ number: 1, start: 0, end: text.length, quality: 1 }],
    sections: [],
    metadata: {},
    quality: 'good',
    unreadPages: [],
    warnings: [],
  } satisfies ExtractedDocument,
});

async function read(name: string): Promise<CheckReport> {
  const bytes = readFileSync(path.join(FOLDER, name));
  const html = name.endsWith('.html');
  const reading = readCheckReport({
    sha256: SHA,
    extraction: await extractInProcess(bytes, { path: name }),
    ...(html ? { html: bytes } : {}),
  });
  if (reading.status !== 'read') throw new Error(reading.status);
  return reading.report;
}
const values = (report: CheckReport) => Object.fromEntries(Object.entries(report.rates).map(([kind, { value }]) => [kind, value]));

describe('readCheckReport', () => {
  it('CNKI as text: the golden vector, with where each figure was read', async () => {
    const report = await read('cnki.txt');
    expect(report).toMatchObject({
      tool: 'cnki',
      layout: 'text',
      reportNumber: 'ZJ2021X_20210512093015998877',
      title: '祁连山北麓草原返青期的遥感识别',
      authors: ['沈知远'],
      timeRange: { from: '1900-01-01', to: '2021-05-10' },
      checkedAt: '2021-05-12',
      counts: {
        characters: 2869,
        matchedCharacters: 776,
        largestSingleSourceCharacters: 168,
        frontMatched: 267,
        backMatched: 509,
        sections: 1,
        suspectedSections: 1,
        suspectedMost: 776,
        suspectedLeast: 776,
      },
      sections: [{ characters: 2869, matchedCharacters: 776, percent: { value: 27, decimals: 1 } }],
      sha256: SHA,
    });
    expect(values(report)).toEqual({ total: 27, lessCitations: 23.5, lessOwnWork: 27, largestSingleSource: 5.9 });
    expect(report.edition).toContain('AMLC');
    expect(report.library).toContain('中国学术期刊网络出版总库');
    expect(report.provenance).toContainEqual({ field: 'rates.lessCitations', page: 1, quote: expect.stringContaining('23.5%') as string });
  });

  it('CNKI as a PDF, in two columns of figures', async () => {
    const report = await read('cnki.pdf');
    const { provenance, ...text } = await read('cnki.txt');
    expect(provenance.length).toBeGreaterThan(10);
    expect(report).toMatchObject({
      counts: text.counts,
      rates: text.rates,
      sections: text.sections,
      title: text.title,
      authors: text.authors,
    });
    expect(report).toMatchObject({ reportNumber: text.reportNumber, timeRange: text.timeRange, checkedAt: text.checkedAt });
  });

  it('CNKI’s sections, each with its own figures beside those of the whole', () => {
    const text = readFileSync(path.join(FOLDER, 'cnki.txt'), 'utf8').replace(
      /1\. 祁连山[\s\S]*$/u,
      '1. 甲_第1部分 总字数: 1869\n去除本人文献复制比: 20%(374) 文字复制比: 40.1%(750)\n2. 甲_第2部分 总字数: 1000\n文字复制比: 2.6%(26)\n',
    );
    const reading = readCheckReport({ sha256: SHA, extraction: asText(text) });
    if (reading.status !== 'read') throw new Error(reading.status);
    expect(reading.report.counts.characters).toBe(2869);
    expect(reading.report.sections.map(({ characters, matchedCharacters }) => [characters, matchedCharacters])).toEqual([
      [1869, 750],
      [1000, 26],
    ]);
  });

  it('CNKI’s earlier HTML, by its elements', async () => {
    const report = await read('cnki-old.html');
    expect(report).toMatchObject({
      layout: 'html-old',
      reportNumber: 'ZJ2021Y_20210602101112131415',
      title: '梯田玉米膜侧沟播的土壤水分',
      authors: ['裴仲禾', '宫树声'],
      checkedAt: '2021-06-02',
      timeRange: { to: '2021-05-31' },
      counts: { matchedCharacters: 415, characters: 5000, sections: 2, frontMatched: 15, backMatched: 400 },
    });
    expect(values(report)).toEqual({ total: 8.3, lessCitations: 6.1, lessOwnWork: 8.3, largestSingleSource: 3 });
    expect(report.provenance).toContainEqual({ field: 'rates.lessCitations', place: '#Label_Quote', quote: '6.1%' });
  });

  it('CNKI’s present HTML: its length by the table of sections, where that is whole, or by its words', () => {
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, at) => `<tr><td>${at + 1}</td><td>12.4%</td><td>620/5000</td></tr>`).join('');
    const page = (count: number, boxes: number, words = ''): string =>
      `<div id="detectionResult">${words}<div class="detectionResultTable"><table class="el-table__body"><tbody>${rows(count)}</tbody></table></div></div>` +
      '<div class="x" id="detailBox1"></div>'.repeat(boxes);
    const counts = (html: string, text = '') => readCnkiHtml(html, text)?.counts;
    expect(counts(page(2, 2))).toEqual({ characters: 10_000, matchedCharacters: 1240 });
    expect(counts(page(2, 3))).toEqual({});
    expect(counts(page(0, 0))).toEqual({});
    expect(counts(page(2, 3), '检测结果 总字数：15,000')).toEqual({ characters: 15_000 });
  });

  it('CNKI’s present HTML, with marked passages', async () => {
    const report = await read('cnki-new.html');
    expect(report).toMatchObject({
      layout: 'html-new',
      title: '沙漠边缘梭梭人工林的自然更新',
      authors: ['沈知远'],
      checkedAt: '2023-03-08',
      timeRange: { to: '2023-03-07' },
      citations: { value: 3.3 },
      sections: [{ characters: 5000, matchedCharacters: 620, percent: { value: 12.4 } }],
      counts: { characters: 5000, matchedCharacters: 620 },
      passages: [
        { quote: '成活率明显高于丘顶', kind: 'copied' },
        { quote: '与前人的结果一致', kind: 'cited' },
      ],
    });
    expect(values(report)).toEqual({ total: 12.4, lessCitations: 9.1, lessOwnWork: 10, largestSingleSource: 4.2 });
  });

  it.each([
    [
      'wanfang.txt',
      { tool: 'wanfang', title: '梯田玉米膜侧沟播的土壤水分', checkedAt: '2021-06-01', reportNumber: 'P20210601X7Y8Z9' },
      { total: 11.28, lessCitations: 9.23, lessOwnWork: 10.4, largestSingleSource: 3.5 },
    ],
    [
      'vip.txt',
      { tool: 'vip', title: '梯田玉米膜侧沟播的土壤水分', authors: ['裴仲禾'], checkedAt: '2021-06-03' },
      { total: 9.84, lessCitations: 7.34 },
    ],
    [
      'paperpass.txt',
      { tool: 'paperpass', title: '沙漠边缘梭梭人工林的自然更新', checkedAt: '2023-02-28', counts: { characters: 5120 } },
      { total: 14 },
    ],
    [
      'ithenticate.txt',
      {
        tool: 'turnitin',
        title: 'Seasonal salinity under mulched drip irrigation',
        authors: ['Shen Zhiyuan'],
        checkedAt: '2021-03-05',
        reportNumber: '1524998811',
        counts: { characters: 23877 },
      },
      { lessCitations: 18 },
    ],
  ] as const)('%s', async (name, expected, rates) => {
    const report = await read(name);
    expect(report).toMatchObject(expected);
    expect(values(report)).toEqual(rates);
  });

  it.each([
    'cnki.txt',
    'wanfang.txt',
    'vip.txt',
    'paperpass.txt',
    'ithenticate.txt',
  ])('%s reads the same where a PDF’s lines run together', async (name) => {
    const lines = await read(name);
    const text = readFileSync(path.join(FOLDER, name), 'utf8').replaceAll('\n', ' ');
    const reading = readCheckReport({ sha256: SHA, extraction: asText(text) });
    if (reading.status !== 'read') throw new Error(reading.status);
    const { authors, checkedAt, counts, rates, reportNumber, sections, timeRange, title } = reading.report;
    expect({ authors, checkedAt, counts, rates, reportNumber, sections, timeRange, title }).toEqual({
      authors: lines.authors,
      checkedAt: lines.checkedAt,
      counts: lines.counts,
      rates: lines.rates,
      reportNumber: lines.reportNumber,
      sections: lines.sections,
      timeRange: lines.timeRange,
      title: lines.title,
    });
  });

  it('does not guess what iThenticate’s index leaves out', () => {
    const text = readFileSync(path.join(FOLDER, 'ithenticate.txt'), 'utf8');
    const kinds = (settings: string) => {
      const reading = readCheckReport({
        sha256: SHA,
        extraction: asText(text.replace(/Exclude quotes On\nExclude bibliography On/u, settings)),
      });
      return reading.status === 'read' ? values(reading.report) : reading.status;
    };
    expect(kinds('')).toEqual({ unspecified: 18 });
    expect(kinds('Exclude quotes Off\nExclude bibliography Off')).toEqual({ total: 18 });
    expect(kinds('Exclude quotes On\nExclude bibliography Off')).toEqual({ unspecified: 18 });
  });

  it('says when a file is no report, or has no text', () => {
    const status = (text: string) => readCheckReport({ sha256: SHA, extraction: asText(text) }).status;
    expect(status('关于开展职称评审工作的通知')).toBe('not-recognised');
    expect(status('中国知网学术不端文献检测系统送检回执，请等待结果。')).toBe('not-recognised');
    expect(status('  ')).toBe('unreadable');
    expect(
      readCheckReport({ sha256: SHA, extraction: { status: 'unreadable', format: 'pdf', error: { code: 'x', message: 'x', mend: 'x' } } })
        .status,
    ).toBe('unreadable');
  });

  it('is not confused by the sources a report lists', () => {
    const text = readFileSync(path.join(FOLDER, 'vip.txt'), 'utf8');
    expect(recogniseTool(`${text}\n相似来源：中国知网优秀硕士论文`)).toBe('vip');
    expect(recogniseTool('知网 万方')).toBeUndefined();
  });
});

describe('values', () => {
  it('dates, ranges and percentages as reports print them', () => {
    expect(['2020年5月2日', '2020/05/02 08:00', '02-May-2020 10:22AM', 'May 2, 2020', '2 May 2020'].map(dateIn)).toEqual(
      Array(5).fill('2020-05-02'),
    );
    expect(['2020-13-01', '2021-02-29', '昨日', '10-Foo-2020'].map(dateIn)).toEqual([undefined, undefined, undefined, undefined]);
    expect(rangeIn('1900-01-01 至 2020-05-12')).toEqual({ from: '1900-01-01', to: '2020-05-12' });
    expect(rangeIn('2020.5.12')).toEqual({ to: '2020-05-12' });
    expect([percentOf('27%', 1), percentOf('5.90％'), percentOf('101%'), percentOf('-')]).toEqual([
      { value: 27, decimals: 1 },
      { value: 5.9, decimals: 2 },
      undefined,
      undefined,
    ]);
  });
});
