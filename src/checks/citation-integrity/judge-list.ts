import type { ExtractedDocument } from '../../domain/document.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { RetractionRecord } from '../../registries/retractions/types.ts';
import type { ReferenceRetractions } from '../artifacts.ts';
import type { ClauseBinding, MakeFinding } from '../check.ts';
import { pageAt } from '../texts-of-works.ts';
import type { CitationOptions } from './citation-options.ts';
import { malformedDois, marksBeyond, ownEntries, typeMarks, uncitedEntries, yearsAhead } from './list-facts.ts';
import type { CitationCodes } from './texts.ts';

export interface ListCase {
  readonly dossier: Dossier;
  readonly work: Work;
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly answer: ReferenceRetractions | undefined;
  readonly clause: ClauseBinding<CitationOptions>;
  readonly find: MakeFinding<CitationCodes>;
}

const MOST_SHOWN = 8;
const LONGEST_VALUE = 200;
const SURE_YEAR = 0.7;

/** All that the list of one work tells; where it tells nothing, that it holds. */
export function judgeList(item: ListCase): Finding[] {
  const found = [...doubtful(item), ...uncited(item), ...retracted(item), ...selfCitations(item), ...form(item)];
  if (found.length > 0) return found;
  const { document, find } = item;
  const references = document.structure?.references ?? [];
  return [
    find('list-holds', {
      ...base(item, 'pass', 0),
      params: { ...named(item), entries: references.length, lookedUp: item.answer?.asked ?? 0 },
      evidence: [{ type: 'document', file: item.file, document: document.id }],
      identity: [document.id],
    }),
  ];
}

const named = ({ work, file }: ListCase) => ({ title: work.title ?? work.id, file });
const base = ({ clause, work, file }: ListCase, outcome: 'pass' | 'advisory' | 'needs-verification', strength: number) => ({
  clause: clause.id,
  outcome,
  subject: { work: work.id, file },
  strength,
});
const percent = (part: number, whole: number): number => Math.round((1000 * part) / whole) / 10;
const short = (text: string): string => (text.length <= LONGEST_VALUE ? text : `${text.slice(0, LONGEST_VALUE)}…`);

/** The entry as printed, with its page. */
function entry({ document, file }: ListCase, at: number): Evidence {
  const reference = document.structure?.references[at];
  return {
    type: 'record',
    source: file,
    field: `references[${reference?.index ?? at + 1}]`,
    value: short(reference?.raw ?? ''),
    ...(reference === undefined ? {} : pageAt(document, reference.span.start)),
  };
}

function evidenceOf(item: ListCase, places: readonly number[], more: readonly Evidence[] = []): readonly [Evidence, ...Evidence[]] {
  const [first, ...rest] = [...places.slice(0, MOST_SHOWN).map((at) => entry(item, at)), ...more.slice(0, MOST_SHOWN)];
  return [first ?? { type: 'document', file: item.file, document: item.document.id }, ...rest];
}

/** Year of the work's issue, as stated or else as its pages print it. */
function yearOf({ work, document }: ListCase): number | undefined {
  const stated = work.issueDate ?? work.publishedDate;
  if (stated !== undefined) return Number(stated.slice(0, 4));
  const { year } = document.metadata;
  return year !== undefined && year.confidence >= SURE_YEAR ? Number(year.value) : undefined;
}

function doubtful(item: ListCase): Finding[] {
  const { document, file, find } = item;
  const references = document.structure?.references ?? [];
  // Recognised pages misread digits: nothing is said of what only they show.
  const recognised = document.pages.some(({ source }) => source === 'ocr') || document.quality !== 'good';
  if (recognised) return [];
  const year = yearOf(item);
  const [dois, ahead] = [malformedDois(references), year === undefined ? [] : yearsAhead(references, year)];
  // Pages that gave no text may hold the rest of the list.
  const beyond = document.unreadPages.length > 0 ? [] : marksBeyond(document);
  if (dois.length + ahead.length + beyond.length === 0) return [];
  const places = [...new Set([...dois, ...ahead].map(({ at }) => at))];
  const marks = beyond.map(
    ({ number, offset }): Evidence => ({
      type: 'record',
      source: file,
      field: 'mark',
      value: `[${number}] ${short(document.text.slice(Math.max(0, offset - 30), offset + 10)).replace(/\s+/gu, ' ')}`,
      ...pageAt(document, offset),
    }),
  );
  return [
    find('entries-do-not-hold', {
      ...base(item, 'advisory', 0.3),
      params: {
        ...named(item),
        entries: references.length,
        malformedDois: dois.map(({ detail }) => detail).slice(0, MOST_SHOWN),
        yearsAhead: ahead.map(({ detail }) => detail).slice(0, MOST_SHOWN),
        workYear: year ?? 0,
        marksBeyond: beyond.map(({ number }) => String(number)).slice(0, MOST_SHOWN),
      },
      evidence: evidenceOf(item, places, marks),
      identity: [document.id],
    }),
  ];
}

