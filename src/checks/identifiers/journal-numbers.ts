import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import { parseCn } from '../../registries/identifiers/cn.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import { draftOf, evidenceOf, type IdentifierCase, labelled } from './identifier-case.ts';
import type { StatedIdentifier, WorkIdentifiers } from './read-identifiers.ts';

const journalNumbersStated = ({ stated }: WorkIdentifiers): (StatedIdentifier & { state: 'valid' })[] =>
  stated.flatMap((each) =>
    (each.field === 'issn' || each.field === 'cn') && each.state === 'valid' ? [{ ...each, stated: each.value }] : [],
  );

/** ISSN and CN against what the registries have for the journal. */
export function journalNumbers(item: IdentifierCase, answer: JournalAnswer | undefined): Finding[] {
  const numbers = journalNumbersStated(item.identifiers);
  if (answer === undefined || numbers.length === 0) return [];
  const { identified } = answer;
  const evidence = evidenceOf(item, ['journal', ...numbers.map(({ field }) => field)]);
  if (identified.state === 'conflict') {
    const params = { claimed: identified.byTitle, onRecord: identified.byIdentifier, numbers: numbers.map(labelled) };
    const draft = draftOf(item, 'needs-verification', 0.8);
    return [
      item.find('number-of-another-journal', {
        ...draft,
        params,
        evidence,
        identity: [params.claimed, params.onRecord, ...params.numbers],
      }),
    ];
  }
  if (identified.state !== 'found') return [];
  const differing = numbers.filter(({ field, value }) =>
    field === 'issn'
      ? identified.issn.length > 0 && !identified.issn.includes(value)
      : identified.cn.length > 0 && !sameSerial(identified.cn, value),
  );
  if (differing.length === 0) return [];
  const onRecord = differing.flatMap(({ field }) =>
    (field === 'issn' ? identified.issn : identified.cn).map((stated) => labelled({ field, stated: stated })),
  );
  const params = { journal: identified.title, stated: differing.map(labelled), onRecord };
  const records: readonly Evidence[] = onRecord.map((value) => ({
    type: 'record',
    source: 'journal-registry',
    field: 'journal-number',
    value,
  }));
  return [
    item.find('number-not-on-record', {
      ...draftOf(item, 'needs-verification', 0.5),
      params,
      evidence: [...evidence, ...records],
      identity: [params.journal, ...params.stated],
    }),
  ];
}

/** The class letter does not tell serials apart: `62-1075` and `62-1075/N` are one. */
function sameSerial(onRecord: readonly string[], stated: string): boolean {
  const key = (cn: string): string => {
    const parsed = parseCn(cn);
    return parsed.ok ? parsed.serialKey : cn;
  };
  return onRecord.some((cn) => key(cn) === key(stated));
}
