import { z } from 'zod';
import type { SourceClient } from './source-client.ts';
import { dateText, listOf, personName, yearsOf } from './source-client.ts';
import type { OnlineUpdate } from './types.ts';

const dateParts = z
  .object({ 'date-parts': z.array(z.array(z.number().nullable())) })
  .optional()
  .catch(undefined);
const update = z.object({
  type: z.string(),
  DOI: z.string().optional(),
  updated: dateParts,
  source: z.string().optional(),
});
const updates = z.array(update).default([]).catch([]);

/** The fields of a work we read, in the shape of `GET /works/{doi}`. */
const shape = z.object({
  message: z.object({
    DOI: z.string(),
    title: listOf,
    'original-title': listOf,
    author: z
      .array(z.object({ family: z.string().optional(), given: z.string().optional(), name: z.string().optional() }))
      .default([])
      .catch([]),
    'container-title': listOf,
    'short-container-title': listOf,
    ISSN: listOf,
    volume: z.string().optional(),
    issue: z.string().optional(),
    page: z.string().optional(),
    'published-print': dateParts,
    'published-online': dateParts,
    issued: dateParts,
    'updated-by': updates,
    'update-to': updates,
  }),
});

const updateOf =
  (direction: OnlineUpdate['direction']) =>
  ({ type, DOI, updated, source }: z.output<typeof update>): OnlineUpdate => {
    const date = dateText(updated?.['date-parts'][0]);
    return {
      type,
      ...(DOI === undefined ? {} : { doi: DOI.toLowerCase() }),
      ...(date === undefined ? {} : { date }),
      ...(source === undefined ? {} : { recordedBy: source }),
      direction,
    };
  };

/** Crossref REST API. A DOI stands in the path, escaped: it may hold any character. */
export const crossref: SourceClient = {
  source: 'crossref',
  base: 'https://api.crossref.org',
  url: ({ by, value }, base, mailto) =>
    by === 'doi' ? `${base}/works/${encodeURIComponent(value)}${mailto === '' ? '' : `?mailto=${encodeURIComponent(mailto)}`}` : undefined,
  read: (body) => {
    const { message } = shape.parse(body);
    return {
      doi: message.DOI.toLowerCase(),
      titles: [...message.title, ...message['original-title']],
      authors: message.author.map(personName).filter((name) => name !== ''),
      journals: [...message['container-title'], ...message['short-container-title']],
      issns: message.ISSN,
      years: yearsOf([message['published-print'], message['published-online'], message.issued].map((date) => date?.['date-parts'][0]?.[0])),
      ...(message.volume === undefined ? {} : { volume: message.volume }),
      ...(message.issue === undefined ? {} : { issue: message.issue }),
      ...(message.page === undefined ? {} : { pages: message.page }),
      updates: [...message['updated-by'].map(updateOf('updated-by')), ...message['update-to'].map(updateOf('update-to'))],
    };
  },
};