function uncited(item: ListCase): Finding[] {
  const { clause, document, find } = item;
  const places = uncitedEntries(document);
  if (places === undefined || places.length < clause.options.leastUncited || document.unreadPages.length > 0) return [];
  const params = { ...named(item), entries: document.structure?.references.length ?? 0, uncited: places.length };
  return [
    find('uncited-entries', {
      ...base(item, 'advisory', 0.2),
      params,
      evidence: evidenceOf(item, places),
      identity: [document.id],
    }),
  ];
}

/** Whether the record ends in a retraction: a notice that restores the work stands for more than the one before it. */
const withdrawn = (records: readonly RetractionRecord[]): RetractionRecord | undefined =>
  records.some(({ natures }) => natures.includes('reinstatement'))
    ? undefined
    : records.find(({ natures }) => natures.includes('retraction'));

function retracted(item: ListCase): Finding[] {
  const { answer, clause, find, work } = item;
  if (answer === undefined) return [];
  const places = [...new Set(answer.hits.map(({ reference }) => reference))];
  const hits = places.flatMap((at) => {
    const record = withdrawn(answer.hits.flatMap((hit) => (hit.reference === at ? [hit.record] : [])));
    return record === undefined ? [] : [{ at, record }];
  });
  if (hits.length === 0) return [];
  const appeared = work.issueDate ?? work.publishedDate?.slice(0, 7);
  const later = hits.filter(({ record }) => appeared !== undefined && record.date !== undefined && record.date.slice(0, 7) > appeared);
  const outcome = later.length === hits.length ? 'advisory' : clause.options.retractedReference;
  const source = answer.list.source === '' ? 'retractions' : answer.list.source;
  const rows = hits.map(
    ({ record }): Evidence => ({
      type: 'record',
      source: `${source}, row ${record.row}`,
      field: 'retraction',
      value: [record.doi ?? '', record.date ?? '', ...record.reasons].filter((part) => part !== '').join(' · '),
    }),
  );
  return [
    find('retracted-references', {
      ...base(item, outcome, later.length === hits.length ? 0.2 : 0.4),
      params: {
        ...named(item),
        source,
        count: hits.length,
        later: later.length,
        dois: hits.map(({ record }) => record.doi ?? '').slice(0, MOST_SHOWN),
      },
      evidence: evidenceOf(
        item,
        hits.map(({ at }) => at),
        rows,
      ),
      identity: hits.map(({ record }) => record.doi ?? ''),
    }),
  ];
}

function selfCitations(item: ListCase): Finding[] {
  const { clause, document, dossier, find } = item;
  const { name, formerNames, nameVariants } = dossier.applicant;
  const names = [...(name === undefined ? [] : [name]), ...formerNames, ...nameVariants];
  const { own, possible, withAuthors } = ownEntries(document.structure?.references ?? [], names);
  const { fewestReferences, mostSelfCitationPercent } = clause.options;
  if (withAuthors < fewestReferences || own.length * 100 <= mostSelfCitationPercent * withAuthors) return [];
  return [
    find('self-citations', {
      ...base(item, 'advisory', 0.3),
      params: {
        ...named(item),
        own: own.length,
        possible,
        withAuthors,
        percent: percent(own.length, withAuthors),
        mostPercent: mostSelfCitationPercent,
      },
      evidence: evidenceOf(item, own),
      identity: [document.id],
    }),
  ];
}

function form(item: ListCase): Finding[] {
  const { clause, document, find } = item;
  const references = document.structure?.references ?? [];
  const { chinese, without } = typeMarks(references);
  const { fewestReferences, mostWithoutTypeMarkPercent } = clause.options;
  if (!chinese || references.length < fewestReferences || without.length * 100 <= mostWithoutTypeMarkPercent * references.length) return [];
  return [
    find('form', {
      ...base(item, 'advisory', 0.1),
      params: {
        ...named(item),
        entries: references.length,
        without: without.length,
        percent: percent(without.length, references.length),
      },
      evidence: evidenceOf(item, without),
      identity: [document.id],
    }),
  ];
}
