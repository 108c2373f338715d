import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { ReasonClass } from '../../registries/retractions/types.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import type { Notice } from './notices.ts';
import type { RetractionOptions } from './retraction-options.ts';
import type { RetractionCodes } from './retraction-texts.ts';

export interface NoticeCase {
  readonly work: Work;
  readonly clause: ClauseBinding<RetractionOptions>;
  readonly find: MakeFinding<RetractionCodes>;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** One finding a work: its retraction with the class that decides, else a concern, else a correction, which is no retraction. */
export function judgeNotices(item: NoticeCase, notices: readonly Notice[]): Finding[] {
  const of = (nature: Notice['nature']): Notice[] => notices.filter((notice) => notice.nature === nature);
  const [retractions, reinstatements, concerns, corrections] = [
    of('retraction'),
    of('reinstatement'),
    of('expression-of-concern'),
    of('correction'),
  ];
  const { clause, work, find } = item;
  const base = { clause: clause.id, subject: { work: work.id } } as const;
  const lead = (some: readonly Notice[]) => {
    const told = some.find(({ reasons }) => reasons.length > 0) ?? some.find(({ date }) => date !== '') ?? some[0];
    return { number: told?.number ?? '', date: told?.date ?? '', notice: told?.notice ?? '', source: told?.source ?? '' };
  };
  const evidenceOf = ([first, ...rest]: readonly Notice[]): readonly [Evidence, ...Evidence[]] | undefined =>
    first === undefined ? undefined : [first.evidence, ...rest.map(({ evidence }) => evidence)];

  const both = evidenceOf([...retractions, ...reinstatements]);
  if (retractions.length > 0 && reinstatements.length > 0 && both !== undefined) {
    const last = (some: readonly Notice[]): string =>
      some
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '';
    const [withdrawn, restored] = [last(retractions), last(reinstatements)];
    const known = withdrawn !== '' && restored > withdrawn;
    const again = restored !== '' && withdrawn > restored;
    if (!again) {
      const params = { ...lead(reinstatements), known };
      return [
        find('reinstated', {
          ...base,
          outcome: known ? 'advisory' : 'needs-verification',
          params,
          evidence: both,
          strength: known ? 0.3 : 0.6,
          identity: [params.number],
        }),
      ];
    }
  }
  const withdrawn = evidenceOf(retractions);
  if (withdrawn !== undefined) {
    const deciding = decidingClass(clause.options, unique(retractions.flatMap(({ classes }) => classes)));
    const outcome = (deciding === undefined ? undefined : clause.options.outcomes[deciding]) ?? 'needs-verification';
    const params = { ...lead(retractions), reasons: unique(retractions.flatMap(({ reasons }) => reasons)), deciding: deciding ?? '' };
    return [find('retracted', { ...base, outcome, params, evidence: withdrawn, strength: 0.9, identity: [params.number] })];
  }
  const concerned = evidenceOf(concerns);
  if (concerned !== undefined) {
    const params = { ...lead(concerns), reasons: unique(concerns.flatMap(({ reasons }) => reasons)) };
    return [
      find('expression-of-concern', {
        ...base,
        outcome: clause.options.concern,
        params,
        evidence: concerned,
        strength: 0.6,
        identity: [params.number],
      }),
    ];
  }
  const corrected = evidenceOf(corrections);
  if (corrected === undefined) return [];
  const params = lead(corrections);
  return [find('corrected', { ...base, outcome: 'pass', params, evidence: corrected, strength: 0.3, identity: [params.number] })];
}

const decidingClass = ({ decidingOrder }: RetractionOptions, classes: readonly ReasonClass[]): ReasonClass | undefined =>
  decidingOrder.find((name) => classes.includes(name));
