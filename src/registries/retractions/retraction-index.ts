import { parseDoi } from '../identifiers/doi.ts';
import type { RetractionRow } from './read-retractions.ts';
import { pmidOf } from './read-retractions.ts';
import { classesOf } from './reason-classes.ts';
import { NATURES, type Nature, type RetractionRecord } from './types.ts';

/** Shorter titles (Editorial, 前言) name many papers. */
const SHORTEST_TITLE = 10;

/** @returns letters and digits alone, so that printings of one title are one; '' for titles too short to tell a paper. */
export function paperTitleKey(title: string): string {
  const key = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const weight = /\p{Script=Han}/u.test(key) ? key.length * 2 : key.length;
  return weight < SHORTEST_TITLE * 1.5 ? '' : key;
}

const COLUMNS = 10;
const HEAD = ['doi', 'pmid', 'natures', 'date', 'notice_doi', 'reasons', 'authors', 'journal', 'title_key', 'title'].join('\t');
const flat = (text: string): string => text.replace(/[\t\r\n]+/gu, ' ');

/** @returns the rows in the registry's own form: one line a row, tabs between, the title's key worked out. */
export function retractionsToText(rows: readonly RetractionRow[]): string {
  const lines = rows.map((row) =>
    [
      row.doi ?? '',
      row.pmid ?? '',
      row.natures.join(';'),
      row.date ?? '',
      row.noticeDoi ?? '',
      row.reasons.join(';'),
      row.authors.join(';'),
      row.journal ?? '',
      row.title === undefined ? '' : paperTitleKey(row.title),
      row.title ?? '',
    ]
      .map(flat)
      .join('\t'),
  );
  return `${[HEAD, ...lines].join('\n')}\n`;
}

type Places = Map<string, number | number[]>;

function put(places: Places, key: string, line: number): void {
  if (key === '') return;
  const at = places.get(key);
  if (at === undefined) places.set(key, line);
  else if (typeof at === 'number') places.set(key, [at, line]);
  else at.push(line);
}

/** Rows by DOI, PMID and title. Lines are cut apart only when one is asked for: 60,000 load in well under half a second. */
export class RetractionIndex {
  readonly source: string;
  readonly edition: string;
  readonly sha256: string;
  readonly importedAt: string | undefined;
  readonly #lines: readonly string[];
  readonly #byDoi: Places = new Map();
  readonly #byPmid: Places = new Map();
  #byTitle: Places | undefined;

  /** @param text as `retractionsToText` writes it; its first line is the head */
  constructor(text: string, about: { source: string; edition: string; sha256: string; importedAt?: string | undefined }) {
    this.source = about.source;
    this.edition = about.edition;
    this.sha256 = about.sha256;
    this.importedAt = about.importedAt;
    const lines = text.split('\n');
    if (lines.at(-1) === '') lines.pop();
    this.#lines = lines.slice(1);
    this.#lines.forEach((line, at) => {
      const first = line.indexOf('\t');
      put(this.#byDoi, line.slice(0, first), at);
      const second = line.indexOf('\t', first + 1);
      put(this.#byPmid, line.slice(first + 1, second), at);
    });
  }

  get size(): number {
    return this.#lines.length;
  }

  /** @param doi in any written form */
  byDoi(doi: string): RetractionRecord[] {
    const parsed = parseDoi(doi);
    return parsed.ok ? this.#records(this.#byDoi.get(parsed.value)) : [];
  }

  byPmid(pmid: string): RetractionRecord[] {
    const number = pmidOf(pmid);
    return number === undefined ? [] : this.#records(this.#byPmid.get(number));
  }

  byTitle(title: string): RetractionRecord[] {
    const key = paperTitleKey(title);
    if (key === '') return [];
    this.#byTitle ??= this.#titles();
    return this.#records(this.#byTitle.get(key));
  }

  #titles(): Places {
    const places: Places = new Map();
    this.#lines.forEach((line, at) => put(places, line.split('\t', 9)[8] ?? '', at));
    return places;
  }

  #records(at: number | number[] | undefined): RetractionRecord[] {
    if (at === undefined) return [];
    return (typeof at === 'number' ? [at] : at).map((line) => readLine(this.#lines[line] ?? '', line + 1));
  }
}

const isNature = (text: string): text is Nature => NATURES.some((nature) => nature === text);
const parts = (cell: string): string[] => cell.split(';').filter((part) => part !== '');

function readLine(line: string, row: number): RetractionRecord {
  const [doi = '', pmid = '', natures = '', date = '', noticeDoi = '', reasonCell = '', authors = '', journal = '', , title = ''] =
    line.split('\t', COLUMNS);
  const reasons = parts(reasonCell);
  return {
    ...(doi === '' ? {} : { doi }),
    ...(pmid === '' ? {} : { pmid }),
    natures: parts(natures).filter(isNature),
    ...(date === '' ? {} : { date }),
    ...(noticeDoi === '' ? {} : { noticeDoi }),
    reasons,
    classes: classesOf(reasons),
    ...(title === '' ? {} : { title }),
    authors: parts(authors),
    ...(journal === '' ? {} : { journal }),
    row,
  };
}
