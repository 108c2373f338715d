import type { CodedError } from '../domain/errors.ts';
import type { Localised } from '../domain/localised.ts';
import type { ListRow } from './import/read-row.ts';
import { JournalIndex, type JournalPosition, serialKeyOf } from './journal-index.ts';
import type { JournalRecord, MatchedBy } from './journal-record.ts';
import type { JournalList, ListCopy, ListEdition, ListKind, Registry } from './registry.ts';
import type { RetractionIndex } from './retractions/retraction-index.ts';

/** A copy before its rows are told apart. */
export type RawCopy = Omit<ListCopy, 'rowOf' | 'doubtful'>;

export interface RawEdition {
  readonly id: string;
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  readonly source: string;
  readonly declaredIn: string;
  readonly copy?: RawCopy;
}

interface ListDraft {
  title?: Localised;
  kind?: ListKind;
  readonly editions: Map<string, { edition: Omit<ListEdition, 'copies'>; copies: RawCopy[] }>;
}

const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Gathers journals and list copies in the order given, then tells which row is which journal. */
export class RegistryBuilder {
  readonly #journals = new JournalIndex();
  readonly #lists = new Map<string, ListDraft>();
  readonly #problems: CodedError[] = [];
  #retractions: RetractionIndex | undefined;

  /** The last list given counts. */
  setRetractions(index: RetractionIndex): void {
    this.#retractions = index;
  }

  problem(error: CodedError): void {
    this.#problems.push(error);
  }

