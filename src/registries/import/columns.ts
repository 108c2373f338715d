/** What a column can hold. `identifier` columns hold ISSN or CN, told apart by form. */
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
    '备注',
  ],
  formerTitles: ['formertitles', 'formertitle', '曾用刊名', '曾用名', '原刊名'],
  otherTitles: ['othertitles', '其他刊名', '并列刊名'],
  status: ['status', '状态', '出版状态'],
  frequency: ['frequency', '刊期', '出版周期', '出版频率'],
  place: ['place', '出版地', '出版地点', '出版地区'],
};

/** @returns a header's text without case, punctuation and a year in brackets: `预警等级（2020）` is `预警等级`. */
const headerKey = (cell: string): string =>
  cell
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(\d{4}\)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');

const ROLE_BY_HEADER = new Map(COLUMN_ROLES.flatMap((role) => HEADERS[role].map((header) => [header, role] as const)));

/** Columns a caller names by their headers, where detection would not know them. */
export type ColumnNames = Readonly<Partial<Record<ColumnRole, string | undefined>>>;

/** @returns the columns of a header row, or undefined when the row has no title column. A merged heading that repeats one text is no header. */
export function detectColumns(cells: readonly string[], names: ColumnNames = {}): Columns | undefined {
  const filled = cells.filter((cell) => cell !== '');
  if (filled.length > 1 && new Set(filled).size === 1) return undefined;
  const named = new Map(
    COLUMN_ROLES.flatMap((role) => {
      const name = names[role];
      return name === undefined ? [] : [[headerKey(name), role] as const];
    }),
  );
  const columns: Partial<Record<ColumnRole, number[]>> = {};
  const taken = new Set(named.values());
  cells.forEach((cell, position) => {
    const key = headerKey(cell);
    const byDefault = ROLE_BY_HEADER.get(key);
    const role = named.get(key) ?? (byDefault !== undefined && !taken.has(byDefault) ? byDefault : undefined);
    // A second title column is a translation or the lawful twin of a hijacked title, never a second journal.
    if (role === undefined || (role === 'title' && columns.title !== undefined)) return;
    (columns[role] ??= []).push(position);
  });
  return columns.title === undefined ? undefined : columns;
}
