import { describe, expect, it } from 'vitest';
import { dayOfMoment, isBy, isMoment, rangeOfMoment } from './moment.ts';

const CLOSING = '2019-09-30T24:00+08:00';

describe('moments', () => {
  it('24:00 is the end of its day, the same instant as 0:00 of the next', () => {
    expect(rangeOfMoment(CLOSING)).toEqual(rangeOfMoment('2019-10-01T00:00+08:00'));
    expect(rangeOfMoment(CLOSING)?.from).toBe(Date.parse('2019-09-30T16:00:00Z'));
    expect(dayOfMoment(CLOSING)).toBe('2019-09-30');
  });

  it('a day is all its instants', () => {
    expect(rangeOfMoment('2019-09-30')).toEqual({ from: Date.parse('2019-09-29T16:00:00Z'), to: Date.parse('2019-09-30T16:00:00Z') });
  });

  it('refuses times that do not exist', () => {
    for (const text of [
      '2019-09-31',
      '2019-09-30T24:01+08:00',
      '2019-09-30T25:00+08:00',
      '2019-09-30T10:60+08:00',
      '2019-09-30T10:00Z',
      '30 September',
    ])
      expect(isMoment(text), text).toBe(false);
  });

  it('at the closing time is by it; a day that holds it may be either', () => {
    expect(isBy(CLOSING, CLOSING)).toBe('yes');
    expect(isBy('2019-09-30', CLOSING)).toBe('yes');
    expect(isBy('2019-10-01T00:00:01+08:00', CLOSING)).toBe('no');
    expect(isBy('2019-10-01', CLOSING)).toBe('no');
    expect(isBy('2019-09-30', '2019-09-30')).toBe('yes');
    expect(isBy('2019-09-30T23:00+08:00', '2019-09-30')).toBe('yes');
    expect(isBy('2019-09-30', '2019-09-30T12:00+08:00')).toBe('unknown');
    expect(() => isBy('soon', CLOSING)).toThrow(RangeError);
  });
});
