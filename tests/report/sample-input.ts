import type { Evidence, QuotedSpan } from '../../src/domain/evidence.ts';
import type { Finding, SubjectCoverage } from '../../src/domain/finding.ts';
import { applicantId, checkId, clauseId, documentId, workId } from '../../src/domain/ids.ts';
import type { Localised } from '../../src/domain/localised.ts';
import type { Work, WorkKind } from '../../src/domain/work.ts';
import type { ApplicantReportInput, CheckRun, ClauseCoverage, DescribedFinding, ScanContext } from '../../src/report/input.ts';
import { COLLEAGUE_TEXT, OWN_TEXT, SOURCE_TEXT } from './sample-texts.ts';

const hex = (letter: string): string => letter.repeat(64);
export const OWN = documentId(hex('a'));
export const SOURCE = documentId(hex('b'));
export const COLLEAGUE = documentId(hex('c'));

const l = (zh: string, en: string): Localised => ({ zh, en });

/** A quote of the text between two pieces of it, both included. */
function quoted(document: typeof OWN, label: string, text: string, from: string, to: string, page?: number): QuotedSpan {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start) + to.length;
  if (start < 0 || end < to.length) throw new Error(`not in the text: ${from} … ${to}`);
  return { document, label, ...(page === undefined ? {} : { page }), start, end, quote: text.slice(start, end) };
}

export const sampleContext: ScanContext = {
  batch: {
    name: '2020年度农业工程系列高级职称评审',
    committee: '省农业工程系列高级职称评审委员会',
    series: '农业工程',
    level: 'deputy-senior',
    applicationYear: 2020,
    closingDate: '2020-09-30',
    policyPack: 'gansu-2019-90',
    seed: 'integrity',
  },
  tool: { name: 'integrity', version: '0.1.0' },
  scannedAt: '2020-10-12T01:30:00.000Z',
  policy: {
    pack: 'gansu-2019-90',
    version: '1',
    hash: hex('d'),
    title: l('甘肃省2019年度职称评审工作规则', 'Gansu rules for the 2019 title review'),
  },
  lists: [
    { list: 'CSCD', edition: '2019-2020', rows: 1229, complete: true, hash: hex('1'), source: 'registries/cscd-2019.csv' },
    { list: '北大核心', edition: '2017', rows: 1981, complete: true, hash: hex('2'), source: 'registries/pku-2017.csv' },
    { list: '预警期刊', edition: '2020', rows: 65, complete: false, hash: hex('3'), source: 'registries/warning-2020.csv' },
  ],
  index: {
    snapshot: hex('e'),
    batchDocuments: 214,
    corpusDocuments: 1830,
    corpus: ['corpus/agriculture', 'corpus/engineering'],
    boilerplate: '2026-11',
  },
};

const work = (id: string, kind: WorkKind, title: string, issueDate: string | undefined, more: Partial<Work> = {}): Work => ({
  id: workId(id),
  kind,
  title,
  authors: ['沈知远'],
  correspondingAuthors: [],
  representative: false,
  files: [],
  ...(issueDate === undefined ? {} : { issueDate }),
  ...more,
});

