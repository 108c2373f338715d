import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { IntegrityError } from '../domain/errors.ts';
import type { Localised } from '../domain/localised.ts';
import { nearestName } from './nearest-name.ts';
import { type PolicyPack, packSchema } from './pack-schema.ts';
import { type PolicyLayer, resolvePolicy } from './resolve-policy.ts';
import { describeIssues, fieldsOfSchema, locate } from './schema-issues.ts';
import type { ResolvedPolicy } from './types.ts';
import { type LocatedProblem, readYaml, type YamlSource } from './yaml-source.ts';

/** The packs that ship with the product; the same relative place from src/ and from dist/. */
const SHIPPED = fileURLToPath(new URL('../../policies/', import.meta.url));

export interface LoadPolicyOptions {
  /** Name of a shipped pack, or the path of a pack file (it has a slash or ends in .yaml or .yml). */
  readonly pack: string;
  /** Folder a relative pack path starts from; the working folder when absent. */
  readonly baseFolder?: string;
  /** Layers over the pack in order of precedence, the last one wins. */
  readonly overrides?: readonly PolicyLayer[];
  readonly applicationYear?: number;
}

/**
 * Reads a pack and applies the layers.
 * @throws IntegrityError `policy-pack-unknown`, `policy-pack-unreadable`, `policy-pack-invalid`,
 *   `policy-override-unknown`, `policy-override-type`.
 */
export async function loadPolicy(options: LoadPolicyOptions): Promise<ResolvedPolicy> {
  const file = await packFile(options.pack, options.baseFolder);
  return resolvePolicy(await readPack(file), options.overrides ?? [], options.applicationYear);
}

export interface PolicySummary {
  readonly pack: string;
  readonly version: string;
  readonly title: Localised;
  readonly reference?: string;
  readonly clauses: number;
  readonly served: number;
}

/** @returns the shipped packs in order of name. */
export async function listPolicies(): Promise<PolicySummary[]> {
  const packs = await Promise.all((await shippedNames()).map((name) => readPack(path.join(SHIPPED, `${name}.yaml`))));
  return packs.map((pack) => ({
    pack: pack.pack,
    version: pack.version,
    title: pack.title,
    ...(pack.reference === undefined ? {} : { reference: pack.reference }),
    clauses: pack.clauses.length,
    served: pack.clauses.filter((clause) => clause.servedBy.length > 0).length,
  }));
}

async function shippedNames(): Promise<string[]> {
  const entries = await readdir(SHIPPED);
  return entries
    .filter((entry) => entry.endsWith('.yaml'))
    .map((entry) => entry.slice(0, -'.yaml'.length))
    .sort();
}

async function packFile(pack: string, baseFolder: string | undefined): Promise<string> {
  if (/[\\/]|\.ya?ml$/.test(pack)) return path.resolve(baseFolder ?? '.', pack);
  const names = await shippedNames();
  if (names.includes(pack)) return path.join(SHIPPED, `${pack}.yaml`);
  const near = nearestName(pack, names);
  throw new IntegrityError('policy-pack-unknown', `there is no policy pack '${pack}'`, {
    mend:
      near === undefined
        ? `Use one of: ${names.join(', ')}; or give the path of a pack file.`
        : `Write '${near}' if that is what is meant.`,
  });
}

async function readPack(file: string): Promise<PolicyPack> {
  return parsePack(await readPackBytes(file), file);
}

async function readPackBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new IntegrityError('policy-pack-unreadable', `the policy pack ${file} can't be read`, {
      mend: 'Check the path and that the file may be read.',
      file,
      cause,
    });
  }
}

/** A pack file with every fault found in it, in the order of the file's reading. */
export interface InspectedPack {
  readonly file: string;
  readonly problems: readonly LocatedProblem[];
  /** Absent when the file does not fit the schema. */
  readonly pack?: PolicyPack;
  /** Absent when the file is no YAML. */
  readonly source?: YamlSource;
}

/** @throws IntegrityError `policy-pack-unknown`, `policy-pack-unreadable`; what is wrong inside the file is in the result. */
export async function inspectPack(name: string): Promise<InspectedPack> {
  const file = await packFile(name, undefined);
  return inspectPackBytes(await readPackBytes(file), file);
}

export function inspectPackBytes(bytes: Uint8Array, file: string): InspectedPack {
  const read = readYaml(bytes, file, 'core');
  if (read.status === 'broken') return { file, problems: [{ ...read.problem, code: 'policy-pack-invalid' }] };
  const { source } = read;
  const parsed = packSchema.safeParse(source.value);
  if (parsed.success) return { file, problems: [], pack: parsed.data, source };
  const issues = describeIssues(parsed.error.issues, source.value, (at) => fieldsOfSchema(packSchema, at));
  return { file, source, problems: issues.map((issue) => locate(issue, source, 'policy-pack-invalid')) };
}

/** @throws IntegrityError `policy-pack-invalid` naming file, line, field and mend of the first fault, and how many more there are. */
export function parsePack(bytes: Uint8Array, file: string): PolicyPack {
  const { pack, problems } = inspectPackBytes(bytes, file);
  if (pack !== undefined) return pack;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more; integrity policy validate lists them)` : '';
  throw new IntegrityError('policy-pack-invalid', `${problems[0]?.message ?? file}${more}`, {
    mend: problems[0]?.mend ?? 'Compare the file with docs/policy.md.',
    file,
  });
}

/** @returns the text of the template that a new pack starts from. */
export const policyTemplate = (): Promise<string> => readFile(path.join(SHIPPED, 'template', 'province.yaml'), 'utf8');
