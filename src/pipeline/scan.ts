import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CodedError } from '../domain/errors.ts';
import { type DiscoveredBatch, discoverBatch, requireBatchFolder, todayOf } from '../ingest/discover/discover-batch.ts';
import { DEFAULT_OCR_OPTIONS } from '../ingest/extract/ocr/ocr-options.ts';
import { readPasswords } from '../ingest/extract/unlock/read-passwords.ts';
import type { BatchLimits } from '../ingest/manifest/batch-limits.ts';
import { inferDossier } from '../ingest/manifest/infer-dossier.ts';
import { loadPolicy } from '../policy/load-policy.ts';
import { loadRegistry } from '../registries/load-registry.ts';
import { loadedEditions } from '../registries/registry-queries.ts';
import type { BatchReport } from '../report/batch-model.ts';
import type { ScanContext } from '../report/input.ts';
import { BOILERPLATE_VERSION } from '../similarity/index.ts';
import { artifactKey } from './artifact-store.ts';
import { assessBatch } from './assess/assess-batch.ts';
import { type Ending, endingOf } from './ending.ts';
import { loadExtraction, nameFile, nameFileIn } from './extracted.ts';
import { isRead } from './file-coverage.ts';
import { buildCatalogue } from './gather/build-catalogue.ts';
import { tellingPictures } from './gather/telling-pictures.ts';
import { loadOfficeTables } from './office-tables.ts';
import { readOutputHistory } from './read-output-history.ts';
import { readReviewerPool } from './read-reviewer-pool.ts';
import type { BatchTexts, ReadDossier, ScanSettings } from './scan-model.ts';
import { DEFAULT_EXTRACT_LIMITS, type ScanOptions } from './scan-options.ts';
import type { StageTools } from './stage.ts';
import { assessStage } from './stages/assess.ts';
import { type ApplicantMatches, type CompareStageInput, compareStage } from './stages/compare.ts';
import { type CorpusFile, findCorpus } from './stages/corpus.ts';
import { asksForPictureFacts, distinctFiles, type Extracted, extractionKey, extractStage, isSummary } from './stages/extract.ts';
import { discardIndex, indexStage, isIndexDamage } from './stages/index-texts.ts';
import { ocrStage } from './stages/ocr.ts';
import { onlineStage } from './stages/online.ts';
import { reportStage } from './stages/report.ts';
import { reviewStage } from './stages/review.ts';
import type { ExtractLimits } from './tasks/extract.ts';
import { createUnpacker, type Unpacker } from './unpacker.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

export interface ScanResult {
  readonly report: BatchReport;
  readonly out: string;
  readonly ending: Ending;
}

/**
 * Screens a batch: discover, extract, index, compare, assess, review, report. Finished work is kept in the workspace, so that a second
 * scan of unchanged dossiers does almost nothing and a killed one goes on.
 * @throws IntegrityError for what makes the whole scan impossible (no batch folder, a policy that cannot be read, `scan-aborted`);
 * what concerns one file or one applicant stands in the reports instead.
 */
export async function scan(options: ScanOptions): Promise<ScanResult> {
  const tools: StageTools = {
    runner: options.runner,
    onEvent: options.onEvent ?? (() => undefined),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  };
  await requireBatchFolder(options.folder);
  const workspace = await openWorkspace(options.workspace ?? path.join(options.folder, '.integrity'));
  const batch = await discover(options, tools, workspace);
  const limits = await withPasswords(limitsOf(options, batch.limits), batch.passwords);
  const settings = await settle(options, batch);
  const corpus = await corpusOf(settings.corpus, createUnpacker(workspace, limitsOf(options, batch.limits), options.signal));

  const sources = batch.dossiers.flatMap(({ dossier, locate }) =>
    dossier.files.filter(isRead).map((file) => ({
      sha256: file.sha256 ?? '',
      path: locate(file),
      displayPath: `${dossier.applicant.id}/${file.path}`,
      pictureFacts: asksForPictureFacts(file.kind),
      forTheEye: file.kind === 'seals',
    })),
  );
  const files = distinctFiles([...sources, ...corpus.files], limits);
  const ownText = await extractStage(files, limits, workspace.artifacts, tools);
  const ocr = options.ocr ?? DEFAULT_OCR_OPTIONS;
  const extracted = await ocrStage(files, ownText, { limits, ocr, store: workspace.artifacts, tools });
  const dossiers = await Promise.all(batch.dossiers.map((found) => readDossier(found, extracted, limits, workspace)));

  const texts = await catalogueOf(dossiers, corpus.files, extracted, limits, workspace);
  const { snapshot, matches } = await indexAndCompare({ dossiers, texts, workspace, tools });
  const { clock, toolVersion } = options;
  const asking = options.online === undefined || batch.mailto === undefined ? options.online : { mailto: batch.mailto, ...options.online };
  const online = await onlineStage({ options: asking, dossiers, workspace, clock, toolVersion, tools });
  const assessed = await assessStage({ dossiers, matches, settings, online, workspace, tools, batch: batch.info });
  const plans = reviewStage({ dossiers, assessed, settings, tools });
  const { lists } = settings;
  const context: ScanContext = {
    batch: batch.info,
    tool: { name: 'integrity', version: options.toolVersion },
    ...(options.date === undefined ? {} : { scannedAt: options.date }),
    policy: { pack: settings.policy.pack, version: settings.policy.version, hash: settings.policy.hash, title: settings.policy.title },
    lists,
    index: { snapshot, ...texts.counts, corpus: corpus.files.map((file) => file.displayPath), boilerplate: BOILERPLATE_VERSION },
  };
  const problems: CodedError[] = [
    ...batch.problems,
    ...corpus.problems,
    ...corpusErrors(corpus.files, extracted, limits),
    ...plans.problems,
  ];
  const report = await reportStage({
    context,
    wholeBatch: assessBatch(batch.info, dossiers, settings),
    dossiers,
    matches,
    assessed,
    plans: plans.byApplicant,
    problems,
    out: options.out,
    workspace,
    tools,
  });
  return {
    report,
    out: options.out,
    ending: endingOf(
      report,
      dossiers.flatMap(({ dossier }) => dossier.problems),
    ),
  };
}

