import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence, RecordEvidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import type { AuthenticityOptions } from './authenticity-options.ts';
import type { AuthenticityCodes } from './authenticity-texts.ts';
import type { FrontPage } from './front-page.ts';
import type { PageFacts } from './page-facts.ts';

export interface AuthenticityCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly page: FrontPage;
  readonly facts: PageFacts;
  readonly answer: JournalAnswer | undefined;
  readonly clause: ClauseBinding<AuthenticityOptions>;
  readonly find: MakeFinding<AuthenticityCodes>;
}

export type Field = 'title' | 'authors' | 'applicant' | 'journal' | 'issueDate' | 'volume' | 'issue' | 'pages' | 'issn' | 'cn' | 'doi';

/** How one fact fared: it agrees, it differs with a finding, or the pages do not say. Absent facts are left out. */
export type Verdict =
  | { readonly field: Field; readonly state: 'agrees'; readonly evidence: Evidence }
  | { readonly field: Field; readonly state: 'differs'; readonly findings: readonly Finding[] }
  | { readonly field: Field; readonly state: 'not-said' };

export const isInferred = ({ dossier, work }: Pick<AuthenticityCase, 'dossier' | 'work'>, field: string): boolean =>
  dossier.inferred.some((entry) => entry.field === workField(work.id, field));

type WorkText = 'title' | 'journal' | 'issueDate' | 'volume' | 'issue' | 'pages' | 'issn' | 'cn' | 'doi';
export const stated = ({ dossier, work }: Pick<AuthenticityCase, 'dossier' | 'work'>, field: WorkText): RecordEvidence =>
  recordEvidence(dossier, workField(work.id, field), work[field] ?? '');

export const statedAuthors = ({ dossier, work }: Pick<AuthenticityCase, 'dossier' | 'work'>): RecordEvidence =>
  recordEvidence(dossier, workField(work.id, 'authors'), work.authors.join('; '));

export const printed = ({ page }: AuthenticityCase, field: string, value: string, number = page.number): RecordEvidence => ({
  type: 'record',
  source: page.file,
  field,
  value,
  page: number,
});

export const draft = ({ clause, work }: AuthenticityCase, strength: number) =>
  ({ clause: clause.id, outcome: clause.options.outcome, subject: { work: work.id }, strength }) as const;
