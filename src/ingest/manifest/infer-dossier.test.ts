import { describe, expect, it } from 'vitest';
import type { DocumentMetadata, Extracted, ExtractionResult } from '../../domain/document.ts';
import type { Dossier, DossierFile } from '../../domain/dossier.ts';
import { applicantId, documentId, workId } from '../../domain/ids.ts';
import { fileKind } from '../discover/file-kinds.ts';
import { inferDossier } from './infer-dossier.ts';
import type { DocumentOutcome } from './read-documents.ts';

const said = <T>(value: T, confidence = 0.8, page = 1): Extracted<T> => ({ value, page, confidence, span: { start: 0, end: 1 } });
const read = (metadata: DocumentMetadata): ExtractionResult => ({
  status: 'read',
  document: {
    id: documentId('x'),
    format: 'pdf',
    extractor: { id: 'x', version: '1' },
    text: '',
    pages: [],
    sections: [],
    metadata,
    quality: 'good',
    unreadPages: [],
    warnings: [],
  },
});
const unreadable: ExtractionResult = { status: 'unreadable', format: 'pdf', error: { code: 'pdf-encrypted', message: '', mend: '' } };
const document = (path: string, metadata?: DocumentMetadata): DocumentOutcome => ({
  path,
  kind: fileKind(path),
  result: metadata === undefined ? unreadable : read(metadata),
});
const file = (path: string): DossierFile => ({ path, kind: fileKind(path), bytes: 1, sha256: path });
const dossier = (id: string, documents: readonly DocumentOutcome[], more: Partial<Dossier> = {}): Dossier => ({
  applicant: { id: applicantId(id), formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
  works: [],
  files: documents.map(({ path }) => file(path)),
  manifest: { kind: 'none' },
  inferred: [],
  problems: [],
  ...more,
});
const infer = (id: string, documents: readonly DocumentOutcome[], more?: Partial<Dossier>) =>
  inferDossier(dossier(id, documents, more), documents);

describe('works of a dossier without a manifest', () => {
  it('are one for each file or stem of a kind folder, filled from the first pages, every value marked', () => {
    const found = infer('01', [
      document('papers/a.pdf', {
        title: said('甲', 0.7),
        journal: said('某学报'),
        issueDate: said('2019-06', 0.6, 2),
        authors: said(['王小明']),
        isbn: said('978'),
      }),
      document('papers/a.docx', { title: said('甲（终稿）', 0.9) }),
      document('books/b.pdf', { title: said('乙'), isbn: said('978'), issn: said('1000') }),
      document('check-reports/a.pdf', { title: said('检测报告') }),
    ]);
    expect(found.works).toEqual([
      {
        id: 'paper-a',
        kind: 'paper',
        title: '甲（终稿）',
        journal: '某学报',
        issueDate: '2019-06',
        authors: ['王小明'],
        correspondingAuthors: [],
        representative: false,
        files: ['papers/a.pdf', 'papers/a.docx'],
      },
      {
        id: 'book-b',
        kind: 'book',
        title: '乙',
        isbn: '978',
        authors: [],
        correspondingAuthors: [],
        representative: false,
        files: ['books/b.pdf'],
      },
    ]);
    expect(found.inferred).toContainEqual({ field: 'works[paper-a].title', source: 'papers/a.docx', page: 1, confidence: 0.9 });
    expect(found.inferred).toContainEqual({ field: 'works[paper-a].issueDate', source: 'papers/a.pdf', page: 2, confidence: 0.6 });
    expect(found.inferred).toContainEqual({ field: 'works[book-b].kind', source: 'folder', confidence: 0.9 });
    const marked = new Set(found.inferred.map(({ field }) => field));
    for (const work of found.works) {
      for (const [field, value] of Object.entries(work)) {
        if (!['id', 'files', 'representative', 'correspondingAuthors'].includes(field) && (value as readonly unknown[]).length > 0) {
          expect(marked).toContain(`works[${work.id}].${field}`);
        }
      }
    }
  });

  it('stay without facts when their file could not be read', () => {
    expect(infer('01', [document('papers/scan.pdf')]).works).toEqual([
      { id: 'paper-scan', kind: 'paper', authors: [], correspondingAuthors: [], representative: false, files: ['papers/scan.pdf'] },
    ]);
  });

  it('outside the known folders are told by what is printed, or left out when unreadable', () => {
    const found = infer('01', [
      document('a.pdf', { issn: said('1000') }),
      document('b.pdf', { isbn: said('978') }),
      document('c.pdf', {}),
      document('d.jpg'),
    ]);
    expect(found.works.map(({ id, kind }) => [id, kind])).toEqual([
      ['paper-a', 'paper'],
      ['book-b', 'book'],
      ['other-c', 'other'],
    ]);
  });

  it('of one stem in two folders keep their own ids', () => {
    expect(infer('01', [document('papers/x/1.pdf', {}), document('papers/y/1.pdf', {})]).works.map(({ id }) => id)).toEqual([
      'paper-1',
      'paper-1-2',
    ]);
  });
});

describe('beside a manifest', () => {
  const work = {
    id: workId('p1'),
    kind: 'paper',
    title: '甲',
    authors: [],
    correspondingAuthors: [],
    representative: true,
    files: ['papers/a.pdf'],
  } as const;

  it('stated values stay, absent ones are filled and marked, unnamed files become works', () => {
    const found = infer(
      '01',
      [document('papers/a.pdf', { title: said('别的'), issn: said('1000') }), document('papers/b.pdf', {}), document('cv.pdf', {})],
      {
        works: [work],
        manifest: { kind: 'yaml' },
      },
    );
    expect(found.works.map(({ id, title, issn }) => [id, title, issn])).toEqual([
      ['p1', '甲', '1000'],
      ['paper-b', undefined, undefined],
    ]);
    expect(found.inferred.map(({ field }) => field)).toEqual(['works[paper-b].kind', 'works[p1].issn']);
  });

  it('a file deposited as raw data is no work', () => {
    const stated = { ...work, rawData: { state: 'deposited', files: ['projects/data.pdf'] } } as const;
    expect(infer('01', [document('projects/data.pdf', {})], { works: [stated] }).works).toHaveLength(1);
  });
});

describe('the applicant', () => {
  const by = (path: string, ...authors: string[]) => document(path, { authors: said(authors) });
  const nameOf = (id: string, ...documents: DocumentOutcome[]) => {
    const found = infer(id, documents);
    const mark = found.inferred.find(({ field }) => field === 'applicant.name');
    return [found.applicant.name, mark?.source, mark?.confidence];
  };

  it.each([
    ['an author named by the folder', '03-巴特尔', [by('papers/a.pdf', '巴特尔', '李四')], ['巴特尔', 'folder', 0.9]],
    ['a folder named like a person', '张三_2024', [], ['张三', 'folder', 0.6]],
    ['a folder named like a thing', '申报材料', [], [undefined, undefined, undefined]],
    ['a folder with two names', '张三-李四', [], [undefined, undefined, undefined]],
    [
      'the one author all share',
      '07',
      [by('papers/a.pdf', '王 小明', '李四'), by('papers/b.pdf', '张三', '王小明')],
      ['王 小明', 'papers/a.pdf', 0.5],
    ],
    [
      'two authors all share',
      '07',
      [by('papers/a.pdf', '王小明', '李四'), by('papers/b.pdf', '李四', '王小明')],
      [undefined, undefined, undefined],
    ],
    ['one document alone', '07', [by('papers/a.pdf', '王小明')], [undefined, undefined, undefined]],
    [
      'authors of a check report',
      '07',
      [by('papers/a.pdf', '王小明', '李四'), by('papers/b.pdf', '王小明'), by('check-reports/r.pdf', '知网')],
      ['王小明', 'papers/a.pdf', 0.5],
    ],
  ])('is named by %s', (_, id, documents, expected) => {
    expect(nameOf(id, ...documents)).toEqual(expected);
  });

  it('is not renamed', () => {
    const applicant = {
      id: applicantId('张三'),
      name: '李四',
      formerNames: [],
      nameVariants: [],
      formerUnits: [],
      relatives: [],
      advisers: [],
    };
    expect(infer('张三', [], { applicant }).applicant.name).toBe('李四');
  });

  it('has the unit all documents print, and none when they differ', () => {
    const at = (path: string, ...affiliations: string[]) => document(path, { affiliations: said(affiliations) });
    expect(infer('1', [at('papers/a.pdf', '甲大学'), at('papers/b.pdf', '甲 大学')]).applicant.unit).toBe('甲大学');
    expect(infer('1', [at('papers/a.pdf', '甲大学'), at('papers/b.pdf', '乙大学')]).applicant).not.toHaveProperty('unit');
    expect(infer('1', [at('papers/a.pdf', '甲大学', '乙大学')]).applicant).not.toHaveProperty('unit');
  });
});
