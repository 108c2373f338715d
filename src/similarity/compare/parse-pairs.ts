import { IntegrityError } from '../../domain/errors.ts';

export interface PairNames {
  readonly suspicious: string;
  readonly source: string;
}

const MEND = 'Write one pair a line: the file name of the suspicious text, a space or tab, the file name of the source text.';

/** A name may not leave the folder it is looked up in. */
function checkName(name: string, line: number, file: string | undefined): void {
  if (!/[/\\]/.test(name) && name !== '..' && name !== '.' && !name.includes('\0')) return;
  throw new IntegrityError(
    'pairs-bad-name',
    `Line ${line} of the pairs file names ${JSON.stringify(name)}, which is not a plain file name.`,
    {
      mend: 'Name files that lie directly in the two folders.',
      ...(file === undefined ? {} : { file }),
    },
  );
}

/**
 * Reads a pairs file as PAN lays it out. Empty lines are skipped; a byte-order mark and CR LF are accepted.
 * @param file named in errors.
 * @throws IntegrityError `pairs-bad-line`, `pairs-bad-name`
 */
export function parsePairs(text: string, file?: string): PairNames[] {
  const pairs: PairNames[] = [];
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const fields = trimmed.includes('\t') ? trimmed.split(/\t+/) : trimmed.split(/\s+/);
    const [suspicious, source, ...rest] = fields.map((field) => field.trim());
    if (suspicious === undefined || source === undefined || rest.length > 0) {
      const message = `Line ${index + 1} of the pairs file holds ${fields.length} names where two belong.`;
      throw new IntegrityError('pairs-bad-line', message, { mend: MEND, ...(file === undefined ? {} : { file }) });
    }
    checkName(suspicious, index + 1, file);
    checkName(source, index + 1, file);
    pairs.push({ suspicious, source });
  }
  return pairs;
}
