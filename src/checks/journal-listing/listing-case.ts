import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import type { Gap } from './could-not-tell.ts';
import type { ListingOptions } from './listing-options.ts';
import type { ListingCodes } from './listing-texts.ts';

/** One paper with what its standing is judged from. */
export interface ListingCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly answer: JournalAnswer;
  readonly clause: ClauseBinding<ListingOptions>;
  readonly find: MakeFinding<ListingCodes>;
}
/** How the standing of one paper ended: with findings, with nothing to judge, or with what is missing. */
export type Standing = { readonly findings: readonly Finding[] } | { readonly notApplicable: Localised } | { readonly gap: Gap };

export const stated = (dossier: Dossier, work: Work, field: 'journal' | 'issn' | 'cn' | 'levelClaimed'): Evidence =>
  recordEvidence(dossier, workField(work.id, field), work[field] ?? '');

export const nameOf = ({ identified, asked }: JournalAnswer): string =>
  identified.state === 'found' ? identified.title : (asked.title ?? asked.issn ?? asked.cn ?? '');
export const pair = ({ list, edition }: ListAnswer): string => `${list} ${edition}`.trimEnd();

export const confidence = ({ identified }: JournalAnswer): number => (identified.state === 'found' ? identified.confidence : 0.5);
