import type { EmploymentKind, TitleLevel } from '../../domain/applicant.ts';
import type { Localised } from '../../domain/localised.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { AuthorRole, ClaimedLevel, WorkKind } from '../../domain/work.ts';
import type { ReportCheck, ReportClause, ReportFile } from '../model.ts';

type Table<Key extends string> = Readonly<Record<Key, Localised>>;

export const OUTCOME_LABELS: Table<Outcome> = {
  veto: { zh: '一票否决', en: 'One-vote veto' },
  'not-counted': { zh: '不作为评审依据', en: 'Not a basis for review' },
  downgraded: { zh: '不按所报级别认定', en: 'Not at the level claimed' },
  'needs-verification': { zh: '待核验', en: 'Needs verification' },
  advisory: { zh: '提示', en: 'Advisory' },
  unknown: { zh: '资料不足', en: 'Data missing' },
  pass: { zh: '符合', en: 'Meets the rule' },
};

/** What each outcome asks of the reader. */
export const OUTCOME_NOTES: Table<Outcome> = {
  veto: {
    zh: '规则依现有证据指向一票否决。是否成立由工作人员认定，并记录理由。',
    en: 'On the evidence the rule points to a one-vote veto. Whether it holds is for an officer to decide, with a recorded reason.',
  },
  'not-counted': {
    zh: '规则依现有证据指向“不作为评审依据”。由工作人员认定，并记录理由。',
    en: 'On the evidence the rule takes the work as no basis for review. An officer decides, with a recorded reason.',
  },
  downgraded: {
    zh: '规则依现有证据指向“不按所报级别认定”。',
    en: 'On the evidence the rule does not take the work at the level claimed.',
  },
  'needs-verification': { zh: '须由人员核实后才能判定。', en: 'A person has to verify before this can be decided.' },
  advisory: { zh: '供评审时参考。', en: 'For the reader’s information.' },
  unknown: { zh: '缺少判定所需的资料；不等于符合。', en: 'The data needed is missing; this is not a pass.' },
  pass: { zh: '证据表明符合规则。', en: 'The evidence shows that the rule is met.' },
};

export const WORK_KIND_LABELS: Table<WorkKind> = {
  paper: { zh: '论文', en: 'Paper' },
  book: { zh: '著作', en: 'Book' },
  translation: { zh: '译著', en: 'Translation' },
  textbook: { zh: '教材', en: 'Textbook' },
  patent: { zh: '专利', en: 'Patent' },
  'software-copyright': { zh: '软著', en: 'Software copyright' },
  award: { zh: '奖励', en: 'Award' },
  honour: { zh: '荣誉', en: 'Honour' },
  project: { zh: '课题', en: 'Project' },
  standard: { zh: '标准', en: 'Standard' },
  competition: { zh: '竞赛', en: 'Competition' },
  other: { zh: '其他', en: 'Other' },
};

export const AUTHOR_ROLE_LABELS: Table<AuthorRole> = {
  first: { zh: '第一作者', en: 'first author' },
  'co-first': { zh: '共同第一作者', en: 'co-first author' },
  corresponding: { zh: '通信作者', en: 'corresponding author' },
  other: { zh: '其他作者', en: 'another author' },
};

export const TITLE_LEVEL_LABELS: Table<TitleLevel> = {
  'full-senior': { zh: '正高级', en: 'Full senior' },
  'deputy-senior': { zh: '副高级', en: 'Deputy senior' },
  'mid-level': { zh: '中级', en: 'Mid-level' },
  assistant: { zh: '助理级', en: 'Assistant' },
  junior: { zh: '员级', en: 'Junior' },
};

export const EMPLOYMENT_LABELS: Table<EmploymentKind> = {
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  'non-public': { zh: '非公有制单位', en: 'Non-public sector' },
  freelance: { zh: '自由职业者', en: 'Freelance' },
  'civil-servant': { zh: '公务员', en: 'Civil servant' },
  'managed-as-civil-servant': { zh: '参公管理人员', en: 'Managed as civil servant' },
  'organ-staff': { zh: '行政机关所属事业编制人员', en: 'Institution post in an administrative organ' },
  'off-staff': { zh: '编外聘用人员', en: 'Engaged outside the staffing' },
  other: { zh: '其他', en: 'Other' },
};

export const CLAIMED_LEVEL_LABELS: Table<ClaimedLevel> = {
  core: { zh: '核心期刊', en: 'Core' },
  provincial: { zh: '省级期刊', en: 'Provincial' },
  other: { zh: '其他', en: 'Other' },
};

export const FILE_KIND_LABELS: Readonly<Record<string, Localised>> = {
  papers: { zh: '论文', en: 'Papers' },
  books: { zh: '著作', en: 'Books' },
  translations: { zh: '译著', en: 'Translations' },
  textbooks: { zh: '教材', en: 'Textbooks' },
  patents: { zh: '专利', en: 'Patents' },
  awards: { zh: '奖励', en: 'Awards' },
  projects: { zh: '课题', en: 'Projects' },
  recommendations: { zh: '推荐材料', en: 'Recommendations' },
  'check-reports': { zh: '检测报告', en: 'Check reports' },
  'raw-data': { zh: '原始数据', en: 'Raw data' },
  certificates: { zh: '证书', en: 'Certificates' },
  seals: { zh: '印模', en: 'Seal impressions' },
  other: { zh: '其他', en: 'Other' },
};

