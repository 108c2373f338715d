import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCips, parseCip } from './cip.ts';
import { parseCn } from './cn.ts';
import { parseDoi } from './doi.ts';
import { isbn10CheckCharacter, isbn13CheckDigit, parseIsbn } from './isbn.ts';
import { issnCheckCharacter, parseIssn } from './issn.ts';
import { orcidCheckCharacter, parseOrcid } from './orcid.ts';
import { parsePatentNumber, patentCheckCharacter } from './patent.ts';
import { maskResidentIds, parseResidentId, residentIdCheckCharacter } from './resident-id.ts';
import { parseUscc, usccCheckCharacter } from './uscc.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`, 'u'));
const issns = digits(7).map((seven) => `${seven.slice(0, 4)}-${seven.slice(4)}${issnCheckCharacter(seven)}`);
const isbns = digits(9).map((nine) => `978${nine}${isbn13CheckDigit(`978${nine}`)}`);
const patents = fc
  .tuple(fc.integer({ min: 2003, max: 2040 }), fc.constantFrom('1', '2', '3', '8', '9'), digits(7))
  .map(([year, kind, serial]) => `${year}${kind}${serial}`)
  .map((number) => `${number}.${patentCheckCharacter(number)}`);

/** Another digit in one place of a number. */
const slip = (number: string, place: number, by: number): string => {
  const places = Array.from(number).flatMap((character, i) => (/\d/u.test(character) ? [i] : []));
  const at = places[place % places.length] ?? 0;
  return `${number.slice(0, at)}${(Number(number[at]) + by) % 10}${number.slice(at + 1)}`;
};
const slips = [fc.nat(30), fc.integer({ min: 1, max: 9 })] as const;

describe('numbers with a check character', () => {
  it('read back as themselves', () => {
    fc.assert(
      fc.property(issns, (value) => {
        expect(parseIssn(`ISSN ${value}`)).toEqual({ ok: true, value });
      }),
    );
    fc.assert(
      fc.property(isbns, (value) => {
        expect(parseIsbn(value)).toMatchObject({ ok: true, value });
      }),
    );
    fc.assert(
      fc.property(patents, (value) => {
        expect(parsePatentNumber(`ZL${value}`)).toMatchObject({ ok: true, value, granted: true });
      }),
    );
    fc.assert(
      fc.property(digits(15), (fifteen) => {
        expect(parseOrcid(fifteen + orcidCheckCharacter(fifteen))).toMatchObject({ ok: true });
      }),
    );
    fc.assert(
      fc.property(digits(9), (nine) => {
        expect(parseIsbn(nine + isbn10CheckCharacter(nine))).toMatchObject({
          ok: true,
          writtenAs: 10,
          value: `978${nine}${isbn13CheckDigit(`978${nine}`)}`,
        });
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^91[0-9]{6}[0-9A-HJ-NPQRTUWXY]{9}$/u), (seventeen) => {
        expect(parseUscc(seventeen + usccCheckCharacter(seventeen))).toMatchObject({ ok: true, division: seventeen.slice(2, 8) });
      }),
    );
  });
  it('are refused after any one-digit slip', () => {
    fc.assert(
      fc.property(issns, ...slips, (value, place, by) => {
        expect(parseIssn(slip(value, place, by)).ok).toBe(false);
      }),
    );
    fc.assert(
      fc.property(isbns, ...slips, (value, place, by) => {
        expect(parseIsbn(slip(value, place, by)).ok).toBe(false);
      }),
    );
  });
  it('keep a resident number masked whatever it is', () => {
    fc.assert(
      fc.property(digits(5), fc.integer({ min: 1950, max: 2010 }), digits(3), (division, year, serial) => {
        const seventeen = `1${division}${year}0228${serial}`;
        const parsed = parseResidentId(seventeen + residentIdCheckCharacter(seventeen));
        expect(parsed).toMatchObject({ ok: true, birthYear: year });
        expect(JSON.stringify(parsed)).not.toContain(seventeen.slice(6, 14));
        const masked = maskResidentIds(`甲${seventeen}${residentIdCheckCharacter(seventeen)}乙`);
        expect(masked).toHaveLength(20);
        expect(masked).not.toContain(seventeen.slice(6, 14));
        expect(maskResidentIds(masked)).toBe(masked);
      }),
    );
  });
});

it('CN, CIP and DOI read back as themselves', () => {
  const region = fc.constantFrom('10', '11', '62', '31', '65');
  const serial = fc.integer({ min: 1, max: 9999 }).map((number) => String(number).padStart(4, '0'));
  fc.assert(
    fc.property(region, serial, fc.constantFrom('', '/N', '/TP', '/G4', '/R73'), (at, number, classCode) => {
      expect(parseCn(`CN ${at}-${number}${classCode}`)).toMatchObject({ ok: true, value: `${at}-${number}${classCode}` });
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 2001, max: 2099 }), digits(6), (year, number) => {
      const printed = `中国版本图书馆CIP数据核字（${year}）第${number}号`;
      expect(parseCip(printed)).toMatchObject({ ok: true, value: `${year}${number}`, year });
      expect(findCips(`扉页 ${printed} 定价`).map(({ cip }) => cip.value)).toEqual([`${year}${number}`]);
    }),
  );
  fc.assert(
    fc.property(digits(4), fc.stringMatching(/^[a-z0-9]{1,12}$/u), (registrant, suffix) => {
      const value = `10.${registrant}/${suffix}`;
      expect(parseDoi(`https://doi.org/${encodeURIComponent(value)}`)).toEqual({ ok: true, value });
    }),
  );
});

it('never throws, whatever the text', () => {
  const parsers = [parseIssn, parseCn, parseIsbn, parseCip, parsePatentNumber, parseDoi, parseOrcid, parseUscc, parseResidentId];
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[A-Z0-9()\-\/. ]*$/u)), (text) => {
      for (const parse of parsers) expect(typeof parse(text).ok).toBe('boolean');
    }),
  );
});
