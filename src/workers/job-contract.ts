import { Redis } from 'ioredis';
import { z } from 'zod';
import { IntegrityError } from '../domain/errors.ts';
import type { TaskResult } from '../pipeline/runner.ts';

export const QUEUE_NAME = 'tasks';

/** What a job carries: unknown until parsed on the worker's side. */
export const jobSchema = z.object({ name: z.string(), payload: z.unknown() });

export const resultSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('done'), value: z.unknown() }),
  z.object({
    status: z.literal('failed'),
    error: z.object({ code: z.string(), message: z.string(), mend: z.string(), file: z.string().optional() }),
  }),
]);

export function toTaskResult(parsed: z.ZodSafeParseResult<z.infer<typeof resultSchema>>): TaskResult {
  if (!parsed.success) {
    return {
      status: 'failed',
      error: {
        code: 'task-crashed',
        message: 'A worker sent an answer that cannot be read',
        mend: 'Run the same version of integrity on every machine.',
      },
    };
  }
  if (parsed.data.status === 'done') return { status: 'done', value: parsed.data.value };
  const { file, ...error } = parsed.data.error;
  return { status: 'failed', error: file === undefined ? error : { ...error, file } };
}

export interface RedisConnection {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
  readonly tls?: Record<string, never>;
  /** Blocking commands of workers must wait for ever. */
  readonly maxRetriesPerRequest: null;
}

/**
 * Reads a Redis address and makes sure something answers there.
 * @throws IntegrityError `redis-address-invalid` or `redis-unreachable`.
 */
export async function connectionOf(url: string): Promise<RedisConnection> {
  const connection = parseRedisUrl(url);
  const probe = new Redis({ ...connection, lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null, connectTimeout: 5_000 });
  probe.on('error', () => undefined);
  try {
    await probe.connect();
    await probe.ping();
  } catch (error) {
    throw new IntegrityError(
      'redis-unreachable',
      `No Redis answers at ${connection.host}:${connection.port} (${error instanceof Error ? error.message : String(error)})`,
      {
        mend: 'Start redis-server there, or leave --runner away to run in this process.',
        cause: error,
      },
    );
  } finally {
    probe.disconnect();
  }
  return connection;
}

export function parseRedisUrl(url: string): RedisConnection {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw invalid(url);
  }
  if ((parsed.protocol !== 'redis:' && parsed.protocol !== 'rediss:') || parsed.hostname === '') throw invalid(url);
  const db = parsed.pathname.length > 1 ? Number(parsed.pathname.slice(1)) : undefined;
  if (db !== undefined && !Number.isInteger(db)) throw invalid(url);
  return {
    host: parsed.hostname,
    port: parsed.port === '' ? 6379 : Number(parsed.port),
    ...(parsed.username === '' ? {} : { username: decodeURIComponent(parsed.username) }),
    ...(parsed.password === '' ? {} : { password: decodeURIComponent(parsed.password) }),
    ...(db === undefined ? {} : { db }),
    ...(parsed.protocol === 'rediss:' ? { tls: {} } : {}),
    maxRetriesPerRequest: null,
  };
}

const invalid = (url: string): IntegrityError =>
  new IntegrityError('redis-address-invalid', `Not a Redis address: ${url}`, {
    mend: 'Write it as redis://host:port, for example redis://127.0.0.1:6379.',
  });
