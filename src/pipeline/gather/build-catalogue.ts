import type { DocumentMetadata } from '../../domain/document.ts';
import type { Dossier } from '../../domain/dossier.ts';
import { documentId } from '../../domain/ids.ts';
import { TEXT_WORK_KINDS, type Work } from '../../domain/work.ts';
import type { Catalogue, CatalogueClaim, CorpusEntry } from './catalogue.ts';
import { identityKeys } from './claims.ts';

const COMPARED_FOLDERS: ReadonlySet<string> = new Set(['papers', 'books', 'translations', 'textbooks']);

export interface ComparableFile {
  readonly work: Work;
  readonly path: string;
  readonly sha256: string;
}

/** @returns the files of a dossier whose texts are compared. */
export function comparableFiles(dossier: Dossier): ComparableFile[] {
  const files = new Map(dossier.files.map((file) => [file.path, file] as const));
  return dossier.works.flatMap((work) =>
    TEXT_WORK_KINDS.has(work.kind)
      ? work.files.flatMap((path) => {
          const file = files.get(path);
          return file?.sha256 === undefined || file.refused !== undefined || !COMPARED_FOLDERS.has(file.kind)
            ? []
            : [{ work, path, sha256: file.sha256 }];
        })
      : [],
  );
}

/** Earliest date the manifest gives for a text. */
export const textDate = (work: Work): string | undefined =>
  [work.receivedDate, work.acceptedDate, work.issueDate].filter((date) => date !== undefined).sort()[0];

export interface CorpusText {
  readonly sha256: string;
  readonly displayPath: string;
  readonly stated: Partial<CorpusEntry>;
  readonly metadata: DocumentMetadata | undefined;
}

/** Joins the batch's own texts and the corpus into one catalogue, by content. */
export function buildCatalogue(dossiers: readonly Dossier[], corpus: readonly CorpusText[]): Catalogue {
  const entries = new Map<string, { claims: CatalogueClaim[]; corpus?: CorpusEntry }>();
  const at = (sha256: string): { claims: CatalogueClaim[]; corpus?: CorpusEntry } => {
    const entry = entries.get(sha256) ?? { claims: [] };
    entries.set(sha256, entry);
    return entry;
  };
  for (const dossier of dossiers) {
    for (const { work, path, sha256 } of comparableFiles(dossier)) at(sha256).claims.push(claimOf(dossier, work, path, sha256));
  }
  for (const text of corpus) at(text.sha256).corpus ??= corpusEntry(text);
  return Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function claimOf(dossier: Dossier, work: Work, file: string, sha256: string): CatalogueClaim {
  const date = textDate(work);
  return {
    applicant: dossier.applicant.id,
    work: work.id,
    file,
    authors: work.authors,
    identity: identityKeys({ ...work, documents: [documentId(sha256)] }),
    ...(dossier.applicant.name === undefined ? {} : { applicantName: dossier.applicant.name }),
    ...(work.title === undefined ? {} : { workTitle: work.title }),
    ...(date === undefined ? {} : { date }),
  };
}

function corpusEntry({ stated, metadata, displayPath }: CorpusText): CorpusEntry {
  const date = stated.date ?? metadata?.issueDate?.value;
  const doi = stated.doi ?? metadata?.doi?.value;
  return {
    title: stated.title ?? metadata?.title?.value ?? displayPath,
    authors: stated.authors ?? metadata?.authors?.value ?? [],
    ...(date === undefined ? {} : { date }),
    ...(doi === undefined ? {} : { doi }),
  };
}
