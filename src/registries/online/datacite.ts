import { z } from 'zod';
import { personName, type SourceClient, yearsOf } from './source-client.ts';

const text = z.union([z.string(), z.number().transform(String)]).nullish();

/** The fields of a record we read, in the shape of `GET /dois/{doi}`. */
const shape = z.object({
  data: z.object({
    attributes: z.object({
      doi: z.string(),
      titles: z
        .array(z.object({ title: z.string().nullish() }))
        .default([])
        .catch([]),
      creators: z
        .array(z.object({ name: z.string().optional(), familyName: z.string().nullish(), givenName: z.string().nullish() }))
        .default([])
        .catch([]),
      container: z
        .object({ title: text, volume: text, issue: text, firstPage: text, lastPage: text, identifier: text, identifierType: text })
        .nullish()
        .catch(undefined),
      publicationYear: z.coerce.number().nullish().catch(undefined),
    }),
  }),
});

export const datacite: SourceClient = {
  source: 'datacite',
  base: 'https://api.datacite.org',
  url: ({ by, value }, base) => (by === 'doi' ? `${base}/dois/${encodeURIComponent(value)}` : undefined),
  read: (body) => {
    const { attributes } = shape.parse(body).data;
    const { title, volume, issue, firstPage, lastPage, identifier, identifierType } = attributes.container ?? {};
    return {
      doi: attributes.doi.toLowerCase(),
      titles: attributes.titles.flatMap((one) => one.title ?? []),
      authors: attributes.creators
        .map(({ name, familyName, givenName }) => personName({ name, family: familyName ?? undefined, given: givenName ?? undefined }))
        .filter((name) => name !== ''),
      journals: typeof title === 'string' ? [title] : [],
      issns: identifierType === 'ISSN' && typeof identifier === 'string' ? [identifier] : [],
      years: yearsOf([attributes.publicationYear]),
      ...(typeof volume === 'string' ? { volume } : {}),
      ...(typeof issue === 'string' ? { issue } : {}),
      ...(typeof firstPage === 'string' ? { pages: typeof lastPage === 'string' ? `${firstPage}-${lastPage}` : firstPage } : {}),
      updates: [],
    };
  },
};
