import type { DocumentMetadata, Extracted } from '../../domain/document.ts';
import type { Dossier, DossierFile, Inference } from '../../domain/dossier.ts';
import { type WorkId, workId } from '../../domain/ids.ts';
import type { Work, WorkKind } from '../../domain/work.ts';
import { workKindOf } from '../discover/file-kinds.ts';
import { inferApplicant } from './infer-applicant.ts';
import { type DocumentOutcome, type ReadDocument, readDocuments } from './read-documents.ts';

/**
 * Fills in what no manifest states from the documents' first pages: works for files no work names, their title, authors, journal,
 * identifiers and dates, the applicant's name. Every value so found is marked in `inferred`; what can't be known stays absent.
 * Stated values are never replaced.
 */
export function inferDossier(dossier: Dossier, documents: readonly DocumentOutcome[]): Dossier {
  const read = readDocuments(documents);
  const inferred: Inference[] = [...dossier.inferred];
  const works = [...dossier.works, ...unclaimedWorks(dossier, read, inferred)].map((work) => fillWork(work, read, inferred));
  const ofWorks = new Set(works.flatMap(({ files }) => files));
  const guess = inferApplicant(
    dossier.applicant,
    read.filter(({ path }) => ofWorks.has(path)),
  );
  inferred.push(...guess.inferred);
  return { ...dossier, applicant: { ...dossier.applicant, ...guess.facts }, works, inferred };
}

const stemOf = (path: string): string => path.replace(/\.[^./]*$/, '');

/** Files of one folder with one name but for the ending are one work: a paper's PDF and its DOCX. */
function unclaimedWorks(dossier: Dossier, read: readonly ReadDocument[], inferred: Inference[]): Work[] {
  const claimed = new Set(
    dossier.works.flatMap((work) => [...work.files, ...(work.rawData?.state === 'deposited' ? work.rawData.files : [])]),
  );
  const groups = new Map<string, DossierFile[]>();
  for (const file of dossier.files) {
    // Beside a manifest, a file outside the known folders is a paper about the applicant, not a work left out.
    const holdsWorks = workKindOf(file.kind) !== undefined || (file.kind === 'other' && dossier.manifest.kind === 'none');
    if (claimed.has(file.path) || !holdsWorks || file.container === true) continue;
    const stem = stemOf(file.path).toLowerCase();
    groups.set(stem, [...(groups.get(stem) ?? []), file]);
  }
  const taken = new Set<string>(dossier.works.map(({ id }) => id));
  return [...groups.values()].flatMap((files): Work[] => {
    const [first] = files;
    if (first === undefined) return [];
    const kind = kindOf(files, read);
    if (kind === undefined) return [];
    const id = freeId(`${kind.value}-${stemOf(first.path).split('/').at(-1) ?? ''}`, taken);
    inferred.push({ field: `works[${id}].kind`, source: kind.source, confidence: kind.confidence });
    return [{ id, kind: kind.value, authors: [], correspondingAuthors: [], representative: false, files: files.map(({ path }) => path) }];
  });
}

/** The folder's kind; a readable document outside the known folders is a paper by its journal, a book by its ISBN, else of kind other. */
function kindOf(
  files: readonly DossierFile[],
  read: readonly ReadDocument[],
): { value: WorkKind; source: string; confidence: number } | undefined {
  const byFolder = workKindOf(files[0]?.kind ?? 'other');
  if (byFolder !== undefined) return { value: byFolder, source: 'folder', confidence: 0.9 };
  const document = read.find(({ path }) => files.some((file) => file.path === path));
  if (document === undefined) return undefined;
  const { journal, issn, cn, doi, isbn } = document.metadata;
  if (isbn !== undefined && issn === undefined) return { value: 'book', source: document.path, confidence: isbn.confidence * 0.7 };
  const sign = issn ?? cn ?? doi ?? journal;
  if (sign !== undefined) return { value: 'paper', source: document.path, confidence: sign.confidence * 0.7 };
  return { value: 'other', source: document.path, confidence: 0.3 };
}

function freeId(wanted: string, taken: Set<string>): WorkId {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  taken.add(id);
  return workId(id);
}

const PLAIN_FIELDS = [
  'title',
  'journal',
  'issn',
  'cn',
  'issueDate',
  'volume',
  'issue',
  'pages',
  'receivedDate',
  'acceptedDate',
  'doi',
  'isbn',
  'publisher',
] as const;
type PlainField = (typeof PLAIN_FIELDS)[number];
const PAPER_FIELDS: readonly PlainField[] = PLAIN_FIELDS.filter((field) => field !== 'isbn' && field !== 'publisher');
const BOOK_FIELDS: readonly PlainField[] = ['title', 'issueDate', 'doi', 'isbn', 'publisher'];
/** An ISBN printed in a paper, or a journal in a certificate, is another thing's: a kind takes over its own fields only. */
const FIELDS_OF: Readonly<Partial<Record<WorkKind, readonly PlainField[]>>> = {
  paper: PAPER_FIELDS,
  book: BOOK_FIELDS,
  translation: BOOK_FIELDS,
  textbook: BOOK_FIELDS,
  other: PLAIN_FIELDS,
};

function fillWork(work: Work, read: readonly ReadDocument[], inferred: Inference[]): Work {
  const documents = read.filter(({ path }) => work.files.includes(path));
  const note = (field: string, path: string, found: Extracted<unknown>): void => {
    inferred.push({ field: `works[${work.id}].${field}`, source: path, page: found.page, confidence: found.confidence });
  };
  /** The surest statement among the work's documents; of equals the first. */
  const best = <T>(pick: (metadata: DocumentMetadata) => Extracted<T> | undefined): { path: string; found: Extracted<T> } | undefined =>
    documents
      .flatMap(({ path, metadata }) => {
        const found = pick(metadata);
        return found === undefined ? [] : [{ path, found }];
      })
      .reduce<{ path: string; found: Extracted<T> } | undefined>(
        (a, b) => (a !== undefined && a.found.confidence >= b.found.confidence ? a : b),
        undefined,
      );

  const facts: Record<string, string> = {};
  for (const field of FIELDS_OF[work.kind] ?? ['title']) {
    if (work[field] !== undefined) continue;
    const value = best((metadata) => metadata[field]);
    if (value === undefined) continue;
    facts[field] = value.found.value;
    note(field, value.path, value.found);
  }
  const authors = work.authors.length > 0 ? undefined : best(({ authors: names }) => names);
  if (authors !== undefined) note('authors', authors.path, authors.found);
  const units = work.affiliation === undefined ? best(({ affiliations }) => affiliations) : undefined;
  const unit = units?.found.value[0];
  if (units !== undefined && unit !== undefined) note('affiliation', units.path, units.found);
  return {
    ...work,
    ...facts,
    ...(authors === undefined ? {} : { authors: authors.found.value }),
    ...(unit === undefined ? {} : { affiliation: unit }),
  };
}
