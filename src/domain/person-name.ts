/** @returns one form for `Zhang San`, `ZHANG, San` and `San Zhang`, and for a Chinese name with or without spaces. */
export function personForm(name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFKC').toLowerCase();
  if (/\p{Script=Han}/u.test(folded)) return folded.replace(/[^\p{L}\p{N}]/gu, '');
  return folded
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .sort()
    .join(' ');
}
