import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fingerprint } from '../fingerprint/fingerprint.ts';
import { indexKeys } from '../fingerprint/index-keys.ts';
import { MemoryIndex } from '../index/memory-index.ts';
import { normalise } from '../normalise/normalise.ts';
import { findCandidates } from './find-candidates.ts';
import { findLikelySources } from './find-likely-sources.ts';
import { findTerms, sourceKeys } from './term-keys.ts';

const FILLER = [
  '河道管理单位应当按照年度计划组织清淤，并向社会公布施工时段。',
  '图书馆把阅览室的开放时间延长到夜间，读者可以凭证进入。',
  '果园里的授粉蜂群数量逐年减少，农户改用人工授粉。',
  '城市夜间照明的能耗由路灯间距和光源效率共同决定。',
];
const SOURCE = '乡村小规模学校实行教师走教制度以后，音乐美术课程的开课率明显提高，但走教教师的交通补贴长期没有落实，影响了积极性。';
/** The same in other words: no 13 characters in a row are common. */
const REWORDED = '教师走教使得小规模学校能够开出美术、音乐课程；然而交通补贴迟迟未落实，走教者的积极性因此受到影响。';

const indexOf = (texts: Readonly<Record<string, string>>): MemoryIndex => {
  const memory = new MemoryIndex();
  for (const [id, text] of Object.entries(texts)) memory.add({ info: { id, authors: [] }, text }, sourceKeys(text));
  return memory;
};

describe('findLikelySources', () => {
  const memory = indexOf({ source: SOURCE, ...Object.fromEntries(FILLER.map((text, i) => [`filler${i}`, text])) });

  test('names the source of a reworded passage that shares no run, and nobody else', () => {
    expect(findCandidates(memory, indexKeys(fingerprint(normalise(REWORDED))))).toEqual([]);
    expect(findLikelySources(memory, REWORDED)).toMatchObject([{ id: 'source', sharedRuns: 0, containment: 0 }]);
    expect(findLikelySources(memory, REWORDED)[0]?.sharedTerms).toBeGreaterThanOrEqual(4);
  });

  test('finds reworded English by stems', () => {
    const english = indexOf({
      source: 'Irrigation canals lined with concrete lose markedly less water through seepage than earthen channels do.',
      a: 'Bees pollinate orchards. Farmers count their hives every spring.',
      b: 'The library opens at night and readers show a card at the gate.',
    });
    const reworded = 'Seepage losses in a canal drop once its lining is concrete; an earthen channel for irrigating leaks.';
    expect(findLikelySources(english, reworded).map(({ id }) => id)).toEqual(['source']);
  });

  test('takes terms scattered over a long text for chance', () => {
    const words = ['走教', '补贴', '积极', '音乐', '美术', '课程'];
    const apart = words.map((word) => word + FILLER.join('').repeat(2)).join('。');
    expect(findLikelySources(memory, apart).find(({ id }) => id === 'source')).toBeUndefined();
  });

  test('does not take a term that most documents hold for rare', () => {
    const common = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`c${String(i).padStart(2, '0')}`, `${SOURCE}${FILLER[i % 4] ?? ''}`]),
    );
    expect(findLikelySources(indexOf(common), REWORDED)).toEqual([]);
  });

  test('keeps to its limits and to except, whatever the order of adding', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 24 }, (_, i) => [`d${String(i).padStart(2, '0')}`, i < 3 ? SOURCE : `${FILLER[i % 4] ?? ''}${i}`]),
    );
    const ask = (from: Readonly<Record<string, string>>): string[] =>
      findLikelySources(indexOf(from), REWORDED, { termLimit: 1, except: new Set(['d00']) }).map(({ id }) => id);
    expect(ask(texts)).toEqual(['d01']);
    expect(ask(Object.fromEntries(Object.entries(texts).reverse()))).toEqual(['d01']);
  });

  test('answers nothing to nothing', () => {
    expect(findLikelySources(indexOf({}), REWORDED)).toEqual([]);
    expect(findLikelySources(memory, '')).toEqual([]);
  });

  test('names every document that shares runs, as findCandidates does', () => {
    const piece = fc.constantFrom(...FILLER, SOURCE, REWORDED);
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 4 }), { maxLength: 8 }), fc.array(piece, { maxLength: 3 }), (texts, asked) => {
        const filled = indexOf(Object.fromEntries(texts.map((parts, i) => [`t${i}`, parts.join('')])));
        const text = asked.join('');
        const named = new Set(findLikelySources(filled, text).map(({ id }) => id));
        for (const { id } of findCandidates(filled, indexKeys(fingerprint(normalise(text))))) expect(named).toContain(id);
      }),
      { numRuns: 50 },
    );
  });
});

test('sourceKeys holds every fingerprint key and is ascending without repeats', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '水', '土', '保', '持', '1'), maxLength: 300 }), (text) => {
      const keys = [...sourceKeys(text)];
      expect(keys).toEqual([...new Set(keys)].sort((a, b) => a - b));
      const held = new Set(keys);
      for (const key of indexKeys(fingerprint(normalise(text)))) expect(held).toContain(key);
      for (const key of findTerms(text).keys) expect(held).toContain(key);
    }),
  );
});
