import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseCip } from './cip.ts';
import { parseCn } from './cn.ts';
import { parseDoi } from './doi.ts';
import { foreignCn } from './foreign-cn.ts';
import { parseIsbn } from './isbn.ts';
import { parseIssn } from './issn.ts';
import { cipYearFits, networkSerialAsPrint, patentFiledAfter, patentKindDiffers, tenDigitIsbnTooLate } from './joint.ts';
import { parseOrcid } from './orcid.ts';
import { parsePatentNumber } from './patent.ts';
import { maskDeep, maskResidentIds, parseResidentId } from './resident-id.ts';
import { parseUscc } from './uscc.ts';

describe('parseIssn', () => {
  it.each(['0028-0836', 'ISSN 0028-0836', '００２８－０８３６', '00280836', 'issn:0028–0836'])('reads %s', (text) => {
    expect(parseIssn(text)).toEqual({ ok: true, value: '0028-0836' });
  });
  it('names the check character that would fit', () => {
    expect(parseIssn('0028-0837')).toEqual({ ok: false, reason: 'check-digit', expected: '6' });
  });
  it.each(['', '0028-083', '0028-08366', 'X028-0836', '0028/0836'])('refuses %j', (text) => {
    expect(parseIssn(text)).toEqual({ ok: false, reason: 'malformed' });
  });
});

describe('parseCn', () => {
  it('reads region, serial, medium and class', () => {
    expect(parseCn('CN 62-1028/TV')).toEqual({
      ok: true,
      value: '62-1028/TV',
      serialKey: '62-1028',
      region: '62',
      serial: 1028,
      medium: 'print',
      classCode: 'TV',
    });
  });
  it.each([
    ['62-0999', 'newspaper'],
    ['62-1000', 'print'],
    ['62-5999', 'print'],
    ['62-6000', 'network'],
    ['62-8999', 'network'],
    ['62-9000', 'tangible-electronic'],
  ])('puts %s among %s serials', (text, medium) => {
    expect(parseCn(text)).toMatchObject({ ok: true, medium });
  });
  it.each([
    ['CN 98-1000/G', 'unknown-region'],
    ['CN 62-0000/G', 'serial-out-of-range'],
    ['CN 62-1000/L', 'unknown-class'],
    ['CN 62-1000/GB', 'unknown-class'],
    ['CN 62-1000/G4A', 'malformed'],
    ['CN(HK)62-1000/G', 'malformed'],
    ['CN 62-1000/G-增', 'malformed'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseCn(text)).toEqual({ ok: false, reason });
  });
});

describe('parseIsbn', () => {
  it('gives the thirteen digits of a ten-digit number', () => {
    expect(parseIsbn('7-301-04815-7')).toEqual({ ok: true, value: '9787301048153', writtenAs: 10, place: 'mainland', registrant: '301' });
  });
  it('tests the hyphens of a mainland number against its publisher range', () => {
    expect(parseIsbn('978-7-301-04815-3')).toMatchObject({ ok: true, registrant: '301' });
    expect(parseIsbn('978-7-3010-4815-3')).toEqual({ ok: false, reason: 'hyphenation' });
  });
  it.each([
    ['978-962-00-0001-0', 'hong-kong'],
    ['978-957-00-0001-6', 'taiwan'],
    ['978-0-306-40615-7', 'elsewhere'],
  ])('places %s in %s', (text, place) => {
    expect(parseIsbn(text)).toMatchObject({ ok: true, place });
  });
  it.each([
    ['9787301048154', 'check-digit'],
    ['7301048150', 'check-digit'],
    ['1234567890123', 'malformed'],
    ['统一书号 7010', 'malformed'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseIsbn(text)).toMatchObject({ ok: false, reason });
  });
});

describe('parseCip', () => {
  it.each([
    ['中国版本图书馆CIP数据核字（2019）第012345号', '2019012345'],
    ['2019012345', '2019012345'],
    ['中国版本图书馆CIP数据核字(98)第', undefined],
    ['199812345', '199812345'],
    ['1998123456', undefined],
    ['198812345', undefined],
  ])('%s gives %s', (text, value) => {
    const cip = parseCip(text);
    expect(cip.ok ? cip.value : undefined).toBe(value);
  });
});

