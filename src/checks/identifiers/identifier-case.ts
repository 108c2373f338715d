import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Outcome } from '../../domain/outcome.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import type { FileDocument } from '../artifacts.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import type { IdentifierOptions } from './identifier-options.ts';
import type { IdentifierCodes } from './identifier-texts.ts';
import type { IdentifierField, WorkIdentifiers } from './read-identifiers.ts';

/** One work with what its findings are made from. */
export interface IdentifierCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly documents: readonly FileDocument[];
  readonly answer: JournalAnswer | undefined;
  readonly identifiers: WorkIdentifiers;
  readonly clause: ClauseBinding<IdentifierOptions>;
  readonly find: MakeFinding<IdentifierCodes>;
}

export const LABELS: Readonly<Record<IdentifierField, string>> = {
  issn: 'ISSN',
  cn: 'CN',
  isbn: 'ISBN',
  cip: 'CIP',
  patentNumber: 'ZL',
  doi: 'DOI',
};

export function draftOf({ work, clause }: IdentifierCase, outcome: Outcome, strength: number) {
  return { clause: clause.id, outcome, subject: { work: work.id }, strength } as const;
}

export const labelled = ({ field, stated }: { readonly field: IdentifierField; readonly stated: string }): string =>
  stated.toUpperCase().includes(LABELS[field]) ? stated : `${LABELS[field]} ${stated}`;

type EvidenceField = IdentifierField | 'journal' | 'issueDate' | 'patentKind';
export function evidenceOf(
  { dossier, work }: IdentifierCase,
  [first, ...rest]: readonly [EvidenceField, ...EvidenceField[]],
): [Evidence, ...Evidence[]] {
  const record = (field: EvidenceField): Evidence => recordEvidence(dossier, workField(work.id, field), work[field] ?? '');
  return [record(first), ...rest.map(record)];
}
