import { describe, expect, it } from 'vitest';
import { CLAUSE, completed, type Given, run, told, work } from '../../../tests/support/check-artifacts.ts';
import type { DocumentMetadata, Extracted } from '../../domain/document.ts';
import type { Work } from '../../domain/work.ts';
import type { OnlineAnswer, OnlineRecord } from '../../registries/online/types.ts';
import type { FileDocument } from '../artifacts.ts';
import { paperAuthenticity } from './paper-authenticity.ts';
import { nearestPart, phraseKey } from './text-form.ts';

const at = <T>(value: T, confidence = 0.9): Extracted<T> => ({ value, page: 1, span: { start: 0, end: 1 }, confidence });

const FIRST_PAGE = [
  '第38卷　第5期　　　高原研究　　　2019年5月',
  '文章编号：1000-0003（2019）05-0012-07',
  '黄土高原梯田土壤水分的季节变化——以定西为例',
  '陈知行1，王望川2*',
  '（1. 定西学院；2. 兰州研究院）',
  '摘　要：土壤水分……',
  '关键词：梯田；土壤水分',
  '参考文献',
  '[1] 李某. 另一篇[J]. 别的学报, 2001, 12(3): 77-79.',
].join('\n');
const METADATA: DocumentMetadata = {
  title: at('黄土高原梯田土壤水分的季节变化——以定西为例'),
  authors: at(['陈知行', '王望川']),
  journal: at('高原研究'),
};
const STATED: Partial<Work> = {
  title: '黄土高原梯田土壤水分的季节变化——以定西为例',
  authors: ['陈知行', '王望川'],
  journal: '高原研究',
  issueDate: '2019-05',
  volume: '38',
  issue: '5',
  pages: '12-18',
};

function document(
  text = FIRST_PAGE,
  metadata: DocumentMetadata = METADATA,
  extractor = 'pdfium',
  lead: readonly string[] = [],
): FileDocument {
  const texts = [...lead, text];
  let start = 0;
  const pages = texts.map((page, i) => {
    const source = extractor === 'ocr' ? ('ocr' as const) : ('text-layer' as const);
    const entry = { number: i + 1, start, end: start + page.length, quality: 1, source };
    start += page.length + 1;
    return entry;
  });
  return {
    path: 'papers/p.pdf',
    kind: 'papers',
    work: work('p').id,
    result: {
      status: 'read',
      document: {
        id: 'd' as never,
        format: 'pdf',
        extractor: { id: extractor, version: '1' },
        text: texts.join('\n'),
        pages,
        sections: [],
        metadata,
        quality: 'good',
        unreadPages: [],
        warnings: [],
      },
    },
  };
}
const outcome = (fields: Partial<Work> = {}, documents: readonly FileDocument[] = [document()], given: Given = {}) =>
  run(
    paperAuthenticity,
    { record: {} },
    { works: [work('p', { ...STATED, ...fields })], ...given, artifacts: { documents, ...given.artifacts } },
  );
const codes = (...given: Parameters<typeof outcome>) => told(paperAuthenticity, outcome(...given));
const covered = (...given: Parameters<typeof outcome>) => completed(outcome(...given)).covered;

