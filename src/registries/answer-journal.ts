import type { WorkId } from '../domain/ids.ts';
import { type Subject, standingsAt } from './edition-answers.ts';
import { findWarnings, warningEditions } from './find-warnings.ts';
import { type Identity, identifyJournal } from './identify-journal.ts';
import type { JournalPosition } from './journal-index.ts';
import type { JournalRecord, MatchedBy } from './journal-record.ts';
import type { Registry } from './registry.ts';
import { hasHan } from './title-form.ts';
import type { JournalAnswer } from './types.ts';

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
  const { listings, otherEditions } = standingsAt(registry, issueDate, subjectOf(identity, asked.title));
  const known = warningEditions(registry);
  const answer = {
    work,
    asked,
    identified: describe(registry, identity),
    listings,
    otherEditions,
    warnings: findWarnings(registry, asked, identity.state === 'found' ? registry.journals.at(identity.position) : undefined),
  };
  return known.length === 0 ? answer : { ...answer, warningEditions: known };
}

type Asked = { -readonly [field in keyof JournalAnswer['asked']]: JournalAnswer['asked'][field] };

function given({ title, issn, cn, issueDate }: JournalQuestion): Asked {
  const asked: Asked = {};
  if (title !== undefined && title.trim() !== '') asked.title = title;
  if (issn !== undefined && issn.trim() !== '') asked.issn = issn;
  if (cn !== undefined && cn.trim() !== '') asked.cn = cn;
  if (issueDate !== undefined) asked.issueDate = issueDate;
  return asked;
}

function subjectOf(identity: Identity, title: string | undefined): Subject {
  if (identity.state === 'found') return identity.position;
  return identity.state === 'unknown' && title !== undefined && hasHan(title) ? 'absent' : 'undecided';
}

type Identified = JournalAnswer['identified'];
type Found = Extract<Identified, { state: 'found' }>;

function describe(registry: Registry, identity: Identity): Identified {
  if (identity.state === 'unknown' || identity.state === 'conflict') return identity;
  if (identity.state === 'found') return describeFound(registry.journals.at(identity.position), identity.matchedBy, identity.confidence);
  const facts = (position: JournalPosition) => {
    const { title, issn, cn } = registry.journals.at(position);
    return { title, issn, cn };
  };
  return { state: 'ambiguous', candidates: identity.positions.map(facts) };
}

/** A journal is mostly found the same way again: the last description of each is kept. */
const described = new WeakMap<JournalRecord, Found>();

function describeFound(record: JournalRecord, matchedBy: MatchedBy, confidence: number): Found {
  const before = described.get(record);
  if (before !== undefined && before.matchedBy === matchedBy && before.confidence === confidence) return before;
  const { title, issn, cn, otherTitles, formerTitles, frequency, place, status } = record;
  const found: Found = {
    state: 'found',
    title,
    issn,
    cn,
    matchedBy,
    confidence,
    ...(otherTitles.length === 0 ? {} : { otherTitles }),
    ...(formerTitles.length === 0 ? {} : { formerTitles }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(place === undefined ? {} : { place }),
    ...(status === 'ceased' || status === 'merged' ? { status } : {}),
  };
  described.set(record, found);
  return found;
}
