import { describe, expect, it } from 'vitest';
import { parseDossierManifest } from './parse-dossier-manifest.ts';

const parse = (text: string, file = 'dossier.yaml') => parseDossierManifest(new TextEncoder().encode(text), file);
const stated = (text: string, file?: string) => {
  const parsed = parse(text, file);
  if (parsed.status === 'rejected') throw new Error(parsed.problems[0]?.message);
  return parsed.stated;
};

const FULL = `applicant:
  name: 王小明
  formerNames: [王晓明]
  nameVariants: Wang Xiaoming; X. M. Wang
  unit: 兰州某学院
  employment: 自由职业者
  levelAppliedFor: 副高级
  discipline: 520.10
  systemNumber: 00123
verification: { state: passed, by: 人事处, date: 2024-03-05 }
works:
  - id: p1
    kind: 论文
    title: 甲
    authors: 王小明、李四
    issueDate: 2019年6月
    receivedDate: 2019/1/5
    volume: 012
    levelClaimed: 核心
    representative: true
    rawData: { state: deposited, date: 2019-07-01, receipt: R-1, files: [raw-data/x.zip] }
    files: [papers/a.pdf]
  - { kind: book, isbn: 978-7-100-00000-0, rawData: { state: no-raw-data, reason: 文献研究 } }
`;

