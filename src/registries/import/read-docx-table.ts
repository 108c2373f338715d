import { unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { IntegrityError } from '../../domain/errors.ts';
import { type Table, type TableRow, tidy } from './table.ts';

/** The document part of the largest list seen inflates to 6 MB. */
const MAX_INFLATED = 256 * 1024 * 1024;
const MAX_SPAN = 100;

/** Reads a Word document's paragraphs and table rows in their order, as one table. @throws IntegrityError `registry-docx` */
export function readDocxTable(bytes: Uint8Array, file: string): Table {
  let xml: string;
  try {
    const parts = unzipSync(bytes, { filter: ({ name, originalSize }) => name === 'word/document.xml' && originalSize <= MAX_INFLATED });
    const part = parts['word/document.xml'];
    if (part === undefined) throw new Error('it has no document part that could be read');
    xml = new TextDecoder('utf-8').decode(part);
    return { name: file, rows: new DocxRows().read(xml) };
  } catch (cause) {
    throw new IntegrityError(
      'registry-docx',
      `${file} can't be read as a Word document: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        mend: 'Open it in Word or WPS and save a new copy.',
        file,
        cause,
      },
    );
  }
}

interface Cell {
  text: string;
  span: number;
  /** The cell belongs to the merged one above it. */
  fromAbove: boolean;
}

interface OpenTable {
  row: Cell[];
  cell: Cell | undefined;
}

/** Text of inner tables joins the cell that holds them. */
class DocxRows {
  readonly #rows: TableRow[] = [];
  readonly #tables: OpenTable[] = [];
  #paragraph = '';
  #textDepth = 0;
  #deleted = 0;
  /** Text of merged cells still open, by column. */
  #open: string[] = [];

  read(xml: string): TableRow[] {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', ({ name, attributes, isSelfClosing }) => this.#enter(local(name), attributes, isSelfClosing));
    parser.on('closetag', ({ name, isSelfClosing }) => {
      if (!isSelfClosing) this.#leave(local(name));
    });
    parser.on('text', (text) => {
      if (this.#textDepth > 0 && this.#deleted === 0) this.#paragraph += text;
    });
    parser.write(xml).close();
    return this.#rows;
  }

  #enter(name: string, attributes: Readonly<Record<string, unknown>>, isSelfClosing: boolean): void {
    const table = this.#tables[0];
    const value = Object.entries(attributes).find(([key]) => local(key) === 'val')?.[1];
    if (name === 'tbl') {
      if (this.#tables.length === 0) this.#open = [];
      this.#tables.push({ row: [], cell: undefined });
    } else if (name === 'tc' && this.#tables.length === 1 && table !== undefined) table.cell = { text: '', span: 1, fromAbove: false };
    else if (name === 'gridSpan' && this.#tables.length === 1 && table?.cell !== undefined)
      table.cell.span = Math.min(MAX_SPAN, Math.max(1, Number(value) || 1));
    else if (name === 'vMerge' && this.#tables.length === 1 && table?.cell !== undefined) table.cell.fromAbove = value !== 'restart';
    else if (name === 'br' || name === 'cr') this.#paragraph += '\n';
    else if (name === 'tab') this.#paragraph += ' ';
    else if (!isSelfClosing && name === 't') this.#textDepth++;
    else if (!isSelfClosing && (name === 'del' || name === 'moveFrom')) this.#deleted++;
  }

  #leave(name: string): void {
    const table = this.#tables[0];
    if (name === 't') this.#textDepth--;
    else if (name === 'del' || name === 'moveFrom') this.#deleted--;
    else if (name === 'p') {
      const text = this.#paragraph;
      this.#paragraph = '';
      if (table?.cell !== undefined) table.cell.text += `${table.cell.text === '' ? '' : '\n'}${text}`;
      else if (table === undefined && tidy(text) !== '') this.#rows.push({ line: this.#rows.length + 1, cells: [tidy(text)] });
    } else if (name === 'tc' && this.#tables.length === 1 && table?.cell !== undefined) {
      table.row.push(table.cell);
      table.cell = undefined;
    } else if (name === 'tr' && this.#tables.length === 1 && table !== undefined) {
      this.#addRow(table.row);
      table.row = [];
    } else if (name === 'tbl') this.#tables.pop();
  }

  #addRow(row: readonly Cell[]): void {
    const cells: string[] = [];
    const fromAbove: number[] = [];
    for (const cell of row) {
      const column = cells.length;
      const text = cell.fromAbove ? (this.#open[column] ?? '') : tidy(cell.text);
      if (cell.fromAbove) fromAbove.push(column);
      this.#open[column] = text;
      cells.push(text, ...Array.from({ length: cell.span - 1 }, () => ''));
    }
    if (cells.every((text, column) => text === '' || fromAbove.includes(column))) return;
    this.#rows.push({ line: this.#rows.length + 1, cells, ...(fromAbove.length === 0 ? {} : { fromAbove }) });
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
