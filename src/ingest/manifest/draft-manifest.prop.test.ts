import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPLOYMENT_KINDS } from '../../domain/applicant.ts';
import type { Dossier, Inference } from '../../domain/dossier.ts';
import { applicantId, workId } from '../../domain/ids.ts';
import { CLAIMED_LEVELS, WORK_KINDS, type Work } from '../../domain/work.ts';
import { draftManifest } from './draft-manifest.ts';
import { parseDossierManifest } from './parse-dossier-manifest.ts';

/** One-line text with everything YAML gives a meaning to. */
const line = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30, unit: 'grapheme' }),
    fc.constantFrom('- a: b', "'", '"', '# 甲', '*x', '&x', '!!binary x', '520.10', '%YAML', '{a: [', '@', 'a: b # c', '\\n'),
  )
  .map((text) => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim())
  .filter((text) => text !== '' && text !== '~' && text !== 'null');
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const month = fc
  .record({ year: fc.integer({ min: 1950, max: 2024 }), month: fc.integer({ min: 1, max: 12 }) })
  .map(({ year, month }) => `${year}-${String(month).padStart(2, '0')}`);

const work: fc.Arbitrary<Omit<Work, 'id'>> = fc
  .record({
    kind: fc.constantFrom(...WORK_KINDS),
    title: optional(line),
    authors: fc.array(line, { maxLength: 3 }),
    correspondingAuthors: fc.array(line, { maxLength: 2 }),
    affiliation: optional(line),
    journal: optional(line),
    issn: optional(line),
    issueDate: optional(month),
    doi: optional(line),
    isbn: optional(line),
    levelClaimed: optional(fc.constantFrom(...CLAIMED_LEVELS)),
    representative: fc.boolean(),
    rawData: optional(fc.record({ state: fc.constant('no-raw-data' as const), reason: line })),
    files: fc.array(line, { maxLength: 2 }),
  })
  .map((facts) => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as unknown as Omit<Work, 'id'>);

const dossier: fc.Arbitrary<Dossier> = fc
  .record({
    name: optional(line),
    unit: optional(line),
    employment: optional(fc.constantFrom(...EMPLOYMENT_KINDS)),
    relatives: fc.array(line, { maxLength: 2 }),
    works: fc.array(work, { maxLength: 4 }),
    source: fc.string(),
  })
  .map(({ name, unit, employment, relatives, works, source }) => ({
    applicant: {
      id: applicantId('a'),
      ...(name === undefined ? {} : { name }),
      ...(unit === undefined ? {} : { unit }),
      ...(employment === undefined ? {} : { employment }),
      formerNames: [],
      nameVariants: [],
      formerUnits: [],
      relatives,
      advisers: [],
    },
    works: works.map((facts, index) => ({ ...facts, id: workId(`w${index}`) })),
    files: [],
    manifest: { kind: 'none' },
    inferred: works.map((_, index): Inference => ({ field: `works[w${index}].title`, source, page: 1, confidence: 0.5 })),
    problems: [],
  }));

describe('draftManifest', () => {
  it('reads back as the dossier it was made from, whatever the texts hold', () => {
    fc.assert(
      fc.property(dossier, (made) => {
        const parsed = parseDossierManifest(new TextEncoder().encode(draftManifest(made)), 'dossier.yaml');
        if (parsed.status === 'rejected') throw new Error(parsed.problems[0]?.message);
        expect(parsed.stated.problems).toEqual([]);
        expect({ id: made.applicant.id, ...parsed.stated.applicant }).toEqual(made.applicant);
        expect(parsed.stated.works).toEqual(made.works);
      }),
      { numRuns: 200 },
    );
  });

  it('says where a value was read and leaves blank what only a person knows', () => {
    const text = draftManifest({
      applicant: { id: applicantId('a'), name: '张三', formerNames: [], nameVariants: [], formerUnits: [], relatives: [], advisers: [] },
      works: [
        {
          id: workId('paper-a'),
          kind: 'paper',
          title: '甲',
          authors: [],
          correspondingAuthors: [],
          representative: false,
          files: ['papers/a.pdf'],
        },
      ],
      files: [],
      manifest: { kind: 'none' },
      inferred: [
        { field: 'applicant.name', source: 'folder', confidence: 0.6 },
        { field: 'works[paper-a].title', source: 'papers/a.pdf', page: 1, confidence: 0.8 },
      ],
      problems: [],
    });
    expect(text).toMatch(/name: "张三" {2}# from the name of the folder: check\n/);
    expect(text).toMatch(/title: "甲" {2}# read from page 1 of papers\/a\.pdf \(confidence 0\.80\): check\n/);
    expect(text).toMatch(/employment: {2}# fill in: public-institution \|/);
    expect(text).toMatch(/levelClaimed: {2}# fill in: core \| provincial \| other\n/);
    expect(text).not.toMatch(/isbn/);
  });
});
