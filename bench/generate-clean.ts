// Clean and complete dossiers of invented applicants: every fact that a check asks for is stated and true, so that a finding against one is a
// fault of the check. They are not sterile: dates fall at random, papers quote the same regulation, print the same notes and name common works.
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { Document, Packer, Paragraph } from 'docx';
import PdfDocument from 'pdfkit';
import { stringify } from 'yaml';
import { isbnOf, patentOf } from '../fixtures/generator/check-digits.ts';
import type { OutputFiles } from '../fixtures/generator/dossier-writer.ts';
import { FONT_FILES } from '../fixtures/generator/fonts.ts';
import { allJournals } from '../fixtures/generator/journals.ts';
import { writeRegistry } from '../fixtures/generator/registry-files.ts';
import { chinese } from './generate-dossiers.ts';
import { seeded } from './throughput-texts.ts';

const SEED = 20210930;
/** One dossier in so many has a paper as PDF, the rest Word files: reading is not what is looked at here. */
const PDF_EVERY = 10;
const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹');
const GIVEN = Array.from('文秀国建志明海德春华玉兰芳永红军平丽强伟静敏勇艳杰娟涛超霞刚');
const QUOTED = '“职称评审应当坚持德才兼备、以德为先的原则，科学公正评价职称申报人的职业道德、创新能力、业绩水平和实际贡献”[1]';
const STATISTIC = '两组差异有统计学意义（t(38) = 2.31, p = 0.026），与预期一致。';
/** What is cited is of the paper's own year at the latest. */
const notesOf = (year: number): string[] => [
  '基金项目：样例省教育科学规划课题',
  '收稿日期见各期目录。',
  '参考文献',
  `[1] 样例省人力资源和社会保障厅. 职称评审工作规定[Z]. ${Math.min(year, 2019)}.`,
];
/** Journals on a complete list in every edition, and journals that claim no list. */
const CORE = allJournals.filter(
  ({ listed, title }) => listed.filter((edition) => edition.startsWith('pku')).length === 3 && /\p{Script=Han}/u.test(title),
);
const PROVINCIAL = allJournals.filter(({ listed }) => listed.length === 0);
const TEXTBOOK_EVERY = 50;
/** The textbook of the dossier at that place: each its own, as two that bear one number are one. */
const textbookOf = (at: number): { readonly title: string; readonly isbn: string } => ({
  title: `样例规划教材第${at / TEXTBOOK_EVERY + 1}册`,
  isbn: isbnOf(`978-7-5999-${String(at / TEXTBOOK_EVERY).padStart(4, '0')}-?`),
});

interface Random {
  readonly below: (count: number) => number;
  readonly one: <T>(list: readonly T[]) => T;
  readonly text: (characters: number) => string;
}

function randomOf(seed: number): Random {
  const random = seeded(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return {
    below,
    one: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new RangeError('an empty list');
      return found;
    },
    text: (characters) => chinese(characters, random),
  };
}

