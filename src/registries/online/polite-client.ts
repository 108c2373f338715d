import type { HttpGet, HttpReply } from './http-get.ts';
import type { OnlineSource } from './types.ts';

/** The world of the client: injected, so that waits and chance are a test's to choose. */
export interface ClientWorld {
  readonly get: HttpGet;
  readonly nowMs: () => number;
  /** 0 to 1, 1 left out. */
  readonly random: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export interface ClientLimits {
  readonly timeoutMs: number;
  /** Tries in all, the first one counted. */
  readonly attempts: number;
  /** Least time between two requests to one source. */
  readonly intervalMs: number;
  /** Wait before the second try, doubled for each further one. */
  readonly backoffMs: number;
  /** A longer wait than this, asked for by a source, counts as no answer. */
  readonly longestWaitMs: number;
  /** After so many questions without an answer in a row a source is not asked again in this run. */
  readonly failuresToStop: number;
}

/**
 * Crossref's polite pool allows 10 requests a second and asks for fewer (api.crossref.org docs, December 2025); OpenAlex 10, DOAJ 2 with
 * bursts, DataCite 3,000 in five minutes. One rate that all allow.
 */
export const DEFAULT_LIMITS: ClientLimits = {
  timeoutMs: 20_000,
  attempts: 4,
  intervalMs: 500,
  backoffMs: 1000,
  longestWaitMs: 60_000,
  failuresToStop: 3,
};

export type Fetched =
  | { readonly state: 'ok'; readonly body: unknown }
  | { readonly state: 'not-found' }
  | { readonly state: 'failed'; readonly code: string; readonly message: string };

export interface PoliteClient {
  fetchJson(source: OnlineSource, url: string): Promise<Fetched>;
}

/** Asks one source at a time at its rate, tries again what may pass, and never throws for what a source does. */
export function createPoliteClient(world: ClientWorld, limits: ClientLimits, userAgent: string, signal?: AbortSignal): PoliteClient {
  const nextAt = new Map<OnlineSource, number>();
  const queues = new Map<OnlineSource, Promise<unknown>>();
  const failures = new Map<OnlineSource, number>();

  const paced = async (source: OnlineSource): Promise<void> => {
    const now = world.nowMs();
    const at = Math.max(now, nextAt.get(source) ?? now);
    nextAt.set(source, at + limits.intervalMs);
    if (at > now) await world.sleep(at - now);
  };

  const attempt = async (source: OnlineSource, url: string): Promise<Fetched & { readonly retryInMs?: number | undefined }> => {
    await paced(source);
    try {
      const headers = { 'User-Agent': userAgent, Accept: 'application/json' };
      return judge(
        await world.get(url, { headers, timeoutMs: limits.timeoutMs, ...(signal === undefined ? {} : { signal }) }),
        world.nowMs(),
      );
    } catch (error) {
      return { ...noReply(error), retryInMs: 0 };
    }
  };

  const ask = async (source: OnlineSource, url: string): Promise<Fetched> => {
    if ((failures.get(source) ?? 0) >= limits.failuresToStop) {
      return { state: 'failed', code: 'source-unreachable', message: `${source} did not answer earlier in this scan` };
    }
    let last: Fetched = { state: 'failed', code: 'aborted', message: 'The scan was stopped' };
    for (let tries = 1; tries <= limits.attempts && signal?.aborted !== true; tries++) {
      const { retryInMs, ...reply } = await attempt(source, url);
      last = reply;
      if (retryInMs === undefined || tries === limits.attempts) break;
      // Full jitter (Brooker 2015, "Exponential Backoff And Jitter"): many scans behind one address do not come back together.
      const wait = Math.max(retryInMs, world.random() * limits.backoffMs * 2 ** (tries - 1));
      if (wait > limits.longestWaitMs) break;
      await world.sleep(wait);
    }
    failures.set(source, last.state === 'failed' ? (failures.get(source) ?? 0) + 1 : 0);
    return last;
  };

  return {
    fetchJson: (source, url) => {
      const turn = (queues.get(source) ?? Promise.resolve()).then(() => ask(source, url));
      queues.set(source, turn);
      return turn;
    },
  };
}

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);

function judge({ status, headers, body }: HttpReply, nowMs: number): Fetched & { readonly retryInMs?: number | undefined } {
  if (status === 404 || status === 410) return { state: 'not-found' };
  if (status >= 200 && status < 300) {
    try {
      const parsed: unknown = JSON.parse(body);
      return { state: 'ok', body: parsed };
    } catch {
      return { state: 'failed', code: 'not-json', message: 'The reply is not JSON', retryInMs: 0 };
    }
  }
  const failed = { state: 'failed', code: `http-${status}`, message: `The source answered with status ${status}` } as const;
  return RETRIED.has(status) ? { ...failed, retryInMs: retryAfterMs(headers['retry-after'], nowMs) } : failed;
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3). */
export function retryAfterMs(header: string | undefined, nowMs: number): number {
  if (header === undefined) return 0;
  if (/^\d+$/u.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - nowMs);
}

function noReply(error: unknown): { readonly state: 'failed'; readonly code: string; readonly message: string } {
  const coded = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const timedOut = coded === 'ECONNABORTED' || coded === 'ETIMEDOUT';
  const code = timedOut ? 'timeout' : coded === '' ? 'no-reply' : coded.toLowerCase();
  return { state: 'failed', code, message: error instanceof Error ? error.message : String(error) };
}