/** A fault in the index that shows only while comparing costs a new index, made from the kept texts, and a second pass. */
async function indexAndCompare(input: Omit<CompareStageInput, 'snapshot'>): Promise<{ snapshot: string; matches: ApplicantMatches[] }> {
  const { texts, tools, workspace } = input;
  const pass = async (): Promise<{ snapshot: string; matches: ApplicantMatches[] }> => {
    const snapshot = await indexStage(workspace.index, texts.catalogue, texts.extractionKeys, workspace.artifacts, tools);
    return { snapshot, matches: await compareStage({ ...input, snapshot }) };
  };
  const first = await pass();
  if (!first.matches.some(({ errors }) => errors.some(isIndexDamage))) return first;
  await discardIndex(workspace.index);
  return pass();
}

/** The command line before batch.yaml before what holds by default. */
const limitsOf = (options: ScanOptions, stated: BatchLimits): ExtractLimits => ({
  ...DEFAULT_EXTRACT_LIMITS,
  ...stated,
  ...options.extractLimits,
});

async function withPasswords(limits: ExtractLimits, file: string | undefined): Promise<ExtractLimits> {
  if (file === undefined) return limits;
  const passwords = await readPasswords(file, path.basename(file));
  return { ...limits, passwords: { file, digest: createHash('sha256').update(JSON.stringify(passwords)).digest('hex') } };
}

