import { describe, expect, it } from 'vitest';
import { withBuiltInsKept } from './keep-built-ins.ts';

describe('the language while a library is loaded', () => {
  it('is as it was afterwards, but for what was added, even where loading fails', async () => {
    const { parse } = JSON;
    const { push } = Array.prototype;
    const loading = withBuiltInsKept(() => {
      JSON.parse = () => 'another';
      Array.prototype.push = () => 0;
      Object.defineProperty(Set.prototype, 'added', { value: () => 1, configurable: true });
      return Promise.reject(new Error('no'));
    });
    await expect(loading).rejects.toThrow('no');
    expect([JSON.parse, Array.prototype.push]).toEqual([parse, push]);
    expect(Reflect.deleteProperty(Set.prototype, 'added') && [1].push(2)).toBe(2);
  });

  it('is left alone by pdf.js', async () => {
    const { parse, stringify } = JSON;
    const { push } = Array.prototype;
    const { readWithPdfjs } = await import('./read-with-pdfjs.ts');
    const { DEFAULT_EXTRACTION_LIMITS } = await import('../limits.ts');
    await expect(readWithPdfjs(new Uint8Array([1]), 'a.pdf', DEFAULT_EXTRACTION_LIMITS)).rejects.toMatchObject({ code: 'pdf-broken' });
    expect([JSON.parse, JSON.stringify, Array.prototype.push]).toEqual([parse, stringify, push]);
  });
});
