import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isIsoDate } from '../../domain/dates.ts';
import type { OnlineRecord, OnlineSource } from './types.ts';

/** An answer kept on disk with the day it was given. */
export type KeptAnswer =
  | { readonly fetchedOn: string; readonly state: 'found'; readonly record: OnlineRecord }
  | { readonly fetchedOn: string; readonly state: 'not-found' };

const texts = z.array(z.string());
const record = z.object({
  doi: z.string().optional(),
  pmid: z.string().optional(),
  titles: texts,
  authors: texts,
  journals: texts,
  issns: texts,
  years: z.array(z.number()),
  volume: z.string().optional(),
  issue: z.string().optional(),
  pages: z.string().optional(),
  retracted: z.boolean().optional(),
  updates: z.array(
    z.object({
      type: z.string(),
      doi: z.string().optional(),
      date: z.string().optional(),
      recordedBy: z.string().optional(),
      direction: z.enum(['updated-by', 'update-to']),
    }),
  ),
});
const kept = z.discriminatedUnion('state', [
  z.object({ fetchedOn: z.string().refine(isIsoDate), state: z.literal('found'), record }),
  z.object({ fetchedOn: z.string().refine(isIsoDate), state: z.literal('not-found') }),
]);

/** Days an answer is good for: notices of retraction come late, and a missing DOI may be registered soon. */
const DAYS = { found: 30, 'not-found': 7 } as const;
const DAY_MS = 86_400_000;

export interface AnswerCache {
  /** @returns the kept answer if it is young enough on that day */
  get(source: OnlineSource, key: string, today: string): Promise<KeptAnswer | undefined>;
  put(source: OnlineSource, key: string, answer: KeptAnswer): Promise<void>;
}

/** Answers as JSON in `<folder>/<source>/<hash of the address>`. Failures are never kept; a damaged file counts as none. */
export function openAnswerCache(folder: string): AnswerCache {
  const place = (source: OnlineSource, key: string): string =>
    path.join(folder, source, `${createHash('sha256').update(key).digest('hex').slice(0, 40)}.json`);
  return {
    get: async (source, key, today) => {
      const text = await readFile(place(source, key), 'utf8').catch(() => undefined);
      const answer = text === undefined ? undefined : parsed(text);
      if (answer === undefined) return undefined;
      const age = (Date.parse(today) - Date.parse(answer.fetchedOn)) / DAY_MS;
      return age >= 0 && age <= DAYS[answer.state] ? answer : undefined;
    },
    put: async (source, key, answer) => {
      const target = place(source, key);
      const temporary = `${target}.${randomUUID()}.tmp`;
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(temporary, `${JSON.stringify({ asked: key, ...answer })}\n`);
      await rename(temporary, target);
    },
  };
}

function parsed(text: string): KeptAnswer | undefined {
  try {
    // JSON has no undefined: absent fields are absent.
    return kept.parse(JSON.parse(text)) as KeptAnswer;
  } catch {
    return undefined;
  }
}
