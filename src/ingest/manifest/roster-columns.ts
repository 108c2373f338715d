/** Where a roster's column goes: a field of the applicant, or of the work the row tells of. */
export type RosterField = { readonly of: 'applicant' | 'work'; readonly name: string };

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  'applicant.id': ['id', 'applicantid', 'applicant', 'folder', '文件夹', '编号', '申报编号', '申报人编号'],
  'applicant.name': ['name', 'applicantname', 'fullname', '姓名', '申报人', '申报人姓名'],
  'applicant.formerNames': ['formernames', 'formername', '曾用名'],
  'applicant.nameVariants': ['namevariants', '外文名', '英文名', '拼音'],
  'applicant.unit': ['unit', 'employer', '单位', '工作单位', '用人单位', '所在单位'],
  'applicant.formerUnits': ['formerunits', '曾任单位', '原单位'],
  'applicant.employment': ['employment', '用人性质', '单位性质', '用工性质'],
  'applicant.series': ['series', '系列', '申报系列', '职称系列', '系列专业'],
  'applicant.levelAppliedFor': ['levelappliedfor', 'titlelevel', '申报级别', '申报职称级别', '申报层级'],
  'applicant.discipline': ['discipline', 'disciplinecode', '学科代码', '学科'],
  'applicant.relatives': ['relatives', '亲属'],
  'applicant.advisers': ['advisers', 'advisors', '导师', '师承'],
  'applicant.systemNumber': ['systemnumber', '系统编号', '系统号'],
  'work.id': ['workid', '成果编号'],
  'work.kind': ['kind', 'workkind', 'type', '成果类型', '类型', '成果类别'],
  'work.title': ['title', 'worktitle', '成果名称', '题名', '论文题目', '论文名称', '题目'],
  'work.authors': ['authors', '作者', '全部作者', '完成人'],
  'work.correspondingAuthors': ['correspondingauthors', '通讯作者'],
  'work.roleClaimed': ['roleclaimed', '作者身份', '本人角色', '署名身份'],
  'work.affiliation': ['affiliation', '署名单位'],
  'work.journal': ['journal', '刊名', '期刊', '期刊名称', '发表刊物'],
  'work.issn': ['issn', 'issn号'],
  'work.cn': ['cn', 'cn号', '国内统一刊号', '刊号'],
  'work.issueDate': ['issuedate', '发表年月', '发表时间', '刊期', '出版年月', '发表日期', '时间'],
  'work.volume': ['volume', '卷'],
  'work.issue': ['issue', '期', '期号'],
  'work.pages': ['pages', '页码', '起止页码'],
  'work.receivedDate': ['receiveddate', '收稿日期'],
  'work.acceptedDate': ['accepteddate', '录用日期'],
  'work.onlineDate': ['onlinedate', '网络首发日期', '上线日期'],
  'work.doi': ['doi'],
  'work.isbn': ['isbn', '书号'],
  'work.publisher': ['publisher', '出版社', '出版单位'],
  'work.patentNumber': ['patentnumber', '专利号'],
  'work.levelClaimed': ['levelclaimed', '级别', '期刊级别', '认定级别', '刊物级别'],
  'work.representative': ['representative', '代表作', '是否代表作'],
  'work.files': ['files', 'file', '文件', '附件', '文件名'],
};

const FIELDS = new Map(
  Object.entries(COLUMNS).flatMap(([target, headers]) =>
    headers.map((header): [string, RosterField] => {
      const [of, name] = target.split('.');
      return [header, { of: of === 'applicant' ? 'applicant' : 'work', name: name ?? '' }];
    }),
  ),
);

/** Header text without case, spaces, marks and remarks in brackets: `Issue date (YYYY-MM)` and `issueDate` are one. */
const tidyHeader = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(/\([^)]*\)/g, '')
    .toLowerCase()
    .replaceAll(/[\s_\-*:.,、/]+/g, '');

/** Columns that tell applicants from other people with a name and a unit, reviewers above all. */
const TELLING = ['work.title', 'work.kind', 'work.journal', 'applicant.levelAppliedFor', 'applicant.employment', 'applicant.systemNumber'];

/**
 * @returns column index → field when the row heads a roster (the applicant, two fields more, one of which only applicants have), else undefined.
 *   The first of two columns with one meaning counts.
 */
export function rosterHeader(cells: readonly string[]): ReadonlyMap<number, RosterField> | undefined {
  const columns = new Map<number, RosterField>();
  const taken = new Set<string>();
  for (const [index, cell] of cells.entries()) {
    const field = FIELDS.get(tidyHeader(cell));
    if (field === undefined || taken.has(`${field.of}.${field.name}`)) continue;
    taken.add(`${field.of}.${field.name}`);
    columns.set(index, field);
  }
  const named = taken.has('applicant.name') || taken.has('applicant.id');
  return named && columns.size >= 3 && TELLING.some((field) => taken.has(field)) ? columns : undefined;
}
