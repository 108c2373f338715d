import type { Command } from 'commander';
import { discoverApplicant, todayOf } from '../../ingest/discover/discover-batch.ts';
import { readReviewerPool } from '../../pipeline/read-reviewer-pool.ts';
import { conflictFinder } from '../../reviewers/conflicts.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';
import { EXIT } from '../exit-codes.ts';

export function addReviewersCommand(program: Command, context: CliContext): void {
  const reviewers = program
    .command('reviewers')
    .description('The pool of experts for blind review, and who may not see whose work.')
    .addHelpText(
      'after',
      '\nExamples:\n  integrity reviewers check experts.xlsx\n  integrity reviewers conflicts experts.csv ./dossiers/zhang-san',
    );

  reviewers
    .command('check')
    .description('Read a pool and say what of it can be used.')
    .argument('<pool>', 'CSV or XLSX')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity reviewers check experts.xlsx\n\nContacts are never printed.')
    .action(async (file: string, { json }: { json: boolean }) => {
      const pool = await readReviewerPool(file);
      if (pool.problems.length > 0) context.exitCode = EXIT.incomplete;
      const shown = pool.reviewers.map(({ id, name, unit, disciplines, loadCap }) => ({
        id,
        name,
        unit,
        disciplines,
        ...(loadCap === undefined ? {} : { loadCap }),
      }));
      if (json) {
        printJson(context, { reviewers: shown, problems: pool.problems });
        return;
      }
      for (const one of shown) printLine(context, `${one.id}  ${one.name}  ${one.unit}  ${one.disciplines.join(' ')}`);
      printLine(context, `${shown.length} reviewers`);
      for (const problem of pool.problems) note(context, `${problem.message} [${problem.code}]; ${problem.mend}`);
    });

  reviewers
    .command('conflicts')
    .description('Who of a pool may not review one applicant, and on what ground.')
    .argument('<pool>', 'CSV or XLSX')
    .argument('<folder>', 'the applicant’s folder')
    .option('--json', 'print JSON', false)
    .addHelpText('after', '\nExample:\n  integrity reviewers conflicts experts.csv ./dossiers/zhang-san')
    .action(async (file: string, folder: string, { json }: { json: boolean }) => {
      const pool = await readReviewerPool(file);
      const { dossier } = await discoverApplicant(folder, { today: todayOf(context.clock) });
      const find = conflictFinder(dossier);
      const conflicts = pool.reviewers.flatMap((reviewer) => {
        const conflict = find(reviewer);
        return conflict === undefined ? [] : [{ ...conflict, name: reviewer.name, unit: reviewer.unit }];
      });
      if (json) {
        printJson(context, conflicts);
        return;
      }
      for (const one of conflicts) printLine(context, `${one.name}  ${one.unit}  ${one.kind}: ${one.note.zh} / ${one.note.en}`);
      printLine(
        context,
        `${conflicts.length} of ${pool.reviewers.length} may not review ${dossier.applicant.name ?? dossier.applicant.id}`,
      );
    });
}
