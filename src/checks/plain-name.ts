import { remembering } from '../domain/remembering.ts';

/** @returns one form of the name of a series, profession, place or unit: letters and digits only, without a closing 系列 or 专业. */
export const plainName = remembering((text) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.)(系列|专业)+$/u, ''),
);

export const sameName = (a: string, b: string): boolean => plainName(a) === plainName(b);

export const namedIn = (name: string, list: readonly string[]): boolean => list.some((one) => sameName(one, name));
