import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Command } from 'commander';
import { IntegrityError } from '../../domain/errors.ts';
import { createExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { DEFAULT_OCR_OPTIONS } from '../../ingest/extract/ocr/ocr-options.ts';
import { type AlignDocument, prepareDocument } from '../../similarity/align/align-document.ts';
import { alignPair } from '../../similarity/align/align-pair.ts';
import { compareTexts, type TextComparison } from '../../similarity/compare/compare-texts.ts';
import { panFileName, panXml } from '../../similarity/compare/pan-xml.ts';
import { parsePairs } from '../../similarity/compare/parse-pairs.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

interface Options {
  readonly pairs?: string;
  readonly suspicious?: string;
  readonly source?: string;
  readonly format?: string;
  readonly out?: string;
  readonly json: boolean;
}

export function addCompareCommand(program: Command, context: CliContext): void {
  program
    .command('compare')
    .description('Show the passages that two files share; or align many pairs of text files for an evaluation.')
    .argument('[suspicious]', 'the file looked at')
    .argument('[source]', 'the file it is compared with')
    .option('--json', 'print JSON', false)
    .option('--pairs <file>', 'list of pairs, "suspicious source" a line')
    .option('--suspicious <dir>', 'with --pairs: folder of the suspicious texts')
    .option('--source <dir>', 'with --pairs: folder of the source texts')
    .option(
      '--format <name>',
      'with --pairs: pan (PAN text-alignment XML, offsets in code points; short exact runs are left out, as annotators do)',
      'pan',
    )
    .option('--out <dir>', 'with --pairs: where the XML files go')
    .addHelpText(
      'after',
      '\nExamples:\n  integrity compare thesis.pdf article.docx\n  integrity compare a.txt b.txt --json\n  integrity compare --pairs pairs --suspicious susp --source src --format pan --out detections\n\nEnds with 0 when nothing is shared, 1 when something is.',
    )
    .action(async (suspicious: string | undefined, source: string | undefined, options: Options) => {
      if (options.pairs !== undefined) comparePairs(context, options, options.pairs);
      else if (suspicious !== undefined && source !== undefined) await compareFiles(context, suspicious, source, options.json);
      else
        throw new IntegrityError('compare-usage', 'There are not two files to compare', {
          mend: 'Name two files, or --pairs with --suspicious, --source and --out.',
        });
    });
}

async function compareFiles(context: CliContext, suspicious: string, source: string, json: boolean): Promise<void> {
  const pool = createExtractionPool({ size: 2, ocr: DEFAULT_OCR_OPTIONS });
  try {
    const [a, b] = await Promise.all(
      [suspicious, source].map((file) => pool.extract({ path: path.resolve(file), displayPath: file }, { signal: context.signal })),
    );
    if (a?.status !== 'read' || b?.status !== 'read') {
      const error = [a, b].find((one) => one?.status === 'unreadable');
      const { code, message, mend } =
        error?.status === 'unreadable'
          ? error.error
          : { code: 'file-unreadable', message: 'A file could not be read', mend: 'Look at it with integrity extract.' };
      note(context, `integrity: ${message} [${code}]\n  what to do: ${mend}`);
      context.exitCode = EXIT.incomplete;
      return;
    }
    const [left, right] = [a.document.text, b.document.text];
    const result = compareTexts(left, right);
    if (json) printJson(context, jsonOf(suspicious, source, left, right, result));
    else printPassages(context, left, right, result);
    if (result.passages.length > 0) context.exitCode = EXIT.findings;
  } finally {
    pool.close();
  }
}

const jsonOf = (suspicious: string, source: string, left: string, right: string, result: TextComparison): unknown => ({
  files: { suspicious, source },
  ...result,
  passages: result.passages.map((passage) => ({
    ...passage,
    suspiciousText: left.slice(passage.suspicious.start, passage.suspicious.end),
    sourceText: right.slice(passage.source.start, passage.source.end),
  })),
});

function printPassages(context: CliContext, left: string, right: string, { passages }: TextComparison): void {
  if (passages.length === 0) return printLine(context, 'No shared passage was found.');
  for (const [index, passage] of passages.entries()) {
    printLine(context, `${index + 1}. ${passage.kind}, strength ${passage.strength.toFixed(2)}`);
    printLine(
      context,
      `   ${passage.suspicious.start}–${passage.suspicious.end}: ${oneLine(left.slice(passage.suspicious.start, passage.suspicious.end))}`,
    );
    printLine(
      context,
      `   ${passage.source.start}–${passage.source.end}: ${oneLine(right.slice(passage.source.start, passage.source.end))}`,
    );
  }
}

const LONGEST_LINE = 300;
const oneLine = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
};

function comparePairs(context: CliContext, options: Options, pairsFile: string): void {
  const { suspicious, source, out } = options;
  if (suspicious === undefined || source === undefined || out === undefined) {
    throw new IntegrityError('compare-usage', '--pairs needs folders', { mend: 'Add --suspicious DIR, --source DIR and --out DIR.' });
  }
  if (options.format !== 'pan')
    throw new IntegrityError('compare-format', `No format is named ${options.format ?? ''}`, { mend: 'Use --format pan.' });
  const pairs = parsePairs(readText(pairsFile), pairsFile);
  mkdirSync(out, { recursive: true });
  let last: { readonly name: string; readonly text: string; readonly document: AlignDocument } | undefined;
  let found = 0;
  for (const pair of pairs) {
    if (last?.name !== pair.suspicious) {
      const text = readText(path.join(suspicious, pair.suspicious));
      last = { name: pair.suspicious, text, document: prepareDocument(text) };
    }
    const text = readText(path.join(source, pair.source));
    const passages = alignPair(last.document, prepareDocument(text));
    if (passages.length > 0) found++;
    writeFileSync(
      path.join(out, panFileName(pair.suspicious, pair.source)),
      panXml(pair.suspicious, pair.source, last.text, text, passages),
    );
  }
  note(context, `${pairs.length} pairs, ${found} with a shared passage; written to ${out}`);
  if (found > 0) context.exitCode = EXIT.findings;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new IntegrityError('file-unreadable', `${file} can't be read`, { mend: 'Correct the path.', file, cause });
  }
}
