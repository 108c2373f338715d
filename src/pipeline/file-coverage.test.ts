import { describe, expect, it } from 'vitest';
import type { Dossier, DossierFile } from '../domain/dossier.ts';
import { applicantId, workId } from '../domain/ids.ts';
import { type ExtractionSummary, FILE_PLACEHOLDER } from './extracted.ts';
import { fileCoverage, isRead, leftUndone } from './file-coverage.ts';

const file = (path: string, more: Partial<DossierFile> = {}): DossierFile => ({
  path,
  kind: 'papers',
  bytes: 10,
  sha256: 'a'.repeat(64),
  ...more,
});
const dossier = (files: readonly DossierFile[]): Dossier => ({
  applicant: { id: applicantId('a'), formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
  works: [{ id: workId('w'), kind: 'paper', authors: [], correspondingAuthors: [], representative: false, files: ['papers/a.pdf'] }],
  files,
  manifest: { kind: 'none' },
  inferred: [],
  problems: [],
});
const summary = (more: Partial<ExtractionSummary>): ExtractionSummary => ({
  key: 'k',
  status: 'read',
  format: 'pdf',
  pages: 2,
  characters: 900,
  quality: 'good',
  unreadPages: [],
  ...more,
});
const error = { code: 'pdf-broken', message: `${FILE_PLACEHOLDER} is damaged`, mend: `Ask for ${FILE_PLACEHOLDER} again.` };
const of = (one: DossierFile, found: Parameters<typeof fileCoverage>[1]) => fileCoverage(dossier([one]), found)[0];

describe('fileCoverage', () => {
  it.each([
    ['read', summary({})],
    ['partly-read', summary({ unreadPages: [2] })],
    ['unreadable', summary({ quality: 'none', unreadPages: [1, 2] })],
    ['unreadable', summary({ status: 'unreadable', error })],
    ['unreadable', error],
    ['not-read', undefined],
  ] as const)('%s', (state, found) => {
    expect(of(file('papers/a.pdf'), () => found)).toMatchObject({ path: 'papers/a.pdf', work: 'w', state });
  });

  it('names the file where extraction, which knows only bytes, could not', () => {
    expect(of(file('papers/a.pdf'), () => summary({ status: 'unreadable', error }))?.error).toEqual({
      code: 'pdf-broken',
      message: 'papers/a.pdf is damaged',
      mend: 'Ask for papers/a.pdf again.',
      file: 'papers/a.pdf',
    });
  });

  it('says why a file was refused, and counts it as left undone', () => {
    const refused = of(file('papers/x', { refused: error }), () => undefined);
    expect(refused).toMatchObject({ state: 'refused', error: { code: 'pdf-broken' } });
    expect(refused !== undefined && leftUndone(refused)).toBe(true);
  });

  it('takes a seal or a certificate for read when it was looked at as a picture, with or without text', () => {
    const looked = summary({ status: 'unreadable', quality: 'none', seenAsPicture: true, error });
    expect(of(file('seals/a.jpg', { kind: 'seals' }), () => looked)).toEqual({
      path: 'seals/a.jpg',
      kind: 'seals',
      bytes: 10,
      sha256: 'a'.repeat(64),
      state: 'read',
      format: 'pdf',
      pages: 1,
      characters: 0,
    });
    expect(of(file('certificates/a.png', { kind: 'certificates' }), () => summary({ quality: 'none', seenAsPicture: true }))?.state).toBe(
      'read',
    );
    expect(of(file('papers/a.pdf'), () => looked)?.state).toBe('unreadable');
    expect(of(file('seals/a.jpg', { kind: 'seals' }), () => summary({ status: 'unreadable', quality: 'none', error }))?.state).toBe(
      'unreadable',
    );
  });

  it('does not read raw data: it is hashed and listed', () => {
    expect(isRead(file('raw-data/x.csv', { kind: 'raw-data' }))).toBe(false);
    expect(isRead(file('papers/a.pdf'))).toBe(true);
  });
});
