import type { Dossier } from '../domain/dossier.ts';
import type { RecordEvidence } from '../domain/evidence.ts';
import type { WorkId } from '../domain/ids.ts';

/** @returns evidence for a field of the dossier, from the manifest or, where it was inferred, from the file it was read off. */
export function recordEvidence(dossier: Pick<Dossier, 'inferred'>, field: string, value: string): RecordEvidence {
  const inference = dossier.inferred.find((entry) => entry.field === field);
  if (inference === undefined) return { type: 'record', source: 'manifest', field, value };
  const page = inference.page === undefined ? {} : { page: inference.page };
  return { type: 'record', source: inference.source, field, value, inferred: true, ...page };
}

export const workField = (work: WorkId, field: string): string => `works[${work}].${field}`;
