import { describe, expect, it } from 'vitest';
import type { Dossier } from '../../domain/dossier.ts';
import { applicantId, clauseId, workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import type { Artifacts, FileDocument } from '../artifacts.ts';
import { identifierOptions } from './identifier-options.ts';
import { identifiers } from './identifiers.ts';

const work = (fields: Partial<Work>): Work => ({
  id: workId('w'),
  kind: 'paper',
  authors: [],
  correspondingAuthors: [],
  representative: false,
  files: [],
  ...fields,
});

function run(item: Work, identified: JournalAnswer['identified'] = { state: 'unknown' }, documents: readonly FileDocument[] = []) {
  const dossier: Dossier = {
    applicant: { id: applicantId('a'), formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
    works: [item],
    files: [],
    manifest: { kind: 'yaml' },
    inferred: [],
    problems: [],
  };
  const answer: JournalAnswer = { work: item.id, asked: {}, identified, listings: [], otherEditions: [], warnings: [] };
  const artifacts = { dossier, documents, journals: [answer] } as unknown as Artifacts;
  const outcome = identifiers.run(artifacts, { identity: { id: clauseId('c'), obligation: 'must', options: identifierOptions.parse({}) } });
  if (outcome.status !== 'completed') throw new Error(outcome.status);
  return outcome;
}
const codes = (item: Work, identified?: JournalAnswer['identified']) =>
  run(item, identified).findings.map(({ code, outcome }) => [code.replace('identifiers/', ''), outcome]);

describe('identifiers', () => {
  it('sums up valid numbers in one passing finding', () => {
    const { findings, covered } = run(work({ issn: '1000-0003', cn: 'CN 62-5001/N', doi: '10.1000/abc' }));
    expect(findings).toMatchObject([
      {
        code: 'identifiers/identifiers-valid',
        outcome: 'pass',
        params: { numbers: ['ISSN 1000-0003', 'CN 62-5001/N', 'DOI 10.1000/abc'] },
      },
    ]);
    expect(findings[0]?.evidence).toHaveLength(3);
    expect(covered).toEqual([{ subject: { work: 'w' }, state: 'checked' }]);
  });
  it.each([
    [{ issn: '1000-0004' }, 'issn-invalid', { reason: 'check-digit', expected: '3' }],
    [{ cn: 'CN 98-1234/G' }, 'cn-invalid', { reason: 'unknown-region', expected: '' }],
    [{ cn: 'CN(HK)1234/R' }, 'cn-invalid', { reason: 'malformed' }],
    [{ kind: 'book', isbn: '978-7-301-04815-4' }, 'isbn-invalid', { reason: 'check-digit', expected: '3' }],
    [{ kind: 'patent', patentNumber: 'ZL201710601862.4' }, 'patent-number-invalid', { reason: 'check-digit', expected: '3' }],
    [{ issn: '1000-0003', doi: 'www.example.org/1' }, 'doi-invalid', { reason: 'malformed' }],
  ] as const)('needs verification of %j', (fields, code, params) => {
    const { findings } = run(work(fields));
    expect(findings).toMatchObject([{ code: `identifiers/${code}`, outcome: 'needs-verification', params }]);
    expect(findings[0]?.evidence[0]).toMatchObject({ type: 'record', source: 'manifest', value: findings[0]?.params['value'] });
  });
  it('finds a number that is another journal’s, or not the one on record', () => {
    const item = work({ journal: '高原研究', issn: '1000-0011' });
    expect(codes(item, { state: 'conflict', byTitle: '高原研究', byIdentifier: '草原研究' })).toEqual([
      ['number-of-another-journal', 'needs-verification'],
    ]);
    const found = {
      state: 'found',
      title: '高原研究',
      issn: ['1000-0003'],
      cn: ['62-5001/N'],
      matchedBy: 'title',
      confidence: 0.6,
    } as const;
    expect(codes(item, found)).toEqual([['number-not-on-record', 'needs-verification']]);
    expect(run(item, found).findings[0]?.params).toMatchObject({ stated: ['ISSN 1000-0011'], onRecord: ['ISSN 1000-0003'] });
    expect(run(work({ issn: '1000-0003', cn: '62-5009/N' }), found).findings[0]?.params).toMatchObject({
      stated: ['CN 62-5009/N'],
      onRecord: ['CN 62-5001/N'],
    });
    expect(codes(work({ issn: '1000-0003', cn: '62-5001' }), found)).toEqual([['identifiers-valid', 'pass']]);
    expect(codes(item, { ...found, issn: [] })).toEqual([['identifiers-valid', 'pass']]);
  });
  it('tests numbers together with dates and places', () => {
    expect(codes(work({ cn: 'CN 43-7772/R' }))).toEqual([['network-serial', 'advisory']]);
    expect(codes(work({ kind: 'book', isbn: '7-301-04815-7', issueDate: '2010-05' }))).toEqual([['isbn-ten-digits', 'needs-verification']]);
    expect(codes(work({ kind: 'book', isbn: '7-301-04815-7', issueDate: '2003-05' }))).toEqual([['identifiers-valid', 'pass']]);
    expect(codes(work({ kind: 'book', isbn: '978-962-00-0001-0' }))).toEqual([['isbn-outside-mainland', 'advisory']]);
    expect(codes(work({ kind: 'patent', patentNumber: 'CN107123456A' }))).toEqual([['patent-not-granted', 'needs-verification']]);
    expect(codes(work({ kind: 'patent', patentNumber: 'ZL201710601862.3', issueDate: '2016-03' }))).toEqual([
      ['patent-filed-later', 'needs-verification'],
    ]);
  });
  it.each([
    ['paper', { doi: '10.1000/abc' }, 'ISSN or CN'],
    ['book', {}, 'ISBN'],
    ['translation', {}, 'ISBN'],
    ['patent', {}, 'patent number'],
    ['patent', { patentNumber: 'US 10,123,456 B2' }, 'other countries'],
  ] as const)('cannot tell of a %s stating %j', (kind, fields, words) => {
    expect(run(work({ kind, ...fields })).covered).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringContaining(words) as string }, mend: { zh: expect.any(String) as string } },
    ]);
  });
  it('compares the region of the CN with the place on record', () => {
    const found = { state: 'found', title: '高原研究', issn: [], cn: ['62-5001/N'], matchedBy: 'title', confidence: 1 } as const;
    const item = work({ journal: '高原研究', cn: 'CN 62-5001/N' });
    expect(codes(item, { ...found, place: '甘肃省兰州市' })).toEqual([['identifiers-valid', 'pass']]);
    expect(codes(item, { ...found, place: '长沙' })).toEqual([['cn-region-differs', 'needs-verification']]);
    expect(codes(item, { ...found, place: 'Lhassa' })).toEqual([['identifiers-valid', 'pass']]);
    expect(codes(work({ cn: 'CN 10-1234/N' }), { ...found, cn: [], place: '北京' })).toEqual([['identifiers-valid', 'pass']]);
  });
  it.each([
    ['2016-05', 'cip-year-differs'],
    ['2017-01', undefined],
    ['2019-12', undefined],
    ['2020-01', 'cip-year-differs'],
  ] as const)('compares the CIP year 2017 with %s', (issueDate, code) => {
    const book = work({ kind: 'book', isbn: '978-7-301-04815-3', cip: '中国版本图书馆CIP数据核字（2017）第012345号', issueDate });
    expect(codes(book).filter(([name]) => name === 'cip-year-differs')).toEqual(code === undefined ? [] : [[code, 'needs-verification']]);
  });
  it('reads the CIP number off the book when the manifest is silent, and not where several stand', () => {
    const book = work({ kind: 'book', isbn: '978-7-301-04815-3', issueDate: '2012-01' });
    const printed = (text: string): FileDocument[] => [
      {
        path: 'books/b.pdf',
        kind: 'books',
        work: book.id,
        result: { status: 'read', document: { text, pages: [{ number: 3, start: 0, end: text.length, quality: 1 }] } },
      } as unknown as FileDocument,
    ];
    const one = '中国版本图书馆CIP数据核字（2017）第012345号';
    const [finding] = run(book, undefined, printed(`书名\n${one}`)).findings;
    expect(finding).toMatchObject({ code: 'identifiers/cip-year-differs', params: { year: 2017, published: 2012 } });
    expect(finding?.evidence[1]).toEqual({ type: 'record', source: 'books/b.pdf', field: 'cip', value: '2017012345', page: 3 });
    expect(run(book, undefined, printed(`${one} 和 CIP数据核字（2018）第012346号`)).findings.map(({ outcome }) => outcome)).toEqual([
      'pass',
    ]);
  });
  it('compares kind and grant of a patent with the claim', () => {
    const number = 'ZL201710601862.3';
    expect(codes(work({ kind: 'patent', patentNumber: number, patentKind: 'invention' }))).toEqual([['identifiers-valid', 'pass']]);
    expect(codes(work({ kind: 'patent', patentNumber: number, patentKind: 'design' }))).toEqual([
      ['patent-kind-differs', 'needs-verification'],
    ]);
    expect(codes(work({ kind: 'patent', patentNumber: '201710601862.3' }))).toEqual([['patent-grant-not-shown', 'advisory']]);
    expect(codes(work({ kind: 'patent', patentNumber: 'CN107123456B', patentKind: 'utility-model' }))).toEqual([
      ['patent-kind-differs', 'needs-verification'],
    ]);
  });
  it('leaves a network serial alone that is stated to be online', () => {
    expect(codes(work({ cn: 'CN 43-7772/R', medium: 'network' }))).toEqual([['identifiers-valid', 'pass']]);
  });
  it('refuses a CIP number of no valid form', () => {
    expect(codes(work({ kind: 'book', isbn: '978-7-301-04815-3', cip: '2017第12号' }))).toEqual([['cip-invalid', 'needs-verification']]);
  });
  it('treats an empty value as absent', () => {
    expect(run(work({ issn: ' ' }))).toMatchObject({ findings: [], covered: [{ state: 'could-not-tell' }] });
  });
  it('is not applicable to works that carry no number', () => {
    const artifacts = { dossier: { works: [work({ kind: 'award' })], inferred: [] }, journals: [] } as unknown as Artifacts;
    const binding = { id: clauseId('c'), obligation: 'must', options: identifierOptions.parse({}) } as const;
    expect(identifiers.run(artifacts, { identity: binding }).status).toBe('not-applicable');
    expect(identifiers.run(artifacts, {}).status).toBe('not-applicable');
  });
  it('says in both languages what does not fit', () => {
    const described = identifiers.describe(run(work({ issn: '1000-0004' })).findings[0]!);
    expect(described.statement).toEqual({
      zh: '所填 ISSN “1000-0004”：校验位不符，按其余各位应为 3。',
      en: 'The ISSN as stated, “1000-0004”: its check character does not fit; the other digits call for 3.',
    });
  });
});
