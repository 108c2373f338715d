import { isbnKey } from '../identifiers/isbn.ts';
import { readTableRows } from './table-rows.ts';

export interface PlannedTextbook {
  readonly row: number;
  readonly title: string;
  readonly isbn?: string;
  readonly publisher?: string;
  readonly year?: number;
}

const COLUMNS = {
  title: ['教材名称', '书名', '名称', '题名'],
  isbn: ['ISBN号', '书号', '标准书号'],
  publisher: ['出版社', '出版单位', '申报单位'],
  year: ['年份', '出版年', '年度', '出版时间'],
} as const;

/** Reads a plan list, CSV or XLSX. @throws IntegrityError as `readTableRows` does */
export async function readTextbookPlan(bytes: Uint8Array, file: string): Promise<PlannedTextbook[]> {
  const rows = await readTableRows(bytes, file, COLUMNS, [['title']]);
  return rows.flatMap(({ row, cells }): PlannedTextbook[] => {
    const { title, isbn, publisher } = cells;
    if (title === undefined) return [];
    const year = /\d{4}/.exec(cells.year ?? '')?.[0];
    return [
      {
        row,
        title,
        ...(isbn === undefined ? {} : { isbn }),
        ...(publisher === undefined ? {} : { publisher }),
        ...(year === undefined ? {} : { year: Number(year) }),
      },
    ];
  });
}

const plain = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Finds the rows with a textbook's ISBN or title; built once a list, asked once a textbook. */
export function createPlanIndex(rows: readonly PlannedTextbook[]): (book: { isbn?: string; title?: string }) => PlannedTextbook[] {
  const byKey = new Map<string, PlannedTextbook[]>();
  const add = (key: string, row: PlannedTextbook): unknown => byKey.set(key, [...(byKey.get(key) ?? []), row]);
  for (const row of rows) {
    if (row.isbn !== undefined && isbnKey(row.isbn) !== '') add(`isbn:${isbnKey(row.isbn)}`, row);
    if (plain(row.title) !== '') add(`title:${plain(row.title)}`, row);
  }
  return ({ isbn, title }) => {
    const keys = [isbn === undefined ? undefined : `isbn:${isbnKey(isbn)}`, title === undefined ? undefined : `title:${plain(title)}`];
    const found = new Set(keys.flatMap((key) => (key === undefined ? [] : (byKey.get(key) ?? []))));
    return [...found].sort((a, b) => a.row - b.row);
  };
}