  /** A row of a journal table. One whose title and identifiers are on record already says nothing new and is left out. */
  addJournal(row: ListRow): void {
    const known = this.#journals.byTitle(row.title);
    const record = recordOf(row);
    const same =
      known?.how === 'title' ? known.positions.find((position) => sharesIdentifier(this.#journals.at(position), record)) : undefined;
    if (same === undefined) this.#journals.add(record);
    else this.#journals.enrich(same, joined(this.#journals.at(same), record));
  }

  addEdition(list: { id: string; title?: Localised | undefined; kind?: ListKind | undefined }, raw: RawEdition): void {
    const draft = this.#draft(list);
    const { copy, id, validFrom, validTo, source, declaredIn } = raw;
    const before = draft.editions.get(id);
    const from = validFrom ?? before?.edition.validFrom;
    const to = validFrom === undefined ? (validTo ?? before?.edition.validTo) : validTo;
    const edition = {
      id,
      ...(from === undefined ? {} : { validFrom: from }),
      ...(to === undefined ? {} : { validTo: to }),
      source: source || (before?.edition.source ?? ''),
      declaredIn,
    };
    draft.editions.set(id, { edition, copies: copy === undefined ? (before?.copies ?? []) : withCopy(before?.copies ?? [], copy) });
  }

  #draft({ id, title, kind }: { id: string; title?: Localised | undefined; kind?: ListKind | undefined }): ListDraft {
    const draft: ListDraft = this.#lists.get(id) ?? { editions: new Map() };
    this.#lists.set(id, draft);
    if (title !== undefined) draft.title ??= title;
    if (kind !== undefined) draft.kind ??= kind;
    return draft;
  }

  build(): Registry {
    const drafts = [...this.#lists].sort(([a], [b]) => byCodeUnit(a, b));
    const rowsOf = this.#assignRows(
      drafts.flatMap(([, draft]) => ((draft.kind ?? 'standing') === 'standing' ? [...draft.editions.values()] : [])),
    );
    const lists = drafts.map(
      ([id, draft]): JournalList => ({
        id,
        title: draft.title ?? { zh: id, en: id },
        kind: draft.kind ?? 'standing',
        editions: [...draft.editions.values()]
          .map(({ edition, copies }) => ({
            ...edition,
            copies: copies.map((copy) => ({ ...copy, ...(rowsOf.get(copy) ?? { rowOf: new Map(), doubtful: new Set<number>() }) })),
          }))
          .sort((a, b) => byCodeUnit(a.validFrom ?? '', b.validFrom ?? '') || byCodeUnit(a.id, b.id)),
      }),
    );
    const retractions = this.#retractions === undefined ? {} : { retractions: this.#retractions };
    return { journals: this.#journals, lists, problems: this.#problems, ...retractions };
  }

  /** Copies that carry identifiers come first: what they teach lets rows with titles alone find their journal. */
  #assignRows(editions: readonly { copies: readonly RawCopy[] }[]): Map<RawCopy, Pick<ListCopy, 'rowOf' | 'doubtful'>> {
    const copies = editions.flatMap(({ copies }) => copies);
    const identified = (copy: RawCopy): boolean => copy.rows.some((row) => row.issn.length + row.cn.length > 0);
    const inOrder = [...copies.filter(identified), ...copies.filter((copy) => !identified(copy))];
    return new Map(inOrder.map((copy) => [copy, assignCopy(this.#journals, copy.rows)]));
  }
}

/** A complete copy replaces every other; an incomplete one joins other incomplete ones. */
function withCopy(copies: readonly RawCopy[], copy: RawCopy): RawCopy[] {
  if (copy.complete) return [copy];
  if (copies.some(({ complete }) => complete)) return [...copies];
  return [copy, ...copies];
}

function assignCopy(journals: JournalIndex, rows: readonly ListRow[]): Pick<ListCopy, 'rowOf' | 'doubtful'> {
  const rowOf = new Map<JournalPosition, { row: ListRow; matchedBy: MatchedBy }>();
  const doubtful = new Set<JournalPosition>();
  for (const row of rows) {
    const place = placeRow(journals, row);
    if (place.positions.length === 1 && place.positions[0] !== undefined) {
      const position = place.positions[0];
      journals.enrich(position, learned(journals.at(position), row, place.matchedBy));
      if (!rowOf.has(position)) rowOf.set(position, { row, matchedBy: place.matchedBy });
    } else if (place.positions.length > 1) {
      for (const position of place.positions) doubtful.add(position);
    } else {
      // The row's journal is on no record, yet a record without the part may be the one meant: nothing is said of that one.
      for (const position of journals.bearersOfBase(row.title)) doubtful.add(position);
      rowOf.set(journals.add({ ...recordOf(row), status: 'listed-only' }), { row, matchedBy: matchedByOf(row) });
    }
  }
  return { rowOf, doubtful };
}

const matchedByOf = (row: ListRow): MatchedBy => (row.issn.length > 0 ? 'issn' : row.cn.length > 0 ? 'cn' : 'title');

/** Tells which journals a list's row may mean: identifiers first, the title deciding among several that share one. */
function placeRow(journals: JournalIndex, row: ListRow): { positions: readonly JournalPosition[]; matchedBy: MatchedBy } {
  const titled = journals.byTitle(row.title) ?? renamed(journals, row);
  const titledPositions = titled === undefined || titled.how === 'base-title' ? [] : titled.positions;
  for (const matchedBy of ['issn', 'cn'] as const) {
    const positions = bearers(row[matchedBy], (value) => (matchedBy === 'issn' ? journals.byIssn(value) : journals.byCn(serialKey(value))));
    if (positions.length === 0) continue;
    const both = positions.filter((position) => titledPositions.includes(position));
    if (both.length > 0) return { positions: narrowed(journals, both, row), matchedBy };
    if (titled?.how !== 'title') return { positions: narrowed(journals, positions, row), matchedBy };
    // The title is another journal's own: the row's identifier is not to be trusted over it, nor the other way round.
    return { positions: unique([...positions, ...titledPositions]), matchedBy };
  }
  return { positions: titledPositions, matchedBy: titled?.how === 'former-title' ? 'former-title' : 'title' };
}

/** Most rows have one number of a kind. */
function bearers(values: readonly string[], of: (value: string) => readonly JournalPosition[]): readonly JournalPosition[] {
  const [first] = values;
  if (first === undefined) return [];
  return values.length === 1 ? of(first) : unique(values.flatMap(of));
}

const renamed = (journals: JournalIndex, row: ListRow) =>
  row.renamedTo.map((title) => journals.byTitle(title)).find((hit) => hit !== undefined);

/** Among journals that share an identifier or title, one that matches both identifiers of the row. */
function narrowed(journals: JournalIndex, positions: readonly JournalPosition[], row: ListRow): readonly JournalPosition[] {
  if (positions.length < 2) return positions;
  const both = positions.filter((position) => {
    const record = journals.at(position);
    return row.cn.some((cn) => record.cn.map(serialKey).includes(serialKey(cn))) && row.issn.some((issn) => record.issn.includes(issn));
  });
  return both.length === 1 ? both : positions;
}

const serialKey = (cn: string): string => serialKeyOf(cn) ?? cn;

function recordOf(row: ListRow): JournalRecord {
  const status = row.status ?? '';
  return {
    title: row.title,
    otherTitles: unique([...row.otherTitles, ...row.renamedTo]),
    formerTitles: row.formerTitles,
    issn: row.issn,
    cn: row.cn,
    ...(row.frequency === undefined ? {} : { frequency: row.frequency }),
    ...(row.place === undefined ? {} : { place: row.place }),
    status: /^停刊|^ceased/iu.test(status)
      ? 'ceased'
      : /^合并|^merged/iu.test(status)
        ? 'merged'
        : status === '' || /^active|^在刊/iu.test(status)
          ? 'active'
          : 'unknown',
  };
}

const sharesIdentifier = (a: JournalRecord, b: JournalRecord): boolean =>
  a.issn.some((issn) => b.issn.includes(issn)) ||
  a.cn.some((cn) => b.cn.includes(cn)) ||
  b.issn.length + b.cn.length + a.issn.length + a.cn.length === 0;

const joined = (a: JournalRecord, b: JournalRecord): JournalRecord => ({
  ...b,
  ...a,
  otherTitles: unique([...a.otherTitles, ...b.otherTitles]),
  formerTitles: unique([...a.formerTitles, ...b.formerTitles]),
  issn: unique([...a.issn, ...b.issn]),
  cn: unique([...a.cn, ...b.cn]),
});

/** What a row teaches of its journal: another form of the title, and identifiers where none were known. The record itself where it's nothing. */
function learned(record: JournalRecord, row: ListRow, matchedBy: MatchedBy): JournalRecord {
  const byIdentifier = matchedBy === 'issn' || matchedBy === 'cn';
  const titles =
    byIdentifier || row.renamedTo.length > 0
      ? unique([...record.otherTitles, row.title, ...row.otherTitles, ...row.renamedTo])
      : record.otherTitles;
  const otherTitles = titles.filter((title) => title !== record.title && !record.formerTitles.includes(title));
  const issn = record.issn.length === 0 ? row.issn : record.issn;
  const cn = record.cn.length === 0 ? row.cn : record.cn;
  const nothing = otherTitles.length === record.otherTitles.length && otherTitles.every((title, i) => title === record.otherTitles[i]);
  return nothing && issn.length === record.issn.length && cn.length === record.cn.length ? record : { ...record, otherTitles, issn, cn };
}
