import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IntegrityError } from '../../domain/errors.ts';
import { parsePack } from '../../policy/load-policy.ts';
import { parseBatchManifest } from './parse-batch-manifest.ts';
import { parseDossierManifest } from './parse-dossier-manifest.ts';

const KNOWN = [
  'applicant',
  'works',
  'verification',
  'name',
  'kind',
  'title',
  'authors',
  'files',
  'rawData',
  'state',
  'issueDate',
  'overrides',
  'clauses',
  'pack',
  '__proto__',
  'constructor',
];
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('', 'paper', '2019-13', '../../x', 'deposited', '~', true, 7, null),
    fc.string({ maxLength: 8 }),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...KNOWN), tie('node'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).node;
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 200 }),
  fc
    .string({
      maxLength: 200,
      unit: fc.constantFrom('a', ':', ' ', '\n', '-', '{', '}', '[', ']', '&', '*', '!', '"', "'", '#', '|', '>', '?', ',', '%', '\t'),
    })
    .map((text) => new TextEncoder().encode(text)),
  tree.map((value) => new TextEncoder().encode(JSON.stringify(value))),
);

it('whatever a manifest holds, the answer is a dossier or coded problems with file and mend', () => {
  fc.assert(
    fc.property(bytes, (input) => {
      const parsed = parseDossierManifest(input, 'dossier.yaml');
      const problems = parsed.status === 'stated' ? parsed.stated.problems : parsed.problems;
      if (parsed.status === 'rejected') expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems) {
        expect(problem.file).toBe('dossier.yaml');
        expect(problem.mend.length).toBeGreaterThan(5);
        expect(problem.message).toContain('dossier.yaml');
      }
    }),
    { numRuns: 500 },
  );
});

it('a batch manifest and a policy pack end as themselves or as an error a user can act on', () => {
  fc.assert(
    fc.property(bytes, (input) => {
      for (const parse of [() => parseBatchManifest(input, 'batch.yaml', 'b'), () => parsePack(input, 'pack.yaml')]) {
        try {
          parse();
        } catch (error) {
          expect(error).toBeInstanceOf(IntegrityError);
        }
      }
    }),
    { numRuns: 500 },
  );
});
