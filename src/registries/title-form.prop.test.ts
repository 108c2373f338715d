import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baseKey, readTitle, titleKey, titlesAgree } from './title-form.ts';

const han = fc.stringMatching(/^[\u4e00-\u9fa5]{2,8}$/u);
const part = fc.constantFrom('社会科学版', '自然科学版', '医学版', '哲学社会科学版', '工学版');
const written = [
  (base: string, p: string) => `${base}.${p}`,
  (base: string, p: string) => `${base}(${p})`,
  (base: string, p: string) => `${base}（${p}）`,
  (base: string, p: string) => `${base}. ${p}`,
  (base: string, p: string) => `${base} ${p}`,
  (base: string, p: string) => `《${base}·${p}》`,
];
const form = fc.constantFrom(...written);

describe('titles', () => {
  it('have one key however their part is set off', () => {
    fc.assert(
      fc.property(han, part, form, form, (base, p, a, b) => {
        expect(titleKey(a(base, p))).toBe(titleKey(b(base, p)));
      }),
    );
  });
  it('keep parallel editions apart, under one base', () => {
    fc.assert(
      fc.property(han, part, part, (base, p, q) => {
        fc.pre(p !== q);
        expect(titleKey(`${base}(${p})`)).not.toBe(titleKey(`${base}(${q})`));
        expect(baseKey(`${base}(${p})`)).toBe(titleKey(base));
      }),
    );
  });
  it('lose a remark on renaming and nothing else', () => {
    fc.assert(
      fc.property(han, han, form, part, (old, now, write, p) => {
        const title = write(old, p);
        expect(readTitle(`${title}（改名为：${now}）`)).toEqual({ title, renamedTo: [now], formerly: [] });
        expect(readTitle(title)).toEqual({ title, renamedTo: [], formerly: [] });
      }),
    );
  });
  it('agree with themselves, whichever comes first', () => {
    fc.assert(
      fc.property(han, han, (a, b) => {
        expect(titlesAgree(a, a)).toBe(true);
        expect(titlesAgree(a, b)).toBe(titlesAgree(b, a));
      }),
    );
  });
  it('read in time that does not explode on hostile cells', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: fc.constantFrom('(', '（', ' ', '与', '合', '并', '甲', ':') }), (text) => {
        const started = performance.now();
        readTitle(text);
        titleKey(text);
        expect(performance.now() - started).toBeLessThan(1000);
      }),
    );
  });
});