describe('paper-authenticity on the pages', () => {
  it('passes a record that says what the page prints, field by field', () => {
    const { findings, covered: subjects } = completed(outcome());
    expect(findings).toMatchObject([{ code: 'paper-authenticity/agrees', outcome: 'pass', clause: CLAUSE }]);
    expect(findings[0]?.params['fields']).toEqual(['title', 'applicant', 'authors', 'journal', 'issueDate', 'volume', 'issue', 'pages']);
    expect(subjects).toEqual([{ subject: { work: 'p' }, state: 'checked' }]);
  });

  it.each([
    [{ title: '黃土高原梯田土壤水分的季節變化：以定西爲例' }, 'traditional forms and punctuation'],
    [{ title: '黄土高原梯田土壤水分的季节变化' }, 'a subtitle left out'],
    [{ title: '黄土高原梯田土壤水份的季节变化——以定西为例' }, 'one wrong character'],
    [{ journal: '《高原研究》' }, 'book marks'],
    [{ issue: '05' }, 'a leading zero'],
    [{ issueDate: '2019-06' }, 'a month off'],
    [{ pages: '12' }, 'the first page alone'],
    [{ volume: '第38卷' }, 'a spelt-out volume'],
    [{ pages: 'e0123' }, 'an article number'],
  ] as const)('takes %j for the same: %s', (fields, why) => {
    expect(codes(fields), why).toEqual(['agrees: pass']);
  });

  it.each([
    [{ title: '河西走廊葡萄病害的防治' }, 'title-differs', '黄土高原梯田土壤水分的季节变化——以定西为例'],
    [{ journal: '草原与草坪' }, 'journal-differs', '高原研究'],
    [{ issueDate: '2017-05' }, 'issue-date-differs', '2019-05'],
    [{ issueDate: '2019-09' }, 'issue-date-differs', '2019-05'],
    [{ issue: '6' }, 'issue-differs', '5'],
    [{ volume: '39' }, 'volume-differs', '38'],
    [{ pages: '112-118' }, 'pages-differ', '12-18'],
  ] as const)('shows both values of %j', (fields, code, onPage) => {
    const { findings } = completed(outcome(fields));
    expect(findings.map((finding) => finding.code)).toEqual([`paper-authenticity/${code}`]);
    expect(findings[0]).toMatchObject({ outcome: 'needs-verification', params: { printed: onPage } });
    expect(findings[0]?.evidence).toMatchObject([
      { type: 'record', source: 'manifest', value: Object.values(fields)[0] },
      { type: 'record', source: 'papers/p.pdf', value: onPage, page: 1 },
    ]);
  });

  it('finds the paper behind cover and contents', () => {
    const lead = ['高原研究\n2019年第5期', '目录\n黄土高原梯田土壤水分的季节变化——以定西为例……12\n别的文章……19'];
    const [finding] = completed(outcome({}, [document(FIRST_PAGE, METADATA, 'pdfium', lead)])).findings;
    expect(finding?.evidence[0]).toMatchObject({ page: 3 });
  });

  it('asks when the applicant is not printed, and not about a spelling or a bad scan', () => {
    const others = FIRST_PAGE.replace('陈知行', '郑砚秋');
    const metadata = { ...METADATA, authors: at(['郑砚秋', '王望川']) };
    expect(codes({ authors: ['郑砚秋', '王望川'] }, [document(others, metadata)])).toEqual([
      'applicant-not-among-authors: needs-verification',
    ]);
    const nearly = [document(FIRST_PAGE.replace('陈知行', '陈知衍'), { ...METADATA, authors: at(['陈知衍', '王望川']) })];
    expect(codes({}, nearly)).toEqual(['agrees: pass']);
    expect(covered({}, nearly)).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringContaining('applicant') as string } },
    ]);
    expect(covered({ authors: ['郑砚秋', '王望川'] }, [document(others, metadata, 'ocr')])).toMatchObject([{ state: 'could-not-tell' }]);
  });

  it.each(['Chen Zhixing', 'Zhixing Chen', 'CHEN, Zhi-xing', 'Z. X. Chen'])('knows the applicant as %s', (name) => {
    const text = `Plateau Research, Vol. 38 No. 5, May 2019\nSeasonal soil water of terraces\n${name}1, Wang Wangchuan2\nAbstract: we`;
    const metadata: DocumentMetadata = { title: at('Seasonal soil water of terraces'), journal: at('Plateau Research') };
    const fields = { title: 'Seasonal Soil Water of Terraces', journal: 'Plateau Research', authors: ['陈知行'] };
    expect(codes({ ...fields, pages: '' }, [document(text, metadata)])).toEqual(['agrees: pass']);
  });

  it('compares the place among the authors with the one claimed', () => {
    expect(
      codes({ authors: ['陈知行'] }, [
        document(FIRST_PAGE.replace('陈知行1，王望川2*', '王望川1，陈知行2'), { ...METADATA, authors: at(['王望川', '陈知行']) }),
      ]),
    ).toEqual(['author-place-differs: needs-verification']);
    const swapped = document(FIRST_PAGE.replace('陈知行1，王望川2*', '王望川1，陈知行2'), {
      ...(METADATA.title === undefined ? {} : { title: METADATA.title }),
    });
    const { findings } = completed(outcome({}, [swapped]));
    expect(findings).toMatchObject([{ code: 'paper-authenticity/author-place-differs', params: { stated: 1, printed: 2 } }]);
  });

  it('asks about an author the page lacks, and about another corresponding author', () => {
    expect(codes({ authors: ['陈知行', '路其华'] })).toEqual(['authors-differ: needs-verification']);
    expect(
      codes({ correspondingAuthors: ['陈知行'] }, [document(FIRST_PAGE, { ...METADATA, correspondingAuthors: at(['王望川']) })]),
    ).toEqual(['corresponding-author-differs: needs-verification']);
    expect(codes({ correspondingAuthors: ['陈知行'] })).toEqual(['agrees: pass']);
  });

  it.each([
    ['18-12', 'last-before-first'],
    ['12-72', 'too-many'],
    ['0-5', 'page-zero'],
  ])('asks about the pages %s', (pages, reason) => {
    const { findings } = completed(outcome({ pages }));
    expect(findings).toMatchObject([{ code: 'paper-authenticity/pages-implausible', params: { reason } }]);
  });

  it('compares numbers, and takes both numbers of one journal', () => {
    const page = [document(FIRST_PAGE, { ...METADATA, issn: at('1000-0011'), doi: at('10.1000/abc') })];
    expect(codes({ issn: '1000-0003', doi: '10.1000/ABC' }, page)).toEqual(['agrees: pass']);
    expect(codes({ doi: '10.1000/xyz' }, page)).toEqual(['number-differs: needs-verification']);
    expect(codes({ issn: '2000-0006' }, page)).toEqual(['number-differs: needs-verification']);
  });

  it('takes no misread character of a recognised page for a difference, and a quite other number for one', () => {
    const scanned = (metadata: object) => [document(FIRST_PAGE, { ...METADATA, ...metadata }, 'ocr')];
    expect(codes({ doi: '10.1000/glsd.2019' }, scanned({ doi: at('10.1000/g1sd.2019') }))).toEqual(['agrees: pass']);
    expect(codes({ doi: '10.1000/glsd.2019' }, scanned({ doi: at('10.1000/gxsq.2019') }))).toEqual(['agrees: pass']);
    expect(codes({ doi: '10.1000/glsd.2019' }, scanned({ doi: at('10.2000/other.2018') }))).toEqual(['number-differs: needs-verification']);
    expect(codes({ issue: '8' }, scanned({}))).toEqual(['agrees: pass']);
    expect(codes({ doi: '10.1000/glsd.2019' }, [document(FIRST_PAGE, { ...METADATA, doi: at('10.1000/g1sd.2019') })])).toEqual([
      'number-differs: needs-verification',
    ]);
  });

  it('cannot tell of a paper without file, of pages that say nothing, or of facts read off the pages themselves', () => {
    expect(covered({}, [])).toMatchObject([{ state: 'could-not-tell', reason: { en: expect.stringContaining('No file') as string } }]);
    const silent = document('正文从这里开始，没有任何刊名和年期。', {});
    expect(codes({}, [silent])).toEqual([]);
    expect(covered({}, [silent])).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringMatching(/title, applicant, journal, issue month/u) as string } },
    ]);
    const inferred = ['title', 'journal', 'issueDate'].map((field) => ({
      field: `works[p].${field}`,
      source: 'papers/p.pdf',
      confidence: 0.9,
    }));
    expect(covered({}, [document()], { dossier: { inferred } })).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringContaining('nothing to compare') as string } },
    ]);
    expect(run(paperAuthenticity, { record: {} }, { works: [work('b', { kind: 'book' })] }).status).toBe('not-applicable');
  });
});

