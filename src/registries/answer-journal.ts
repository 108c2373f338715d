import type { ListEntryEvidence } from '../domain/evidence.ts';
import type { WorkId } from '../domain/ids.ts';
import { findWarnings, warningEditions } from './find-warnings.ts';
import { type Identity, identifyJournal } from './identify-journal.ts';
import type { ListRow } from './import/read-rows.ts';
import type { JournalPosition } from './journal-index.ts';
import type { MatchedBy } from './journal-record.ts';
import type { JournalList, ListCopy, ListEdition, Registry } from './registry.ts';
import { hasHan } from './title-form.ts';
import type { JournalAnswer, ListAnswer } from './types.ts';

export interface JournalQuestion {
  readonly work: WorkId;
  readonly title?: string | undefined;
  readonly issn?: string | undefined;
  readonly cn?: string | undefined;
  /** Month the issue appeared, `YYYY-MM`. */
  readonly issueDate?: string | undefined;
}

/** Says which journal is meant and how it stood on every list at its issue month. Deterministic; reads nothing but the registry. */
export function answerJournal(registry: Registry, question: JournalQuestion): JournalAnswer {
  const { work, issueDate } = question;
  const asked = given(question);
  const identity = identifyJournal(registry.journals, asked);
  const subject = subjectOf(identity, asked.title);
  const standing = registry.lists.filter((list) => list.kind === 'standing');
  const listings = issueDate === undefined ? [] : standing.map((list) => answerInForce(list, subject, issueDate));
  const otherEditions = standing.flatMap((list) =>
    list.editions
      .filter((edition) => edition.copies.length > 0 && (issueDate === undefined || !inForce(edition, issueDate)))
      .map((edition) => answerEdition(list, edition, subject)),
  );
  return {
    work,
    asked: issueDate === undefined ? asked : { ...asked, issueDate },
    identified: describe(registry, identity),
    listings,
    otherEditions,
    warnings: findWarnings(registry, asked, identity.state === 'found' ? registry.journals.at(identity.position) : undefined),
    ...withWarningEditions(registry),
  };
}

function withWarningEditions(registry: Registry): Pick<JournalAnswer, 'warningEditions'> {
  const editions = warningEditions(registry);
  return editions.length === 0 ? {} : { warningEditions: editions };
}

function given({ title, issn, cn }: JournalQuestion): { title?: string; issn?: string; cn?: string } {
  return {
    ...(title === undefined || title.trim() === '' ? {} : { title }),
    ...(issn === undefined || issn.trim() === '' ? {} : { issn }),
    ...(cn === undefined || cn.trim() === '' ? {} : { cn }),
  };
}

/**
 * Whom lists are asked about. A journal no registry knows is `absent`: no row of any list bears its title, so a complete copy lacks it;
 * that can be said of a Chinese title only, since a foreign one may be another form of a listed Chinese one.
 */
type Subject =
  | { readonly kind: 'journal'; readonly position: JournalPosition }
  | { readonly kind: 'absent' }
  | { readonly kind: 'undecided' };

function subjectOf(identity: Identity, title: string | undefined): Subject {
  if (identity.state === 'found') return { kind: 'journal', position: identity.position };
  return identity.state === 'unknown' && title !== undefined && hasHan(title) ? { kind: 'absent' } : { kind: 'undecided' };
}

/** @returns whether the edition's period covers the month; an edition without a first month is never in force. */
const inForce = ({ validFrom, validTo }: Pick<ListEdition, 'validFrom' | 'validTo'>, month: string): boolean =>
  validFrom !== undefined && validFrom <= month && (validTo === undefined || month <= validTo);

/** Where periods overlap, the edition that came into force last counts. */
function answerInForce(list: JournalList, subject: Subject, month: string): ListAnswer {
  const edition = list.editions.findLast((candidate) => inForce(candidate, month));
  if (edition !== undefined) return answerEdition(list, edition, subject);
  const evidence: ListEntryEvidence = { type: 'list-entry', list: list.id, edition: '', matchedBy: 'none', complete: false, listHash: '' };
  return { list: list.id, edition: '', answer: 'unknown', evidence };
}