const month = (index: number): string => `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Writes `count` dossiers with `batch.yaml` into `folder/dossiers`, and the invented registries beside them. */
export async function generateClean(folder: string, count: number): Promise<{ readonly batch: string; readonly works: number }> {
  const random = randomOf(SEED);
  const font = Object.values(FONT_FILES).find((candidate) => existsSync(candidate.path));
  const batch = path.join(folder, 'dossiers');
  const registry: OutputFiles = new Map();
  writeRegistry(registry);
  for (const [name, bytes] of registry) write(path.join(folder, name), bytes);
  write(path.join(batch, 'batch.yaml'), stringify(BATCH, { lineWidth: 0 }));
  write(path.join(batch, 'used-achievements.csv'), '姓名,成果名称,评审范围,年度\n样例甲,坡耕地梯田化后的土壤水分变化,县以下基层,2018\n');
  write(path.join(batch, 'plans.csv'), `书名,ISBN,出版社,年份\n${planRows(count)}`);
  let works = 0;
  for (let at = 0; at < count; at++) works += await writeDossier(batch, at, random, font);
  return { batch, works };
}

const planRows = (count: number): string =>
  Array.from({ length: Math.ceil(count / TEXTBOOK_EVERY) }, (_, place) => textbookOf(place * TEXTBOOK_EVERY))
    .map(({ isbn, title }) => `${title},${isbn},样例出版社,2017\n`)
    .join('');

const BATCH = {
  name: 'clean dossiers',
  series: '高等学校教师',
  level: 'deputy-senior',
  applicationYear: 2021,
  closingDate: '2021-09-30',
  policyPack: 'gansu-2019-90',
  registries: ['../registry'],
  reviewKind: 'province-wide',
  stage: 'before-meeting',
  authority: { level: 'provincial', province: '样例省', series: ['高等学校教师'], levels: ['deputy-senior'] },
  hasTownshipUnits: false,
  selfReviewing: false,
  unfiledYears: 0,
  filingsNotConcerned: Array.from({ length: 7 }, (_, at) => `附3(${at + 1})`),
  usedAchievements: ['used-achievements.csv'],
  textbookPlans: [{ level: 'national', edition: '十三五', file: 'plans.csv', complete: true }],
  overrides: { '二(三)': { seriesWithNewCriteria: ['高等学校教师'] }, '二(五)3(4)': { seriesWithoutExam: ['高等学校教师'] } },
};

async function writeDossier(
  batch: string,
  at: number,
  random: Random,
  font: { path: string; family: string } | undefined,
): Promise<number> {
  const id = `c${String(at + 1).padStart(4, '0')}`;
  const folder = path.join(batch, id);
  const name = random.one(SURNAMES) + random.one(GIVEN) + random.one(GIVEN);
  const unit = `样例第${at + 1}学院`;
  const works: Record<string, unknown>[] = [];
  const papers = 2 + random.below(4);
  for (let number = 1; number <= papers; number++) {
    const level = random.below(2) === 0 ? 'core' : 'provincial';
    const journal = random.one(level === 'core' ? CORE : PROVINCIAL);
    const issued = 2016 * 12 + 9 + random.below(60);
    const authors = number % 2 === 0 ? [name, random.one(SURNAMES) + random.one(GIVEN) + random.one(GIVEN)] : [name];
    const title = random.text(18);
    const extension = font !== undefined && number === 1 && at % PDF_EVERY === 0 ? 'pdf' : 'docx';
    const file = `papers/p${number}.${extension}`;
    const lines = [title, authors.join('，'), `（${unit}）`, `${journal.title}　${Math.floor(issued / 12)}年第${(issued % 12) + 1}期`];
    const body = Array.from({ length: 3 }, () => random.text(300));
    await writeText(path.join(folder, file), [...lines, ...body, QUOTED, STATISTIC, ...notesOf(Math.floor(issued / 12))], font);
    const pages = 10 + random.below(60);
    works.push({
      ...{ id: `p${number}`, kind: 'paper', title, authors, affiliation: unit, journal: journal.title, issn: journal.issn, cn: journal.cn },
      ...{ doi: `10.99999/${id}.${number}` },
      ...{ issueDate: month(issued), issue: String((issued % 12) + 1), pages: `${pages}-${pages + 5}`, levelClaimed: level },
      ...{ rawData: deposit(folder, `p${number}`, issued, random), files: [file] },
    });
  }
  if (at % 3 === 0) works.push(patent(folder, at, name, random));
  if (at % 4 === 0)
    works.push({
      id: 'c1',
      kind: 'competition',
      title: random.text(12),
      authors: [name],
      organiser: { name: '样例省教育厅', kind: 'administrative-department' },
    });
  if (at % 5 === 0)
    works.push({
      id: 'j1',
      kind: 'project',
      title: random.text(14),
      authors: [name],
      issueDate: '2018-05',
      credential: { category: '教育科学规划', level: '省级', issuer: '样例省教育厅', number: `J${id}`, date: '2018-05-06' },
      rawData: { state: 'no-raw-data', reason: '理论研究' },
    });
  if (at % TEXTBOOK_EVERY === 0)
    works.push({
      id: 't1',
      kind: 'textbook',
      ...textbookOf(at),
      authors: [name],
      publisher: '样例出版社',
      issueDate: '2017-06',
    });
  write(
    path.join(folder, 'dossier.yaml'),
    stringify(
      { applicant: applicantOf(id, name, unit), application: APPLICATION, recommendations: [], certificates: [], seals: [], works },
      { lineWidth: 0 },
    ),
  );
  return works.length;
}

const APPLICATION = { channel: 'system', submittedAt: '2021-09-20 10:00', auditedAt: '2021-09-28 10:00' };

const applicantOf = (id: string, name: string, unit: string): Record<string, unknown> => ({
  ...{ name, unit, employment: 'public-institution', series: '高等学校教师', levelAppliedFor: 'deputy-senior', discipline: '880.51' },
  ...{
    administration: { level: 'provincial', province: '样例省' },
    systemNumber: `GS2021${id}`,
    profession: '教育学',
    postManagement: true,
  },
  ...{ unitKind: 'university', workplace: 'city', personnelFile: 'unit' },
});

function patent(folder: string, at: number, name: string, random: Random): Record<string, unknown> {
  const granted = 2018 * 12 + random.below(40);
  return {
    ...{ id: 'z1', kind: 'patent', title: random.text(15), authors: [name], patentKind: 'utility-model' },
    ...{
      patentNumber: patentOf(`2017 2 ${String(1000000 + at * 7)}`),
      issueDate: month(granted),
      rawData: deposit(folder, 'z1', granted, random),
    },
  };
}

/** Deposited in the month of issue, with data and receipt in the dossier and the data's hash on the receipt. */
function deposit(folder: string, work: string, issued: number, random: Random): Record<string, unknown> {
  const data = `raw-data/${work}.csv`;
  const bytes = `item,value\n1,${random.below(1e9)}\n2,${random.below(1e9)}\n`;
  const receipt = `raw-data/${work}-receipt.txt`;
  write(path.join(folder, data), bytes);
  write(path.join(folder, receipt), `原始数据留存回执：${work}，${random.below(1e9)}\n`);
  const day = `${month(issued)}-${String(2 + random.below(26)).padStart(2, '0')}`;
  return { state: 'deposited', date: day, receipt: `LC-${random.below(1e6)}`, files: [data, receipt], sha256: [sha256(bytes)] };
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

async function writeText(file: string, lines: readonly string[], font: { path: string; family: string } | undefined): Promise<void> {
  mkdirSync(path.dirname(file), { recursive: true });
  if (font === undefined || file.endsWith('.docx')) {
    const sections = [{ children: lines.map((line) => new Paragraph(line)) }];
    writeFileSync(file, await Packer.toBuffer(new Document({ sections })));
    return;
  }
  const document = new PdfDocument({ size: 'A4', margin: 60, info: { CreationDate: new Date(0) } });
  const written = finished(document.pipe(createWriteStream(file)));
  const [title = '', ...rest] = lines;
  document.font(font.path, font.family).fontSize(16).text(title, { align: 'center' }).fontSize(10.5);
  for (const line of rest) document.moveDown(0.5).text(line, { lineGap: 4 });
  document.end();
  await written;
}
