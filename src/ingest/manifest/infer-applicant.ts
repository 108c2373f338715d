import type { Applicant } from '../../domain/applicant.ts';
import type { Inference } from '../../domain/dossier.ts';
import { looksLikeChineseName } from './common-surnames.ts';
import type { ReadDocument } from './read-documents.ts';

export interface InferredApplicant {
  readonly facts: Pick<Partial<Applicant>, 'name' | 'unit'>;
  readonly inferred: readonly Inference[];
}

const tidyName = (name: string): string => name.normalize('NFKC').replaceAll(/\s+/g, '').toLowerCase();

/**
 * Infers name and unit of an applicant without a manifest: the name from the folder's name when it is one, surer when an author bears it,
 * else from the one author whom all of two or more documents share; the unit when every document prints the same one.
 */
export function inferApplicant(applicant: Applicant, documents: readonly ReadDocument[]): InferredApplicant {
  const name = applicant.name === undefined ? inferName(applicant.id, documents) : undefined;
  const unit = applicant.unit === undefined ? inferUnit(documents) : undefined;
  return {
    facts: { ...(name === undefined ? {} : { name: name.value }), ...(unit === undefined ? {} : { unit: unit.value }) },
    inferred: [...(name === undefined ? [] : [name.inference]), ...(unit === undefined ? [] : [unit.inference])],
  };
}

interface Guess {
  readonly value: string;
  readonly inference: Inference;
}

function inferName(id: string, documents: readonly ReadDocument[]): Guess | undefined {
  const inFolder = id.split(/[^\p{Script=Han}]+/u).filter((part) => part !== '');
  const authored = documents.filter(({ metadata }) => (metadata.authors?.value.length ?? 0) > 0);
  const authors = new Set(authored.flatMap(({ metadata }) => metadata.authors?.value.map(tidyName) ?? []));
  const borne = inFolder.find((part) => authors.has(tidyName(part)));
  if (borne !== undefined) return { value: borne, inference: { field: 'applicant.name', source: 'folder', confidence: 0.9 } };
  const likely = inFolder.filter(looksLikeChineseName);
  const [only] = likely;
  if (only !== undefined && likely.length === 1)
    return { value: only, inference: { field: 'applicant.name', source: 'folder', confidence: 0.6 } };
  const [first, ...rest] = authored;
  if (first === undefined || rest.length === 0) return undefined;
  const shared = (first.metadata.authors?.value ?? []).filter((name) =>
    rest.every(({ metadata }) => metadata.authors?.value.some((other) => tidyName(other) === tidyName(name))),
  );
  const [one] = shared;
  if (one === undefined || shared.length > 1) return undefined;
  const page = first.metadata.authors?.page;
  return {
    value: one,
    inference: { field: 'applicant.name', source: first.path, ...(page === undefined ? {} : { page }), confidence: 0.5 },
  };
}

function inferUnit(documents: readonly ReadDocument[]): Guess | undefined {
  const printed = documents.flatMap(({ path, metadata }) => {
    const found = metadata.affiliations;
    return found === undefined ? [] : [{ path, page: found.page, names: found.value }];
  });
  const [first] = printed;
  const unit = first?.names[0];
  if (first === undefined || unit === undefined) return undefined;
  if (!printed.every(({ names }) => names.length === 1 && tidyName(names[0] ?? '') === tidyName(unit))) return undefined;
  return { value: unit, inference: { field: 'applicant.unit', source: first.path, page: first.page, confidence: 0.4 } };
}
