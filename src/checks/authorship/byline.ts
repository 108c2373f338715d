import type { Dossier } from '../../domain/dossier.ts';
import type { RecordEvidence } from '../../domain/evidence.ts';
import type { Work } from '../../domain/work.ts';
import { relateAuthors } from '../../similarity/rate/same-author.ts';
import type { FileDocument } from '../artifacts.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { factOf } from '../text-facts.ts';

/** Names under which one byline, stated or printed, puts a person. */
export interface NameList {
  readonly names: readonly string[];
  readonly evidence: RecordEvidence;
}

/** What one work's pages print of its authors; absent facts are not printed, or not read surely. */
export interface Byline {
  readonly authors?: NameList;
  readonly corresponding?: NameList;
  /** Units printed for the applicant; where marks don't tell, the only unit of the page. */
  readonly units?: NameList;
  /** Every unit of the page. */
  readonly allUnits: readonly string[];
  /** A note of equal contribution stands in the text. */
  readonly equal: boolean;
}

const SURE = 0.65;

export const namesOf = ({ applicant: { name, formerNames, nameVariants } }: Dossier): string[] => [
  ...(name === undefined ? [] : [name]),
  ...formerNames,
  ...nameVariants,
];
export const placeOf = (names: readonly string[], list: readonly string[]): number =>
  list.findIndex((author) => names.some((name) => relateAuthors(name, author) !== 'different'));

/** Of the first file that prints authors or units and was not read by recognition. */
export function bylineOf(work: Work, documents: readonly FileDocument[], names: readonly string[]): Byline | undefined {
  for (const file of documents) {
    const { path, result, work: owner } = file;
    if (owner !== work.id || result.status !== 'read' || result.document.quality !== 'good') continue;
    const { metadata, pages } = result.document;
    if (pages.some(({ source }) => source === 'ocr')) continue;
    const { affiliations, authorDetails, authors, correspondingAuthors } = metadata;
    if (affiliations === undefined && authors === undefined && authorDetails === undefined) continue;
    const list = (field: string, found: typeof authors): NameList | undefined =>
      found === undefined || found.confidence < SURE || found.value.length === 0
        ? undefined
        : { names: found.value, evidence: { type: 'record', source: path, field, value: found.value.join('; '), page: found.page } };
    const [people, corresponding] = [list('authors', authors), list('correspondingAuthors', correspondingAuthors)];
    const all = affiliations !== undefined && affiliations.confidence >= SURE ? affiliations.value : [];
    const details = authorDetails !== undefined && authorDetails.confidence >= SURE ? authorDetails.value : [];
    const own = details[
      placeOf(
        names,
        details.map(({ name }) => name),
      )
    ]?.units.flatMap((at) => all[at] ?? []);
    const units = own !== undefined && own.length > 0 ? own : all.length === 1 ? all : [];
    return {
      ...(people === undefined ? {} : { authors: people }),
      ...(corresponding === undefined ? {} : { corresponding }),
      ...(units.length === 0
        ? {}
        : {
            units: {
              names: units,
              evidence: {
                type: 'record',
                source: path,
                field: 'affiliations',
                value: units.join('; '),
                ...(affiliations === undefined ? {} : { page: affiliations.page }),
              },
            },
          }),
      allUnits: all,
      equal: factOf(file, result.document, 'equalContribution'),
    };
  }
  return undefined;
}

/** The manifest's own lists; what was inferred from pages states nothing. */
export function statedLists(
  dossier: Dossier,
  work: Work,
): { readonly authors?: NameList; readonly corresponding?: NameList; readonly unit?: NameList } {
  const stated = (field: 'authors' | 'correspondingAuthors' | 'affiliation', names: readonly string[]): NameList | undefined => {
    const evidence = recordEvidence(dossier, workField(work.id, field), names.join('; '));
    return names.length === 0 || evidence.inferred === true ? undefined : { names, evidence };
  };
  const [authors, corresponding, unit] = [
    stated('authors', work.authors),
    stated('correspondingAuthors', work.correspondingAuthors),
    stated('affiliation', work.affiliation === undefined ? [] : [work.affiliation]),
  ];
  return {
    ...(authors === undefined ? {} : { authors }),
    ...(corresponding === undefined ? {} : { corresponding }),
    ...(unit === undefined ? {} : { unit }),
  };
}
