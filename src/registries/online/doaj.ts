import { z } from 'zod';
import type { SourceClient } from './source-client.ts';

/** The fields of a journal we read, in the shape of `GET /api/search/journals/issn:{issn}`. */
const shape = z.object({
  results: z.array(
    z.object({
      bibjson: z.object({
        title: z.string(),
        alternative_title: z.string().nullish(),
        pissn: z.string().nullish(),
        eissn: z.string().nullish(),
      }),
    }),
  ),
});

/** DOAJ knows open-access journals only: that it lacks one says nothing. */
export const doaj: SourceClient = {
  source: 'doaj',
  base: 'https://doaj.org',
  url: ({ by, value }, base) => (by === 'issn' ? `${base}/api/search/journals/${encodeURIComponent(`issn:${value}`)}` : undefined),
  read: (body) => {
    const [first] = shape.parse(body).results;
    if (first === undefined) return undefined;
    const { title, alternative_title: other, pissn, eissn } = first.bibjson;
    const given = (values: readonly (string | null | undefined)[]): string[] =>
      values.filter((value): value is string => typeof value === 'string' && value !== '');
    return { titles: [], authors: [], journals: given([title, other]), issns: given([pissn, eissn]), years: [], updates: [] };
  },
};
