import { IntegrityError } from '../domain/errors.ts';

const POOL_FIELDS = [
  'id',
  'name',
  'unit',
  'formerUnits',
  'disciplines',
  'keywords',
  'coAuthors',
  'relatives',
  'advisers',
  'conflicts',
  'loadCap',
  'contact',
] as const;
export type PoolField = (typeof POOL_FIELDS)[number];

const HEADERS: Record<PoolField, readonly string[]> = {
  id: ['id', 'no', 'code', 'reviewerid', 'expertid', '编号', '序号', '专家编号', '工号'],
  name: ['name', 'fullname', '姓名', '专家姓名'],
  unit: ['unit', 'affiliation', 'institution', 'employer', '单位', '工作单位', '所在单位', '现单位'],
  formerUnits: ['formerunits', 'formerunit', 'previousunits', 'formeraffiliations', '曾用单位', '原单位', '曾任职单位', '曾工作单位'],
  disciplines: [
    'disciplines',
    'discipline',
    'disciplinecode',
    'disciplinecodes',
    'gbt13745',
    'codes',
    '学科',
    '学科代码',
    '专业代码',
    '学科专业',
  ],
  keywords: ['keywords', 'keyword', 'expertise', 'researchinterests', '关键词', '研究方向', '专长', '研究领域'],
  coAuthors: ['coauthors', 'coauthor', 'collaborators', '合作者', '合著者', '共同作者'],
  relatives: ['relatives', 'relative', 'family', '亲属', '亲属关系'],
  advisers: ['advisers', 'advisors', 'adviser', 'advisor', 'students', '导师', '学生', '师生', '师生关系', '导师学生'],
  conflicts: ['conflicts', 'conflict', 'declaredconflicts', 'recusals', '回避', '回避对象', '利益冲突', '应回避'],
  loadCap: ['loadcap', 'load', 'maxload', 'maxworks', 'cap', '上限', '评审上限', '最多评审数', '评审数量上限'],
  contact: ['contact', 'email', 'phone', 'mail', 'telephone', '联系方式', '电话', '手机', '邮箱', '电子邮箱'],
};
const REQUIRED = ['name', 'unit'] as const satisfies readonly PoolField[];

const headerForm = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[（(].*$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Finds which column holds which field, by Chinese or English heading.
 * @throws IntegrityError `reviewer-pool-columns` when a needed column is missing or two columns hold one field.
 */
export function poolColumns(headings: readonly string[], file: string): ReadonlyMap<PoolField, number> {
  const columns = new Map<PoolField, number>();
  headings.forEach((heading, column) => {
    const form = headerForm(heading);
    const field = POOL_FIELDS.find((name) => HEADERS[name].includes(form));
    if (field === undefined || (field === 'contact' && columns.has(field))) return;
    if (columns.has(field)) {
      throw new IntegrityError('reviewer-pool-columns', `${file}: row 1 has two columns for ${field}, the second headed '${heading}'`, {
        mend: 'Keep one of the two columns.',
        file,
      });
    }
    columns.set(field, column);
  });
  const missing = REQUIRED.filter((field) => !columns.has(field));
  if (missing.length > 0) {
    const wanted = missing.map((field) =>
      HEADERS[field]
        .filter((name) => /\p{Script=Han}/u.test(name))
        .slice(0, 1)
        .concat(field)
        .join(' / '),
    );
    throw new IntegrityError('reviewer-pool-columns', `${file}: row 1 has no column for ${missing.join(' and ')}`, {
      mend: `Give the first row these headings: ${wanted.join(', ')}.`,
      file,
    });
  }
  return columns;
}
