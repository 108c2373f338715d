import { type Parsed, plain, refuse } from './parsed.ts';

export interface Cip {
  /** `YYYY` and the serial, as the official query takes it. */
  readonly value: string;
  readonly year: number;
  readonly serial: string;
}

/** Cataloguing-in-publication began in 1993; serials have six digits from 2001, five before, either in 2000. */
const FIRST_YEAR = 1993;
const serialLengthFits = (year: number, length: number): boolean => (year > 2000 ? length === 6 : year < 2000 ? length === 5 : true);

const PRINTED = /CIP\s*数据\s*核?\s*字\s*[（(]\s*(\d{4})\s*[)）]\s*第?\s*(\d{5,6})\s*号/giu;

/** A CIP number with its place in the text. */
export interface FoundCip {
  readonly cip: Cip;
  readonly start: number;
  readonly end: number;
}

/** @returns the CIP numbers printed in a text, with their places; most books print one. */
export function findCips(text: string): FoundCip[] {
  return [...text.matchAll(PRINTED)].flatMap((match) => {
    const cip = parseCip(`${match[1] ?? ''}${match[2] ?? ''}`);
    return cip.ok ? [{ cip, start: match.index, end: match.index + match[0].length }] : [];
  });
}

/** Reads a mainland CIP number as printed (中国版本图书馆CIP数据核字（2019）第012345号) or in query form (2019012345). */
export function parseCip(text: string): Parsed<Cip> {
  const compact = plain(text).replace(/\s+/gu, '');
  const match = /CIP数据核字\((\d{4})\)第?(\d{5,6})号?$/iu.exec(compact) ?? /^(\d{4})(\d{5,6})$/u.exec(compact);
  const [, yearText, serial] = match ?? [];
  if (yearText === undefined || serial === undefined) return refuse('malformed');
  const year = Number(yearText);
  if (year < FIRST_YEAR) return refuse('year-out-of-range');
  return serialLengthFits(year, serial.length) ? { ok: true, value: yearText + serial, year, serial } : refuse('malformed');
}
