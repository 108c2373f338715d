import type { Work } from '../../domain/work.ts';
import { parseCip } from '../../registries/identifiers/cip.ts';
import { type CnNumber, parseCn } from '../../registries/identifiers/cn.ts';
import { parseDoi } from '../../registries/identifiers/doi.ts';
import { type Isbn, parseIsbn } from '../../registries/identifiers/isbn.ts';
import { parseIssn } from '../../registries/identifiers/issn.ts';
import type { IdentifierFault, Parsed } from '../../registries/identifiers/parsed.ts';
import { type PatentNumber, parsePatentNumber } from '../../registries/identifiers/patent.ts';

const IDENTIFIER_FIELDS = ['issn', 'cn', 'isbn', 'cip', 'patentNumber', 'doi'] as const;
export type IdentifierField = (typeof IDENTIFIER_FIELDS)[number];

/** A number as stated on a work, and what reading it gave. */
export type StatedIdentifier = { readonly field: IdentifierField; readonly stated: string } & (
  | { readonly state: 'valid'; readonly value: string }
  | { readonly state: 'refused'; readonly reason: IdentifierFault; readonly expected?: string }
  /** Another country's patent number: its form is not ours to test. */
  | { readonly state: 'untestable' }
);

export interface WorkIdentifiers {
  readonly stated: readonly StatedIdentifier[];
  readonly cn?: CnNumber;
  readonly isbn?: Isbn;
  readonly patent?: PatentNumber;
}

/** Reads every number a work states. */
export function readIdentifiers(work: Work): WorkIdentifiers {
  const [cn, isbn, patent] = [read(work.cn, parseCn), read(work.isbn, parseIsbn), read(work.patentNumber, parsePatentNumber)];
  const results: Readonly<Record<IdentifierField, Parsed<{ readonly value: string }> | undefined>> = {
    issn: read(work.issn, parseIssn),
    cn,
    isbn,
    cip: read(work.cip, parseCip),
    patentNumber: patent,
    doi: read(work.doi, parseDoi),
  };
  return {
    stated: IDENTIFIER_FIELDS.flatMap((field) => {
      const result = results[field];
      return result === undefined ? [] : [describe(field, (work[field] ?? '').trim(), result)];
    }),
    ...(cn?.ok === true ? { cn } : {}),
    ...(isbn?.ok === true ? { isbn } : {}),
    ...(patent?.ok === true ? { patent } : {}),
  };
}

function read<T>(text: string | undefined, parse: (text: string) => Parsed<T>): Parsed<T> | undefined {
  return text === undefined || text.trim() === '' ? undefined : parse(text);
}

function describe(field: IdentifierField, stated: string, result: Parsed<{ readonly value: string }>): StatedIdentifier {
  if (result.ok) return { field, stated, state: 'valid', value: result.value };
  if (result.reason === 'foreign-office') return { field, stated, state: 'untestable' };
  const expected = result.expected === undefined ? {} : { expected: result.expected };
  return { field, stated, state: 'refused', reason: result.reason, ...expected };
}
