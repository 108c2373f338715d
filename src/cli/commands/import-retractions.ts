import { importRetractions, installRetractions } from '../../registries/retractions/install-retractions.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';

export interface RetractionImportOptions {
  readonly edition?: string;
  readonly into: string;
  readonly source?: string;
  readonly expectTotal?: number;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `registry import --list retractions FILE`: shows totals, and writes the list into a registry folder. */
export async function runRetractionImport(context: CliContext, file: string, options: RetractionImportOptions): Promise<void> {
  const imported = await importRetractions(file, options.expectTotal);
  const { byNature, repeatedDois, withoutIdentifier, unmatchedLines } = imported;
  const totals = { rows: imported.rows.length, byNature, repeatedDois, withoutIdentifier, unmatchedLines };
  if (options.json) printJson(context, totals);
  else {
    const natures = Object.entries(byNature).map(([name, count]) => `${name} ${count}`);
    printLine(context, `${totals.rows} notices (${natures.join(', ')})`);
    printLine(context, `${repeatedDois} DOIs stand more than once; ${withoutIdentifier} notices have neither DOI nor PMID`);
    if (unmatchedLines.length > 0)
      printLine(context, `${unmatchedLines.length} lines were not read, the first: ${unmatchedLines[0]?.text ?? ''}`);
  }
  if (options.dryRun) return;
  const importedAt = context.clock.nowIso();
  const installed = await installRetractions(imported, {
    folder: options.into,
    edition: options.edition ?? importedAt.slice(0, 10),
    source: options.source ?? imported.file.split(/[\\/]/u).at(-1) ?? '',
    importedAt,
  });
  note(context, `written: ${installed.file}`);
}
