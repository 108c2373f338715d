import { describe, expect, it } from 'vitest';
import { completed, documentOf, run, states, told, work } from '../../../tests/support/check-artifacts.ts';
import type { Applicant } from '../../domain/applicant.ts';
import type { DocumentMetadata, Extracted, ExtractedDocument } from '../../domain/document.ts';
import type { Work } from '../../domain/work.ts';
import { authorship } from './authorship.ts';
import { unitsAgree } from './unit-agreement.ts';

const at = <T>(value: T, confidence = 0.9): Extracted<T> => ({ value, page: 1, span: { start: 0, end: 1 }, confidence });
const person = (name: string, units: readonly number[] = []) => ({ name, marks: [], units, corresponding: false });
const UNIT = '陇中师范学院';

interface Given {
  readonly work?: Partial<Work>;
  readonly metadata?: DocumentMetadata;
  readonly text?: string;
  readonly applicant?: Partial<Applicant>;
  readonly document?: Partial<ExtractedDocument>;
}
const check = (given: Given = {}) =>
  run(
    authorship,
    { authorship: { textKinds: ['paper'], roleDiffers: 'needs-verification' } },
    {
      applicant: { unit: UNIT, ...given.applicant },
      works: [work('p1', { authors: [], ...given.work })],
      artifacts: {
        documents:
          given.metadata === undefined
            ? []
            : [documentOf('p1', 'papers/p.pdf', given.text ?? '正文', { metadata: given.metadata, ...given.document })],
      },
    },
  );
const judged = (given: Given) => told(authorship, check(given));
const AT_UNIT: DocumentMetadata = { affiliations: at([UNIT]) };

describe('authorship: the role claimed', () => {
  const role = (roleClaimed: Work['roleClaimed'], authors: string[], fields: Partial<Work> = {}, given: Given = {}) => ({
    metadata: AT_UNIT,
    ...given,
    work: { ...(roleClaimed === undefined ? {} : { roleClaimed }), authors, ...fields },
  });

  it('holds a claimed first place beside the stated order', () => {
    expect(judged(role('first', ['陈知行', '王望川']))).toEqual(['agrees: pass']);
    const outcome = check(role('first', ['王望川', '陈知行']));
    expect(told(authorship, outcome)).toEqual(['role-differs: needs-verification', 'agrees: pass']);
    const [finding] = completed(outcome).findings;
    expect(finding!.params).toMatchObject({ role: 'first', place: 2, named: ['王望川', '陈知行'] });
    expect(authorship.describe(finding!).statement.zh).toContain('陈知行排第2');
    expect(finding!.evidence.map((one) => (one.type === 'record' ? one.field : ''))).toEqual([
      'works[p1].roleClaimed',
      'works[p1].authors',
    ]);
  });

  it('leaves an applicant missing from the authors to the check of the record', () => {
    const outcome = check(role('first', ['王望川']));
    expect(told(authorship, outcome)).toEqual(['agrees: pass']);
    expect(states(outcome)).toEqual(['could-not-tell']);
  });

  it('takes a shared first place by its note alone, and never flags it', () => {
    const shared = { text: '注：两位作者同等贡献，为共同第一作者。' };
    expect(states(check(role('co-first', ['王望川', '陈知行'], {}, shared)))).toEqual(['checked']);
    expect(judged(role('first', ['王望川', '陈知行'], {}, shared))).toEqual(['agrees: pass']);
    const without = check(role('co-first', ['王望川', '陈知行']));
    expect(told(authorship, without)).toEqual(['agrees: pass']);
    expect(states(without)).toEqual(['could-not-tell']);
  });

  it('holds a corresponding author beside the stated names, else the printed ones', () => {
    const marked = (names: string[]) => ({ metadata: { ...AT_UNIT, correspondingAuthors: at(names) } });
    expect(judged(role('corresponding', ['陈知行'], { correspondingAuthors: ['王望川'] }))).toEqual([
      'role-differs: needs-verification',
      'agrees: pass',
    ]);
    // Where the manifest names the applicant the page is the other check's to compare.
    expect(judged(role('corresponding', ['陈知行'], { correspondingAuthors: ['陈知行'] }, marked(['王望川'])))).toEqual(['agrees: pass']);
    expect(judged(role('corresponding', ['陈知行'], {}, marked(['王望川'])))).toEqual(['role-differs: needs-verification', 'agrees: pass']);
    expect(judged(role('corresponding', ['陈知行'], {}, marked(['Chen Zhixing'])))).toEqual(['agrees: pass']);
    expect(states(check(role('corresponding', ['陈知行'])))).toEqual(['could-not-tell']);
  });

  it('asks nothing where no role is claimed', () => {
    for (const none of [undefined, 'other'] as const) expect(states(check(role(none, ['王望川', '陈知行'])))).toEqual(['checked']);
  });
});