async function discover(options: ScanOptions, tools: StageTools, workspace: Workspace): Promise<DiscoveredBatch> {
  const began = performance.now();
  tools.onEvent({ type: 'stage-begin', stage: 'discover', total: 1 });
  let unpacker: Unpacker | undefined;
  const found = await discoverBatch(options.folder, {
    today: options.date ?? todayOf(options.clock),
    ...(options.extractLimits?.maxFileBytes === undefined ? {} : { maxFileBytes: options.extractLimits.maxFileBytes }),
    exclude: [options.out, ...(options.workspace === undefined ? [] : [options.workspace])],
    unpack: (stated) => {
      unpacker ??= createUnpacker(workspace, limitsOf(options, stated), options.signal);
      return unpacker.unpack;
    },
  }).finally(() => unpacker?.close());
  const info = {
    ...found.info,
    ...(options.policyPack === undefined ? {} : { policyPack: options.policyPack }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  };
  tools.onEvent({ type: 'item', stage: 'discover', label: options.folder, state: 'done' });
  tools.onEvent({ type: 'stage-end', stage: 'discover', tookMs: performance.now() - began });
  return { ...found, info };
}

/** Reads what the whole batch hangs on before any long work: a fault in it must show at once. */
async function settle(options: ScanOptions, batch: DiscoveredBatch): Promise<ScanSettings> {
  const policy = await loadPolicy({
    pack: batch.info.policyPack,
    baseFolder: options.policyPack === undefined ? options.folder : process.cwd(),
    overrides: [
      { layer: 'batch', overrides: batch.overrides },
      { layer: 'command-line', overrides: options.overrides ?? {} },
    ],
    ...(batch.info.applicationYear === undefined ? {} : { applicationYear: batch.info.applicationYear }),
  });
  const registries = [...batch.registries, ...(options.registries ?? [])];
  const lists = loadedEditions(await loadRegistry(registries));
  const pool = options.reviewerPool ?? batch.reviewerPool;
  const history = options.outputHistory ?? batch.outputHistory;
  return {
    policy,
    registries,
    registryHash: artifactKey(lists),
    lists,
    corpus: [...batch.corpus, ...(options.corpus ?? [])],
    seed: batch.info.seed,
    tables: await loadOfficeTables(batch.tables),
    ...(pool === undefined ? {} : { pool: await readReviewerPool(pool) }),
    ...(history === undefined ? {} : { outputHistory: await readOutputHistory(history) }),
  };
}

async function corpusOf(folders: readonly string[], unpacker: Unpacker): Promise<{ files: CorpusFile[]; problems: CodedError[] }> {
  const found = await Promise.all(folders.map((folder) => findCorpus(folder, unpacker.unpack))).finally(() => unpacker.close());
  return { files: found.flatMap((corpus) => corpus.files), problems: found.flatMap((corpus) => corpus.problems) };
}

async function readDossier(
  found: DiscoveredBatch['dossiers'][number],
  extracted: ReadonlyMap<string, Extracted>,
  limits: ExtractLimits,
  workspace: Workspace,
): Promise<ReadDossier> {
  const extractionOf: ReadDossier['extractionOf'] = ({ kind, path: file, sha256 }) => {
    if (sha256 === undefined) return undefined;
    const key = extractionKey({ sha256, path: file, pictureFacts: asksForPictureFacts(kind) }, limits);
    const known = extracted.get(key);
    return { key: isSummary(known) ? known.key : key, extracted: known };
  };
  const documents = await Promise.all(
    found.dossier.files.filter(isRead).map(async (file) => {
      const at = extractionOf(file);
      const result = at === undefined || !isSummary(at.extracted) ? undefined : await loadExtraction(workspace.artifacts, at.key);
      return result === undefined ? [] : [{ path: file.path, kind: file.kind, result: nameFileIn(result, file.path) }];
    }),
  );
  const dossier = inferDossier(found.dossier, documents.flat());
  return { dossier, pictures: tellingPictures(dossier, documents.flat()), folder: found.folder, extractionOf };
}

async function catalogueOf(
  dossiers: readonly ReadDossier[],
  corpus: readonly CorpusFile[],
  extracted: ReadonlyMap<string, Extracted>,
  limits: ExtractLimits,
  workspace: Workspace,
): Promise<BatchTexts> {
  const extractionKeys: Record<string, string> = {};
  const keep = (sha256: string, file: string, pictureFacts = false): boolean => {
    const known = extracted.get(extractionKey({ sha256, path: file, pictureFacts }, limits));
    if (!isSummary(known) || known.status !== 'read' || known.characters === 0) return false;
    extractionKeys[sha256] = known.key;
    return true;
  };
  for (const { dossier } of dossiers)
    for (const file of dossier.files) if (file.sha256 !== undefined) keep(file.sha256, file.path, asksForPictureFacts(file.kind));
  const readable = corpus.filter((file) => keep(file.sha256, file.path));
  const texts = await Promise.all(
    readable.map(async (file) => {
      const result = await loadExtraction(workspace.artifacts, extractionKeys[file.sha256] ?? '');
      return { ...file, metadata: result?.status === 'read' ? result.document.metadata : undefined };
    }),
  );
  const all = buildCatalogue(
    dossiers.map(({ dossier }) => dossier),
    texts,
  );
  const catalogue = Object.fromEntries(Object.entries(all).filter(([id]) => extractionKeys[id] !== undefined));
  const corpusDocuments = Object.values(catalogue).filter((entry) => entry.corpus !== undefined).length;
  const keysOfCatalogue = Object.fromEntries(Object.keys(catalogue).map((id) => [id, extractionKeys[id] ?? '']));
  return {
    catalogue,
    extractionKeys: keysOfCatalogue,
    counts: { batchDocuments: Object.values(catalogue).filter((entry) => entry.claims.length > 0).length, corpusDocuments },
  };
}

function corpusErrors(files: readonly CorpusFile[], extracted: ReadonlyMap<string, Extracted>, limits: ExtractLimits): CodedError[] {
  return files.flatMap((file) => {
    const known = extracted.get(extractionKey(file, limits));
    const error = isSummary(known) ? (known.status === 'unreadable' || known.quality === 'none' ? known.error : undefined) : known;
    return error === undefined ? [] : [nameFile(error, file.displayPath)];
  });
}
