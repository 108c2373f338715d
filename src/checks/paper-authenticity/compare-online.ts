import type { Dossier } from '../../domain/dossier.ts';
import type { RecordEvidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import { parseIssn } from '../../registries/identifiers/issn.ts';
import { type OnlineAnswer, type OnlineRecord, SOURCE_NAMES } from '../../registries/online/types.ts';
import { relateAuthors } from '../../similarity/rate/same-author.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type Field, isInferred } from './authenticity-case.ts';
import type { AuthenticityOptions } from './authenticity-options.ts';
import type { AuthenticityCodes } from './authenticity-texts.ts';
import { readRange, sameIssue } from './page-facts.ts';
import { editDistance, nearestPart, phraseKey, sameScript, toleratedEdits } from './text-form.ts';

export interface OnlineCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly answers: readonly OnlineAnswer[];
  readonly clause: ClauseBinding<AuthenticityOptions>;
  readonly find: MakeFinding<AuthenticityCodes>;
}
type Found = Extract<OnlineAnswer, { state: 'found' }>;

/** One fact against one record. `undefined`: it can't be compared. */
interface Comparison {
  readonly field: Field;
  readonly stated: string;
  readonly recorded: string;
  readonly agrees: boolean;
  readonly strength: number;
}

const sourceOf = ({ source, fetchedOn }: Found): string => `${SOURCE_NAMES[source]} ${fetchedOn}`;
const evidenceOf = (answer: Found, field: string, value: string): RecordEvidence => ({
  type: 'record',
  source: sourceOf(answer),
  field,
  value,
});

/** Records found by DOI against what is stated; a journal's own record (by ISSN) tells its title. */
export function compareOnline(item: OnlineCase): Finding[] {
  const { work, clause, find, dossier } = item;
  const differing: Finding[] = [];
  const agreeing: { answer: Found; comparison: Comparison }[] = [];
  for (const answer of item.answers) {
    if (answer.state !== 'found') continue;
    const comparisons = (answer.asked.by === 'doi' ? ofWork(item, answer.record) : ofJournal(item, answer.record)).flatMap(
      (one) => one ?? [],
    );
    for (const comparison of comparisons) {
      if (comparison.agrees) agreeing.push({ answer, comparison });
      else {
        const { field, stated, recorded, strength } = comparison;
        const params = { field, stated, recorded, source: sourceOf(answer) };
        const own = recordEvidence(dossier, field === 'applicant' ? 'applicant.name' : workField(work.id, field), stated);
        differing.push(
          find('public-record-differs', {
            clause: clause.id,
            outcome: clause.options.outcome,
            subject: { work: work.id },
            params,
            evidence: [own, evidenceOf(answer, field, recorded)],
            strength,
            identity: [answer.source, field, stated, recorded],
          }),
        );
      }
    }
  }
  const [first, ...rest] = agreeing;
  if (first === undefined) return differing;
  const evidence = [evidenceFor(first), ...rest.map(evidenceFor)] as const;
  const sources = [...new Set(agreeing.map(({ answer }) => sourceOf(answer)))];
  const fields = [...new Set(agreeing.map(({ comparison }) => comparison.field))];
  const pass = find('public-record-agrees', {
    clause: clause.id,
    outcome: 'pass',
    subject: { work: work.id },
    params: { sources, fields },
    evidence,
    strength: 0.6,
    identity: [...new Set(agreeing.map(({ answer }) => answer.source)), ...fields],
  });
  return [...differing, pass];
}

const evidenceFor = ({ answer, comparison }: { answer: Found; comparison: Comparison }): RecordEvidence =>
  evidenceOf(answer, comparison.field, comparison.recorded);