describe('authorship: the unit printed', () => {
  const page = (units: string[], own: readonly number[] = [], confidence = 0.9): DocumentMetadata => ({
    affiliations: at(units, confidence),
    authorDetails: at([person('王望川', [0]), person('陈知行', own)]),
  });

  it('advises where the unit of the marks is none of the applicant’s', () => {
    const outcome = check({ metadata: page(['西海大学', '南岭医院'], [1]) });
    expect(told(authorship, outcome)).toEqual(['unit-differs: advisory']);
    expect(completed(outcome).findings[0]!.params).toMatchObject({ printed: ['南岭医院'], own: [UNIT] });
    expect(judged({ metadata: page(['西海大学', '南岭医院'], [1]), applicant: { formerUnits: ['南岭医院'] } })).toEqual(['agrees: pass']);
  });

  it('says nothing where marks may be misread, several units stand without marks, or reading was unsure', () => {
    for (const metadata of [page([UNIT, '南岭医院'], [1]), page(['西海大学', '南岭医院']), page(['南岭医院'], [0], 0.5)]) {
      const outcome = check({ metadata });
      expect(told(authorship, outcome)).toEqual([]);
      expect(states(outcome)).toEqual(['could-not-tell']);
    }
    const recognised = { pages: [{ number: 1, start: 0, end: 2, quality: 1, source: 'ocr' as const }] };
    expect(states(check({ metadata: page(['南岭医院'], [0]), document: recognised }))).toEqual(['could-not-tell']);
  });

  it('takes the unit stated where no page tells, and asks for the applicant’s own', () => {
    expect(judged({ work: { affiliation: '南岭医院' } })).toEqual(['unit-differs: advisory']);
    expect(states(check())).toEqual(['could-not-tell']);
    const nowhere = run(
      authorship,
      { authorship: { textKinds: ['paper'], roleDiffers: 'advisory' } },
      { works: [work('p1')], artifacts: { documents: [documentOf('p1', 'papers/p.pdf', '正文', { metadata: AT_UNIT })] } },
    );
    expect(states(nowhere)).toEqual(['could-not-tell']);
    expect(states(run(authorship, { authorship: { textKinds: ['paper'], roleDiffers: 'advisory' } }))).toEqual(['not-applicable']);
  });

  it('takes no name on a page of a book for its author’s unit', () => {
    const ask = (fields: Partial<Work>) =>
      run(
        authorship,
        { authorship: { textKinds: ['book'], roleDiffers: 'advisory' } },
        {
          applicant: { unit: UNIT },
          works: [work('p1', { kind: 'book', ...fields })],
          artifacts: { documents: [documentOf('p1', 'books/b.pdf', '正文', { metadata: { affiliations: at(['南岭出版社']) } })] },
        },
      );
    expect(told(authorship, ask({}))).toEqual([]);
    expect(states(ask({}))).toEqual(['checked']);
    expect(told(authorship, ask({ affiliation: '南岭医院' }))).toEqual(['unit-differs: advisory']);
  });

  it('tolerates departments, abbreviations, changed endings and foreign names', () => {
    for (const [a, b] of [
      ['陇中师范学院', '陇中师范学院文学院'],
      ['甘肃省陇中师范学院', '陇中师范学院'],
      ['陇中师院', '陇中师范学院'],
      ['兰大', '兰州大学'],
      ['西海一中', '西海第一中学'],
      ['西海大学第一医院', '西海大学'],
      ['甘肃省社科院', '甘肃省社会科学院'],
      ['陇中师范专科学校', '陇中师范学院'],
      ['兰州大学', 'School of Earth Sciences, Lanzhou University, Lanzhou 730000, China'],
      ['Lanzhou University', 'Department of Physics, Lanzhou University'],
    ] as const)
      expect([a, b, unitsAgree(a, b), unitsAgree(b, a)]).toEqual([a, b, 'agree', 'agree']);
    expect(unitsAgree('西北师范大学', 'Northwest Normal University')).toBe('unclear');
    for (const [a, b] of [
      ['西海大学', '南岭医院'],
      ['兰州大学', '兰州理工大学'],
      ['西海市第一医院', '西海市第二医院'],
      ['西海大学', '西海医院'],
    ] as const)
      expect([a, b, unitsAgree(a, b), unitsAgree(b, a)]).toEqual([a, b, 'differ', 'differ']);
    expect(unitsAgree('Lanzhou University', 'Peking University')).toBe('differ');
    expect(unitsAgree('', '南岭医院')).toBe('unclear');
  });
});

it('abbreviates in Chinese, in two letters to six, and never by a name written out', () => {
  for (const [a, b] of [
    ['LU', 'Lanzhou University'],
    ['兰', '兰州大学'],
    ['兰州大学', '兰州理工大学'],
    ['西海高原农牧科', '西海省高原农业畜牧业与生态科研站'],
  ] as const)
    expect([a, unitsAgree(a, b), unitsAgree(b, a)]).toEqual([a, 'differ', 'differ']);
  // A name that says no kind of unit contradicts none.
  expect([unitsAgree('西海局', '西海医院'), unitsAgree('西海医院', '西海局')]).toEqual(['agree', 'agree']);
});

it('agrees with a foreign name by four letters of the place, and not by three', () => {
  expect(unitsAgree('鄂伦医院', 'Elun Hospital')).toBe('agree');
  expect(unitsAgree('阿坝医院', 'Aba Hospital')).toBe('unclear');
});
