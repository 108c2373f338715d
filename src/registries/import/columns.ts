/** What a column can hold. `identifier` columns hold ISSN or CN, told apart by form; `number` counts the rows; `remark` may say anything. */
export const COLUMN_ROLES = [
  'title',
  'englishTitle',
  'issn',
  'cn',
  'identifier',
  'category',
  'formerTitles',
  'otherTitles',
  'status',
  'number',
  'remark',
  'frequency',
  'place',
] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];
/** Position of each role's columns; some roles stand in several columns (print and electronic ISSN). */
export type Columns = Readonly<Partial<Record<ColumnRole, readonly number[]>>>;

/** Headers as lists print them, compared without case, space and punctuation. */
const HEADERS: Readonly<Record<ColumnRole, readonly string[]>> = {
  title: [
    'title',
    'journal',
    'journaltitle',
    'journalname',
    'hijackedtitle',
    '刊名',
    '期刊名称',
    '期刊名',
    '中文刊名',
    '期刊中文名',
    '期刊中文名称',
    '刊物名称',
    '来源期刊',
    '来源期刊名称',
    '期刊刊名',
    '核心期刊',
    '名称',
    '刊物名',
    '刊物',
    '期刊',
    '报刊名称',
    '集刊名称',
    '出版物名称',
    '来源集刊',
    '杂志名称',
    '期刊名称中文',
    '中文期刊名称',
    '期刊全称',
    '期刊title',
    '刊名title',
    '期刊名称journal',
    'fulljournaltitle',
    'sourcetitle',
    'nameofjournal',
  ],
  englishTitle: ['englishtitle', 'titleen', '英文刊名', '期刊英文名', '期刊英文名称', '英文名称'],
  issn: [
    'issn',
    'issn号',
    'pissn',
    'eissn',
    'printissn',
    'issnprint',
    'issnonline',
    'hijackedissn',
    '国际刊号',
    '国际标准刊号',
    '刊号issn',
  ],
  cn: ['cn', 'cn号', 'cn刊号', '国内刊号', '国内统一刊号', '国内统一连续出版物号', '统一刊号', '刊号cn'],
  identifier: ['cnorissn', 'issnorcn', 'issncn', 'cnissn', 'cn号issn号', '刊号', 'cn号issn'],
  category: [
    'category',
    'type',
    '类别',
    '类型',
    '级别',
    '收录类型',
    '收录类别',
    '来源类别',
    '库别',
    '等级',
    '预警等级',
    '预警原因',
    '收录情况',
    '期刊类别',
    '期刊级别',
    '期刊等级',
    '分级',
    '来源',
  ],
  formerTitles: ['formertitles', 'formertitle', '曾用刊名', '曾用名', '原刊名'],
  otherTitles: ['othertitles', '其他刊名', '并列刊名'],
  status: ['status', '状态', '出版状态'],
  number: ['序号', '编号', '序', '顺序号', '行号', 'no', 'number', 'nr', 'num', 'code', '代码'],
  remark: ['备注', '说明', '注', '变化情况', '变更情况', '变更', '变化', 'change', 'remark', 'remarks', 'note', 'notes'],
  frequency: ['frequency', '刊期', '出版周期', '出版频率'],
  place: ['place', '出版地', '出版地点', '出版地区'],
};
/** Headers that are also words of headings: they make a header row only beside other columns. */
const WEAK = new Set([
  '核心期刊',
  '来源期刊',
  '来源集刊',
  '期刊',
  '刊物',
  '名称',
  '来源',
  '注',
  '说明',
  'title',
  'journal',
  'number',
  'note',
]);

/** @returns a header's text without case, punctuation and a year in brackets: `预警等级（2020）` is `预警等级`. */
const headerKey = (cell: string): string =>
  KEY_ALREADY.test(cell)
    ? cell
    : cell
        .normalize('NFKC')
        .toLowerCase()
        .replace(/\(\d{4}\)/gu, '')
        .replace(/[^\p{L}\p{N}]+/gu, '');
const KEY_ALREADY = /^[a-z0-9\u4e00-\u9fff]*$/u;

const ROLE_BY_HEADER = new Map(COLUMN_ROLES.flatMap((role) => HEADERS[role].map((header) => [header, role] as const)));

/** Columns a caller names by their headers, where detection would not know them. */
export type ColumnNames = Readonly<Partial<Record<ColumnRole, string | undefined>>>;

/** Rows whose column of that header holds that value; the others are no rows of the list (`pku_2014` is `1`). */
export interface RowFilter {
  readonly header: string;
  readonly value: string;
}

/** @returns what a header says its column holds; undefined for headers nobody knows. */
export function roleOf(cell: string, names: ColumnNames = {}): ColumnRole | undefined {
  const key = headerKey(cell);
  if (key === '') return undefined;
  const named = COLUMN_ROLES.find((role) => names[role] !== undefined && headerKey(names[role]) === key);
  if (named !== undefined) return named;
  const role = ROLE_BY_HEADER.get(key) ?? ROLE_BY_HEADER.get(key.replace(/^(?:中文|期刊)(?=.{2})|(?:必填|选填)$/gu, ''));
  // A column the caller names takes the role from the header that would have it.
  return role !== undefined && names[role] !== undefined ? undefined : role;
}

/** @returns whether two headers are one label, written as different files write it. */
export const sameHeader = (a: string, b: string): boolean => headerKey(a) !== '' && headerKey(a) === headerKey(b);

export const isWeakHeader = (cell: string): boolean => WEAK.has(headerKey(cell));

/** @returns the columns of a header row, or undefined when the row has no title column. A merged heading that repeats one text is no header. */
export function detectColumns(cells: readonly string[], names: ColumnNames = {}): Columns | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length > 1 && new Set(filled).size === 1) return undefined;
  const columns: Partial<Record<ColumnRole, number[]>> = {};
  cells.forEach((cell, position) => {
    const role = roleOf(cell, names);
    // A second title or number column is a translation, the lawful twin of a hijacked title or a rank, never a second journal.
    if (role === undefined || (ONCE.has(role) && columns[role] !== undefined)) return;
    (columns[role] ??= []).push(position);
  });
  return columns.title === undefined ? undefined : columns;
}

const ONCE: ReadonlySet<ColumnRole> = new Set(['title', 'number', 'category']);

/**
 * Lists print several journals beside each other: `序号 刊名 序号 刊名`.
 * @returns the positions of each group of columns, one group where nothing repeats.
 */
export function columnGroups(header: readonly string[], names: ColumnNames = {}): readonly (readonly number[])[] {
  const all = header.map((_, position) => position);
  const titles = all.filter((position) => roleOf(header[position] ?? '', names) === 'title');
  const [first, second] = titles;
  if (first === undefined || second === undefined || !sameHeader(header[first] ?? '', header[second] ?? '')) return [all];
  const period = second - first;
  const start = all.find((position) => position <= first && sameHeader(header[position] ?? '', header[position + period] ?? '')) ?? first;
  return titles.map((_, group) => all.filter((position) => position >= start + group * period && position < start + (group + 1) * period));
}
