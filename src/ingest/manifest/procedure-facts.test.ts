import { describe, expect, it } from 'vitest';
import { tidyMoment } from './date-text.ts';
import { parseBatchManifest } from './parse-batch-manifest.ts';
import { parseDossierManifest } from './parse-dossier-manifest.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('times', () => {
  it('are read however they are written, in Asia/Shanghai', () => {
    for (const text of ['2019-09-30 24:00', '2019-09-30T24:00', '2019年9月30日24时', '2019-9-30 24:00', '2019-09-30T24:00+08:00'])
      expect(tidyMoment(text), text).toBe('2019-09-30T24:00+08:00');
    expect(tidyMoment('2019-09-30 18:20:05')).toBe('2019-09-30T18:20:05+08:00');
    expect(tidyMoment('2019年9月30日18时20分')).toBe('2019-09-30T18:20+08:00');
    expect(tidyMoment('2019-09-30T15:59:00Z')).toBe('2019-09-30T23:59:00+08:00');
    expect(tidyMoment('2019-09-30T16:00:00.000Z')).toBe('2019-10-01T00:00:00+08:00');
    expect(tidyMoment('2019/9/30')).toBe('2019-09-30');
    expect(tidyMoment('soon')).toBe('soon');
  });
});

describe('the procedural parts of dossier.yaml', () => {
  const parse = (text: string) => {
    const parsed = parseDossierManifest(bytes(text), 'dossier.yaml');
    if (parsed.status !== 'stated') throw new Error(JSON.stringify(parsed.problems));
    return parsed.stated;
  };

  it('are stated in the officers’ own words', () => {
    const stated = parse(`
applicant: { name: 甲, employment: 编外聘用, unitKind: 职业学校, postManagement: 是, workplace: 乡镇, administration: { level: 县区, city: 定西市 }, personnelFile: 无 }
application: { channel: 线上, submittedAt: 2019-09-30 24:00 }
recommendations:
  - { writtenApplication: 是, unitConsent: 否, form: recommendations/f.pdf, experts: [{ name: 乙, kinship: 直系亲属, commitment: yes }], verifiedWith: [申请人, 专家] }
defence: { mode: 手机视频, abroad: 否, recording: 已保存 }
review: { result: 通过, level: 副高 }
certificates: [{ file: c.png, number: 007, electronic: 是 }]
works:
  - { kind: 竞赛, organiser: { name: 某厅, kind: 行政部门 }, publishedDate: 2020/1/31, rawData: { state: 已留存, sha256: [ABC] } }
`);
    expect(stated.problems).toEqual([]);
    expect(stated.applicant).toMatchObject({
      employment: 'off-staff',
      unitKind: 'vocational-school',
      postManagement: true,
      workplace: 'township',
      administration: { level: 'county', city: '定西市' },
      personnelFile: 'none',
    });
    expect(stated.procedure).toEqual({
      application: { channel: 'system', submittedAt: '2019-09-30T24:00+08:00' },
      recommendations: [
        {
          writtenApplication: true,
          unitConsent: false,
          form: 'recommendations/f.pdf',
          proof: [],
          experts: [{ name: '乙', kinship: 'direct', commitment: true }],
          verifiedWith: ['applicant', 'expert'],
        },
      ],
      defence: { mode: 'mobile-video', abroad: false, recording: 'kept' },
      review: { result: 'passed', level: 'deputy-senior' },
      certificates: [{ file: 'c.png', number: '007', electronic: true }],
    });
    expect(stated.works[0]).toMatchObject({
      organiser: { kind: 'administrative-department' },
      publishedDate: '2020-01-31',
      rawData: { sha256: ['abc'] },
    });
  });

  it('a blank field is absent, a faulty one costs itself and is named', () => {
    expect(parse('applicant: { name: 甲 }\ndefence: { mode: }\n').procedure).toEqual({ defence: {} });
    const stated = parse('defence: { mode: by carrier pigeon, recording: kept }\napplication: { submittedAt: 2019-09-30 25:00 }\n');
    expect(stated.procedure).toEqual({ defence: { recording: 'kept' }, application: {} });
    expect(stated.problems.map(({ field }) => field).sort()).toEqual(['application.submittedAt', 'defence.mode']);
  });
});

describe('the procedural parts of batch.yaml', () => {
  it('a plan list without level or file is not passed over', () => {
    const parse = () => parseBatchManifest(bytes('textbookPlans: [{ edition: 十三五, file: 规划.csv }]\n'), 'batch.yaml', 'b');
    expect(parse).toThrow(/no level or no file/);
  });

  it('state the committee, its filings and its tables', () => {
    const { info, problems, tables } = parseBatchManifest(
      bytes(`
reviewKind: 县以下基层
stage: 会后
authority: { level: 市州, city: 定西市, series: 中小学教师, levels: [中级], authorisations: [{ for: 天水市, document: 函 }, { document: 无主 }] }
hasTownshipUnits: 是
reviewClosedAt: 2019年9月30日24时
filings: [{ item: 附3(1), issuedAt: 2019-09-20, filedAt: 2019-09-27 }]
unfiledYears: 2
holidays: 放假.csv
usedAchievements: [已用.xlsx]
textbookPlans: [{ level: 国家, edition: 十三五, file: 规划.csv, complete: 是 }]
`),
      'batch.yaml',
      'b',
    );
    expect(problems).toEqual([]);
    expect(info).toMatchObject({
      reviewKind: 'grassroots',
      stage: 'after-meeting',
      authority: { level: 'city', series: ['中小学教师'], levels: ['mid-level'], authorisations: [{ for: '天水市', document: '函' }] },
      hasTownshipUnits: true,
      reviewClosedAt: '2019-09-30T24:00+08:00',
      filings: [{ item: '附3(1)', issuedAt: '2019-09-20', filedAt: '2019-09-27' }],
      unfiledYears: 2,
    });
    expect(tables).toEqual({
      holidays: ['放假.csv'],
      usedAchievements: ['已用.xlsx'],
      textbookPlans: [{ level: 'national', edition: '十三五', file: '规划.csv', complete: true }],
    });
  });
});
