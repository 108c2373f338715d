import { personForm } from '../domain/person-name.ts';
import { isbnKey } from '../registries/identifiers/isbn.ts';

/** What identifies a work whoever claims it. */
export interface IdentifiedWork {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly doi?: string;
  readonly isbn?: string;
  readonly patentNumber?: string;
  readonly documents?: readonly string[];
}

export type IdentityGround = 'doi' | 'isbn' | 'patent' | 'file' | 'title-and-authors';

/** Shorter titles (序, 前言) name many works. */
const SHORTEST_TITLE = 4;

const plainForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

const doiForm = (doi: string): string =>
  doi
    .trim()
    .toLowerCase()
    .replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/, '');

/** Application numbers stand with and without ZL, the dot and the check digit. */
const patentForm = (number: string): string =>
  number
    .toUpperCase()
    .replace(/[^0-9X.]/g, '')
    .replace(/\.[0-9X]$/, '')
    .replace(/\./g, '');

const same = (a: string | undefined, b: string | undefined, form: (text: string) => string): boolean =>
  a !== undefined && b !== undefined && form(a) !== '' && form(a) === form(b);

/** @returns on what ground two claims speak of one work; undefined when nothing shows that they do. */
export function sameWork(a: IdentifiedWork, b: IdentifiedWork): IdentityGround | undefined {
  if (same(a.doi, b.doi, doiForm)) return 'doi';
  if (same(a.isbn, b.isbn, isbnKey)) return 'isbn';
  if (same(a.patentNumber, b.patentNumber, patentForm)) return 'patent';
  const files = new Set(a.documents);
  if (b.documents?.some((file) => files.has(file)) === true) return 'file';
  const people = new Set(a.authors.map(personForm));
  const sharesAuthor = b.authors.some((author) => people.has(personForm(author)));
  const titled = a.title !== undefined && plainForm(a.title).length >= SHORTEST_TITLE && same(a.title, b.title, plainForm);
  return titled && sharesAuthor ? 'title-and-authors' : undefined;
}
