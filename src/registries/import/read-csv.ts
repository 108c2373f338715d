import { parse } from 'csv-parse/sync';
import { IntegrityError } from '../../domain/errors.ts';
import { decodeText } from './decode-text.ts';
import { type Table, tidy } from './table.ts';

/** Reads delimited text; `line` is the record. @throws IntegrityError `registry-encoding`, `registry-encoding-mixed`, `registry-csv` */
export function readCsv(bytes: Uint8Array, file: string): Table {
  const text = decodeText(bytes, file).replace(/^\ufeff/u, '');
  const lines = text.split(/\r\n|\n|\r/u);
  const head = lines.slice(0, 40);
  const [delimiter = ','] = [',', '\t', ';', '|'].sort((a, b) => linesWith(head, b) - linesWith(head, a));
  try {
    return { name: file, rows: records(lines, delimiter).map((cells, i) => ({ line: i + 1, cells: cells.map(tidy) })) };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new IntegrityError('registry-csv', `${file} is not readable as CSV: ${reason}`, {
      mend: 'Open the list in a spreadsheet and save it again as CSV in UTF-8.',
      file,
      cause,
    });
  }
}

const linesWith = (lines: readonly string[], mark: string): number => lines.filter((line) => line.includes(mark)).length;

/**
 * Lines without quotes are cut at the delimiter, ten times faster than parsing them; so are fields whose quotes enclose them whole. The
 * others go to the parser, up to where quotes close.
 */
function records(lines: readonly string[], delimiter: string): string[][] {
  const result: string[][] = [];
  const last = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  for (let i = 0; i < last; i++) {
    let text = lines[i] ?? '';
    if (!text.includes('"')) {
      result.push(text.split(delimiter));
      continue;
    }
    let open = quotes(text) % 2;
    while (open === 1 && i + 1 < last) {
      const next = lines[++i] ?? '';
      text += `\n${next}`;
      open = (open + quotes(next)) % 2;
    }
    const fields = enclosedFields(text, delimiter);
    if (fields === undefined)
      result.push(...parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false }));
    else result.push(fields);
  }
  return result;
}

/** @returns the fields of a record in which every quote opens, closes or, doubled, stands inside a field; undefined for any other. */
function enclosedFields(text: string, delimiter: string): string[] | undefined {
  const fields: string[] = [];
  for (let at = 0; ; at++) {
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0 || (end + 1 < text.length && text[end + 1] !== delimiter)) return undefined;
      fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
    } else {
      const found = text.indexOf(delimiter, at);
      const end = found < 0 ? text.length : found;
      const field = text.slice(at, end);
      if (field.includes('"')) return undefined;
      fields.push(field);
      at = end;
    }
    if (at >= text.length) return fields;
  }
}

const quotes = (text: string): number => text.split('"').length - 1;
