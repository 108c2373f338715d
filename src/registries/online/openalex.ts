import { z } from 'zod';
import { listOf, type SourceClient, yearsOf } from './source-client.ts';

const text = z.string().nullish();

/** The fields of a work we read, in the shape of `GET /works/doi:{doi}`. */
const shape = z.object({
  doi: text,
  title: text,
  display_name: text,
  publication_year: z.number().nullish(),
  ids: z.object({ pmid: text }).nullish().catch(undefined),
  authorships: z
    .array(z.object({ raw_author_name: text, author: z.object({ display_name: text }).nullish() }))
    .default([])
    .catch([]),
  primary_location: z
    .object({ source: z.object({ display_name: text, issn: listOf.nullish() }).nullish() })
    .nullish()
    .catch(undefined),
  biblio: z.object({ volume: text, issue: text, first_page: text, last_page: text }).nullish().catch(undefined),
  is_retracted: z.boolean().nullish(),
});

const bare = (link: string): string => link.replace(/^https?:\/\/[^/]+\//iu, '').toLowerCase();
const given = (values: readonly (string | null | undefined)[]): string[] => [
  ...new Set(values.filter((value): value is string => typeof value === 'string' && value !== '')),
];

export const openalex: SourceClient = {
  source: 'openalex',
  base: 'https://api.openalex.org',
  url: ({ by, value }, base, mailto) =>
    by === 'doi'
      ? `${base}/works/doi:${encodeURIComponent(value)}${mailto === '' ? '' : `?mailto=${encodeURIComponent(mailto)}`}`
      : undefined,
  read: (body) => {
    const work = shape.parse(body);
    const journal = work.primary_location?.source;
    const { volume, issue, first_page: first, last_page: last } = work.biblio ?? {};
    const pmid = work.ids?.pmid;
    return {
      ...(typeof work.doi === 'string' ? { doi: bare(work.doi) } : {}),
      ...(typeof pmid === 'string' ? { pmid: bare(pmid) } : {}),
      titles: given([work.title, work.display_name]),
      authors: work.authorships.flatMap((one) => given([one.raw_author_name ?? one.author?.display_name])),
      journals: given([journal?.display_name]),
      issns: journal?.issn ?? [],
      years: yearsOf([work.publication_year]),
      ...(typeof volume === 'string' ? { volume } : {}),
      ...(typeof issue === 'string' ? { issue } : {}),
      ...(typeof first === 'string' ? { pages: typeof last === 'string' && last !== first ? `${first}-${last}` : first } : {}),
      ...(typeof work.is_retracted === 'boolean' ? { retracted: work.is_retracted } : {}),
      updates: [],
    };
  },
};
