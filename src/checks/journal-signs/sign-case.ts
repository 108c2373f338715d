import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import type { FileDocument } from '../artifacts.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import type { Sign, SignsOptions } from './signs-options.ts';
import type { SignCodes } from './signs-texts.ts';

/** One paper with what its journal's signs are read from. */
export interface SignCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly documents: readonly FileDocument[];
  readonly answer: JournalAnswer;
  readonly clause: ClauseBinding<SignsOptions>;
  readonly find: MakeFinding<SignCodes>;
}

export type StatedField = 'journal' | 'issn' | 'cn' | 'issueDate' | 'issue' | 'pages' | 'medium';

export const stated = ({ dossier, work }: SignCase, field: StatedField): Evidence =>
  recordEvidence(dossier, workField(work.id, field), work[field] ?? '');

export const onRecord = (field: string, value: string): Evidence => ({ type: 'record', source: 'journal-registry', field, value });

export const nameOf = ({ identified, asked }: JournalAnswer): string =>
  identified.state === 'found' ? identified.title : (asked.title ?? asked.issn ?? asked.cn ?? '');

/** One finding of a sign, with the outcome the pack gives it; none where the pack leaves the sign out. */
export function signFinding<C extends Sign>(
  item: SignCase,
  sign: C,
  given: {
    readonly params: SignCodes[C];
    readonly evidence: readonly [Evidence, ...Evidence[]];
    readonly strength: number;
    readonly identity: readonly string[];
  },
): Finding[] {
  const { clause, find, work } = item;
  const outcome = clause.options.signs[sign] ?? 'needs-verification';
  if (outcome === 'none') return [];
  return [find(sign, { clause: clause.id, outcome, subject: { work: work.id }, ...given })];
}
