import { parseCn } from './identifiers/cn.ts';
import type { JournalRecord } from './journal-record.ts';
import { readPlace } from './places.ts';
import { baseKey, looseKeys, looseLookups, MAX_TITLE_LENGTH, titleKey } from './title-form.ts';

/** Position of a journal in the index. */
export type JournalPosition = number;
type Places = Map<string, JournalPosition[]>;

const NOWHERE: readonly JournalPosition[] = [];

function put(places: Places, key: string | undefined, position: JournalPosition): void {
  if (key === undefined || key === '') return;
  const at = places.get(key);
  if (at === undefined) places.set(key, [position]);
  else if (!at.includes(position)) at.push(position);
}

export interface TitleHit {
  readonly how: 'title' | 'loose-title' | 'former-title' | 'base-title';
  readonly positions: readonly JournalPosition[];
}

/** Journals by ISSN, CN and every form of title. Grows while registries are read; look-ups cost a few map reads. */
export class JournalIndex {
  readonly #records: JournalRecord[] = [];
  readonly #byIssn: Places = new Map();
  readonly #byCn: Places = new Map();
  readonly #byTitle: Places = new Map();
  readonly #byFormerTitle: Places = new Map();
  readonly #byLooseTitle: Places = new Map();
  readonly #byBase: Places = new Map();

  get size(): number {
    return this.#records.length;
  }

  get records(): readonly JournalRecord[] {
    return this.#records;
  }

  at(position: JournalPosition): JournalRecord {
    const record = this.#records[position];
    if (record === undefined) throw new RangeError(`no journal at ${position}`);
    return record;
  }

  add(record: JournalRecord): JournalPosition {
    const position = this.#records.push(record) - 1;
    this.#file(record, position);
    return position;
  }

  /** Replaces a record by one that knows more; nothing it was found by is forgotten. */
  enrich(position: JournalPosition, record: JournalRecord): void {
    const before = this.at(position);
    if (before === record) return;
    this.#records[position] = record;
    this.#file(record, position, before);
  }

  #file(record: JournalRecord, position: JournalPosition, before?: JournalRecord): void {
    if (record.issn !== before?.issn) for (const issn of record.issn) put(this.#byIssn, issn, position);
    if (record.cn !== before?.cn) for (const cn of record.cn) put(this.#byCn, serialKeyOf(cn), position);
    if (record.title !== before?.title) this.#fileTitle(record.title, position);
    for (const title of record.otherTitles)
      if (before?.title !== title && before?.otherTitles.includes(title) !== true) this.#fileTitle(title, position);
    if (record.formerTitles !== before?.formerTitles)
      for (const title of record.formerTitles) put(this.#byFormerTitle, titleKey(title), position);
  }

  #fileTitle(title: string, position: JournalPosition): void {
    put(this.#byTitle, titleKey(title), position);
    put(this.#byBase, baseKey(title), position);
    for (const key of looseKeys(title)) put(this.#byLooseTitle, key, position);
  }

  /** @param issn a parsed value */
  byIssn(issn: string): readonly JournalPosition[] {
    return this.#byIssn.get(issn) ?? NOWHERE;
  }

  /** @param serialKey `RR-SSSS`: the class letter does not identify */
  byCn(serialKey: string): readonly JournalPosition[] {
    return this.#byCn.get(serialKey) ?? NOWHERE;
  }

  /** `教育研究（北京）`: journals of the title without its place whose CN lies in that place's region. */
  #byPlace(title: string): readonly JournalPosition[] {
    const place = readPlace(title);
    if (place === undefined) return NOWHERE;
    const positions = this.#byTitle.get(titleKey(place.title)) ?? NOWHERE;
    return positions.filter((position) => this.at(position).cn.some((cn) => place.regions.includes(cn.slice(0, 2))));
  }

  /** Journals whose whole title is this title without its part: a row with the part may mean one of them. */
  bearersOfBase(title: string): readonly JournalPosition[] {
    const base = baseKey(title);
    return base === undefined ? NOWHERE : (this.#byTitle.get(base) ?? NOWHERE);
  }

  /** Journals of exactly this title, else by former title, else by a looser form, else those of which it is the part-less title. */
  byTitle(written: string): TitleHit | undefined {
    if (written.length > MAX_TITLE_LENGTH) return undefined;
    const title = written.includes('《') ? written.replace(/^\s*《([^《》]*)》\s*$/u, '$1') : written;
    const key = titleKey(title);
    if (key === '') return undefined;
    const exact = this.#byTitle.get(key);
    if (exact !== undefined) return { how: 'title', positions: exact };
    const placed = this.#byPlace(title);
    if (placed.length > 0) return { how: 'title', positions: placed };
    const former = this.#byFormerTitle.get(key);
    if (former !== undefined) return { how: 'former-title', positions: former };
    for (const loose of looseLookups(title)) {
      const positions = this.#byLooseTitle.get(loose);
      if (positions !== undefined) return { how: 'loose-title', positions };
    }
    const parts = this.#byBase.get(key);
    return parts === undefined ? undefined : { how: 'base-title', positions: parts };
  }
}

/** @returns `RR-SSSS` of a CN number; undefined where it is none. */
export function serialKeyOf(cn: string): string | undefined {
  // Rows and records hold parsed numbers, `RR-SSSS/C`.
  if (PARSED.test(cn)) return cn.slice(0, 7);
  const parsed = parseCn(cn);
  return parsed.ok ? parsed.serialKey : undefined;
}
const PARSED = /^\d{2}-\d{4}(?:\/[A-Z]{1,2}\d{0,2})?$/u;
