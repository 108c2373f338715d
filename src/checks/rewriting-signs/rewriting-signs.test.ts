import { describe, expect, it } from 'vitest';
import { completed, documentOf, run, told, work } from '../../../tests/support/check-artifacts.ts';
import { findOddPhrases } from './find-odd-phrases.ts';
import { CHINESE_PHRASES, ENGLISH_PHRASES } from './phrases.ts';
import { rewritingSigns } from './rewriting-signs.ts';

const OPTIONS = { textKinds: ['paper'], leastOddPhrases: 3, oddPhrases: [] };
const check = (text: string, more = {}) =>
  run(
    rewritingSigns,
    { rewriting: { ...OPTIONS, ...more } },
    {
      works: [work('p1')],
      artifacts: { documents: [documentOf('p1', 'papers/p.pdf', text)] },
    },
  );
const ENGLISH =
  'We train a profound neural\norganization and an irregular woodland; the flag-to-clamor ratio grows with colossal information.';
const CHINESE = '本文采用神经收集进行旌旗灯号收罗，并给出事情道理与数学模子。';

describe('odd phrases', () => {
  it('are each other’s neighbours in no way: every shipped one is found as itself, once', () => {
    for (const { odd, usual } of [...ENGLISH_PHRASES, ...CHINESE_PHRASES])
      expect(findOddPhrases(`x ${odd} y`)).toEqual([expect.objectContaining({ odd, usual, start: 2, quoted: false })]);
  });

  it('are words, not parts of words, over line ends and in the plural', () => {
    expect(findOddPhrases('the PROFOUND\nNeural  organizations').map(({ odd }) => odd)).toEqual(['profound neural organization']);
    expect(findOddPhrases('The profound neural organization').map(({ context }) => context)).toEqual(['The profound neural organization']);
    expect(findOddPhrases('web of thingsness, the cobweb of things')).toEqual([]);
  });
});

describe('rewriting-signs', () => {
  it('tells several odd terms, with examples and places, as advice', () => {
    for (const text of [ENGLISH, CHINESE]) expect(told(rewritingSigns, check(text))).toEqual(['odd-terms: advisory']);
    const [finding] = completed(check(CHINESE)).findings;
    expect(finding!.params).toMatchObject({ phrases: 4, places: 4 });
    expect(rewritingSigns.describe(finding!).statement.zh).toContain('“神经收集”（通常写作“神经网络”）');
    expect(finding!.evidence).toHaveLength(4);
  });

  it('says nothing of one or two, of phrases in quotation marks, and of ordinary prose', () => {
    expect(told(rewritingSigns, check('An irregular woodland of colossal information.'))).toEqual(['none: pass']);
    expect(
      told(rewritingSigns, check('Terms such as “irregular woodland”, "colossal information" and ‘profound learning’ are odd.')),
    ).toEqual(['none: pass']);
    expect(told(rewritingSigns, check('神经网络的工作原理见文献，信号采集由控制器完成。'))).toEqual(['none: pass']);
  });

  it('looks for the office’s own phrases too', () => {
    const own = { leastOddPhrases: 1, oddPhrases: ['mountain of sand=dune'] };
    expect(told(rewritingSigns, check('a mountain of sand', own))).toEqual(['odd-terms: advisory']);
    expect(() => check('', { oddPhrases: ['no pair'] })).toThrow();
  });

  it('does not pass over a text it could not read', () => {
    expect(completed(run(rewritingSigns, { rewriting: OPTIONS }, { works: [work('p1')] }))).toMatchObject({
      findings: [],
      covered: [{ state: 'could-not-tell' }],
    });
    expect(run(rewritingSigns, { rewriting: OPTIONS }, { works: [work('a', { kind: 'award' })] }).status).toBe('not-applicable');
  });
});
