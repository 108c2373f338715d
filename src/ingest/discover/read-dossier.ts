import { createHash } from 'node:crypto';
import path from 'node:path';
import type { IsoDate } from '../../domain/dates.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { type CodedError, toCodedError } from '../../domain/errors.ts';
import type { ApplicantId } from '../../domain/ids.ts';
import { MAX_YAML_BYTES } from '../../policy/yaml-source.ts';
import { withSensibleDates, withSensibleVerification } from '../manifest/date-problems.ts';
import { parseDossierManifest } from '../manifest/parse-dossier-manifest.ts';
import { NOTHING_STATED, type StatedDossier } from '../manifest/stated-dossier.ts';
import { claimFiles } from './claim-files.ts';
import type { DiscoveryLimits } from './discovery-limits.ts';
import type { UnpackContainer } from './expand-container.ts';
import { type ListedFiles, listFiles } from './list-files.ts';
import { readSmallFile } from './read-small-file.ts';

export const MANIFEST_NAMES = ['dossier.yaml', 'dossier.yml', 'dossier.json'] as const;

/** What the batch knows of an applicant before the folder is opened. */
export interface DossierRequest {
  readonly id: ApplicantId;
  /** Absolute; undefined for an applicant only a roster knows. */
  readonly folder: string | undefined;
  readonly roster?: { readonly stated: StatedDossier; readonly file: string; readonly place: string };
  readonly today: IsoDate;
  readonly limits: DiscoveryLimits;
  /** Without it archives are files like others. */
  readonly unpack?: UnpackContainer;
}

export interface ReadDossierFolder {
  readonly dossier: Dossier;
  /** Absolute places of files that lie in archives, by path. */
  readonly locations: ReadonlyMap<string, string>;
}

interface Chosen {
  readonly manifest: Dossier['manifest'];
  readonly stated: StatedDossier;
  /** Name of the manifest in messages. */
  readonly file: string;
  readonly problems: readonly CodedError[];
}

/** Reads one applicant's manifest and lists the files; nothing here opens a document. */
export async function readDossier(request: DossierRequest): Promise<ReadDossierFolder> {
  const { folder, limits, today } = request;
  const isManifest = (relative: string): boolean => (MANIFEST_NAMES as readonly string[]).includes(relative);
  const listed: ListedFiles =
    folder === undefined ? { files: [], problems: [], locations: new Map() } : await listFiles(folder, limits, isManifest, request.unpack);
  const chosen = await chooseManifest(request);
  const dated = withSensibleDates(chosen.stated.works, today, chosen.file);
  const claimed = claimFiles(dated.works, listed.files, chosen.file);
  const { verification, problems: verificationProblems } = withSensibleVerification(chosen.stated.verification, today, chosen.file);
  const problems = [
    ...chosen.problems,
    ...chosen.stated.problems,
    ...dated.problems,
    ...verificationProblems,
    ...claimed.problems,
    ...listed.problems,
  ];
  const dossier: Dossier = {
    applicant: { id: request.id, ...chosen.stated.applicant },
    works: claimed.works,
    files: listed.files,
    ...(verification === undefined ? {} : { verification }),
    ...chosen.stated.procedure,
    manifest: chosen.manifest,
    inferred: claimed.inferred,
    problems: problems.length > 0 ? problems : emptyOf(request.id, claimed.works.length + listed.files.length),
  };
  return { dossier, locations: listed.locations };
}

/** A dossier with nothing in it is not a clean one. */
const emptyOf = (id: string, items: number): CodedError[] =>
  items > 0
    ? []
    : [
        {
          code: 'dossier-empty',
          message: `the dossier of ${id} is empty: it lists no work and holds no file, so nothing but what the manifest says could be checked`,
          mend: "Hand in the applicant's files, or take the folder out.",
        },
      ];

/** The folder's own manifest comes before the roster; without either the dossier is inferred from its files. */
async function chooseManifest(request: DossierRequest): Promise<Chosen> {
  const { roster } = request;
  const own = await ownManifest(request.folder);
  if (own.chosen !== undefined) {
    const superseded: CodedError[] =
      roster === undefined ? [] : [supersededBy(own.chosen, roster)].filter((problem) => problem !== undefined);
    return { ...own.chosen, problems: [...own.problems, ...superseded] };
  }
  if (roster !== undefined)
    return { manifest: { kind: 'roster', path: roster.file }, stated: roster.stated, file: roster.file, problems: own.problems };
  return { manifest: { kind: 'none' }, stated: NOTHING_STATED, file: 'dossier.yaml', problems: own.problems };
}

function supersededBy(own: Chosen, roster: NonNullable<DossierRequest['roster']>): CodedError | undefined {
  const [here, there] = [own.stated.applicant.name, roster.stated.applicant.name];
  if (here !== undefined && there !== undefined && here !== there) {
    const message = `${own.file} names ${here}, ${roster.place} names ${there}: two applicants with one id; ${own.file} counts`;
    return { code: 'applicant-id-duplicate', message, mend: 'Give one of the two another id.', file: own.file };
  }
  return undefined;
}

async function ownManifest(folder: string | undefined): Promise<{ chosen?: Chosen; problems: readonly CodedError[] }> {
  const problems: CodedError[] = [];
  let chosen: Chosen | undefined;
  for (const name of folder === undefined ? [] : MANIFEST_NAMES) {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await readSmallFile(path.join(folder ?? '', name), name, MAX_YAML_BYTES);
    } catch (error) {
      problems.push(toCodedError(error));
      continue;
    }
    if (bytes === undefined) continue;
    if (chosen !== undefined) {
      problems.push({
        code: 'manifest-twice',
        message: `${name} is not read: ${chosen.file} is there too`,
        mend: 'Keep one of the two.',
        file: name,
      });
      continue;
    }
    const parsed = parseDossierManifest(bytes, name);
    if (parsed.status === 'rejected') problems.push(...parsed.problems);
    else {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const kind = name.endsWith('.json') ? 'json' : 'yaml';
      chosen = { manifest: { kind, path: name, sha256 }, stated: parsed.stated, file: name, problems: [] };
    }
  }
  return chosen === undefined ? { problems } : { chosen, problems };
}
