import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { artifacts } from '../../tests/support/check-artifacts.ts';
import { canonicalJson } from '../domain/canonical.ts';
import { clauseId, workId } from '../domain/ids.ts';
import { defineCheck } from './check.ts';

const text = { zh: '甲', en: 'a' };
const evidence = [{ type: 'record', source: 'manifest', field: 'title', value: 'v' }] as const;
const any = fc.string({ unit: 'binary' });

describe('fingerprint of a finding', () => {
  it('is that of the canonical JSON of what makes the finding the same one, whatever the texts hold', () => {
    const optional = fc.option(any, { nil: undefined });
    fc.assert(
      fc.property(any, optional, optional, fc.array(any, { maxLength: 4 }), (clause, work, file, identity) => {
        const subject = { ...(work === undefined ? {} : { work: workId(work) }), ...(file === undefined ? {} : { file }) };
        const check = defineCheck<'dossier', Record<string, never>, { found: Record<string, never> }>({
          id: 'sample',
          version: 1,
          title: text,
          innocentExplanations: [],
          limits: [],
          needs: ['dossier'],
          roles: {},
          texts: { found: { title: text, statement: () => text, action: () => text } },
          run: (_artifacts, _clauses, find) => ({
            status: 'completed',
            findings: [find('found', { clause: clauseId(clause), outcome: 'pass', subject, params: {}, evidence, strength: 0, identity })],
            covered: [],
          }),
        });
        const outcome = check.run(artifacts(), {});
        const [finding] = outcome.status === 'completed' ? outcome.findings : [];
        const content = canonicalJson(['sample', 'found', clause, subject, identity]);
        expect(finding?.fingerprint).toBe(createHash('sha256').update(content).digest('hex').slice(0, 32));
      }),
    );
  });
});
