import type { WorkId } from '../../domain/ids.ts';
import { parseDoi } from '../identifiers/doi.ts';
import { parseIssn } from '../identifiers/issn.ts';
import type { AnswerCache } from './answer-cache.ts';
import { crossref } from './crossref.ts';
import { datacite } from './datacite.ts';
import { doaj } from './doaj.ts';
import { openalex } from './openalex.ts';
import type { Fetched, PoliteClient } from './polite-client.ts';
import type { SourceClient } from './source-client.ts';
import type { OnlineAnswer, OnlineQuestion, OnlineSource, WorkOnline } from './types.ts';

export interface OnlineAsker {
  readonly client: PoliteClient;
  readonly cache: AnswerCache;
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly mailto: string;
  /** Addresses in place of the sources' own. */
  readonly baseUrls: Readonly<Partial<Record<OnlineSource, string>>>;
}

export interface WorkQuestion {
  readonly work: WorkId;
  readonly doi?: string | undefined;
  readonly issn?: string | undefined;
}

/** Asks Crossref and OpenAlex by DOI, DataCite where Crossref has none, and DOAJ by ISSN. Every answer is kept, failures as such. */
export async function askOnline(asker: OnlineAsker, { work, doi, issn }: WorkQuestion): Promise<WorkOnline> {
  const [parsedDoi, parsedIssn] = [doi === undefined ? undefined : parseDoi(doi), issn === undefined ? undefined : parseIssn(issn)];
  const answers: OnlineAnswer[] = [];
  if (parsedDoi?.ok === true) {
    const asked = { by: 'doi', value: parsedDoi.value } as const;
    const [first, second] = await Promise.all([askSource(asker, crossref, asked), askSource(asker, openalex, asked)]);
    answers.push(...[first, second].flatMap((answer) => answer ?? []));
    if (first?.state !== 'found') answers.push(...[await askSource(asker, datacite, asked)].flatMap((answer) => answer ?? []));
  }
  if (parsedIssn?.ok === true) {
    answers.push(...[await askSource(asker, doaj, { by: 'issn', value: parsedIssn.value })].flatMap((answer) => answer ?? []));
  }
  return { work, answers };
}

async function askSource(asker: OnlineAsker, source: SourceClient, asked: OnlineQuestion): Promise<OnlineAnswer | undefined> {
  const base = (asker.baseUrls[source.source] ?? source.base).replace(/\/+$/u, '');
  const [key, url] = [source.url(asked, base, ''), source.url(asked, base, asker.mailto)];
  if (key === undefined || url === undefined) return undefined;
  const about = { source: source.source, asked };
  const known = await asker.cache.get(source.source, key, asker.today);
  if (known !== undefined) return { ...about, ...known };
  const answer = read(source, await asker.client.fetchJson(source.source, url));
  if (answer.state === 'failed') return { ...about, ...answer };
  const kept = { ...answer, fetchedOn: asker.today };
  await asker.cache.put(source.source, key, kept);
  return { ...about, ...kept };
}

function read(source: SourceClient, fetched: Fetched) {
  if (fetched.state !== 'ok') return fetched;
  try {
    const record = source.read(fetched.body);
    return record === undefined ? ({ state: 'not-found' } as const) : ({ state: 'found', record } as const);
  } catch {
    return { state: 'failed', code: 'unknown-shape', message: `${source.source} answered in a shape this version does not know` } as const;
  }
}