export const FILE_STATE_LABELS: Table<ReportFile['state']> = {
  read: { zh: '已读取', en: 'Read' },
  'partly-read': { zh: '部分读取', en: 'Read in part' },
  unreadable: { zh: '无法读取', en: 'Unreadable' },
  refused: { zh: '已排除', en: 'Left out' },
  'not-read': { zh: '无须读取', en: 'Not for reading' },
};

export const CHECK_STATUS_LABELS: Table<ReportCheck['status']> = {
  completed: { zh: '已完成', en: 'Completed' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  'could-not-tell': { zh: '无法判定', en: 'Could not tell' },
  failed: { zh: '出错', en: 'Broke off' },
};

export const CLAUSE_STATE_LABELS: Table<ReportClause['state']> = {
  checked: { zh: '已检查', en: 'Checked' },
  'could-not-tell': { zh: '无法判定', en: 'Could not tell' },
  'not-applicable': { zh: '不适用', en: 'Not applicable' },
  failed: { zh: '检查出错', en: 'Check broke off' },
  unserved: { zh: '须人工审核', en: 'For a person' },
  'not-in-force': { zh: '对本批次不适用', en: 'Not in force here' },
  'batch-level': { zh: '见批次总览', en: 'Judged over the batch' },
};

export const OBLIGATION_LABELS: Table<'must' | 'may'> = { must: { zh: '应当', en: 'must' }, may: { zh: '可以', en: 'may' } };

export const MATCH_KIND_LABELS: Readonly<Record<string, Localised>> = {
  verbatim: { zh: '逐字相同', en: 'Verbatim' },
  edited: { zh: '改动后相同', en: 'Edited' },
  reordered: { zh: '语序调整', en: 'Reordered' },
  paraphrased: { zh: '改述', en: 'Paraphrased' },
  summarised: { zh: '概括', en: 'Summarised' },
  translated: { zh: '翻译', en: 'Translated' },
};

export const MATCHED_BY_LABELS: Table<'issn' | 'cn' | 'isbn' | 'title' | 'former-title' | 'none'> = {
  issn: { zh: 'ISSN', en: 'ISSN' },
  cn: { zh: 'CN号', en: 'CN' },
  isbn: { zh: 'ISBN', en: 'ISBN' },
  title: { zh: '名称', en: 'Title' },
  'former-title': { zh: '曾用名', en: 'Former title' },
  none: { zh: '未匹配到', en: 'No match' },
};

/** Lists by their ids; another list goes by its own. */
export const LIST_LABELS: Readonly<Record<string, Localised>> = {
  'pku-core': { zh: '北大核心', en: 'PKU core' },
  cscd: { zh: 'CSCD', en: 'CSCD' },
  cssci: { zh: 'CSSCI', en: 'CSSCI' },
  'textbook-plan-national': { zh: '国家教材规划', en: 'National textbook plan' },
  'textbook-plan-ministry': { zh: '部委教材规划', en: 'Textbook plan of a ministry' },
  'textbook-plan-province': { zh: '省级教材规划', en: 'Provincial textbook plan' },
};

export const REVIEW_STATE_LABELS: Table<'assigned' | 'short' | 'no-pool' | 'nothing-to-send'> = {
  assigned: { zh: '已分配', en: 'Assigned' },
  short: { zh: '专家不足', en: 'Short of experts' },
  'no-pool': { zh: '未提供专家库', en: 'No reviewer pool' },
  'nothing-to-send': { zh: '无须送审', en: 'Nothing to send' },
};

export const CONFLICT_LABELS: Readonly<Record<string, Localised>> = {
  'same-person': { zh: '本人', en: 'Same person' },
  'same-unit': { zh: '同一单位', en: 'Same unit' },
  'co-author': { zh: '合作者', en: 'Co-author' },
  relative: { zh: '亲属', en: 'Relative' },
  adviser: { zh: '导师或学生', en: 'Adviser or student' },
  declared: { zh: '申明回避', en: 'Declared' },
};

export const STATED_BY_LABELS: Readonly<Record<string, Localised>> = {
  notice: { zh: '文件规定', en: 'The notice' },
  pack: { zh: '规则包默认值', en: 'The pack’s default' },
  office: { zh: '评审机构设定', en: 'The office' },
};

export const VERIFICATION_LABELS: Table<'pending' | 'passed' | 'failed' | 'missing'> = {
  pending: { zh: '待核验', en: 'Pending' },
  passed: { zh: '核验通过', en: 'Passed' },
  failed: { zh: '核验未达', en: 'Not met' },
  missing: { zh: '未核验', en: 'Missing' },
};

/** @returns the label of a word from an open set; a word without one stands for itself. */
export const labelOf = (table: Readonly<Record<string, Localised>>, key: string): Localised =>
  Object.hasOwn(table, key) ? (table[key] ?? { zh: key, en: key }) : { zh: key, en: key };
