import type { Applicant } from '../../domain/applicant.ts';
import { workId } from '../../domain/ids.ts';
import type { RawDataDeposit, Verification, Work, WorkKind } from '../../domain/work.ts';
import type { FieldPath, LocatedProblem, YamlSource } from '../../policy/yaml-source.ts';
import { formatField } from '../../policy/yaml-source.ts';
import type { DossierManifest, WorkManifest } from './manifest-schema.ts';
import { settled } from './settled.ts';
import { type StatedProcedure, statedProcedure } from './stated-procedure.ts';

/** A work as stated; its kind may still have to come from the folder of its files. */
export interface StatedWork extends Omit<Work, 'kind'> {
  readonly kind?: WorkKind;
}

/** What one applicant's manifest says, in the domain's shapes. */
export interface StatedDossier {
  readonly applicant: Omit<Applicant, 'id'>;
  readonly works: readonly StatedWork[];
  readonly verification?: Verification;
  /** Application, recommendations, defence, review, certificates and seals, as far as stated. */
  readonly procedure?: StatedProcedure;
  readonly problems: readonly LocatedProblem[];
}

const items = <T>(list: readonly (T | undefined)[] | undefined): T[] => (list ?? []).filter((item): item is T => item !== undefined);

export const NOTHING_STATED: StatedDossier = {
  applicant: { formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
  works: [],
  problems: [],
};

/** Maps a parsed manifest to the domain; what does not hang together becomes a problem with its place. */
export function statedDossier(manifest: DossierManifest, source: YamlSource): StatedDossier {
  const problems: LocatedProblem[] = [];
  const problem = (path: FieldPath, code: string, message: string, mend: string): void => {
    const at = source.place(path);
    problems.push({
      code,
      message: `${source.file}, line ${at.line}, column ${at.column}, ${formatField(path)}: ${message}`,
      mend,
      file: source.file,
      ...at,
      field: formatField(path),
    });
  };
  const { formerNames, nameVariants, formerUnits, relatives, advisers, ...facts } = manifest.applicant ?? {};
  const ids = new Set(items(manifest.works).flatMap(({ id }) => (id === undefined ? [] : [id])));
  const used = new Set<string>();
  const works = (manifest.works ?? []).flatMap((work, index): StatedWork[] => {
    if (work === undefined) return [];
    if (work.id !== undefined && used.has(work.id)) {
      problem(['works', index, 'id'], 'work-id-duplicate', `two works have the id '${work.id}'`, 'Give each work an id of its own.');
    }
    const id = freeId(work.id, index, ids, used);
    used.add(id);
    return [statedWork(work, id, (message, mend) => problem(['works', index, 'rawData'], 'manifest-field', message, mend))];
  });
  const verification = manifest.verification;
  if (verification !== undefined && verification.state === undefined) {
    problem(
      ['verification'],
      'manifest-field',
      'the verification has no state, so it is left out',
      'Write state: pending, passed, failed or missing.',
    );
  }
  const procedure = statedProcedure(manifest);
  return {
    applicant: {
      ...settled(facts),
      formerNames: items(formerNames),
      nameVariants: items(nameVariants),
      formerUnits: items(formerUnits),
      relatives: items(relatives),
      advisers: items(advisers),
    },
    works,
    ...(verification?.state === undefined ? {} : { verification: { ...settled(verification), state: verification.state } }),
    ...(Object.keys(procedure).length === 0 ? {} : { procedure }),
    problems,
  };
}

type Complain = (message: string, mend: string) => void;

function statedWork(work: WorkManifest, id: string, complain: Complain): StatedWork {
  const { authors, correspondingAuthors, representative, files, rawData: deposit, ...facts } = work;
  const rawData = rawDataOf(deposit, complain);
  return {
    ...settled(facts),
    id: workId(id),
    authors: items(authors),
    correspondingAuthors: items(correspondingAuthors),
    representative: representative ?? false,
    ...(rawData === undefined ? {} : { rawData }),
    files: items(files),
  };
}

function freeId(stated: string | undefined, index: number, all: ReadonlySet<string>, used: ReadonlySet<string>): string {
  if (stated !== undefined && !used.has(stated)) return stated;
  const base = stated ?? `work-${index + 1}`;
  if (stated === undefined && !all.has(base) && !used.has(base)) return base;
  let number = 2;
  while (all.has(`${base}-${number}`) || used.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}

function rawDataOf(stated: WorkManifest['rawData'], complain: Complain): RawDataDeposit | undefined {
  if (stated === undefined) return undefined;
  if (stated.state === undefined) {
    complain('the raw-data deposit has no state, so it is left out', 'Write state: deposited, not-deposited or no-raw-data.');
    return undefined;
  }
  if (stated.state === 'not-deposited') return { state: 'not-deposited' };
  if (stated.state === 'deposited') {
    return {
      state: 'deposited',
      ...(stated.date === undefined ? {} : { date: stated.date }),
      ...(stated.receipt === undefined ? {} : { receipt: stated.receipt }),
      files: items(stated.files),
      ...(stated.sha256 === undefined ? {} : { sha256: items(stated.sha256).map((hash) => hash.trim().toLowerCase()) }),
    };
  }
  if (stated.reason === undefined) {
    complain('no-raw-data is stated without a reason, so it is left out', 'Write reason: why the work has no raw data.');
    return undefined;
  }
  return { state: 'no-raw-data', reason: stated.reason };
}
