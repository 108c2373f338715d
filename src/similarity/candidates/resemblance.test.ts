import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jaccard, resemblance } from './resemblance.ts';

test('jaccard agrees with sets, and is the same from both sides', () => {
  const keys = fc.uniqueArray(fc.nat(30)).map((all) => Float64Array.from(all).sort());
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      const common = [...a].filter((key) => b.includes(key)).length;
      const either = new Set([...a, ...b]).size;
      expect(jaccard(a, b)).toBe(either === 0 ? 0 : common / either);
      expect(jaccard(b, a)).toBe(jaccard(a, b));
    }),
  );
});

test('resemblance is 1 for a text and its copy in another dress, near 1 for a light edit, 0 for another text', () => {
  const text = Array.from(
    { length: 300 },
    (_, i) => `词${String.fromCharCode(0x4e00 + ((i * 37) % 900))}语${String.fromCharCode(0x4f00 + ((i * 53) % 900))}`,
  ).join('');
  expect(resemblance(text, text.replace(/语/gu, '語\u200b'))).toBe(1);
  const edited = resemblance(text, `${text.slice(0, 600)}换${text.slice(601)}`);
  expect(edited).toBeGreaterThan(0.9);
  expect(edited).toBeLessThan(1);
  expect(resemblance(text, '毫不相干的另一篇文字，讲的是别的事情，也没有相同的句子。')).toBe(0);
});
