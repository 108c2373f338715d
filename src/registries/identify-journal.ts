import { parseCn } from './identifiers/cn.ts';
import { parseIssn } from './identifiers/issn.ts';
import type { JournalIndex, JournalPosition, TitleHit } from './journal-index.ts';
import type { MatchedBy } from './journal-record.ts';
import { titlesAgree } from './title-form.ts';

export interface JournalQuery {
  readonly title?: string;
  readonly issn?: string;
  readonly cn?: string;
}

export type Identity =
  | { readonly state: 'found'; readonly position: JournalPosition; readonly matchedBy: MatchedBy; readonly confidence: number }
  | { readonly state: 'ambiguous'; readonly positions: readonly JournalPosition[] }
  | { readonly state: 'conflict'; readonly byTitle: string; readonly byIdentifier: string }
  | { readonly state: 'unknown' };

/**
 * How sure a way of matching is, 0 to 1. Ours, ordered by what can go wrong: two identifiers and a title agree; an identifier alone may be
 * mistyped into another journal's; a title may be shared; a former title may have passed on; a looser form drops a part of the name.
 */
const CONFIDENCE = {
  identifierAndTitle: 1,
  identifierOnly: 0.95,
  identifierWithOtherTitleForm: 0.85,
  title: 0.95,
  formerTitle: 0.8,
  looseTitle: 0.75,
  /** The title fits, but the identifier given is on no record. */
  titleWithUnknownIdentifier: 0.6,
} as const;

interface IdentifierHit {
  readonly positions: readonly JournalPosition[];
  readonly by: 'issn' | 'cn';
}

/** Mostly one journal bears a number, and the title is its own. */
const common = (a: readonly JournalPosition[], b: readonly JournalPosition[]): readonly JournalPosition[] =>
  a.length === 1 && b.length === 1 && a[0] === b[0] ? a : a.filter((x) => b.includes(x));

/** Tells which journal is meant: by identifier first, then by title. It never picks among several, and says so when title and identifier disagree. */
export function identifyJournal(index: JournalIndex, query: JournalQuery): Identity {
  const issn = query.issn === undefined ? undefined : parseIssn(query.issn);
  const cn = query.cn === undefined ? undefined : parseCn(query.cn);
  const byIssn = issn?.ok === true ? index.byIssn(issn.value) : [];
  const byCn = cn?.ok === true ? index.byCn(cn.serialKey) : [];
  const byTitle = query.title === undefined ? undefined : index.byTitle(query.title);
  if (byIssn.length > 0 && byCn.length > 0 && common(byIssn, byCn).length === 0) return identifiersDisagree(index, byIssn, byCn, byTitle);
  const hit = joinIdentifiers(byIssn, byCn);
  if (hit !== undefined) return byIdentifier(index, hit, query.title, byTitle);
  return byTitleAlone(byTitle, issn?.ok === true || cn?.ok === true);
}

function joinIdentifiers(byIssn: readonly JournalPosition[], byCn: readonly JournalPosition[]): IdentifierHit | undefined {
  if (byIssn.length > 0 && byCn.length > 0) return { positions: common(byIssn, byCn), by: 'issn' };
  if (byIssn.length > 0) return { positions: byIssn, by: 'issn' };
  return byCn.length > 0 ? { positions: byCn, by: 'cn' } : undefined;
}

function identifiersDisagree(
  index: JournalIndex,
  byIssn: readonly JournalPosition[],
  byCn: readonly JournalPosition[],
  byTitle: TitleHit | undefined,
): Identity {
  const titled = byTitle?.positions ?? [];
  const [backed, other] = common(byIssn, titled).length > 0 ? [common(byIssn, titled), byCn] : [common(byCn, titled), byIssn];
  const [first, second] = [backed[0], other[0]];
  if (first === undefined || second === undefined) return { state: 'ambiguous', positions: [...byIssn, ...byCn] };
  return { state: 'conflict', byTitle: index.at(first).title, byIdentifier: index.at(second).title };
}

function byIdentifier(index: JournalIndex, hit: IdentifierHit, title: string | undefined, byTitle: TitleHit | undefined): Identity {
  const found = (position: JournalPosition, confidence: number): Identity => ({ state: 'found', position, matchedBy: hit.by, confidence });
  const [only] = hit.positions;
  if (only === undefined) return { state: 'unknown' };
  if (title === undefined) {
    return hit.positions.length === 1 ? found(only, CONFIDENCE.identifierOnly) : { state: 'ambiguous', positions: hit.positions };
  }
  if (byTitle !== undefined) {
    const both = common(hit.positions, byTitle.positions);
    const [one] = both;
    if (one !== undefined) return both.length === 1 ? found(one, CONFIDENCE.identifierAndTitle) : { state: 'ambiguous', positions: both };
    // A title that is another journal's own is a conflict; one that merely resembles or once belonged to another is weighed as a form.
    const other = byTitle.positions[0];
    if (byTitle.how === 'title' && other !== undefined) {
      return { state: 'conflict', byTitle: index.at(other).title, byIdentifier: index.at(only).title };
    }
  }
  const agreeing = hit.positions.filter((position) => agrees(index, position, title) !== false);
  const [fitting] = agreeing;
  if (fitting === undefined) return { state: 'conflict', byTitle: title, byIdentifier: index.at(only).title };
  if (agreeing.length > 1) return { state: 'ambiguous', positions: agreeing };
  return found(fitting, CONFIDENCE.identifierWithOtherTitleForm);
}

function agrees(index: JournalIndex, position: JournalPosition, title: string): boolean | undefined {
  const record = index.at(position);
  const verdicts = [record.title, ...record.otherTitles, ...record.formerTitles].map((known) => titlesAgree(known, title));
  if (verdicts.includes(true)) return true;
  return verdicts.every((verdict) => verdict === undefined) ? undefined : false;
}

function byTitleAlone(byTitle: TitleHit | undefined, identifierOnNoRecord: boolean): Identity {
  const only = byTitle?.positions[0];
  if (byTitle === undefined || only === undefined) return { state: 'unknown' };
  if (byTitle.positions.length > 1 || byTitle.how === 'base-title') return { state: 'ambiguous', positions: byTitle.positions };
  const sure = { title: CONFIDENCE.title, 'former-title': CONFIDENCE.formerTitle, 'loose-title': CONFIDENCE.looseTitle }[byTitle.how];
  return {
    state: 'found',
    position: only,
    matchedBy: byTitle.how === 'former-title' ? 'former-title' : 'title',
    confidence: identifierOnNoRecord ? Math.min(sure, CONFIDENCE.titleWithUnknownIdentifier) : sure,
  };
}
