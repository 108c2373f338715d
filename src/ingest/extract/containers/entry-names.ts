/** Left behind by systems and office programs; nobody submits them. */
const NOISE = /^(\.|~\$)|^(thumbs\.db|desktop\.ini|__macosx)$/i;
const CONTROL = /[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]/u;
const MAX_NAME_BYTES = 1000;

export const isNoise = (name: string): boolean => name.split('/').some((part) => NOISE.test(part) && part !== '.' && part !== '..');

/** @returns the name as a path below the archive; undefined when it climbs out, is absolute, or can't be shown as it is. */
export function safeEntryName(name: string): string | undefined {
  const path = name.normalize('NFC');
  if (path === '' || path.startsWith('/') || /^[a-z]:/i.test(path) || CONTROL.test(path) || Buffer.byteLength(path) > MAX_NAME_BYTES) {
    return undefined;
  }
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? undefined : parts.join('/');
}

/** How a name that is refused is shown: no character of it can move the cursor or reorder the line. */
export const shownName = (name: string): string =>
  name
    .replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu, '�')
    .replaceAll('..', '‥')
    .replace(/^\/+/, '')
    .slice(0, 200);
