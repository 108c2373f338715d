/** Category names as lists print them, and the one word used here. Others are kept as written. */
const CATEGORIES: Readonly<Record<string, string>> = {
  核心库: 'core',
  核心: 'core',
  核心期刊: 'core',
  核心版: 'core',
  core: 'core',
  扩展库: 'extended',
  扩展版: 'extended',
  扩展: 'extended',
  扩展期刊: 'extended',
  扩展版来源期刊: 'extended',
  来源期刊扩展版: 'extended',
  扩展来源期刊: 'extended',
  extended: 'extended',
  来源期刊: 'source',
  来源: 'source',
  source: 'source',
  集刊: 'collection',
  来源集刊: 'collection',
  集刊来源: 'collection',
  学术集刊: 'collection',
  collection: 'collection',
  c: 'core',
  e: 'extended',
  c库: 'core',
  e库: 'extended',
};

const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s()[\]【】“”"'《》]+/gu, '');

/** @returns the category in our words; undefined for an empty cell. */
export function readCategory(cell: string): string | undefined {
  const text = cell.trim();
  return text === '' || text === '-' ? undefined : (CATEGORIES[keyOf(text)] ?? text);
}

/** @returns the category a remark names, undefined where it says something else. */
export const knownCategory = (text: string): string | undefined => CATEGORIES[keyOf(text)];

const NUMBERING = /^(?:第?[一二三四五六七八九十\d]+(?:部分|[、.．章节])|附[录件表]?[一二三\d]*[：:、]?)/u;
const LIST_NAME = /中文社会科学引文索引|中国科学引文数据库|cssci|cscd|\d{4}[-—–~至]*(?:\d{2,4})?年?(?:版|度)?/gu;
const ENDING = /(?:收录)?(?:期刊)?(?:目录|列表|名单|表|部分|一览表?)$/u;
const GRADE = /^([a-z]\d?|[一二三四]|顶级|权威|重要|t\d)[类级区](?:期刊|刊物|学术期刊)?$/u;

/**
 * @returns the category that a heading between or above rows gives to those below it (`二、扩展版来源期刊（229 种）`, `A类期刊`);
 * undefined for any other heading. A subject's heading is none.
 */
export function headingCategory(text: string): string | undefined {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\([^()]*\)|[:：].*$/gu, '')
    .replace(/\s+/gu, '')
    .replace(NUMBERING, '')
    .replace(LIST_NAME, '');
  const bare = words.replace(ENDING, '');
  const known = CATEGORIES[keyOf(words)] ?? CATEGORIES[keyOf(bare)];
  // `核心期刊目录` is any list's own title, the category of none.
  if (known !== undefined) return /^核心(?:期刊)?$/u.test(bare) ? undefined : known;
  return GRADE.exec(bare) === null
    ? undefined
    : text
        .normalize('NFKC')
        .replace(/\([^()]*\)/gu, '')
        .trim();
}
