import type { ListRow } from './import/read-row.ts';
import type { JournalPosition } from './journal-index.ts';
import type { MatchedBy } from './journal-record.ts';
import type { JournalList, ListCopy, ListEdition, Registry } from './registry.ts';
import type { ListAnswer } from './types.ts';

/**
 * Whom lists are asked about. A journal no registry knows is `absent`: no row of any list bears its title, so a complete copy lacks it;
 * that can be said of a Chinese title only, since a foreign one may be another form of a listed Chinese one.
 */
export type Subject = JournalPosition | 'absent' | 'undecided';

/** How every list's editions answer of one journal: the ones in force at a month, and the others. */
export interface Standings {
  readonly listings: readonly ListAnswer[];
  readonly otherEditions: readonly ListAnswer[];
}

/** @returns whether the edition's period covers the month; an edition without a first month is never in force. */
const inForce = ({ validFrom, validTo }: Pick<ListEdition, 'validFrom' | 'validTo'>, month: string): boolean =>
  validFrom !== undefined && validFrom <= month && (validTo === undefined || month <= validTo);

/** All that one edition can answer, made at its first question and shared. */
interface EditionAnswers {
  readonly rows: ReadonlyMap<JournalPosition, ListAnswer>;
  /** What a complete copy says of a journal it lacks; undefined without a complete copy. */
  readonly absent: ListAnswer | undefined;
  readonly doubtful: ReadonlySet<JournalPosition>;
  readonly unknown: ListAnswer;
}

/** The editions of a span of months in which the same ones are in force, with the answers given so far. */
interface EditionsAt {
  readonly inForceNow: readonly EditionAnswers[];
  readonly others: readonly EditionAnswers[];
  readonly given: Map<Subject, Standings>;
}

/** A scan asks for few months and few journals, many times: answers are made once and shared. */
interface Answered {
  readonly byMonth: Map<string, EditionsAt>;
  readonly byEditions: Map<string, EditionsAt>;
  readonly ofEdition: Map<ListEdition, EditionAnswers>;
}
const answered = new WeakMap<Registry, Answered>();

/** @param month `YYYY-MM`; without one no edition is in force and all are others */
export function standingsAt(registry: Registry, month: string | undefined, subject: Subject): Standings {
  const editions = editionsAt(registry, month);
  const known = editions.given.get(subject);
  if (known !== undefined) return known;
  const made = {
    listings: editions.inForceNow.map((answers) => answerEdition(answers, subject)),
    otherEditions: editions.others.map((answers) => answerEdition(answers, subject)),
  };
  editions.given.set(subject, made);
  return made;
}

function editionsAt(registry: Registry, month: string | undefined): EditionsAt {
  let known = answered.get(registry);
  if (known === undefined) {
    known = { byMonth: new Map(), byEditions: new Map(), ofEdition: new Map() };
    answered.set(registry, known);
  }
  const there = known.byMonth.get(month ?? '');
  if (there !== undefined) return there;
  const made = makeEditionsAt(registry, month, known);
  known.byMonth.set(month ?? '', made);
  return made;
}

/** Where periods overlap, the edition that came into force last counts. */
function makeEditionsAt(registry: Registry, month: string | undefined, { byEditions, ofEdition }: Answered): EditionsAt {
  const standing = registry.lists.filter((list) => list.kind === 'standing');
  const now = month === undefined ? [] : standing.map((list) => list.editions.findLast((edition) => inForce(edition, month)));
  const others = standing.map((list) =>
    list.editions.filter((edition) => edition.copies.length > 0 && (month === undefined || !inForce(edition, month))),
  );
  const key = JSON.stringify([now.map((edition) => edition?.id ?? null), others.map((editions) => editions.map(({ id }) => id))]);
  const same = byEditions.get(key);
  if (same !== undefined) return same;
  const answersOf = (list: JournalList, edition: ListEdition): EditionAnswers => {
    const before = ofEdition.get(edition);
    const answers = before ?? answersOfEdition(list, edition);
    ofEdition.set(edition, answers);
    return answers;
  };
  const made = {
    inForceNow:
      month === undefined ? [] : standing.map((list, i) => answersOf(list, now[i] ?? { id: '', source: '', declaredIn: '', copies: [] })),
    others: standing.flatMap((list, i) => (others[i] ?? []).map((edition) => answersOf(list, edition))),
    given: new Map<Subject, Standings>(),
  };
  byEditions.set(key, made);
  return made;
}

function answersOfEdition(list: JournalList, edition: ListEdition): EditionAnswers {
  const rows = new Map<JournalPosition, ListAnswer>();
  for (const copy of edition.copies)
    for (const [position, hit] of copy.rowOf) if (!rows.has(position)) rows.set(position, answerIn(list, edition, copy, hit));
  const complete = edition.copies.find((copy) => copy.complete);
  return {
    rows,
    absent: complete === undefined ? undefined : rowless(list, edition, 'not-in', complete.sha256),
    doubtful: complete?.doubtful ?? new Set<JournalPosition>(),
    unknown: rowless(list, edition, 'unknown', edition.copies[0]?.sha256 ?? edition.declaredIn),
  };
}

/** @returns how one edition answers; a row where it has the journal, absence only where a complete copy lacks it. */
function answerEdition({ rows, absent, doubtful, unknown }: EditionAnswers, subject: Subject): ListAnswer {
  if (subject === 'undecided') return unknown;
  if (subject === 'absent') return absent ?? unknown;
  const row = rows.get(subject);
  if (row !== undefined) return row;
  return absent !== undefined && !doubtful.has(subject) ? absent : unknown;
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
