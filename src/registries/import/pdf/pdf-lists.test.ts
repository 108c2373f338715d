import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { type ImportedList, importList } from '../import-list.ts';

/** Draws on A4 or its landscape, in a font every PDF reader has. */
async function pdf(draw: (page: PDFKit.PDFDocument) => void, layout: 'portrait' | 'landscape' = 'portrait'): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', margin: 20, layout });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Uint8Array>((resolve) => document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks)))));
  document.font('Helvetica').fontSize(10);
  draw(document);
  document.end();
  return done;
}

function issn(i: number): string {
  const digits = String(1_000_000 + i);
  const sum = Array.from({ length: 7 }, (_, at) => Number(digits.charAt(at)) * (8 - at)).reduce((total, term) => total + term, 0);
  const check = (11 - (sum % 11)) % 11;
  return `${digits.slice(0, 4)}-${digits.slice(4)}${check === 10 ? 'X' : check}`;
}

const read = (bytes: Uint8Array): Promise<ImportedList> => importList({ source: { bytes, name: 'l.pdf' }, list: 'l', edition: 'e' });
const put = (page: PDFKit.PDFDocument, text: string, x: number, y: number): void => void page.text(text, x, y, { lineBreak: false });
const LONG = 'Journal of the Northern Academy (Social Sciences and Applied Humanities Edition) Number';
const titles = Array.from({ length: 70 }, (_, i) => (i % 6 === 1 ? `${LONG} ${i + 1}` : `Annals of Steppe ${i + 1}`));

/** A table of numbered rows whose long titles take two lines, with a running head and foot, over several pages. */
const numbered = (ruled: boolean, middle: boolean, bottom: number) => (page: PDFKit.PDFDocument) => {
  const columns = [40, 80, 330, 420, 500];
  let y = 0;
  let number = 0;
  const open = (): void => {
    put(page, 'Some catalogue', 200, 24);
    put(page, `- ${++number} -`, 250, bottom + 20);
    ['No.', 'Journal title', 'ISSN', 'Type'].forEach((label, i) => put(page, label, (columns[i] ?? 0) + 12, 60));
    y = 78;
  };
  open();
  titles.forEach((title, i) => {
    const height = title.startsWith(LONG) ? 30 : 17;
    if (y + height > bottom) {
      page.addPage();
      open();
    }
    const at = middle ? y + (height - 12) / 2 : y + 3;
    put(page, String(i + 1), 43, at);
    page.text(title, 83, y + 3, { width: 240 });
    put(page, issn(i), 333, at);
    put(page, i % 2 === 0 ? 'core' : 'extended', 423, at);
    if (ruled) columns.slice(0, 4).forEach((x, c) => page.rect(x, y, (columns[c + 1] ?? 0) - x, height).stroke());
    y += height;
  });
};