describe('paper-authenticity with public records', () => {
  const RECORD: OnlineRecord = {
    doi: '10.1000/abc',
    titles: ['黄土高原梯田土壤水分的季节变化'],
    authors: ['Zhixing Chen', 'Wangchuan Wang'],
    journals: ['高原研究'],
    issns: ['1000-0003'],
    years: [2018],
    volume: '38',
    issue: '5',
    pages: '12-18',
    updates: [],
  };
  const asked = { by: 'doi', value: '10.1000/abc' } as const;
  const found = (record: Partial<OnlineRecord> = {}): OnlineAnswer => ({
    source: 'crossref',
    asked,
    state: 'found',
    fetchedOn: '2026-01-02',
    record: { ...RECORD, ...record },
  });
  const online = (...answers: OnlineAnswer[]): Given => ({
    artifacts: { online: { asked: true, works: [{ work: work('p').id, answers }] } },
  });

  it('keeps every agreeing answer as evidence, with source and date', () => {
    const { findings } = completed(outcome({}, [document()], online(found())));
    expect(findings.map(({ code }) => code)).toEqual(['paper-authenticity/public-record-agrees', 'paper-authenticity/agrees']);
    expect(findings[0]?.evidence).toContainEqual({
      type: 'record',
      source: 'Crossref 2026-01-02',
      field: 'title',
      value: RECORD.titles[0],
    });
    expect(findings[0]?.params['fields']).toEqual(['title', 'applicant', 'journal', 'issueDate', 'volume', 'issue', 'pages']);
  });
  it.each([
    [{ titles: ['河西走廊葡萄病害的防治'] }, 'title'],
    [{ authors: ['Li Si'] }, 'applicant'],
    [{ years: [2016] }, 'issueDate'],
    [{ journals: ['草原与草坪'], issns: [] }, 'journal'],
    [{ pages: '112-118' }, 'pages'],
  ] as const)('shows both values where a record differs: %j', (record, field) => {
    const { findings } = completed(outcome({}, [document()], online(found(record))));
    expect(findings[0]).toMatchObject({
      code: 'paper-authenticity/public-record-differs',
      outcome: 'needs-verification',
      params: { field },
    });
    expect(findings[0]?.evidence).toHaveLength(2);
  });
  it('does not compare a translated title, and takes an unknown DOI or a failure for could-not-tell', () => {
    expect(codes({}, [document()], online(found({ titles: ['Seasonal soil water'] })))).toEqual([
      'public-record-agrees: pass',
      'agrees: pass',
    ]);
    // Nor a journal's title in another script, when no number says which journal it is.
    const foreign = online(found({ journals: ['Plateau Research'], issns: [] }));
    expect(codes({}, [document()], foreign)).toEqual(['public-record-agrees: pass', 'agrees: pass']);
    expect(completed(outcome({}, [document()], foreign)).findings[0]?.params['fields']).not.toContain('journal');
    expect(codes({}, [document()], online(found({ years: [] })))).toEqual(['public-record-agrees: pass', 'agrees: pass']);
    const failed: OnlineAnswer = { source: 'crossref', asked, state: 'failed', code: 'timeout', message: 'no answer' };
    expect(covered({}, [document()], online(failed))).toMatchObject([
      { state: 'could-not-tell', reason: { en: 'No answer from Crossref (timeout).' } },
      { state: 'checked' },
    ]);
    const missing = (source: 'crossref' | 'datacite'): OnlineAnswer => ({ source, asked, state: 'not-found', fetchedOn: '2026-01-02' });
    expect(covered({}, [document()], online(missing('crossref'), missing('datacite')))).toMatchObject([
      { state: 'could-not-tell', reason: { en: expect.stringContaining('Neither Crossref nor DataCite') as string } },
      { state: 'checked' },
    ]);
  });
});

describe('text form', () => {
  it('finds the part of a text that is nearest to a phrase, and counts its edits', () => {
    expect(nearestPart('水分变化', '土壤水分变化研究')).toEqual({ edits: 0, end: 6 });
    expect(nearestPart('水分变化', '土壤水份变化研究')).toEqual({ edits: 1, end: 6 });
    expect(nearestPart('水分变化', '土壤水变化研究')).toEqual({ edits: 1, end: 5 });
    expect(nearestPart('水分变化', '土壤水分的变化')).toEqual({ edits: 1, end: 7 });
    expect(nearestPart('水分变化', '')).toEqual({ edits: 4, end: 0 });
  });
  it('is blind to width, case, accents and punctuation', () => {
    expect(phraseKey('Ｓóil Wáter — 土壤（水分）')).toBe(phraseKey('soil water土壤水分'));
  });
});