describe('parseDossierManifest', () => {
  it('maps a whole manifest, with values kept as typed and Chinese words for values understood', () => {
    expect(stated(FULL)).toEqual({
      applicant: {
        name: '王小明',
        formerNames: ['王晓明'],
        nameVariants: ['Wang Xiaoming', 'X. M. Wang'],
        unit: '兰州某学院',
        formerUnits: [],
        employment: 'freelance',
        levelAppliedFor: 'deputy-senior',
        discipline: '520.10',
        relatives: [],
        advisers: [],
        systemNumber: '00123',
      },
      verification: { state: 'passed', by: '人事处', date: '2024-03-05' },
      works: [
        {
          id: 'p1',
          kind: 'paper',
          title: '甲',
          authors: ['王小明', '李四'],
          correspondingAuthors: [],
          issueDate: '2019-06',
          receivedDate: '2019-01-05',
          volume: '012',
          levelClaimed: 'core',
          representative: true,
          rawData: { state: 'deposited', date: '2019-07-01', receipt: 'R-1', files: ['raw-data/x.zip'] },
          files: ['papers/a.pdf'],
        },
        {
          id: 'work-2',
          kind: 'book',
          isbn: '978-7-100-00000-0',
          authors: [],
          correspondingAuthors: [],
          representative: false,
          rawData: { state: 'no-raw-data', reason: '文献研究' },
          files: [],
        },
      ],
      problems: [],
    });
  });

  it('reads the same from JSON', () => {
    const json = JSON.stringify({
      applicant: { name: '王小明', discipline: '520.10' },
      works: [{ id: 'p1', kind: 'paper', representative: true, title: null }],
    });
    expect(stated(json, 'dossier.json')).toMatchObject({
      applicant: { name: '王小明' },
      works: [{ id: 'p1', representative: true }],
      problems: [],
    });
  });

  it('takes blanks as not stated', () => {
    const { applicant, works, problems } = stated(
      'applicant:\n  name:\n  unit: ""\n  relatives: [ ]\nworks:\n  - title: ~\n    authors: [甲, ]\n    kind: paper\n',
    );
    expect([applicant, works[0]?.title, works[0]?.authors, problems]).toEqual([
      { formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
      undefined,
      ['甲'],
      [],
    ]);
  });

  it.each([
    ['works:\n  - { kind: papr }\n', { code: 'manifest-field', line: 2, column: 13, field: 'works[0].kind', mend: /Write 'paper'/ }],
    [
      'works:\n  - { kind: paper, issueDate: 2019-13 }\n',
      { code: 'manifest-field', line: 2, column: 31, field: 'works[0].issueDate', mend: /YYYY-MM/ },
    ],
    [
      'works:\n  - { kind: paper, receivedDate: 2019-02-30 }\n',
      { code: 'manifest-field', line: 2, column: 34, field: 'works[0].receivedDate', mend: /YYYY-MM-DD/ },
    ],
    [
      'applicant:\n  employmnt: enterprise\n',
      { code: 'manifest-unknown-field', line: 2, column: 3, field: 'applicant.employmnt', mend: /Write 'employment'/ },
    ],
    [
      'applicant:\n  colour: red\n',
      { code: 'manifest-unknown-field', line: 2, column: 3, field: 'applicant.colour', mend: /name, formerNames/ },
    ],
    ['works:\n  - { kind: paper, title: [a] }\n', { code: 'manifest-field', line: 2, column: 27, field: 'works[0].title', mend: /text/ }],
    ['works: none\n', { code: 'manifest-field', line: 1, column: 8, field: 'works', mend: /a list/ }],
    ['works:\n  - just a title\n', { code: 'manifest-field', line: 2, column: 5, field: 'works[0]', mend: /fields/ }],
    [
      'works:\n  - { id: a, kind: paper }\n  - { id: a, kind: book }\n',
      { code: 'work-id-duplicate', line: 3, column: 11, field: 'works[1].id', mend: /id of its own/ },
    ],
    [
      'works:\n  - { kind: paper, rawData: { state: no-raw-data } }\n',
      { code: 'manifest-field', line: 2, column: 29, field: 'works[0].rawData', mend: /reason/ },
    ],
    [
      'works:\n  - { kind: paper, rawData: { date: 2020-01-01 } }\n',
      { code: 'manifest-field', line: 2, column: 29, field: 'works[0].rawData', mend: /state/ },
    ],
    ['verification: { by: 甲 }\n', { code: 'manifest-field', line: 1, column: 15, field: 'verification', mend: /state/ }],
  ])('names line, column, field and mend, and keeps the rest: %j', (text, { mend, ...expected }) => {
    const { problems, applicant } = stated(`${text}${text.startsWith('applicant') ? '' : 'applicant: { name: 王小明 }\n'}`);
    expect(problems).toMatchObject([{ ...expected, file: 'dossier.yaml' }]);
    expect(problems[0]?.mend).toMatch(mend);
    expect(problems[0]?.message).toContain(`line ${expected.line}, column ${expected.column}`);
    expect(applicant.name ?? '王小明').toBe('王小明');
  });

  it('keeps two works apart when both are given one id', () => {
    expect(
      stated('works:\n  - { id: a, kind: paper }\n  - { id: a, kind: book }\n  - { id: a-2, kind: award }\n').works.map(({ id, kind }) => [
        id,
        kind,
      ]),
    ).toEqual([
      ['a', 'paper'],
      ['a-3', 'book'],
      ['a-2', 'award'],
    ]);
  });

  it.each([
    ['a list', '- a\n- b\n'],
    ['text', 'hello'],
    ['a broken file', 'applicant: {'],
  ])('rejects %s whole', (_, text) => {
    const parsed = parse(text);
    expect(parsed.status === 'rejected' && parsed.problems.length).toBe(1);
  });

  it('an empty file states nothing', () => {
    expect(stated('')).toMatchObject({ works: [], problems: [] });
  });

  it('keeps control characters and line breaks out of one-line texts', () => {
    expect(stated('applicant: { name: "王\\u0000小\\n明" }\n').applicant.name).toBe('王 小 明');
  });
});

describe('a manifest made to be wrong', () => {
  it('is told of in a hundred problems and a count', () => {
    const works = Array.from({ length: 900 }, (_, i) => `  - { kind: paper, nonsense${i}: 1, issueDate: 20-${i} }\n`).join('');
    const { problems } = stated(`works:\n${works}`);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)?.message).toContain('1700 more');
  });

  it('with fifty thousand unknown fields is answered before the test times out', () => {
    const { problems } = stated(`applicant:\n${Array.from({ length: 50_000 }, (_, i) => `  naem${i}: x\n`).join('')}`);
    expect(problems).toHaveLength(101);
  });
});