describe('parsePatentNumber', () => {
  it('tells a grant from an application', () => {
    expect(parsePatentNumber('ZL 2017 1 0601862.3')).toEqual({
      ok: true,
      form: 'application',
      value: '201710601862.3',
      year: 2017,
      kind: 'invention',
      international: false,
      granted: true,
    });
    expect(parsePatentNumber('CN201710601862.3')).toMatchObject({ ok: true, granted: false });
  });
  it.each([
    ['CN107123456A', { kind: 'invention', granted: false }],
    ['CN107123456B', { kind: 'invention', granted: true }],
    ['CN207123456U', { kind: 'utility-model', granted: true }],
    ['CN304123456S', { kind: 'design', granted: true }],
  ])('reads the publication number %s', (text, facts) => {
    expect(parsePatentNumber(text)).toMatchObject({ ok: true, form: 'publication', ...facts });
  });
  it.each([
    ['201710601862.4', 'check-digit'],
    ['201710601862', 'no-check-digit'],
    ['201750601862.3', 'unknown-kind'],
    ['199910601862.3', 'year-out-of-range'],
    ['US 10,123,456 B2', 'foreign-office'],
    ['专利一项', 'malformed'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parsePatentNumber(text)).toMatchObject({ ok: false, reason });
  });
});

describe('other identifiers', () => {
  it('reads DOIs without regard to case, label or resolver', () => {
    for (const text of ['10.1000/ABC', 'doi:10.1000/abc', 'https://doi.org/10.1000/Abc', 'https://doi.org/10.1000%2Fabc', '10.1000/abc.']) {
      expect(parseDoi(text)).toEqual({ ok: true, value: '10.1000/abc' });
    }
    expect(parseDoi('10.1000')).toEqual({ ok: false, reason: 'malformed' });
    expect(parseDoi('10.1000/a b')).toEqual({ ok: false, reason: 'malformed' });
  });
  it('tests the check character of an ORCID iD and of a credit code', () => {
    expect(parseOrcid('https://orcid.org/0000000218250097')).toEqual({ ok: true, value: '0000-0002-1825-0097' });
    expect(parseOrcid('0000-0002-1825-0098')).toMatchObject({ reason: 'check-digit', expected: '7' });
    expect(parseUscc('91350100M000100Y43')).toMatchObject({ ok: true, division: '350100' });
    expect(parseUscc('91350100M000100Y44')).toMatchObject({ reason: 'check-digit', expected: '3' });
  });
  it('masks resident identity numbers and keeps only the masked form', () => {
    const parsed = parseResidentId('11010519491231002X');
    expect(parsed).toEqual({ ok: true, masked: '110105***********X', birthYear: 1949 });
    expect(maskResidentIds('身份证11010519491231002X，电话13800000000')).toBe('身份证110105***********X，电话13800000000');
    expect(parseResidentId('110105194902310020')).toEqual({ ok: false, reason: 'date-out-of-range' });
    expect(parseResidentId('110105194912310021')).toMatchObject({ reason: 'check-digit', expected: 'X' });
  });
});

describe('maskResidentIds', () => {
  it.each([
    ['号110105194912310021。', '号110105***********1。'],
    ['１１０１０５１９４９１２３１００２Ｘ', '１１０１０５***********Ｘ'],
    ['110105 19491231 002X', '110105 ******** ***X'],
    ['身份证号：110105491231002', '身份证号：110105********2'],
  ])('hides %s, right or mistyped, and keeps the length', (text, masked) => {
    expect(maskResidentIds(text)).toBe(masked);
    expect(masked).toHaveLength(text.length);
  });
  it.each([
    '110105194913310021',
    '1101051949123100212',
    '978730104815',
    '编号110105491231002',
    '91350100M000100Y43',
    '10.1000/201912310012345',
  ])('leaves %s alone', (text) => {
    expect(maskResidentIds(text)).toBe(text);
  });
  it('goes through a whole value and leaves hashes alone', () => {
    const hash = '110105194912310021'.repeat(3).slice(0, 40);
    expect(maskDeep({ a: ['11010519491231002X'], hash, n: 1, none: undefined })).toEqual({ a: ['110105***********X'], hash, n: 1 });
  });
});

