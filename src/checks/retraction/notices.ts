import type { RecordEvidence } from '../../domain/evidence.ts';
import { type OnlineAnswer, SOURCE_NAMES } from '../../registries/online/types.ts';
import type { Nature, ReasonClass, RetractionAnswer } from '../../registries/retractions/types.ts';

/** One notice about a work, from the loaded list or from a public source, in one shape. */
export interface Notice {
  readonly nature: Nature;
  readonly source: string;
  /** What identifies the work there. */
  readonly number: string;
  readonly date: string;
  readonly notice: string;
  readonly reasons: readonly string[];
  readonly classes: readonly ReasonClass[];
  readonly evidence: RecordEvidence;
}

/** Update types of Crossref (and of the Retraction Watch data in it), by what they do. */
const UPDATE_NATURES: readonly (readonly [pattern: RegExp, nature: Nature])[] = [
  [/reinstat/iu, 'reinstatement'],
  [/concern/iu, 'expression-of-concern'],
  [/retract|withdraw|removal/iu, 'retraction'],
  [/correct|corrig|errat|addend|clarif/iu, 'correction'],
];

export const listSource = ({ list }: RetractionAnswer): string => (list.source === '' ? 'retractions' : list.source);

/** Rows found by DOI or PMID: nothing else is firm. */
export function listNotices(answer: RetractionAnswer | undefined): Notice[] {
  if (answer === undefined) return [];
  return answer.hits.flatMap(({ by, record }) => {
    if (by === 'title') return [];
    const number = by === 'doi' ? (record.doi ?? '') : `PMID ${record.pmid ?? ''}`;
    return record.natures.map((nature): Notice => {
      const value = [number, nature, record.date ?? '', ...record.reasons].filter((part) => part !== '').join(' · ');
      return {
        nature,
        source: listSource(answer),
        number,
        date: record.date ?? '',
        notice: record.noticeDoi ?? '',
        reasons: record.reasons,
        classes: record.classes,
        evidence: { type: 'record', source: `${listSource(answer)}, row ${record.row}`, field: 'retraction', value },
      };
    });
  });
}

/** What Crossref records as done to the work (`updated-by`), and OpenAlex's mark. */
export function onlineNotices(answers: readonly OnlineAnswer[]): Notice[] {
  return answers.flatMap((answer) => {
    if (answer.state !== 'found' || answer.asked.by !== 'doi') return [];
    const source = `${SOURCE_NAMES[answer.source]} ${answer.fetchedOn}`;
    const number = answer.asked.value;
    const updates = answer.record.updates.flatMap((update): Notice[] => {
      const nature = UPDATE_NATURES.find(([pattern]) => pattern.test(update.type))?.[1];
      if (nature === undefined || update.direction !== 'updated-by') return [];
      const [date, notice] = [update.date ?? '', update.doi ?? ''];
      const value = [update.type, date, notice, update.recordedBy ?? ''].filter((part) => part !== '').join(' · ');
      const evidence = { type: 'record', source, field: 'updated-by', value } as const;
      return [{ nature, source, number, date, notice, reasons: [], classes: [], evidence }];
    });
    if (answer.record.retracted !== true || updates.some(({ nature }) => nature === 'retraction')) return updates;
    const evidence = { type: 'record', source, field: 'is_retracted', value: 'true' } as const;
    return [...updates, { nature: 'retraction', source, number, date: '', notice: '', reasons: [], classes: [], evidence }];
  });
}