describe('lists in PDF', () => {
  it.each([
    ['ruled, numbers in the middle of their rows', true, true, 'portrait'],
    ['ruled, on a turned page', true, true, 'landscape'],
    ['without rules, numbers in the middle', false, true, 'portrait'],
    ['without rules, numbers at the top', false, false, 'portrait'],
  ] as const)('%s', async (_, ruled, middle, layout) => {
    const imported = await read(await pdf(numbered(ruled, middle, layout === 'portrait' ? 780 : 540), layout));
    expect(imported.rows.map(({ title }) => title)).toEqual(titles);
    expect(imported.byCategory).toEqual({ core: 35, extended: 35 });
    expect(imported.rows.map((row) => row.issn[0])).toEqual(titles.map((_title, i) => issn(i)));
    expect([imported.unmatchedLines, imported.numberGaps]).toEqual([[], []]);
  });
  it('reads journals printed in two columns, down one and then the other', async () => {
    const bytes = await pdf((page) => {
      for (const [start, x] of [
        [0, 40],
        [30, 310],
      ] as const) {
        ['No.', 'Journal title', 'ISSN'].forEach((label, i) => put(page, label, x + [0, 40, 170][i]!, 60));
        for (let i = 0; i < 30; i++)
          [String(start + i + 1), `Steppe ${start + i}`, issn(start + i)].forEach((text, c) =>
            put(page, text, x + [0, 30, 160][c]!, 80 + i * 14),
          );
      }
    });
    const { rows, numberGaps } = await read(bytes);
    expect(rows.map(({ title, issn: [first] }) => [title, first])).toEqual(Array.from({ length: 60 }, (_, i) => [`Steppe ${i}`, issn(i)]));
    expect(numberGaps).toEqual([]);
  });
  it('takes categories from headings between rows', async () => {
    const bytes = await pdf((page) => {
      put(page, 'Journal title', 60, 60);
      put(page, 'ISSN', 300, 60);
      put(page, 'Source', 210, 76);
      for (let i = 0; i < 10; i++) [`Steppe ${i}`, issn(i)].forEach((text, c) => put(page, text, 60 + c * 240, 92 + i * 14));
      put(page, 'Extended', 210, 240);
      for (let i = 10; i < 16; i++) [`Steppe ${i}`, issn(i)].forEach((text, c) => put(page, text, 60 + c * 240, 116 + i * 14));
    });
    expect((await read(bytes)).byCategory).toEqual({ source: 10, extended: 6 });
  });
  it('joins a title that the end of a page broke', async () => {
    const bytes = await pdf((page) => {
      const head = (): void => ['No.', 'Journal title', 'ISSN'].forEach((label, i) => put(page, label, [40, 90, 320][i]!, 60));
      head();
      ['1', 'Steppe', issn(1)].forEach((text, c) => put(page, text, [40, 90, 320][c]!, 80));
      ['2', 'Annals of Oasis (Social', issn(2)].forEach((text, c) => put(page, text, [40, 90, 320][c]!, 95));
      page.addPage();
      head();
      put(page, 'Sciences)', 90, 80);
      ['3', 'Dunes', issn(3)].forEach((text, c) => put(page, text, [40, 90, 320][c]!, 95));
    });
    expect((await read(bytes)).rows.map(({ title }) => title)).toEqual(['Steppe', 'Annals of Oasis (Social Sciences)', 'Dunes']);
  });
  it('reads a table that rules every cell by its cells: wrapped labels, a heading over all columns, a merged subject, a broken row', async () => {
    const columns = [40, 90, 130, 250, 330];
    const bytes = await pdf((page) => {
      let y = 60;
      const row = (cells: readonly (string | undefined)[], height: number, merged = false): void => {
        cells.forEach((text, c) => {
          const [left, right] = [columns[c] ?? 0, columns[c + 1] ?? 0];
          if (text !== undefined) page.text(text, left + 3, y + 3, { width: right - left - 6, height });
          // A merged cell has no rule below it, nor above where it goes on.
          for (const x of [left, right])
            page
              .moveTo(x, y)
              .lineTo(x, y + height)
              .stroke();
          if (text !== undefined) page.moveTo(left, y).lineTo(right, y).stroke();
          if (!merged || c > 0)
            page
              .moveTo(left, y + height)
              .lineTo(right, y + height)
              .stroke();
        });
        y += height;
      };
      row(['Subject', 'N o.', 'Journal title', 'Print ISSN'], 30);
      page.text('1. Sciences (5 titles)', 120, y + 3);
      page.rect(40, y, 290, 18).stroke();
      y += 18;
      row(['Steppes', '1', 'Annals of the Northern Steppe and Desert', issn(1)], 44, true);
      row([undefined, '2', 'Dunes', issn(2)], 18);
      row(['Oases', '3', 'Annals of Oasis (Social', issn(3)], 30);
      page.addPage();
      y = 60;
      row(['', '', 'Sciences)', ''], 18);
      row(['Oases', '4', 'Wells', issn(4)], 18);
      row(['Oases', '5', '2000 Springs', issn(5)], 18);
    });
    const imported = await read(bytes);
    expect(imported.rows.map(({ title, issn: [first] }) => [title, first])).toEqual([
      ['Annals of the Northern Steppe and Desert', issn(1)],
      ['Dunes', issn(2)],
      ['Annals of Oasis (Social Sciences)', issn(3)],
      ['Wells', issn(4)],
      ['2000 Springs', issn(5)],
    ]);
    expect(imported.unmatchedLines.map(({ text }) => text)).toEqual(['1. Sciences (5 titles)']);
    expect(imported.numberGaps).toEqual([]);
  });
  it('says what a file without a known header, or without text, is', async () => {
    const strange = await pdf((page) =>
      ['Periodicum', 'Numerus', 'Steppe', '1000-0003'].forEach((text, i) =>
        put(page, text, 60 + (i % 2) * 200, 60 + Math.floor(i / 2) * 20),
      ),
    );
    await expect(read(strange)).rejects.toMatchObject({
      code: 'registry-columns-missing',
      message: expect.stringContaining('Periodicum | Numerus') as unknown,
    });
    const named = await importList({
      source: { bytes: strange, name: 'l.pdf' },
      list: 'l',
      edition: 'e',
      columns: { title: 'Periodicum', issn: 'Numerus' },
    });
    expect(named.rows).toMatchObject([{ title: 'Steppe', issn: ['1000-0003'] }]);
    await expect(read(await pdf((page) => page.rect(10, 10, 50, 50).stroke()))).rejects.toMatchObject({ code: 'registry-pdf-no-text' });
  });
  it.each([
    ['white between rows', 12],
    ['rows that touch, told apart by their numbers', 0],
  ])('reads labels and cells broken over lines without any rule: %s', async (_, gap) => {
    const columns = [40, 80, 250, 330, 400];
    const names = titles.slice(0, 40).map((title) => title.replace(LONG, 'Annals of the Northern Steppe and the Desert beyond'));
    const bytes = await pdf((page) => {
      let y = 0;
      const row = (cells: readonly string[]): void => {
        const heights = cells.map((text, c) => page.heightOfString(text, { width: (columns[c + 1] ?? 0) - (columns[c] ?? 0) - 10 }));
        const height = Math.max(...heights);
        if (y + height > 790) {
          page.addPage();
          y = 60;
        }
        cells.forEach((text, c) =>
          page.text(text, columns[c] ?? 0, y + (height - (heights[c] ?? 0)) / 2, { width: (columns[c + 1] ?? 0) - (columns[c] ?? 0) - 10 }),
        );
        y += height + gap;
      };
      y = 60;
      row(['N o.', 'Journal\ntitle', 'Print\nISSN', 'Type']);
      y += 6;
      names.forEach((name, i) => row([String(i + 1), name, issn(i), i % 2 === 0 ? 'core' : 'extended']));
    });
    const { rows, unmatchedLines, numberGaps } = await read(bytes);
    expect(rows.map(({ title, issn: [first] }) => [title, first])).toEqual(names.map((name, i) => [name, issn(i)]));
    expect([unmatchedLines, numberGaps]).toEqual([[], []]);
  });
  it('refuses columns that run together, rather than read them as one', async () => {
    const bytes = await pdf((page) => {
      ['No.', 'Journal title', 'ISSN'].forEach((label, i) => put(page, label, [40, 80, 400][i]!, 60));
      for (let i = 0; i < 20; i++) {
        put(page, String(i + 1), 40, 80 + i * 14);
        put(page, `Annals of Steppe ${i} ${issn(i)}`, 80, 80 + i * 14);
      }
    });
    await expect(read(bytes)).rejects.toMatchObject({
      code: 'registry-columns-doubtful',
      message: expect.stringContaining('run together') as unknown,
    });
  });
});
