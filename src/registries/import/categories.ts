/** Category names as lists print them, and the one word used here. Others are kept as written. */
const CATEGORIES: Readonly<Record<string, string>> = {
  核心库: 'core',
  核心: 'core',
  核心期刊: 'core',
  core: 'core',
  扩展库: 'extended',
  扩展版: 'extended',
  扩展: 'extended',
  扩展版来源期刊: 'extended',
  extended: 'extended',
  来源期刊: 'source',
  来源: 'source',
  source: 'source',
  集刊: 'collection',
  来源集刊: 'collection',
  collection: 'collection',
  c: 'core',
  e: 'extended',
};

/** @returns the category in our words; undefined for an empty cell. */
export function readCategory(cell: string): string | undefined {
  const text = cell.trim();
  return text === '' ? undefined : (CATEGORIES[text.toLowerCase()] ?? text);
}
