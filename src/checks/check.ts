import { hash } from 'node:crypto';
import type { ZodType } from 'zod';
import type { Evidence } from '../domain/evidence.ts';
import type { Finding, Params, Subject, SubjectCoverage } from '../domain/finding.ts';
import { type CheckId, type ClauseId, checkId } from '../domain/ids.ts';
import type { Localised } from '../domain/localised.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { ArtifactName, Artifacts } from './artifacts.ts';
import type { BatchArtifactName, BatchArtifacts } from './batch-artifacts.ts';

/** The sentences of one finding code. Neutral wording: findings, not accusations. */
export interface CodeTexts<P extends Params> {
  readonly title: Localised;
  readonly statement: (params: P) => Localised;
  /** What a person should do next. */
  readonly action: (params: P) => Localised;
}

/** A clause of the pack in the role the check gives it, its parameters parsed. */
export interface ClauseBinding<Options> {
  readonly id: ClauseId;
  readonly obligation: 'must' | 'may';
  readonly options: Options;
}

/** `Roles` maps a role to its options, `Codes` maps a finding code to its parameters. */
export type RoleOptions = Readonly<Record<string, unknown>>;
export type CodeParams = Readonly<Record<string, Params>>;
export type Bindings<Roles extends RoleOptions> = { readonly [R in keyof Roles]?: ClauseBinding<Roles[R]> };

export interface FindingDraft<P extends Params> {
  readonly clause: ClauseId;
  readonly outcome: Outcome;
  readonly subject: Subject;
  readonly params: P;
  readonly evidence: readonly [Evidence, ...Evidence[]];
  /** 0 to 1. */
  readonly strength: number;
  /** What makes this finding the same one in the next scan: content, never offsets or dates of scanning. */
  readonly identity: readonly string[];
}

/** Makes a finding of one of the check's own codes. */
export type MakeFinding<Codes extends CodeParams> = <C extends keyof Codes & string>(code: C, draft: FindingDraft<Codes[C]>) => Finding;

export type CheckOutcome =
  | { readonly status: 'completed'; readonly findings: readonly Finding[]; readonly covered: readonly SubjectCoverage[] }
  | { readonly status: 'not-applicable'; readonly reason: Localised }
  | { readonly status: 'could-not-tell'; readonly reason: Localised; readonly mend: Localised };

/** A check of one applicant reads `Artifacts`; a check of the whole batch reads `BatchArtifacts`, and its findings stand in the batch report. */
interface DefinitionOver<All, Need extends keyof All, Roles extends RoleOptions, Codes extends CodeParams> {
  readonly id: string;
  /** Raised whenever the same artifacts can give another result. */
  readonly version: number;
  readonly title: Localised;
  readonly innocentExplanations: readonly Localised[];
  readonly limits: readonly Localised[];
  /** The only artifacts `run` can read. */
  readonly needs: readonly Need[];
  /** Schema of the pack's parameters for each role a clause can play. */
  readonly roles: { readonly [R in keyof Roles]: ZodType<Roles[R]> };
  readonly texts: { readonly [C in keyof Codes]: CodeTexts<Codes[C]> };
  /** Pure and synchronous: no files, no clock, no network, no other check. */
  readonly run: (artifacts: Pick<All, Need>, clauses: Bindings<Roles>, find: MakeFinding<Codes>) => CheckOutcome;
}
export type CheckDefinition<Need extends ArtifactName, Roles extends RoleOptions, Codes extends CodeParams> = DefinitionOver<
  Artifacts,
  Need,
  Roles,
  Codes
>;
export type BatchCheckDefinition<Need extends BatchArtifactName, Roles extends RoleOptions, Codes extends CodeParams> = DefinitionOver<
  BatchArtifacts,
  Need,
  Roles,
  Codes
>;

/** A check with its types erased, as the runner sees it. */
export interface CheckOver<All> {
  readonly id: CheckId;
  readonly scope: 'applicant' | 'batch';
  readonly version: number;
  readonly title: Localised;
  readonly innocentExplanations: readonly Localised[];
  readonly limits: readonly Localised[];
  readonly needs: readonly (keyof All & string)[];
  readonly roles: Readonly<Record<string, ZodType>>;
  readonly codes: readonly string[];
  /** `bindings` must have been parsed by `roles`. */
  readonly run: (artifacts: All, bindings: Readonly<Record<string, ClauseBinding<unknown>>>) => CheckOutcome;
  /** @returns the sentences of a finding of this check. */
  readonly describe: (finding: Finding) => { readonly title: Localised; readonly statement: Localised; readonly action: Localised };
}
export type Check = CheckOver<Artifacts>;
export type BatchCheck = CheckOver<BatchArtifacts>;

/** Binds a definition to its id and erases its types. */
export const defineCheck = <const Need extends ArtifactName, Roles extends RoleOptions, Codes extends CodeParams>(
  definition: CheckDefinition<Need, Roles, Codes>,
): Check => bind(definition, 'applicant');

/** The same for a check of the whole batch. */
export const defineBatchCheck = <const Need extends BatchArtifactName, Roles extends RoleOptions, Codes extends CodeParams>(
  definition: BatchCheckDefinition<Need, Roles, Codes>,
): BatchCheck => bind(definition, 'batch');

/** Every text JSON writes as it is. */
const PLAIN = /^[^"\\\p{Cc}\p{Cs}]*$/u;
/** As `JSON.stringify`, which takes several times as long for the short plain texts that findings are told apart by. */
const quoted = (text: string): string => (PLAIN.test(text) ? `"${text}"` : JSON.stringify(text));

/** Canonical: the fields in order, absent ones left out. */
function subjectJson({ file, work }: Subject): string {
  if (file === undefined) return work === undefined ? '{}' : `{"work":${quoted(work)}}`;
  return work === undefined ? `{"file":${quoted(file)}}` : `{"file":${quoted(file)},"work":${quoted(work)}}`;
}

/** The casts are the one place where a check's own types meet the runner's. */
function bind<All, Need extends keyof All & string, Roles extends RoleOptions, Codes extends CodeParams>(
  definition: DefinitionOver<All, Need, Roles, Codes>,
  scope: 'applicant' | 'batch',
): CheckOver<All> {
  const id = checkId(definition.id);
  const find: MakeFinding<Codes> = (code, draft) => {
    const { clause, evidence, identity, outcome, params, strength, subject } = draft;
    const content = `["${id}","${code}",${quoted(clause)},${subjectJson(subject)},[${identity.map(quoted).join(',')}]]`;
    const fingerprint = hash('sha256', content).slice(0, 32);
    const { version } = definition;
    return { check: id, version, code: `${id}/${code}`, clause, outcome, subject, params, evidence, strength, fingerprint };
  };
  return {
    id,
    scope,
    version: definition.version,
    title: definition.title,
    innocentExplanations: definition.innocentExplanations,
    limits: definition.limits,
    needs: definition.needs,
    roles: definition.roles,
    codes: Object.keys(definition.texts).map((code) => `${id}/${code}`),
    run: (artifacts, bindings) => {
      const declared: Partial<Pick<All, Need>> = {};
      for (const name of definition.needs) declared[name] = artifacts[name];
      return definition.run(declared as Pick<All, Need>, bindings as Bindings<Roles>, find);
    },
    describe: (finding) => {
      const name = finding.code.slice(id.length + 1);
      const texts = definition.texts[name];
      if (texts === undefined) throw new Error(`check ${id} has no texts for ${finding.code}`);
      const params = finding.params as Codes[string];
      return { title: texts.title, statement: texts.statement(params), action: texts.action(params) };
    },
  };
}
