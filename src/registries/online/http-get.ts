import axios from 'axios';

export interface HttpReply {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Gets one address; resolves for every status, rejects when no reply came. */
export type HttpGet = (
  url: string,
  options: { readonly headers: Readonly<Record<string, string>>; readonly timeoutMs: number; readonly signal?: AbortSignal },
) => Promise<HttpReply>;

const MAX_BYTES = 8 * 1024 * 1024;
const MAX_REDIRECTS = 3;

/** The port over axios. Bodies come as text, so that broken JSON is ours to judge. */
export const axiosGet: HttpGet = async (url, { headers, timeoutMs, signal }) => {
  const reply = await axios.get<string>(url, {
    headers,
    timeout: timeoutMs,
    responseType: 'text',
    transformResponse: (data: unknown) => (typeof data === 'string' ? data : ''),
    validateStatus: () => true,
    maxContentLength: MAX_BYTES,
    maxRedirects: MAX_REDIRECTS,
    ...(signal === undefined ? {} : { signal }),
  });
  const named = Object.entries(reply.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name.toLowerCase(), value]] : []));
  return { status: reply.status, headers: Object.fromEntries(named) as Record<string, string>, body: reply.data };
};