const sampleWorks: readonly Work[] = [
  work('paper-1', 'paper', '戈壁灌区滴灌葡萄园土壤盐分的季节变化', '2019-06', {
    authors: ['沈知远', '马立'],
    journal: '旱区农业观测',
    issn: '1000-7601',
    cn: '61-1088/S',
    volume: '37',
    issue: '3',
    pages: '112-118',
    levelClaimed: 'core',
    representative: true,
    rawData: { state: 'not-deposited' },
    files: ['papers/paper-1.pdf'],
  }),
  work('paper-2', 'paper', '膜下滴灌对葡萄根系分布的影响', '2019-07', {
    journal: '西北园艺',
    levelClaimed: 'provincial',
    files: ['papers/paper-2.docx'],
  }),
  work(
    'paper-3',
    'paper',
    'Seasonal salinity under mulched drip irrigation: a three-year record from two vineyards on an oasis margin',
    '2019-07',
    {
      authors: ['Shen Zhiyuan', 'Ma Li'],
      journal: 'Arid Land Notes',
      levelClaimed: 'other',
      files: ['papers/paper-3.pdf'],
    },
  ),
  work('paper-4', 'paper', '小流域灌溉用水效率的测算', '2016-11', { journal: '水利观察', levelClaimed: 'provincial' }),
  work('book-1', 'book', '旱区果园水盐管理', '2018-04', {
    isbn: '978-7-109-00000-0',
    publisher: '绿洲出版社',
    files: ['books/book-1.pdf'],
  }),
  work('patent-1', 'patent', '一种滴灌带收放装置', '2019-05', { patentNumber: 'ZL201920000000.0' }),
  work('patent-2', 'patent', '一种土壤浸提液过滤架', '2019-06'),
  work('patent-3', 'patent', '葡萄园简易采样器', '2019-07'),
  work('software-1', 'software-copyright', '果园灌溉记录软件', '2019-08'),
  work('award-1', 'award', '县科技进步奖三等奖', '2017-12'),
  work('project-1', 'project', '绿洲边缘水盐监测', '2015-03'),
  work('standard-1', 'standard', '滴灌葡萄生产技术规程', undefined),
];

const passage = (kind: string, strength: number, suspicious: QuotedSpan, source: QuotedSpan): Evidence => ({
  type: 'text-match',
  kind,
  strength,
  suspicious,
  source,
});

const own = (from: string, to: string, page: number): QuotedSpan => quoted(OWN, 'papers/paper-1.pdf', OWN_TEXT, from, to, page);
const source = (from: string, to: string): QuotedSpan => quoted(SOURCE, '绿洲边缘果园水盐运移观测（2015）', SOURCE_TEXT, from, to);

const described = (finding: Finding, title: Localised, statement: Localised, action: Localised): DescribedFinding => ({
  finding,
  title,
  statement,
  action,
});

const finding = (check: string, name: string, rest: Omit<Finding, 'check' | 'version' | 'code'>): Finding => ({
  check: checkId(check),
  version: 1,
  code: `${check}/${name}`,
  ...rest,
});