/** @returns how one edition answers; a row where it has the journal, absence only where a complete copy lacks it. */
function answerEdition(list: JournalList, edition: ListEdition, subject: Subject): ListAnswer {
  if (subject.kind === 'journal') {
    for (const copy of edition.copies) {
      const hit = copy.rowOf.get(subject.position);
      if (hit !== undefined) return answerIn(list, edition, copy, hit);
    }
  }
  const { absent, unknown } = withoutRow(list, edition);
  return absent !== undefined && lacks(absent.copy, subject) ? absent.answer : unknown;
}

const about = (list: JournalList, edition: ListEdition) => ({ list: list.id, edition: edition.id });

const periodOf = ({ validFrom, validTo }: ListEdition) => ({
  ...(validFrom === undefined ? {} : { validFrom }),
  ...(validTo === undefined ? {} : { validTo }),
});

function answerIn(
  list: JournalList,
  edition: ListEdition,
  copy: ListCopy,
  { row, matchedBy }: { row: ListRow; matchedBy: MatchedBy },
): ListAnswer {
  const category = row.category === undefined ? {} : { category: row.category };
  const place = { ...about(list, edition), ...category };
  return {
    ...place,
    answer: 'in',
    ...periodOf(edition),
    evidence: { type: 'list-entry', ...place, row: row.row, title: row.title, matchedBy, complete: copy.complete, listHash: copy.sha256 },
  };
}

interface RowlessAnswers {
  /** What a complete copy says of a journal it lacks; undefined without a complete copy. */
  readonly absent: { readonly copy: ListCopy; readonly answer: ListAnswer } | undefined;
  readonly unknown: ListAnswer;
}
/** Most answers are one of two per edition: they are made once and shared. */
const rowlessAnswers = new WeakMap<ListEdition, RowlessAnswers>();

function withoutRow(list: JournalList, edition: ListEdition): RowlessAnswers {
  const known = rowlessAnswers.get(edition);
  if (known !== undefined) return known;
  const answer = (verdict: 'not-in' | 'unknown', listHash: string): ListAnswer => ({
    ...about(list, edition),
    answer: verdict,
    ...periodOf(edition),
    evidence: { type: 'list-entry', ...about(list, edition), matchedBy: 'none', complete: verdict === 'not-in', listHash },
  });
  const copy = edition.copies.find(({ complete }) => complete);
  const made = {
    absent: copy === undefined ? undefined : { copy, answer: answer('not-in', copy.sha256) },
    unknown: answer('unknown', edition.copies[0]?.sha256 ?? edition.declaredIn),
  };
  rowlessAnswers.set(edition, made);
  return made;
}

function lacks(copy: ListCopy, subject: Subject): boolean {
  if (subject.kind === 'absent') return true;
  return subject.kind === 'journal' && !copy.doubtful.has(subject.position);
}

function describe(registry: Registry, identity: Identity): JournalAnswer['identified'] {
  if (identity.state === 'unknown' || identity.state === 'conflict') return identity;
  const facts = (position: JournalPosition) => {
    const { title, issn, cn } = registry.journals.at(position);
    return { title, issn, cn };
  };
  const more = (position: JournalPosition) => {
    const { otherTitles, formerTitles, frequency, place, status } = registry.journals.at(position);
    return {
      ...(otherTitles.length === 0 ? {} : { otherTitles }),
      ...(formerTitles.length === 0 ? {} : { formerTitles }),
      ...(frequency === undefined ? {} : { frequency }),
      ...(place === undefined ? {} : { place }),
      ...(status === 'ceased' || status === 'merged' ? { status } : {}),
    };
  };
  if (identity.state === 'ambiguous') return { state: 'ambiguous', candidates: identity.positions.map(facts) };
  const { matchedBy, confidence } = identity;
  return { state: 'found', ...facts(identity.position), matchedBy, confidence, ...more(identity.position) };
}
