import { z } from 'zod';
import { isIsoDate, isYearMonth } from '../../domain/dates.ts';
import { isMoment } from '../../domain/moment.ts';
import { maskResidentIds } from '../../registries/identifiers/resident-id.ts';
import { splitNames, tidyDay, tidyMoment, tidyMonth } from './date-text.ts';

const MAX_TEXT = 2000;
const MAX_ITEMS = 1000;

/** Applies `tidy` to text before the schema looks at it; anything else goes through as it is. */
export const tidied = <S extends z.ZodType>(tidy: (text: string) => unknown, schema: S) =>
  z.preprocess((value) => (typeof value === 'string' ? tidy(value) : value), schema);

/** One line, with identity numbers hidden: what a manifest states stands in reports and artifacts. */
const oneLine = (text: string): string => maskResidentIds(text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim());
export const text = tidied(oneLine, z.string().max(MAX_TEXT, { error: `text of at most ${MAX_TEXT} characters` }));
export const choice = <const T extends readonly [string, ...string[]]>(values: T, aliases: Readonly<Record<string, T[number]>>) =>
  tidied((value) => {
    const key = value.trim().toLowerCase();
    return Object.hasOwn(aliases, key) ? aliases[key] : key;
  }, z.enum(values));

export const month = tidied(
  (value) => tidyMonth(value.trim()),
  z.string().meta({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' }).refine(isYearMonth, { error: 'a month YYYY-MM' }),
);
export const day = tidied(
  (value) => tidyDay(value.trim()),
  z.string().meta({ format: 'date' }).refine(isIsoDate, { error: 'a date YYYY-MM-DD that exists' }),
);
export const list = <S extends z.ZodType>(item: S) => z.array(item.optional()).max(MAX_ITEMS, { error: `a list of at most ${MAX_ITEMS}` });
/** A list of names; a single line of names apart by ; or 、 is split. */
export const names = tidied(splitNames, list(text));
export const paths = tidied((value) => [value], list(z.string().max(MAX_TEXT, { error: 'a path' })));
export const truth = tidied(
  (value) => ({ true: true, yes: true, 是: true, false: false, no: false, 否: false })[value.trim().toLowerCase()] ?? value,
  z.boolean(),
);
export const year = tidied(
  (value) => (/^\d{4}$/.test(value.trim()) ? Number(value) : value),
  z.number().int().min(1980, { error: 'a year from 1980 to 2200' }).max(2200, { error: 'a year from 1980 to 2200' }),
);
/** A day, or a time of a day in Asia/Shanghai; 24:00 is the end of its day. */
export const moment = tidied(
  (value) => tidyMoment(value.trim()),
  z.string().refine(isMoment, { error: 'a day YYYY-MM-DD or a time YYYY-MM-DD HH:MM of Asia/Shanghai' }),
);
export const count = tidied((value) => (/^\d{1,6}$/.test(value.trim()) ? Number(value) : value), z.int().min(0));
