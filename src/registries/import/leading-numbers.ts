/** Fewer rows may begin with numbers by chance; a list that counts its rows counts most of them. */
const FEWEST_ROWS = 5;
const MOST = 0.8;

/** `1．高原研究`, `2．草原研究`: numbers that count the rows inside the titles' own column are no part of the titles. */
export function withoutLeadingNumbers<Row extends { readonly title: string }>(rows: readonly Row[]): readonly Row[] {
  let expected = 1;
  let counted = 0;
  const bare = rows.map((row) => {
    const rest = afterNumber(row.title, expected);
    const again = rest === undefined && expected !== 1 ? afterNumber(row.title, 1) : undefined;
    const title = rest ?? again;
    expected = rest === undefined && again !== undefined ? 2 : expected + 1;
    if (title === undefined) return row;
    counted++;
    return { ...row, title };
  });
  return rows.length >= FEWEST_ROWS && counted >= MOST * rows.length ? bare : rows;
}

function afterNumber(title: string, number: number): string | undefined {
  if (!title.startsWith(String(number))) return undefined;
  const rest = title.slice(String(number).length).replace(/^\s*[.．、)）]?\s*/u, '');
  return /\p{L}/u.test(rest) ? rest : undefined;
}
