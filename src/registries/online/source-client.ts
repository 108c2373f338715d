import { z } from 'zod';
import type { OnlineQuestion, OnlineRecord, OnlineSource } from './types.ts';

/** How one public API is asked and read. */
export interface SourceClient {
  readonly source: OnlineSource;
  /** Its address where the configuration names none. */
  readonly base: string;
  /** @returns the address of a question; undefined when the source does not answer that kind. */
  readonly url: (question: OnlineQuestion, base: string, mailto: string) => string | undefined;
  /** @returns the record, undefined when the reply says there is none. @throws ZodError when the reply has another shape */
  readonly read: (body: unknown) => OnlineRecord | undefined;
}

/** A list of texts, or nothing of use. */
export const listOf = z
  .array(z.string().nullable())
  .transform((items) => items.filter((item) => item !== null))
  .default([])
  .catch([]);

export const personName = ({
  family,
  given,
  name,
}: {
  family?: string | undefined;
  given?: string | undefined;
  name?: string | undefined;
}): string =>
  family === undefined
    ? (name ?? '')
    : given === undefined
      ? family
      : /\p{Script=Han}/u.test(family)
        ? `${family}${given}`
        : `${given} ${family}`;

export const yearsOf = (years: readonly (number | null | undefined)[]): number[] =>
  [...new Set(years.filter((year) => typeof year === 'number' && year > 0))] as number[];

/** `[2021, 9, 22]` is `2021-09-22`; undefined without a year. */
export function dateText(parts: readonly (number | null)[] | undefined): string | undefined {
  const known = (parts ?? []).filter((part) => part !== null);
  const [year, ...rest] = known;
  if (year === undefined) return undefined;
  return [String(year), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
}
