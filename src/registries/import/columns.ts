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
        .replace(/[^\p{L}\p{N}]+/gu, '')
        // A label read together with the one above it that spans several columns.
        .replace(/^(?:期刊|刊物|基本|出版)信息(?=.)/u, '');
const KEY_ALREADY = /^(?!..信息)[a-z0-9\u4e00-\u9fff]*$/u;

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
  const role = roleByWords(cell, key);
  // A column the caller names takes the role from the header that would have it.
  return role !== undefined && names[role] !== undefined ? undefined : role;
}

/** Headers too many to list one by one: what they begin and end with is free, what they name is not. */
const PATTERNS: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:英文|外文)(?:期刊|刊物|刊|杂志)?(?:名称?|题名|全称)$|^(?:期刊|刊物|刊|杂志)(?:名称?)?(?:英文|外文)(?:名称?)?$/u, 'englishTitle'],
  [/^(?:原|曾用|旧|变更前)(?:期刊|刊)?名称?$/u, 'formerTitles'],
  [
    /^(?:中文|学术|科技|核心|来源|入选|收录|推荐|认定|权威|重要|拟|目录)*(?:期刊|刊物|刊|杂志|集刊|报刊|出版物)(?:中文|中英文)?(?:名称?|题名|全称|标题)(?:中文|中英文)?$/u,
    'title',
  ],
  [/^(?:国内|国家|全国|中国)(?:统一|标准)*(?:连续)?(?:出版物?|期刊|刊)(?:编|代)?号(?:cn号?)?$|^cn(?:刊|期刊)?(?:编?号|码)?$/u, 'cn'],
  [
    /^(?:国际)(?:统一|标准)*(?:连续)?(?:出版物?|期刊|刊)(?:编|代)?号(?:issn号?)?$|^(?:print|online|electronic|印刷版?|电子版?|网络版?|纸质版?|[pel])?issn(?:l|号|码|编号|print|online|印刷版?|电子版?|网络版?)?$/u,
    'issn',
  ],
  [/^(?:连续出版物号?|期刊号|刊号|统一书刊号|issn(?:号)?[和或与及]?cn号?|cn号?[和或与及]?issn号?)$/u, 'identifier'],
  [/^(?:行次|行号|排序|次序|编次|顺序|序列|序列号|总序号|期刊序号|排名|名次|sn|index|rank)$/u, 'number'],
  [
    /^(?:收录|入选|来源|分区|目录|认定|期刊|评价|遴选|所属)(?:等级|级别|类别|类型|库|层次|档次)$|^(?:级|类|等)别$|^(?:分级|分类|档次|层次|级)$/u,
    'category',
  ],
];

/** @returns whether a text is one label as it stands, and not a label with something beside it. */
export function isLabel(text: string, names: ColumnNames = {}): boolean {
  const key = headerKey(text);
  return (
    roleOf(text, names) !== undefined &&
    (roleByKey(key) !== undefined || Object.values(names).some((one) => one !== undefined && headerKey(one) === key))
  );
}

const roleByKey = (key: string): ColumnRole | undefined =>
  ROLE_BY_HEADER.get(key) ??
  ROLE_BY_HEADER.get(key.replace(/^(?:中文|期刊)(?=.{2})|(?:必填|选填)$/gu, '')) ??
  PATTERNS.find(([pattern]) => pattern.test(key))?.[1];

/** A label may say itself twice (`序号 No.`, `国际刊号（ISSN）`): without its bracket, in Chinese alone, or its first half will do. */
function roleByWords(cell: string, key: string): ColumnRole | undefined {
  for (const one of [key, ...shorterKeys(cell)]) {
    const known = roleByKey(one);
    if (known !== undefined) return known;
  }
  return undefined;
}

/** A journal's title is no label: only texts as short as labels are cut. */
const LONGEST_LABEL = 30;

function shorterKeys(cell: string): readonly string[] {
  if (cell.length > LONGEST_LABEL || !/[（(/／\s]|[a-z][\u4e00-\u9fff]|[\u4e00-\u9fff][a-z]/iu.test(cell)) return [];
  const bare = cell.replace(/[（(][^（）()]*[）)]/gu, '');
  const han = cell.replace(/[^\u4e00-\u9fff]/gu, '');
  const half = cell.split(/[/／]/u)[0] ?? '';
  return [bare, han, half].map(headerKey).filter((one) => one !== '' && one !== headerKey(cell));
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
