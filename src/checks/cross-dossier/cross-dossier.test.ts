import { describe, expect, it } from 'vitest';
import {
  claim,
  completed,
  documentOf,
  matchesOf,
  OWN_DOCUMENT,
  passage,
  picturePair,
  run,
  SOURCE_DOCUMENT,
  told,
  work,
} from '../../../tests/support/check-artifacts.ts';
import { applicantId, workId } from '../../domain/ids.ts';
import type { MatchedPassage, SharedPictures, WorkClaim } from '../artifacts.ts';
import { crossDossier } from './cross-dossier.ts';

const REUSE = { minimumSharedCharacters: 200, minimumSharedPercent: 5 };
const TWO = ['陈知行', '周海'];

function claimed(own: Partial<WorkClaim>, other: Partial<WorkClaim>, applicant = {}) {
  const claims = { own: [claim('a01', 'p1', own)], others: [claim('a02', 'x1', { applicantName: '周海', ...other })] };
  return run(crossDossier, { reuse: REUSE }, { applicant, works: [work('p1', { authors: own.authors ?? [] })], artifacts: { claims } });
}
const doi = '10.1000/abc';

describe('cross-dossier: one work claimed twice', () => {
  it('is legitimate where both are among its authors: advice only', () => {
    expect(told(crossDossier, claimed({ doi, authors: TWO }, { doi, authors: TWO }))).toEqual(['co-authored: advisory']);
    const pinyin = claimed(
      { doi, authors: ['Chen Zhixing', '周海'] },
      { doi, authors: ['CHEN, Zhixing', '周海'] },
      { nameVariants: ['Zhixing Chen'] },
    );
    expect(told(crossDossier, pinyin)).toEqual(['co-authored: advisory']);
    const former = claimed({ doi, authors: ['陈行', '周海'] }, { doi, authors: ['陈行', '周海'] }, { formerNames: ['陈行'] });
    expect(told(crossDossier, former)).toEqual(['co-authored: advisory']);
  });

  it('asks to verify where the applicant is not among the authors, lists differ or are missing', () => {
    const others = ['周海', '林'];
    expect(told(crossDossier, claimed({ doi, authors: others }, { doi, authors: others }))).toEqual(['own-not-author: needs-verification']);
    expect(told(crossDossier, claimed({ doi, authors: TWO }, { doi, authors: ['周海', '陈知行'] }))).toEqual([
      'author-lists-differ: needs-verification',
    ]);
    expect(told(crossDossier, claimed({ doi, authors: ['陈知行'] }, { doi, authors: [] }))).toEqual([
      'authors-not-stated: needs-verification',
    ]);
    const mine = ['陈知行', '林'];
    expect(told(crossDossier, claimed({ doi, authors: mine }, { doi, authors: mine }))).toEqual(['other-not-author: advisory']);
  });

  it('knows a work by its file, and names the other applicant and the ground', () => {
    const [finding] = completed(claimed({ documents: [OWN_DOCUMENT], authors: TWO }, { documents: [OWN_DOCUMENT], authors: TWO })).findings;
    expect(finding!.evidence[0]).toMatchObject({ value: OWN_DOCUMENT });
    const [among] = completed(claimed({ documents: [SOURCE_DOCUMENT, OWN_DOCUMENT] }, { documents: [OWN_DOCUMENT] })).findings;
    expect(among!.evidence[0]).toMatchObject({ value: OWN_DOCUMENT });
    expect(crossDossier.describe(finding!).statement.zh).toMatch(/周海.*逐字节相同/);
  });

  it('says nothing of works that only share a title', () => {
    expect(told(crossDossier, claimed({ title: '工作总结', authors: ['陈知行'] }, { title: '工作总结', authors: ['周海'] }))).toEqual([]);
  });
});