describe('foreignCn', () => {
  it.each([
    ['CN(HK)1234/R', 'letters'],
    ['CN(H)39-7869/G', 'letters'],
    ['HKCN 98-1234', 'letters'],
    ['CN98-0315/G4', 'region'],
    ['CN 62-1000/G-增', 'appended'],
    ['甘新出准印（2019）001号', 'internal-permit'],
    ['CN 62-1028/TV', undefined],
    ['CN 62-102/TV', undefined],
    ['CN 62-1028/L', undefined],
  ])('%s: %s', (text, ground) => {
    expect(foreignCn(text)).toBe(ground);
  });
});

describe('joint tests', () => {
  const ok = <T extends { ok: boolean }>(parsed: T): Extract<T, { ok: true }> => {
    if (!parsed.ok) throw new Error('vector is not valid');
    return parsed as Extract<T, { ok: true }>;
  };
  it('finds a ten-digit ISBN on a book of 2007 or later', () => {
    const isbn = ok(parseIsbn('7-301-04815-7'));
    expect(tenDigitIsbnTooLate(isbn, '2006-12')).toBe(false);
    expect(tenDigitIsbnTooLate(isbn, '2007-01')).toBe(true);
    expect(tenDigitIsbnTooLate(isbn, undefined)).toBe(false);
  });
  it('compares medium, patent kind, filing year and CIP year with the claim', () => {
    expect(networkSerialAsPrint(ok(parseCn('43-7772/R')), 'print')).toBe(true);
    expect(networkSerialAsPrint(ok(parseCn('43-7772/R')), undefined)).toBe(false);
    const patent = ok(parsePatentNumber('201710601862.3'));
    expect(patentKindDiffers(patent, 'utility-model')).toBe(true);
    expect(patentFiledAfter(patent, '2016-12')).toBe(true);
    expect(patentFiledAfter(patent, '2017-01')).toBe(false);
    expect([cipYearFits(2018, 2019), cipYearFits(2020, 2019), cipYearFits(2016, 2019)]).toEqual([true, false, false]);
  });
});

const vectorFile = fileURLToPath(new URL('../../../../shared/data/identifiers/identifiers.json', import.meta.url));
describe.skipIf(!existsSync(vectorFile))('shared identifier vectors (skipped where ../shared/data is absent)', () => {
  const load = (): Record<string, { valid?: string[]; invalid?: (string | string[])[] }> =>
    JSON.parse(readFileSync(vectorFile, 'utf8')) as Record<string, { valid?: string[]; invalid?: (string | string[])[] }>;
  const first = (entry: string | string[]): string =>
    (typeof entry === 'string' ? entry : (entry[0] ?? '')).replace(/ \(.*| claiming.*/u, '');
  it.each([
    ['CN', parseCn],
    ['ISSN', parseIssn],
    ['ISBN', parseIsbn],
    ['patent', parsePatentNumber],
    ['CIP', parseCip],
    ['DOI', parseDoi],
    ['ORCID', parseOrcid],
    ['resident_id', parseResidentId],
    ['USCC', parseUscc],
  ] as const)('%s', (kind, parse) => {
    const { valid = [], invalid = [] } = load()[kind] ?? {};
    if (kind !== 'CIP' && kind !== 'DOI') expect(valid.length).toBeGreaterThan(0);
    for (const text of valid) expect(parse(text), text).toMatchObject({ ok: true });
    for (const entry of invalid) {
      const parsed = parse(first(entry));
      // A network serial is a well-formed CN: only together with the claim of print does it say something.
      const cn = parseCn(first(entry));
      if (kind === 'CN' && cn.ok) expect(networkSerialAsPrint(cn, 'print')).toBe(true);
      else expect(parsed, first(entry)).toMatchObject({ ok: false });
    }
  });
});
