import { readTableRows } from './table-rows.ts';

/** A row of a register of achievements that earlier reviews used up. */
export interface UsedAchievement {
  readonly row: number;
  readonly person?: string;
  readonly unit?: string;
  readonly title?: string;
  readonly authors: readonly string[];
  readonly doi?: string;
  readonly isbn?: string;
  readonly patentNumber?: string;
  readonly reviewKind?: 'province-wide' | 'grassroots';
  readonly year?: number;
}

const COLUMNS = {
  person: ['姓名', '申报人', '使用人', 'name'],
  unit: ['单位', '工作单位'],
  title: ['成果名称', '业绩名称', '题名', '名称'],
  authors: ['作者', '完成人'],
  doi: ['DOI号'],
  isbn: ['ISBN号', '书号'],
  patentNumber: ['专利号', 'patent'],
  reviewKind: ['评审范围', '评审类别', 'review'],
  year: ['年度', '评审年度', '年份'],
} as const;

const kindOf = (text: string | undefined): UsedAchievement['reviewKind'] =>
  text === undefined
    ? undefined
    : /基层|grassroots/iu.test(text)
      ? 'grassroots'
      : /全省|province/iu.test(text)
        ? 'province-wide'
        : undefined;

/** Reads a register of used achievements, CSV or XLSX. Rows that name no work are left out. @throws IntegrityError as `readTableRows` does */
export async function readUsedAchievements(bytes: Uint8Array, file: string): Promise<UsedAchievement[]> {
  const rows = await readTableRows(bytes, file, COLUMNS, [['title', 'doi', 'isbn', 'patentNumber']]);
  return rows.flatMap(({ row, cells }): UsedAchievement[] => {
    const { person, unit, title, doi, isbn, patentNumber } = cells;
    if (title === undefined && doi === undefined && isbn === undefined && patentNumber === undefined) return [];
    const reviewKind = kindOf(cells.reviewKind);
    const year = /\d{4}/.exec(cells.year ?? '')?.[0];
    return [
      {
        row,
        ...(person === undefined ? {} : { person }),
        ...(unit === undefined ? {} : { unit }),
        ...(title === undefined ? {} : { title }),
        authors: (cells.authors ?? '').split(/[;；、,，]/u).flatMap((name) => (name.trim() === '' ? [] : [name.trim()])),
        ...(doi === undefined ? {} : { doi }),
        ...(isbn === undefined ? {} : { isbn }),
        ...(patentNumber === undefined ? {} : { patentNumber }),
        ...(reviewKind === undefined ? {} : { reviewKind }),
        ...(year === undefined ? {} : { year: Number(year) }),
      },
    ];
  });
}
