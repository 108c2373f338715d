import { addDays, type IsoDate, isIsoDate } from './dates.ts';

/**
 * A day `YYYY-MM-DD`, or a time of a day in Asia/Shanghai `YYYY-MM-DDTHH:MM[:SS]+08:00`.
 * Hour 24 is allowed as rules write it: 24:00 of a day is its end.
 */
export type Moment = string & { readonly __moment?: never };

const HOUR_MS = 3_600_000;
const SHANGHAI_MS = 8 * HOUR_MS;
const TIMED = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?\+08:00$/;

/** Half-open range of instants in milliseconds since the epoch: a time is known to its instant (`from === to`), a day to its whole length. */
export interface MomentRange {
  readonly from: number;
  readonly to: number;
}

const startOfDay = (day: IsoDate): number => Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS;

/** @returns the instants a moment can stand for; undefined for text of another form or a time that does not exist. */
export function rangeOfMoment(text: string): MomentRange | undefined {
  if (isIsoDate(text)) return { from: startOfDay(text), to: startOfDay(addDays(text, 1)) };
  const parts = TIMED.exec(text);
  const day = parts?.[1];
  if (parts === null || day === undefined || !isIsoDate(day)) return undefined;
  const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
  if (minute > 59 || second > 59 || hour > 24 || (hour === 24 && minute + second > 0)) return undefined;
  const at = startOfDay(day) + hour * HOUR_MS + minute * 60_000 + second * 1000;
  return { from: at, to: at };
}

export const isMoment = (text: string): text is Moment => rangeOfMoment(text) !== undefined;

/** @returns the calendar day in Asia/Shanghai as it is written: 24:00 of 30 September is a time of 30 September. */
export const dayOfMoment = (moment: Moment): IsoDate => moment.slice(0, 10);

/**
 * Whether something that happened at `moment` happened by the closing time; at the closing time itself is in time.
 * `unknown` when only the day is known and the closing time falls inside it.
 */
export function isBy(moment: Moment, closing: Moment): 'yes' | 'no' | 'unknown' {
  const [happened, closes] = [rangeOfMoment(moment), rangeOfMoment(closing)];
  if (happened === undefined || closes === undefined) throw new RangeError(`not a pair of moments: ${moment}, ${closing}`);
  if (happened.to <= closes.to) return 'yes';
  return happened.from > closes.to || (happened.to > happened.from && happened.from >= closes.to) ? 'no' : 'unknown';
}
