import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import { type ListingCase, stated } from './listing-case.ts';

/** A journal that can't be told, or that title and number tell differently. */
export function unsettled(
  { dossier, work, answer, clause, find }: ListingCase,
  identified: Extract<JournalAnswer['identified'], { state: 'ambiguous' | 'conflict' }>,
): Finding {
  const asked = [answer.asked.title, answer.asked.issn, answer.asked.cn].filter((part) => part !== undefined).join(' · ');
  const evidence: [Evidence, ...Evidence[]] = [
    stated(dossier, work, 'journal'),
    ...(answer.asked.issn === undefined ? [] : [stated(dossier, work, 'issn')]),
    ...(answer.asked.cn === undefined ? [] : [stated(dossier, work, 'cn')]),
  ];
  const draft = {
    clause: clause.id,
    outcome: 'needs-verification',
    subject: { work: work.id },
    evidence,
    strength: 0.7,
    identity: [asked],
  } as const;
  if (identified.state === 'conflict') {
    const { byTitle, byIdentifier } = identified;
    return find('journal-conflict', { ...draft, params: { asked, byTitle, byIdentifier } });
  }
  const candidates = identified.candidates.map(({ title, issn, cn }) =>
    [title, issn[0] ?? cn[0]].filter((part) => part !== undefined).join(' '),
  );
  return find('journal-ambiguous', { ...draft, params: { asked, candidates } });
}
