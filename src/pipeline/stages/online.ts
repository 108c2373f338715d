import path from 'node:path';
import type { FileDocument } from '../../checks/artifacts.ts';
import type { Clock } from '../../domain/clock.ts';
import { openAnswerCache } from '../../registries/online/answer-cache.ts';
import { askOnline } from '../../registries/online/ask-online.ts';
import { axiosGet } from '../../registries/online/http-get.ts';
import { type ClientLimits, type ClientWorld, createPoliteClient, DEFAULT_LIMITS } from '../../registries/online/polite-client.ts';
import type { OnlineSource, WorkOnline } from '../../registries/online/types.ts';
import type { AssessInput } from '../assess/assess.ts';
import { doiOf } from '../assess/retractions.ts';
import { loadExtraction } from '../extracted.ts';
import type { ReadDossier } from '../scan-model.ts';
import type { StageTools } from '../stage.ts';
import type { Workspace } from '../workspace.ts';

/** What `--online` needs to know. Without it nothing goes out. */
export interface OnlineOptions {
  /** Put into requests, so that the sources can reach who asks: their polite pools ask for it. */
  readonly mailto?: string;
  /** Addresses in place of the sources' own. */
  readonly baseUrls: Readonly<Partial<Record<OnlineSource, string>>>;
  readonly limits?: Partial<ClientLimits>;
}

export interface OnlineStageInput {
  readonly options: OnlineOptions | undefined;
  readonly dossiers: readonly ReadDossier[];
  readonly workspace: Workspace;
  readonly clock: Clock;
  readonly toolVersion: string;
  readonly tools: StageTools;
}

const world: ClientWorld = {
  get: axiosGet,
  nowMs: () => performance.timeOrigin + performance.now(),
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};
const NOT_ASKED: AssessInput['online'] = { asked: false, works: [] };

/** Asks the public sources about every published work, one dossier after the other. @returns one entry a dossier, in order */
export async function onlineStage({
  options,
  dossiers,
  workspace,
  clock,
  toolVersion,
  tools,
}: OnlineStageInput): Promise<AssessInput['online'][]> {
  if (options === undefined) return dossiers.map(() => NOT_ASKED);
  const began = performance.now();
  tools.onEvent({ type: 'stage-begin', stage: 'online', total: dossiers.length });
  const { mailto = '' } = options;
  const userAgent = `integrity/${toolVersion}${mailto === '' ? '' : ` (mailto:${mailto})`}`;
  const asker = {
    client: createPoliteClient(world, { ...DEFAULT_LIMITS, ...options.limits }, userAgent, tools.signal),
    cache: openAnswerCache(path.join(workspace.folder, 'online')),
    today: clock.nowIso().slice(0, 10),
    mailto,
    baseUrls: options.baseUrls,
  };
  const asked: AssessInput['online'][] = [];
  for (const read of dossiers) {
    const works: WorkOnline[] = [];
    for (const work of read.dossier.works) {
      if (work.kind !== 'paper' && work.kind !== 'book' && work.kind !== 'translation' && work.kind !== 'textbook') continue;
      const documents = work.doi === undefined ? await documentsOf(read, work.files, workspace) : [];
      const own = documents.map((document) => ({ ...document, work: work.id }));
      works.push(await askOnline(asker, { work: work.id, doi: doiOf(work, own), issn: work.issn }));
    }
    asked.push({ asked: true, works });
    tools.onEvent({ type: 'item', stage: 'online', label: read.dossier.applicant.id, state: 'done' });
  }
  tools.onEvent({ type: 'stage-end', stage: 'online', tookMs: performance.now() - began });
  return asked;
}

async function documentsOf(read: ReadDossier, files: readonly string[], workspace: Workspace): Promise<FileDocument[]> {
  const own = read.dossier.files.filter(({ path: file }) => files.includes(file));
  const documents = await Promise.all(
    own.map(async (file) => {
      const key = read.extractionOf(file)?.key;
      const result = key === undefined ? undefined : await loadExtraction(workspace.artifacts, key);
      return result === undefined ? [] : [{ path: file.path, kind: file.kind, result }];
    }),
  );
  return documents.flat();
}
