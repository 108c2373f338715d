import { lstat, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Command } from 'commander';
import { IntegrityError } from '../../domain/errors.ts';
import { discoverApplicant, todayOf } from '../../ingest/discover/discover-batch.ts';
import { createExtractionPool } from '../../ingest/extract/extraction-pool.ts';
import { DEFAULT_OCR_OPTIONS } from '../../ingest/extract/ocr/ocr-options.ts';
import { draftManifest } from '../../ingest/manifest/draft-manifest.ts';
import { inferDossier } from '../../ingest/manifest/infer-dossier.ts';
import { isRead } from '../../pipeline/file-coverage.ts';
import { DEFAULT_EXTRACT_LIMITS } from '../../pipeline/scan-options.ts';
import { createUnpacker } from '../../pipeline/unpacker.ts';
import { openWorkspace } from '../../pipeline/workspace.ts';
import { type CliContext, note, printJson, printLine } from '../context.ts';

export function addInitCommand(program: Command, context: CliContext): void {
  program
    .command('init')
    .description(
      'Draft dossier.yaml for one applicant’s folder from the files found; what was read off pages is marked, what is unknown is left blank.',
    )
    .argument('<folder>', 'the applicant’s folder')
    .option('--stdout', 'print instead of writing', false)
    .option('--json', 'print what was found and inferred as JSON', false)
    .addHelpText(
      'after',
      '\nExample:\n  integrity init ./dossiers/zhang-san && $EDITOR ./dossiers/zhang-san/dossier.yaml\n\nAn existing dossier.yaml is never overwritten.',
    )
    .action(async (folder: string, options: { stdout: boolean; json: boolean }) => {
      const target = path.join(folder, 'dossier.yaml');
      const writes = !options.stdout && !options.json;
      if (writes && (await exists(target))) {
        throw new IntegrityError('manifest-exists', `${target} is there already`, {
          mend: 'Move it away first, or look at a draft with --stdout.',
          file: target,
        });
      }
      const scratch = await mkdtemp(path.join(tmpdir(), 'integrity-init-'));
      const unpacker = createUnpacker(await openWorkspace(scratch), DEFAULT_EXTRACT_LIMITS, context.signal);
      const pool = createExtractionPool({ size: 1, ocr: DEFAULT_OCR_OPTIONS });
      try {
        const found = await discoverApplicant(folder, { today: todayOf(context.clock), unpack: () => unpacker.unpack });
        const documents = [];
        for (const file of found.dossier.files.filter(isRead)) {
          documents.push({
            path: file.path,
            kind: file.kind,
            result: await pool.extract({ path: found.locate(file), displayPath: file.path }, { signal: context.signal }),
          });
        }
        const dossier = inferDossier(found.dossier, documents);
        if (options.json) return printJson(context, dossier);
        const draft = draftManifest(dossier);
        if (options.stdout) return printLine(context, draft);
        await writeFile(target, draft, { flag: 'wx' });
        note(
          context,
          `written: ${target} (${dossier.works.length} works, ${dossier.inferred.length} values inferred). Read it through and fill in the blanks.`,
        );
      } finally {
        pool.close();
        unpacker.close();
        await rm(scratch, { recursive: true, force: true });
      }
    });
}

const exists = (file: string): Promise<boolean> =>
  lstat(file).then(
    () => true,
    () => false,
  );