describe('cross-dossier: shared text', () => {
  const origin = {
    type: 'dossier',
    applicant: applicantId('a02'),
    applicantName: '周海',
    work: workId('x1'),
    workTitle: '另一题名',
  } as const;
  const shared = (passages: readonly MatchedPassage[], characters = 2000, artifacts = {}) =>
    run(
      crossDossier,
      { reuse: REUSE },
      { works: [work('p1', { files: ['papers/p.pdf'] })], artifacts: { matches: [matchesOf('p1', characters, passages)], ...artifacts } },
    );

  it('asks to verify at the policy’s least size and share, with both sides quoted', () => {
    const outcome = shared([passage(0, 120, { origin }), passage(300, 80, { origin })]);
    expect(told(crossDossier, outcome)).toEqual(['shared-text: needs-verification']);
    const [finding] = completed(outcome).findings;
    expect(finding!.params).toMatchObject({ characters: 200, percent: 10, other: '周海', otherTitle: '另一题名' });
    expect(finding!.evidence.map(({ type }) => type)).toEqual(['text-match', 'text-match']);
    expect(finding!.strength).toBeCloseTo(0.5, 6);
    expect(told(crossDossier, shared([passage(0, 199, { origin })]))).toEqual([]);
    expect(told(crossDossier, shared([passage(0, 200, { origin })], 4000))).toEqual(['shared-text: needs-verification']);
    expect(told(crossDossier, shared([passage(0, 200, { origin })], 4001))).toEqual([]);
  });

  it('counts overlapping passages once and keeps works of different applicants apart', () => {
    expect(told(crossDossier, shared([passage(0, 150, { origin }), passage(50, 140, { origin })]))).toEqual([]);
    const third = { ...origin, applicant: applicantId('a03') };
    expect(told(crossDossier, shared([passage(0, 150, { origin }), passage(200, 150, { origin: third })]))).toEqual([]);
  });

  it('leaves out citations, corpus texts, own works and copies of the same work', () => {
    expect(told(crossDossier, shared([passage(0, 300, { origin, cited: true })]))).toEqual([]);
    expect(told(crossDossier, shared([passage(0, 300)]))).toEqual([]);
    expect(told(crossDossier, shared([passage(0, 300, { origin: { ...origin, applicant: applicantId('a01') } })]))).toEqual([]);
    const claims = {
      own: [claim('a01', 'p1', { doi, authors: TWO })],
      others: [claim('a02', 'x1', { doi, authors: TWO, applicantName: '周海' })],
    };
    expect(told(crossDossier, shared([passage(0, 300, { origin })], 2000, { claims }))).toEqual(['co-authored: advisory']);
    // One work in common excuses no text shared with another work, or with another applicant.
    for (const other of [{ work: workId('x2') }, { applicant: applicantId('a03') }]) {
      const elsewhere = shared([passage(0, 300, { origin: { ...origin, ...other } })], 2000, { claims });
      expect(told(crossDossier, elsewhere).sort()).toEqual(['co-authored: advisory', 'shared-text: needs-verification']);
    }
  });

  it('is advice only where this work is the earlier text', () => {
    expect(told(crossDossier, shared([passage(0, 300, { origin, earlier: 'suspicious' })]))).toEqual(['shared-text-earlier: advisory']);
    const mixed = shared([passage(0, 300, { origin, earlier: 'suspicious' }), passage(400, 20, { origin, earlier: 'unknown' })]);
    expect(told(crossDossier, mixed)).toEqual(['shared-text: needs-verification']);
  });

  it('could not tell where a work has files but no text was compared', () => {
    const outcome = run(crossDossier, { reuse: REUSE }, { works: [work('p1', { files: ['papers/p.pdf'] }), work('p2')] });
    expect(completed(outcome).covered.map(({ state }) => state)).toEqual(['could-not-tell', 'checked']);
    const certificate = run(crossDossier, { reuse: REUSE }, { works: [work('z1', { kind: 'patent', files: ['patents/z.pdf'] })] });
    expect(completed(certificate).covered.map(({ state }) => state)).toEqual(['checked']);
    expect(run(crossDossier, { reuse: REUSE }).status).toBe('not-applicable');
    expect(run(crossDossier, {}, { works: [work('p1')] }).status).toBe('not-applicable');
  });
});

it('shows the longest passages first, then by place, and weighs no more than 1', () => {
  const origin = { type: 'dossier', applicant: applicantId('a02'), work: workId('x1') } as const;
  const passages = [
    passage(0, 300, { origin }),
    passage(500, 900, { origin }),
    passage(1500, 300, { origin }),
    passage(1900, 90, { origin }),
  ];
  const outcome = run(
    crossDossier,
    { reuse: REUSE },
    { works: [work('p1', { files: ['papers/p.pdf'] })], artifacts: { matches: [matchesOf('p1', 2000, passages)] } },
  );
  const [finding] = completed(outcome).findings;
  expect(finding!.evidence.map((one) => (one.type === 'text-match' ? one.suspicious.start : -1))).toEqual([500, 0, 1500, 1900]);
  expect(finding!.strength).toBe(1);
});

it('leaves out title block, keywords, cited quotations and references, and passages that are nothing else', () => {
  const origin = { type: 'dossier', applicant: applicantId('a02'), work: workId('x1') } as const;
  const at = (start: number, end: number) => ({ start, end });
  const document = documentOf('p1', 'papers/p.pdf', '文'.repeat(2000), {
    sections: [
      { kind: 'front', ...at(0, 100) },
      { kind: 'body', ...at(100, 1800) },
      { kind: 'references', ...at(1800, 2000) },
    ],
    metadata: { keywords: { value: ['土壤'], page: 1, span: at(100, 130), confidence: 0.9 } },
    structure: {
      references: [],
      citations: [{ span: at(560, 563), kind: 'numbered', references: [] }],
      quotations: [
        { span: at(500, 555), kind: 'quotation' },
        { span: at(600, 640), kind: 'quotation' },
      ],
      captions: [],
      images: [],
    },
  });
  const shared = (passages: readonly MatchedPassage[]) =>
    completed(
      run(
        crossDossier,
        { reuse: REUSE },
        { works: [work('p1')], artifacts: { documents: [document], matches: [matchesOf('p1', 2000, passages)] } },
      ),
    ).findings.map(({ evidence, params }) => [params['characters'], evidence.length]);
  const furniture = [passage(0, 130, { origin }), passage(1800, 200, { origin }), passage(500, 55, { origin })];
  expect(shared([...furniture, passage(200, 199, { origin })])).toEqual([]);
  expect(shared([...furniture, passage(200, 200, { origin })])).toEqual([[200, 1]]);
  // Half in the title block, half in the text; a quotation without a mark is the text's own.
  expect(shared([passage(50, 250, { origin }), passage(600, 40, { origin })])).toEqual([[210, 2]]);
});

