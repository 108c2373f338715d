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
  const { inForceNow, others } = editionsAt(registry, issueDate);
  const listings = inForceNow.map((answers) => answerEdition(answers, subject));
  const otherEditions = others.map((answers) => answerEdition(answers, subject));
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

/** All that one edition can answer, made at its first question and shared. */
interface EditionAnswers {
  readonly edition: ListEdition;
  readonly rows: ReadonlyMap<JournalPosition, ListAnswer>;
  /** What a complete copy says of a journal it lacks; undefined without a complete copy. */
  readonly absent: ListAnswer | undefined;
  readonly doubtful: ReadonlySet<JournalPosition>;
  readonly unknown: ListAnswer;
}

interface EditionsAt {
  readonly inForceNow: readonly EditionAnswers[];
  readonly others: readonly EditionAnswers[];
}
/** Editions by month: a scan asks for few months, many times. */
const editionsByMonth = new WeakMap<Registry, Map<string, EditionsAt>>();
const answersOfEdition = new WeakMap<ListEdition, EditionAnswers>();

/** Where periods overlap, the edition that came into force last counts. */
function editionsAt(registry: Registry, month: string | undefined): EditionsAt {
  const months = editionsByMonth.get(registry) ?? new Map<string, EditionsAt>();
  editionsByMonth.set(registry, months);
  const known = months.get(month ?? '');
  if (known !== undefined) return known;
  const standing = registry.lists.filter((list) => list.kind === 'standing');
  const inForceNow = month === undefined ? [] : standing.map((list) => answersInForce(list, month));
  const others = standing.flatMap((list) =>
    list.editions
      .filter((edition) => edition.copies.length > 0 && (month === undefined || !inForce(edition, month)))
      .map((edition) => answersOf(list, edition)),
  );
  const made = { inForceNow, others };
  months.set(month ?? '', made);
  return made;
}

function answersInForce(list: JournalList, month: string): EditionAnswers {
  const edition = list.editions.findLast((candidate) => inForce(candidate, month));
  return edition === undefined ? answersOf(list, { id: '', source: '', declaredIn: '', copies: [] }) : answersOf(list, edition);
}

function answersOf(list: JournalList, edition: ListEdition): EditionAnswers {
  const known = answersOfEdition.get(edition);
  if (known !== undefined) return known;
  const rows = new Map<JournalPosition, ListAnswer>();
  for (const copy of edition.copies)
    for (const [position, hit] of copy.rowOf) if (!rows.has(position)) rows.set(position, answerIn(list, edition, copy, hit));
  const complete = edition.copies.find((copy) => copy.complete);
  const made = {
    edition,
    rows,
    absent: complete === undefined ? undefined : rowless(list, edition, 'not-in', complete.sha256),
    doubtful: complete?.doubtful ?? new Set<JournalPosition>(),
    unknown: rowless(list, edition, 'unknown', edition.copies[0]?.sha256 ?? edition.declaredIn),
  };
  answersOfEdition.set(edition, made);
  return made;
}

/** @returns how one edition answers; a row where it has the journal, absence only where a complete copy lacks it. */
function answerEdition({ rows, absent, doubtful, unknown }: EditionAnswers, subject: Subject): ListAnswer {
  if (subject.kind === 'undecided') return unknown;
  if (subject.kind === 'absent') return absent ?? unknown;
  const row = rows.get(subject.position);
  if (row !== undefined) return row;
  return absent !== undefined && !doubtful.has(subject.position) ? absent : unknown;
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

const rowless = (list: JournalList, edition: ListEdition, answer: 'not-in' | 'unknown', listHash: string): ListAnswer => ({
  ...about(list, edition),
  answer,
  ...periodOf(edition),
  evidence: { type: 'list-entry', ...about(list, edition), matchedBy: 'none', complete: answer === 'not-in', listHash },
});

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