const ofWork = (item: OnlineCase, record: OnlineRecord): (Comparison | undefined)[] => [
  titleOf(item, record),
  applicantOf(item, record),
  journalOf(item, record),
  yearOf(item, record),
  plainOf(item, 'volume', record.volume, (a, b) => a.replace(/\D/gu, '') === b.replace(/\D/gu, '')),
  plainOf(item, 'issue', record.issue, sameIssue),
  plainOf(item, 'pages', record.pages, (a, b) => readRange(a)?.first === readRange(b)?.first),
];

const ofJournal = (item: OnlineCase, record: OnlineRecord): (Comparison | undefined)[] => [journalOf(item, record)];

function titleOf({ work, dossier }: OnlineCase, { titles }: OnlineRecord): Comparison | undefined {
  const stated = work.title;
  if (stated === undefined || isInferred({ dossier, work }, 'title')) return undefined;
  const key = phraseKey(stated);
  const comparable = titles.filter((title) => sameScript(phraseKey(title), key) && phraseKey(title) !== '');
  const [first] = comparable;
  if (first === undefined || key === '') return undefined;
  const near = (title: string): boolean => {
    const other = phraseKey(title);
    const [short, long] = key.length <= other.length ? [key, other] : [other, key];
    const beginning = short.length >= 6 && nearestPart(short, long.slice(0, short.length + 2)).edits <= toleratedEdits(short.length, false);
    return beginning || editDistance(key, other) <= toleratedEdits(long.length, false);
  };
  const agreeing = comparable.find(near);
  return { field: 'title', stated, recorded: agreeing ?? first, agrees: agreeing !== undefined, strength: 0.8 };
}

function applicantOf({ dossier }: OnlineCase, { authors }: OnlineRecord): Comparison | undefined {
  const { name, formerNames, nameVariants } = dossier.applicant;
  if (name === undefined || authors.length === 0) return undefined;
  const names = [name, ...formerNames, ...nameVariants];
  const agrees = authors.some((author) => names.some((own) => relateAuthors(own, author) !== 'different'));
  return { field: 'applicant', stated: name, recorded: authors.join('; '), agrees, strength: 0.7 };
}

function journalOf({ work, dossier }: OnlineCase, { journals, issns }: OnlineRecord): Comparison | undefined {
  const stated = work.journal;
  if (stated === undefined || isInferred({ dossier, work }, 'journal')) return undefined;
  const issn = work.issn === undefined ? undefined : parseIssn(work.issn);
  const recorded = journals.join(' / ');
  if (issn?.ok === true && issns.includes(issn.value))
    return { field: 'journal', stated, recorded: recorded === '' ? issn.value : recorded, agrees: true, strength: 0.6 };
  const key = phraseKey(stated);
  const comparable = journals.map(phraseKey).filter((other) => other !== '' && sameScript(other, key));
  if (comparable.length === 0 || key === '') return undefined;
  const agrees = comparable.some(
    (other) =>
      other.includes(key) || key.includes(other) || editDistance(key, other) <= toleratedEdits(Math.max(key.length, other.length), false),
  );
  return { field: 'journal', stated, recorded, agrees, strength: 0.7 };
}

/** Online first and print may fall into neighbouring years. */
function yearOf({ work, dossier }: OnlineCase, { years }: OnlineRecord): Comparison | undefined {
  if (work.issueDate === undefined || years.length === 0 || isInferred({ dossier, work }, 'issueDate')) return undefined;
  const year = Number(work.issueDate.slice(0, 4));
  return {
    field: 'issueDate',
    stated: work.issueDate,
    recorded: years.join(' / '),
    agrees: years.some((one) => Math.abs(one - year) <= 1),
    strength: 0.6,
  };
}

function plainOf(
  { work, dossier }: OnlineCase,
  field: 'volume' | 'issue' | 'pages',
  recorded: string | undefined,
  same: (a: string, b: string) => boolean,
): Comparison | undefined {
  const stated = work[field];
  if (stated === undefined || recorded === undefined || recorded === '' || isInferred({ dossier, work }, field)) return undefined;
  return { field, stated, recorded, agrees: same(stated, recorded), strength: 0.4 };
}
