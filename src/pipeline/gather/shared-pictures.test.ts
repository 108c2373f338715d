import { describe, expect, it } from 'vitest';
import { artifacts, work } from '../../../tests/support/check-artifacts.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import type { ShownPicture } from '../../domain/evidence.ts';
import { applicantId, documentId, workId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import { openArtifactStore } from '../artifact-store.ts';
import { saveExtraction } from '../extracted.ts';
import type { ReadDossier } from '../scan-model.ts';
import { sharedPictures } from './shared-pictures.ts';
import type { HeldPicture } from './telling-pictures.ts';

const store = openArtifactStore(temporaryFolder());
const A = '0f1e2d3c4b5a69788796a5b4c3d2e1f0';
const B = 'a5a5c3c35a5a3c3cf00f0ff066996699';
/** A in six bits, spread, and in seven. */
const NEAR_A = '0f1e2d3c4b5a6978b796a5b4c3d2e133';
const FAR_A = '0f1e2d3c4b5a6978b796a5b4c3d2e13b';

interface Given {
  readonly pictures: readonly string[];
  readonly work?: Partial<Work>;
  readonly id?: string;
  readonly references?: readonly string[];
  readonly shown?: Partial<ShownPicture>;
}

let made = 0;
async function dossier(applicant: string, ...works: readonly Given[]): Promise<ReadDossier> {
  const files: { path: string; sha256: string }[] = [];
  const pictures: HeldPicture[] = [];
  const stated: Work[] = [];
  for (const [at, { id = `w${at}`, pictures: hashes, references = [], shown, work: facts }] of works.entries()) {
    const sha256 = String(++made).padStart(64, '0');
    const path = `papers/${id}.pdf`;
    files.push({ path, sha256 });
    stated.push(work(id, { title: `${applicant}的第${at}篇论文${id}`, authors: [applicant], files: [path], ...facts }));
    for (const hash of hashes) {
      const picture = {
        document: documentId(sha256),
        label: path,
        page: 2,
        captions: ['图1 产量'],
        width: 400,
        height: 300,
        hash,
        ...shown,
      };
      pictures.push({ work: workId(id), distinctive: true, picture });
    }
    const document = {
      id: documentId(sha256),
      format: 'pdf' as const,
      extractor: { id: 'test', version: '1' },
      text: '文',
      pages: [],
      sections: [],
      metadata: {},
      quality: 'good' as const,
      unreadPages: [],
      warnings: [],
      structure: {
        references: references.map((raw) => ({ raw, span: { start: 0, end: 1 } })),
        citations: [],
        quotations: [],
        captions: [],
        images: [],
      },
    };
    await saveExtraction(store, sha256, { status: 'read', document });
  }
  return {
    dossier: artifacts({
      applicant: { id: applicantId(applicant), name: applicant },
      works: stated,
      dossier: { files: files.map((file) => ({ ...file, kind: 'papers', bytes: 1 })) },
    }).dossier,
    pictures,
    folder: '.',
    extractionOf: ({ sha256 }) => (sha256 === undefined ? undefined : { key: sha256, extracted: undefined }),
  };
}

/** By dossier: own work, other work, distances. */
async function found(...dossiers: readonly Promise<ReadDossier>[]): Promise<string[][]> {
  const all = await sharedPictures(await Promise.all(dossiers), store);
  return all.map((list) =>
    list.map(
      ({ other, pairs, work: own }) => `${own}-${other.applicant}/${other.work}: ${pairs.map(({ distance }) => distance).join(' ')}`,
    ),
  );
}
const one = (applicant: string, given: Partial<Given> = {}) => dossier(applicant, { pictures: [A], ...given });

describe('sharedPictures', () => {
  it('finds equal and near pictures of two applicants, each from its side, and none a bit further off', async () => {
    expect(await found(one('a'), one('b'))).toEqual([['w0-b/w0: 0'], ['w0-a/w0: 0']]);
    expect(await found(one('a'), one('b', { pictures: [NEAR_A] }))).toEqual([['w0-b/w0: 6'], ['w0-a/w0: 6']]);
    expect(await found(one('a'), one('b', { pictures: [FAR_A] }))).toEqual([[], []]);
    expect(await found(one('a'), one('b', { pictures: [B] }))).toEqual([[], []]);
  });

  it('says where the other side stands, and whose work it is', async () => {
    const [[shared] = []] = await sharedPictures(await Promise.all([one('a'), one('b')]), store);
    expect(shared).toMatchObject({
      other: { applicant: 'b', applicantName: 'b', work: 'w0', workTitle: 'b的第0篇论文w0' },
      cited: false,
      commonAuthor: false,
      earlier: 'unknown',
      pairs: [{ own: { label: 'papers/w0.pdf' }, other: { label: 'b/papers/w0.pdf' }, distinctive: true }],
    });
  });

  it('wants one shape: the same hash of a long and a square picture is chance', async () => {
    expect(await found(one('a'), one('b', { shown: { width: 800, height: 600 } }))).toEqual([['w0-b/w0: 0'], ['w0-a/w0: 0']]);
    expect(await found(one('a'), one('b', { shown: { width: 400, height: 309 } }))).toEqual([[], []]);
  });

  it('passes over copies of one work and what four works show, or three of one journal', async () => {
    const work1 = { doi: '10.1/x' };
    expect(await found(one('a', { work: work1 }), one('b', { work: work1 }))).toEqual([[], []]);
    expect(await found(one('a'), one('b'), one('c'))).toEqual([
      ['w0-b/w0: 0', 'w0-c/w0: 0'],
      ['w0-a/w0: 0', 'w0-c/w0: 0'],
      ['w0-a/w0: 0', 'w0-b/w0: 0'],
    ]);
    expect(await found(one('a'), one('b'), one('c'), one('d'))).toEqual([[], [], [], []]);
    const journal = { work: { journal: '旱区农业观测' } };
    expect(await found(one('a', journal), one('b', journal), one('c', journal))).toEqual([[], [], []]);
    expect((await found(one('a', journal), one('b', journal), one('c')))[0]).toHaveLength(2);
    // Co-authors' copies of one work are one work.
    const [first = []] = await found(one('a'), one('b', { work: work1 }), one('c', { work: work1 }), one('d', { work: work1 }));
    expect(first).toHaveLength(3);
  });

  it('passes over what two papers of one journal have on their first pages', async () => {
    const given = (journal: string, page: number) => ({ work: { journal }, shown: { page } });
    expect(await found(one('a', given('旱区观测', 1)), one('b', given('旱区观测', 1)))).toEqual([[], []]);
    expect((await found(one('a', given('旱区观测', 1)), one('b', given('水土观测', 1))))[0]).toHaveLength(1);
    expect((await found(one('a', given('旱区观测', 2)), one('b', given('旱区观测', 1))))[0]).toHaveLength(1);
  });

  it('counts a picture once on either side, however often a work shows it', async () => {
    expect(await found(one('a', { pictures: [A, NEAR_A, B] }), one('b', { pictures: [A, B] }))).toEqual([
      ['w0-b/w0: 0 0'],
      ['w0-a/w0: 0 0'],
    ]);
    expect(await found(one('a'), one('b', { pictures: [A, A] }))).toEqual([['w0-b/w0: 0'], ['w0-a/w0: 0']]);
  });

  it('tells a pair of the applicant’s own works once, of the later', async () => {
    const early = { pictures: [A], work: { issueDate: '2019-03' as const } };
    const late = { pictures: [A], work: { issueDate: '2020-03' as const } };
    expect(await found(dossier('a', late, early))).toEqual([['w0-a/w1: 0']]);
    expect(await found(dossier('a', early, late))).toEqual([['w1-a/w0: 0']]);
    expect(await found(dossier('a', { pictures: [A] }, { pictures: [A] }))).toEqual([['w1-a/w0: 0']]);
  });

  it('knows whether one names the other among its references, who wrote both, and which is earlier', async () => {
    const facts = async (...pair: readonly Promise<ReadDossier>[]) => {
      const [[shared] = []] = await sharedPictures(await Promise.all(pair), store);
      return [shared?.cited, shared?.commonAuthor, shared?.earlier];
    };
    const titled = { title: '两年的产量和气温', issueDate: '2019-03' as const };
    const cites = ['李四. 两年的产量和气温[J]. 旱区观测, 2019.'];
    expect(await facts(one('a', { work: titled }), one('b', { references: cites }))).toEqual([true, false, 'unknown']);
    expect(await facts(one('a', { references: cites }), one('b', { work: titled }))).toEqual([true, false, 'unknown']);
    expect(await facts(one('a', { references: ['李四. 产量[J].'] }), one('b', { work: titled }))).toEqual([false, false, 'unknown']);
    expect(await facts(one('a', { references: ['李四. 序言五字[J].'] }), one('b', { work: { title: '序言五字' } }))).toEqual([
      false,
      false,
      'unknown',
    ]);
    expect(await facts(one('a', { work: { authors: ['甲', '乙'] } }), one('b', { work: { authors: ['乙', '丙'] } }))).toEqual([
      false,
      true,
      'unknown',
    ]);
    const dated = (issueDate: '2019-03' | '2020-03') => ({ work: { issueDate } });
    expect(await facts(one('a', dated('2019-03')), one('b', dated('2020-03')))).toEqual([false, false, 'suspicious']);
    expect(await facts(one('a', dated('2020-03')), one('b', dated('2019-03')))).toEqual([false, false, 'source']);
  });

  it('has nothing to say where nobody shows a picture', async () => {
    expect(await found(one('a', { pictures: [] }), one('b', { pictures: [] }))).toEqual([[], []]);
  });
});