describe('cross-dossier: pictures', () => {
  const other = { applicant: applicantId('a02'), applicantName: '周海', work: workId('x1'), workTitle: '另一题名' };
  const pictures = (distinctive: number, fields: Partial<SharedPictures> = {}, more = 0, options = {}) => {
    const pairs = Array.from({ length: distinctive + more }, (_, at) => picturePair(at, at >= more));
    const shared: SharedPictures = { work: workId('p1'), other, pairs, cited: false, commonAuthor: false, earlier: 'source', ...fields };
    return run(crossDossier, { reuse: { ...REUSE, ...options } }, { works: [work('p1')], artifacts: { pictures: [shared] } });
  };
  const outcomes = (...given: Parameters<typeof pictures>) => told(crossDossier, pictures(...given));

  it('asks to verify from three figures of research on, or from as many as the policy says; fewer are advice', () => {
    expect(outcomes(3)).toEqual(['shared-pictures: needs-verification']);
    expect(outcomes(2)).toEqual(['shared-pictures: advisory']);
    expect(outcomes(2, {}, 5)).toEqual(['shared-pictures: advisory']);
    expect(outcomes(3, {}, 0, { picturesToVerify: 4 })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(2, {}, 0, { picturesToVerify: 2 })).toEqual(['shared-pictures: needs-verification']);
    expect(outcomes(0, { pairs: [] })).toEqual([]);
  });

  it('is advice where the texts name each other, where someone wrote both, and where this work is the earlier', () => {
    expect(outcomes(5, { cited: true })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(5, { commonAuthor: true })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(5, { earlier: 'suspicious' })).toEqual(['shared-pictures: advisory']);
    expect(outcomes(5, { earlier: 'unknown' })).toEqual(['shared-pictures: needs-verification']);
  });

  it('leaves the applicant’s own works to another check', () => {
    expect(outcomes(5, { other: { applicant: applicantId('a01'), work: workId('p2') } })).toEqual([]);
  });

  it('shows at most ten pairs, figures of research first, and says what is known of ordinary grounds', () => {
    const [finding] = completed(pictures(9, { cited: true, commonAuthor: true, earlier: 'suspicious' }, 3)).findings;
    expect(finding!.params).toMatchObject({ pictures: 12, distinctive: 9, other: '周海', otherTitle: '另一题名' });
    expect(finding!.evidence.map((one) => (one.type === 'picture-match' ? one.suspicious.page : 0))).toEqual([
      4, 5, 6, 7, 8, 9, 10, 11, 12, 1,
    ]);
    expect(finding!.strength).toBe(0.6);
    const { statement } = crossDossier.describe(finding!);
    expect(statement.zh).toMatch(/12幅图.*9幅.*参考文献列有另一文，两文有共同作者。按材料所载日期，本文在先。.*未经人眼核对/);
    expect(statement.en).toMatch(
      /12 pictures that are .* 9 of which stand .*references and they have an author in common\. By the stated dates/,
    );
    const [plain] = completed(pictures(1)).findings;
    expect(crossDossier.describe(plain!).statement.en).toMatch(
      /one picture that is .* 1 of which stands on a page.*figure\. They were compared/,
    );
    expect(plain!.strength).toBeCloseTo(0.2, 6);
  });

  it('is the same finding for the same pictures, whatever else the work shows', () => {
    const print = (...given: Parameters<typeof pictures>) => completed(pictures(...given)).findings[0]!.fingerprint;
    expect(print(2)).toBe(print(2, { cited: true }));
    expect(print(2)).not.toBe(print(3));
  });
});

it('says in the sentence itself what neither count has', () => {
  const origin = { type: 'dossier', applicant: applicantId('a02'), work: workId('x1') } as const;
  for (const earlier of ['source', 'suspicious'] as const) {
    const matches = [matchesOf('p1', 2000, [passage(0, 300, { origin, earlier })])];
    const [finding] = completed(run(crossDossier, { reuse: REUSE }, { works: [work('p1')], artifacts: { matches } })).findings;
    const { statement } = crossDossier.describe(finding!);
    expect(statement.zh).toContain('题名作者等首部、关键词、注明出处的引文和参考文献表在两个字数中均不计');
    expect(statement.en).toContain('title block, key words, cited quotations and references are in neither count');
  }
});