const sampleFindings: readonly DescribedFinding[] = [
  described(
    finding('similarity-rate', 'above-limit', {
      clause: clauseId('二(五)2(2)b'),
      outcome: 'downgraded',
      subject: { work: workId('paper-1'), file: 'papers/paper-1.pdf' },
      params: { rate: 'total', percent: 31.42, limit: 10, level: 'core' },
      strength: 0.92,
      fingerprint: '5f1c0a9e3b7d2846f0e1c2d3b4a59687',
      evidence: [
        passage('edited', 0.93, own('干旱区葡萄园', '灌溉制度的前提。', 1), source('干旱区果园', '灌溉制度的前提。')),
        passage('edited', 0.9, own('试验地位于', '换算为全盐量。', 2), source('试验地位于', '换算为全盐量。')),
        passage('verbatim', 1, own('春季返盐与蒸发强烈有关', '有关', 3), source('春季返盐与蒸发强烈有关', '有关')),
      ],
    }),
    l('总文字复制比高于核心期刊论文的上限', 'Total duplication rate above the limit for core-journal papers'),
    l(
      '《戈壁灌区滴灌葡萄园土壤盐分的季节变化》的总文字复制比为 31.42%，高于核心期刊论文 10% 的上限；规则不将其按核心期刊论文认定。',
      'The total duplication rate of the paper is 31.42 %, above the 10 % limit for core-journal papers; the rule does not take it as one.',
    ),
    l(
      '请对照下列段落核实引用与来源；如有外部检测报告，一并比较。',
      'Verify the passages below against their sources, and compare with an external check report if there is one.',
    ),
  ),
  described(
    finding('raw-data-deposit', 'not-deposited', {
      clause: clauseId('二(五)1'),
      outcome: 'not-counted',
      subject: { work: workId('paper-1') },
      params: { effective: '2020-01-01' },
      strength: 0.8,
      fingerprint: '0b7e6a15c2d94f38a1b2c3d4e5f60718',
      evidence: [{ type: 'record', source: 'dossier.yaml', field: 'works[paper-1].rawData.state', value: 'not-deposited' }],
    }),
    l('原始数据未交存', 'Raw data not deposited'),
    l(
      '申报材料载明该论文的原始数据未交存用人单位。自2020年起，未交存原始数据的成果不作为评审依据。',
      'The dossier states that the raw data of this paper was not deposited. From 2020 on, such a result is no basis for review.',
    ),
    l('请用人单位确认是否有交存记录或收据。', 'Ask the unit whether there is a record or receipt of a deposit.'),
  ),
  described(
    finding('burst-output', 'burst', {
      clause: clauseId('二(五)2(1)'),
      outcome: 'needs-verification',
      subject: {},
      params: { windowMonths: 4, count: 7 },
      strength: 0.97,
      fingerprint: '9d8c7b6a5f4e3d2c1b0a99887766554',
      evidence: [
        {
          type: 'count-series',
          from: '2017-09',
          counts: [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
          window: { from: '2019-05', to: '2019-08', months: 4, count: 7 },
          expected: 1.03,
          probability: 0.0000412,
          method: l('按月的精确扫描概率', 'scan statistic, exact by month'),
        },
      ],
    }),
    l('成果集中于短期', 'Outputs concentrated within a short time'),
    l(
      '2019年5月至8月的4个月内有7项成果，按其三年产出预期约1项；随机出现这样集中的概率约为 0.00004。规则要求实证核验。',
      'Seven outputs fall in the four months May to August 2019, where the three-year record leads one to expect about one; chance gives such a cluster with probability 0.00004. The rule asks for verification on the facts.',
    ),
    l(
      '请组织实证核验：逐项查看受理、授权、投稿和录用日期，并记录核验结论。',
      'Verify on the facts: look at filing, grant, submission and acceptance dates of each, and record the result.',
    ),
  ),
  described(
    finding('cross-dossier', 'shared-text', {
      clause: clauseId('二(五)2(2)b'),
      outcome: 'needs-verification',
      subject: { work: workId('paper-1'), file: 'papers/paper-1.pdf' },
      params: { other: '韩砚秋' },
      strength: 0.71,
      fingerprint: '1a2b3c4d5e6f708192a3b4c5d6e7f809',
      evidence: [
        passage(
          'verbatim',
          1,
          own('三年数据显示', '一点七克。', 2),
          quoted(COLLEAGUE, '韩砚秋：滴灌果园管理技术报告', COLLEAGUE_TEXT, '三\u200b年', '一点七克。', 4),
        ),
      ],
    }),
    l('与本批次另一申报人的材料有相同文字', 'Text shared with another applicant of this batch'),
    l('该论文有一段文字与韩砚秋申报材料中的文件相同。', 'A passage of this paper stands in a file of the applicant 韩砚秋 too.'),
    l('请两位申报人说明合作关系和写作分工。', 'Ask both applicants how they worked together and who wrote what.'),
  ),
  described(
    finding('journal-listing', 'listed', {
      clause: clauseId('二(五)2(2)a'),
      outcome: 'pass',
      subject: { work: workId('paper-1') },
      params: { list: '北大核心', edition: '2017' },
      strength: 0.9,
      fingerprint: '77665544332211009988aabbccddeeff',
      evidence: [
        {
          type: 'list-entry',
          list: '北大核心',
          edition: '2017',
          category: '农业基础科学',
          row: 1204,
          title: '旱区农业观测',
          matchedBy: 'issn',
          complete: true,
          listHash: hex('2'),
        },
        { type: 'list-entry', list: 'CSCD', edition: '2019-2020', matchedBy: 'none', complete: true, listHash: hex('1') },
      ],
    }),
    l('期刊见于所报级别的名录', 'Journal stands on a list of the level claimed'),
    l(
      '《旱区农业观测》见于出版当月有效的北大核心2017版。',
      'The journal stands on the 2017 edition of the PKU core list, in force in the month of issue.',
    ),
    l('无须处理。', 'Nothing to do.'),
  ),
];

const cover = (state: SubjectCoverage['state'], work: string, reason?: Localised, mend?: Localised): SubjectCoverage => ({
  subject: { work: workId(work) },
  state,
  ...(reason === undefined ? {} : { reason }),
  ...(mend === undefined ? {} : { mend }),
});
const noText = [
  l('该成果没有可读取的全文。', 'There is no readable full text of this work.'),
  l('请补交带文字层的PDF或Word文件。', 'Hand in a PDF with a text layer, or a Word file.'),
] as const;
const findingsOf = (check: string): Finding[] => sampleFindings.map(({ finding: f }) => f).filter((f) => f.check === check);
const run = (
  id: string,
  title: Localised,
  covered: readonly SubjectCoverage[],
  innocent: readonly Localised[],
  limits: readonly Localised[],
): CheckRun => ({
  id: checkId(id),
  version: 1,
  title,
  innocentExplanations: innocent,
  limits,
  result: { check: checkId(id), version: 1, status: 'completed', findings: findingsOf(id), covered },
});

const sampleChecks: readonly CheckRun[] = [
  run(
    'similarity-rate',
    l('文字复制比', 'Duplication rate'),
    [
      cover('checked', 'paper-1'),
      cover('checked', 'paper-2'),
      cover('could-not-tell', 'paper-3', ...noText),
      cover('could-not-tell', 'paper-4', ...noText),
    ],
    [
      l(
        '相同段落可能是规范的引用，引号或脚注在提取文字时丢失。',
        'The passage may be properly quoted, its marks lost when the text was extracted.',
      ),
      l('两文可能是同一作者的先后成果。', 'Both texts may be earlier and later work of the same author.'),
    ],
    [l('只与本批次和对照库比对。', 'Compares with this batch and the corpus only.')],
  ),
  run(
    'raw-data-deposit',
    l('原始数据留存', 'Raw-data deposit'),
    [cover('checked', 'paper-1')],
    [l('交存可能已办理而未填入清单。', 'The deposit may have been made and left out of the manifest.')],
    [],
  ),
  run(
    'burst-output',
    l('突击型高产量', 'Burst output'),
    [{ subject: {}, state: 'checked' }],
    [
      l('积压的成果可能在同一时期集中发表。', 'Results of several years may have appeared together after delays.'),
      l('专利授权常按批次公告。', 'Patent grants are often announced in batches.'),
    ],
    [l('只到月份；不知道投稿与受理时间。', 'Knows months only, not when work was submitted or filed.')],
  ),
  run(
    'cross-dossier',
    l('申报人之间的重合', 'Overlap between applicants'),
    [cover('checked', 'paper-1')],
    [l('两人可能是该文的共同作者。', 'Both may be authors of the text.')],
    [],
  ),
  run(
    'journal-listing',
    l('期刊收录', 'Journal listing'),
    [
      cover('checked', 'paper-1'),
      cover(
        'could-not-tell',
        'paper-2',
        l('所加载的名录不完整，不能说明该刊未收录。', 'The loaded lists are incomplete, so absence proves nothing.'),
        l('请加载完整的名录。', 'Load a complete list.'),
      ),
    ],
    [l('刊名可能已变更。', 'The journal may have changed its name.')],
    [],
  ),
  {
    id: checkId('blind-review'),
    version: 1,
    title: l('送审', 'Sending out'),
    innocentExplanations: [],
    limits: [],
    result: {
      check: checkId('blind-review'),
      version: 1,
      status: 'not-applicable',
      reason: l('本批次未启用。', 'Not used in this batch.'),
    },
  },
  {
    id: checkId('identifiers'),
    version: 2,
    title: l('标识号', 'Identifiers'),
    innocentExplanations: [],
    limits: [],
    result: {
      check: checkId('identifiers'),
      version: 2,
      status: 'failed',
      error: {
        code: 'check-failed',
        message: 'unexpected separator in a patent number',
        mend: 'Report this to the maintainers with the dossier.yaml.',
      },
    },
  },
];

const clause = (
  id: string,
  title: Localised,
  statement: Localised,
  state: ClauseCoverage['state'],
  checks: readonly string[],
  parameters: ClauseCoverage['parameters'] = [],
  note?: Localised,
): ClauseCoverage => ({
  id: clauseId(id),
  title,
  statement,
  obligation: 'must',
  state,
  checks: checks.map(checkId),
  parameters,
  ...(note === undefined ? {} : { note }),
});

const sampleClauses: readonly ClauseCoverage[] = [
  clause(
    '二(五)1',
    l('原始数据留存', 'Raw data'),
    l('成果发表后一个月内，原始记录交所在单位留存备查。', 'Raw records go to the unit within a month of publication.'),
    'checked',
    ['raw-data-deposit'],
    [
      { name: 'months', value: '1', statedBy: 'notice', layer: 'pack' },
      { name: 'effectiveFrom', value: '2020-01-01', statedBy: 'notice', layer: 'pack' },
    ],
  ),
  clause(
    '二(五)2(1)',
    l('突击型高产量', 'Burst output'),
    l('短期内成果较多的，进行实证核验。', 'Many outputs in a short time are verified on the facts.'),
    'checked',
    ['burst-output'],
    [
      { name: 'significance', value: '0.001', statedBy: 'pack', layer: 'pack', source: '本规则包默认值' },
      { name: 'windowMonths', value: '4', statedBy: 'office', layer: 'batch' },
    ],
  ),
  clause(
    '二(五)2(2)a',
    l('期刊真实性与级别', 'Genuine journal'),
    l('按出版时有效的名录核对期刊级别。', 'The standing of a journal is read off the lists in force at publication.'),
    'checked',
    ['journal-listing'],
  ),
  clause(
    '二(五)2(2)b',
    l('文字复制比', 'Duplication rate'),
    l(
      '核心期刊论文高于10%、省级期刊论文高于20%的，不按该级别认定。',
      'Above 10 % (core) or 20 % (provincial), a paper is not taken at that level.',
    ),
    'checked',
    ['similarity-rate', 'cross-dossier'],
    [
      { name: 'corePercent', value: '10', statedBy: 'notice', layer: 'pack' },
      { name: 'provincialPercent', value: '20', statedBy: 'notice', layer: 'pack' },
    ],
  ),
  {
    ...clause(
      '二(五)2(2)c',
      l('论文送审', 'Papers sent out'),
      l('可送三名以上专家评审。', 'Papers may be sent to three or more experts.'),
      'not-applicable',
      ['blind-review'],
    ),
    obligation: 'may',
  },
  clause(
    '二(五)2(4)a',
    l('荣誉、奖励、课题、标准', 'Honours, awards, projects, standards'),
    l('按另行规定区分和审核。', 'Told apart and audited under rules of their own.'),
    'unserved',
    [],
    [],
    l('所引文件不在规则包内，须人工审核。', 'The rules referred to are not in the pack; a person must look.'),
  ),
  clause(
    '三(三)',
    l('已用成果不得重复使用', 'Used achievements'),
    l('基层评审已用的成果不得再次使用。', 'An achievement used in the grassroots review can’t be used again.'),
    'not-in-force',
    [],
  ),
  clause(
    '附1一(一)',
    l('同行专家推荐', 'Recommendation by peers'),
    l('推荐须书面申请并经单位同意。', 'Recommendation is applied for in writing, with the unit’s consent.'),
    'unserved',
    [],
    [],
    l('尚无对应检查，须人工审核。', 'No check serves this yet; a person must look.'),
  ),
];

export const sampleInput: ApplicantReportInput = {
  context: sampleContext,
  dossier: {
    applicant: {
      id: applicantId('2020-0137-shen'),
      name: '沈知远',
      formerNames: [],
      nameVariants: ['Shen Zhiyuan'],
      unit: '河西农业技术推广站',
      formerUnits: ['绿洲农业学校'],
      employment: 'public-institution',
      series: '农业工程',
      levelAppliedFor: 'deputy-senior',
      discipline: '210.50',
      relatives: [],
      advisers: ['顾一鸣'],
    },
    works: sampleWorks,
    files: [],
    verification: { state: 'pending' },
    manifest: { kind: 'yaml', path: 'dossier.yaml', sha256: hex('f') },
    inferred: [{ field: 'works[paper-2].issueDate', source: 'papers/paper-2.docx', page: 1, confidence: 0.8 }],
    problems: [
      {
        code: 'manifest-date',
        message: 'dossier.yaml line 41: works[standard-1].issueDate “2019-13” is not a month',
        mend: 'Write the month as YYYY-MM.',
        file: 'dossier.yaml',
      },
    ],
  },
  checks: sampleChecks,
  findings: sampleFindings,
  clauses: sampleClauses,
  files: [
    {
      path: 'papers/paper-1.pdf',
      kind: 'papers',
      sha256: OWN,
      bytes: 482_311,
      work: workId('paper-1'),
      state: 'read',
      format: 'pdf',
      pages: 7,
      characters: 8412,
      extractor: 'pdfium 2.15.1',
    },
    {
      path: 'papers/paper-2.docx',
      kind: 'papers',
      sha256: hex('4'),
      bytes: 61_002,
      work: workId('paper-2'),
      state: 'read',
      format: 'docx',
      pages: 1,
      characters: 6120,
    },
    {
      path: 'papers/paper-3.pdf',
      kind: 'papers',
      sha256: hex('5'),
      bytes: 2_204_998,
      work: workId('paper-3'),
      state: 'unreadable',
      format: 'pdf',
      error: {
        code: 'pdf-encrypted',
        message: 'the file asks for a password',
        mend: 'Hand the file in again without a password.',
        file: 'papers/paper-3.pdf',
      },
    },
    {
      path: 'books/book-1.pdf',
      kind: 'books',
      sha256: hex('6'),
      bytes: 18_400_220,
      work: workId('book-1'),
      state: 'partly-read',
      format: 'pdf',
      pages: 212,
      characters: 180_333,
      unreadPages: [1, 2, 57],
    },
    { path: 'raw-data/log.zip', kind: 'raw-data', sha256: hex('7'), bytes: 900, state: 'not-read' },
  ],
  works: [
    {
      work: workId('paper-1'),
      rates: {
        characters: 8120,
        totalPercent: 31.42,
        lessCitationsPercent: 30.9,
        lessOwnWorkPercent: 31.42,
        largestSingleSourcePercent: 24.05,
        largestSingleSource: '绿洲边缘果园水盐运移观测',
      },
      listing: l('北大核心 2017：收录（第 1204 行）', 'PKU core 2017: in (row 1204)'),
    },
    {
      work: workId('paper-2'),
      rates: {
        characters: 6011,
        totalPercent: 10.04,
        lessCitationsPercent: 6.4,
        lessOwnWorkPercent: 10.04,
        largestSingleSourcePercent: 3.2,
      },
      listing: l('未能判定', 'could not tell'),
    },
  ],
  review: {
    state: 'short',
    seed: 'integrity',
    assignments: [
      {
        item: { applicant: applicantId('2020-0137-shen'), work: workId('book-1'), obligation: 'must', demand: 3 },
        reviewers: [
          { id: 'e-07', name: '苏景文', unit: '省农业科学院', expertise: 0.92 },
          { id: 'e-19', name: '何雨桐', unit: '水利科学研究所', expertise: 0.71 },
        ],
        excluded: [
          {
            reviewer: '马立',
            kind: 'co-author',
            note: l('与申报人合作《戈壁灌区滴灌葡萄园土壤盐分的季节变化》', 'wrote paper-1 with the applicant'),
          },
          { reviewer: '顾一鸣', kind: 'adviser', note: l('申报人的导师', 'the applicant’s adviser') },
        ],
        shortfall: l('需要 3 名专家，回避后仅有 2 名可用。', 'Three experts are needed; after recusal two are left.'),
      },
    ],
  },
  texts: new Map([
    [OWN, { text: OWN_TEXT }],
    [SOURCE, { text: SOURCE_TEXT }],
    [COLLEAGUE, { text: COLLEAGUE_TEXT }],
  ]),
};
