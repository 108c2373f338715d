import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import { type ListingCase, nameOf, pair, stated } from './listing-case.ts';

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

/** One finding for each warning or hijacked list that has the journal. */
export function warningFindings({ work, answer, clause, find }: ListingCase): Finding[] {
  return answer.warnings.map((warning) => {
    const about = { journal: nameOf(answer), edition: pair(warning) };
    const draft = {
      clause: clause.id,
      outcome: 'needs-verification',
      subject: { work: work.id },
      evidence: [warning.evidence] as const,
      strength: warning.evidence.matchedBy === 'issn' ? 0.8 : 0.6,
      identity: [about.journal, about.edition],
    } as const;
    return warning.kind === 'hijacked'
      ? find('on-hijacked-list', { ...draft, params: about })
      : find('on-warning-list', { ...draft, params: { ...about, category: warning.category ?? '' } });
  });
}
