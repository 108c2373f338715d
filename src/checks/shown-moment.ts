import type { Localised } from '../domain/localised.ts';

/** @returns a day or time as a reader writes it, in Asia/Shanghai. */
export function shownMoment(moment: string): Localised {
  const [day = '', time] = moment.replace('+08:00', '').split('T');
  return time === undefined ? { zh: day, en: `on ${day}` } : { zh: `${day} ${time}`, en: `at ${day} ${time}` };
}
