import type { BatchInfo } from '../../domain/dossier.ts';
import { IntegrityError } from '../../domain/errors.ts';
import type { PolicyOverrides } from '../../policy/pack-schema.ts';
import { type LocatedProblem, readYaml, type YamlSource } from '../../policy/yaml-source.ts';
import { type BatchLimits, batchLimitsOf } from './batch-limits.ts';
import { type BatchManifest, batchSchema } from './manifest-schema.ts';
import { salvage } from './salvage.ts';
import { settled } from './settled.ts';
import { batchProcedure } from './stated-procedure.ts';

const DEFAULT_PACK = 'gansu-2019-90';
const DEFAULT_SEED = 'integrity';

/** A textbook plan list as batch.yaml names it. */
export interface PlanListRequest {
  readonly level: 'national' | 'ministry' | 'province';
  readonly edition: string;
  readonly file: string;
  /** Whether the file holds every title of the list, so that absence proves something. */
  readonly complete: boolean;
  readonly source?: string;
}

/** Tables of the office that batch.yaml names; paths relative to the batch folder. */
export interface OfficeTableFiles {
  readonly holidays: readonly string[];
  readonly usedAchievements: readonly string[];
  readonly textbookPlans: readonly PlanListRequest[];
}

export interface ParsedBatch {
  readonly info: BatchInfo;
  readonly tables: OfficeTableFiles;
  readonly corpus: readonly string[];
  readonly registries: readonly string[];
  readonly overrides: PolicyOverrides;
  readonly passwords?: string;
  readonly limits: BatchLimits;
  /** Mail address for the public sources' polite pools. */
  readonly mailto?: string;
  readonly problems: readonly LocatedProblem[];
}

/**
 * Reads batch.yaml; `bytes` undefined means there is none and the defaults hold.
 * @param folderName name of the batch when the file states none
 * @throws IntegrityError `batch-manifest-invalid`: a batch whose rules can't be read is not scanned under other rules.
 */
export function parseBatchManifest(bytes: Uint8Array | undefined, file: string, folderName: string): ParsedBatch {
  if (bytes === undefined) return parsedBatch({}, folderName, []);
  const failsafe = parsedOrThrow(bytes, file, 'failsafe');
  const core = parsedOrThrow(bytes, file, 'core');
  // Overrides are typed values; everything else is read as typed, so that 0012 or 520.10 stay what they are.
  const value = withOverrides(failsafe.value, core.value);
  const { value: manifest, problems } = salvage(batchSchema, { ...failsafe, value }, 'batch-manifest');
  const fatal = problems.find(({ field }) => manifest === undefined || /^(overrides|policyPack)\b/.test(field ?? ''));
  if (manifest === undefined || fatal !== undefined) {
    throw new IntegrityError('batch-manifest-invalid', fatal?.message ?? `${file} is not a batch manifest`, {
      mend: fatal?.mend ?? 'Compare the file with docs/dossier-format.md.',
      file,
    });
  }
  // A list left out unseen would make textbooks look unlisted or unknown for no reason anyone could find.
  if ((settled(manifest).textbookPlans ?? []).some(({ level, file: list }) => level === undefined || list === undefined)) {
    throw new IntegrityError('batch-manifest-invalid', `${file}: an entry of textbookPlans has no level or no file`, {
      mend: 'State level (national, ministry or province) and file of each list.',
      file,
    });
  }
  return parsedBatch(manifest, folderName, problems);
}

function parsedOrThrow(bytes: Uint8Array, file: string, schema: 'failsafe' | 'core'): YamlSource {
  const read = readYaml(bytes, file, schema);
  if (read.status === 'parsed') return read.source;
  throw new IntegrityError('batch-manifest-invalid', read.problem.message, { mend: read.problem.mend, file });
}

function withOverrides(failsafe: unknown, core: unknown): unknown {
  if (typeof failsafe !== 'object' || failsafe === null || Array.isArray(failsafe)) return failsafe;
  if (typeof core !== 'object' || core === null || !('overrides' in core)) return failsafe;
  return { ...failsafe, overrides: core.overrides };
}

function parsedBatch(manifest: BatchManifest, folderName: string, problems: readonly LocatedProblem[]): ParsedBatch {
  const { committee, series, level, applicationYear, closingDate, outputHistory, reviewerPool } = manifest;
  const given = (paths: BatchManifest['corpus']): string[] => (paths ?? []).filter((path): path is string => path !== undefined);
  return {
    info: {
      name: manifest.name ?? folderName,
      ...(committee === undefined ? {} : { committee }),
      ...(series === undefined ? {} : { series }),
      ...(level === undefined ? {} : { level }),
      ...(applicationYear === undefined ? {} : { applicationYear }),
      ...(closingDate === undefined ? {} : { closingDate }),
      policyPack: manifest.policyPack ?? DEFAULT_PACK,
      ...(outputHistory === undefined ? {} : { outputHistory }),
      ...(reviewerPool === undefined ? {} : { reviewerPool }),
      ...batchProcedure(manifest),
      seed: manifest.seed ?? DEFAULT_SEED,
    },
    tables: {
      holidays: given(manifest.holidays),
      usedAchievements: given(manifest.usedAchievements),
      textbookPlans: (settled(manifest).textbookPlans ?? []).flatMap(({ level, edition, file, complete, source }) =>
        level === undefined || file === undefined
          ? []
          : [{ level, file, edition: edition ?? file, complete: complete ?? false, ...(source === undefined ? {} : { source }) }],
      ),
    },
    corpus: given(manifest.corpus),
    registries: given(manifest.registries),
    overrides: manifest.overrides ?? {},
    ...(manifest.passwords === undefined ? {} : { passwords: manifest.passwords }),
    limits: batchLimitsOf(manifest.limits),
    ...(manifest.mailto === undefined ? {} : { mailto: manifest.mailto }),
    problems,
  };
}
