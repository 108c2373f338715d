import { describe, expect, it } from 'vitest';
import type { DocumentMetadata } from '../../../domain/document.ts';
import { assembleText } from '../assemble-text.ts';
import type { TextBlock } from '../read-document.ts';
import { readMetadata } from './read-metadata.ts';

const metadata = (blocks: readonly (string | TextBlock)[]): DocumentMetadata =>
  readMetadata(
    assembleText([{ number: 1, blocks: blocks.map((block) => (typeof block === 'string' ? { text: block } : block)) }]).blocks,
    undefined,
  );

describe('readMetadata', () => {
  it('reads an English first page', () => {
    const found = metadata([
      { text: 'Journal of Alpine Ecology Vol. 12, No. 3, March 2021', fontSize: 9 },
      { text: 'Soil organic carbon along an altitude gradient', fontSize: 18 },
      { text: 'John A. Smith1,*, Mary-Ann Jones2 and Wei Zhang1', fontSize: 11 },
      { text: '1 Department of Ecology, Some University, Lanzhou 730000, China', fontSize: 9 },
      { text: 'Received: 12 March 2020; Accepted: January 5, 2021', fontSize: 9 },
      { text: 'https://doi.org/10.1016/S0140-6736(05)67890-1.', fontSize: 9 },
      { text: 'Abstract', fontSize: 10 },
      { text: 'We measured soil organic carbon at many sites over several years. '.repeat(8), fontSize: 10 },
    ]);
    expect(found.title?.value).toBe('Soil organic carbon along an altitude gradient');
    expect(found.authors?.value).toEqual(['John A. Smith', 'Mary-Ann Jones', 'Wei Zhang']);
    expect(found.affiliations?.value).toEqual(['Department of Ecology, Some University, Lanzhou 730000, China']);
    expect(found.journal?.value).toBe('Journal of Alpine Ecology');
    expect(found.receivedDate?.value).toBe('2020-03-12');
    expect(found.acceptedDate?.value).toBe('2021-01-05');
    expect(found.issueDate?.value).toBe('2021-03');
    expect(found.doi?.value).toBe('10.1016/S0140-6736(05)67890-1');
  });

  it('finds nothing in text that prints nothing', () => {
    const found = metadata(['这是一段没有题名也没有作者的正文。它只是一段话。', '又一段。'.repeat(200)]);
    for (const key of ['authors', 'journal', 'issn', 'cn', 'doi', 'isbn', 'issueDate', 'receivedDate'] as const)
      expect(found[key]).toBeUndefined();
  });

  it('is less sure of an issue number than of a month', () => {
    expect(metadata(['2019年第6期 甘肃农业学报', '题目在此']).issueDate).toMatchObject({ value: '2019-06', confidence: 0.3 });
    expect(metadata(['第39卷 第6期 2019年12月 甘肃农业学报', '题目在此']).issueDate).toMatchObject({ value: '2019-12', confidence: 0.95 });
    expect(metadata(['2019年第18期']).issueDate).toBeUndefined();
  });

  it('takes no page range for an ISSN and no impossible day for a date', () => {
    expect(metadata(['见第1234-5678页', '收稿日期：2019-02-30']).issn).toBeUndefined();
    expect(metadata(['收稿日期：2019-02-30']).receivedDate).toBeUndefined();
  });

  it('marks an ISSN or ISBN whose check digit is wrong as doubtful, not as absent', () => {
    expect(metadata(['ISSN 1000-2022']).issn).toMatchObject({ value: '1000-2022', confidence: 0.98 });
    expect(metadata(['ISSN 1000-2023']).issn).toMatchObject({ value: '1000-2023', confidence: 0.4 });
    expect(metadata(['ISBN 978-7-302-51160-1']).isbn?.value).toBe('9787302511601');
  });

  it('takes for authors unusual names right under the title, and no heading further down', () => {
    const found = metadata([
      { text: '夜班护理交接遗漏的干预', fontSize: 18 },
      '犟怀谷，仉景行',
      '(洮河护理站, 甘肃 定西 730500)',
      '摘要：文。',
    ]);
    expect(found.authors).toMatchObject({ value: ['犟怀谷', '仉景行'], confidence: 0.5 });
    expect(found.affiliations?.value).toEqual(['洮河护理站, 甘肃 定西 730500']);
    expect(metadata(['题目在此写明', '一行说明，带有标点。', '又一行说明。', '材料方法', '摘要：文。']).authors).toBeUndefined();
  });

  it('reads a certificate by its labels', () => {
    const found = metadata([
      { text: '实用新型专利证书', fontSize: 22 },
      { text: '名称：残膜打包机的防缠绕辊', fontSize: 12 },
      { text: '发明人：裴仲禾', fontSize: 12 },
      { text: '授权公告日：2020-04-14', fontSize: 12 },
      { text: '专利权人：定安旱作农机研究所', fontSize: 12 },
    ]);
    expect(found.title?.value).toBe('残膜打包机的防缠绕辊');
    expect(found.authors?.value).toEqual(['裴仲禾']);
    expect(found.affiliations?.value).toEqual(['定安旱作农机研究所']);
    expect(found.issueDate?.value).toBe('2020-04');
  });

  it('joins a title set over two lines and leaves the masthead alone', () => {
    const found = metadata([
      { text: '甘肃农业大学学报', fontSize: 26 },
      { text: '祁连山东段高寒草甸土壤有机碳', fontSize: 18 },
      { text: '沿海拔梯度的分布', fontSize: 18 },
      { text: '张明远，欧阳修文', fontSize: 12 },
      { text: '正文'.repeat(300), fontSize: 10.5 },
    ]);
    expect(found.title?.value).toBe('祁连山东段高寒草甸土壤有机碳沿海拔梯度的分布');
    expect(found.journal?.value).toBe('甘肃农业大学学报');
    expect(found.authors?.value).toEqual(['张明远', '欧阳修文']);
  });
});
