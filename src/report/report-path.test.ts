import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applicantReportPaths, reportFileName } from './report-path.ts';

describe('reportFileName', () => {
  it.each([
    ['2020-0137-沈知远', '2020-0137-沈知远'],
    ['a/b', 'a%2Fb'],
    ['..', '%2E%2E'],
    ['.hidden', '%2Ehidden'],
    ['100%', '100%25'],
    ['NUL', '%4EUL'],
    ['con.txt', '%63on.txt'],
    ['', '%'],
  ])('writes %j as %j', (id, name) => {
    expect(reportFileName(id)).toBe(name);
  });

  it('gives every id a name of its own that leaves its folder nowhere and fits a file system', () => {
    const ids = fc.uniqueArray(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('.', '..', '/', '%', '%2F', '\ud800', '\ud801', '\ufffd', 'x'.repeat(300), 'x'.repeat(301)),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(ids, (list) => {
        const names = list.map(reportFileName);
        expect(new Set(names).size).toBe(list.length);
        for (const name of names) {
          expect(name).toMatch(/^[^/\\<>:"|?*]+$/u);
          expect(['.', '..']).not.toContain(name);
          expect(new TextEncoder().encode(`${name}.json`).length).toBeLessThanOrEqual(255);
        }
      }),
    );
  });

  it('puts both files into applicants/', () => {
    expect(applicantReportPaths('甲')).toEqual({ json: 'applicants/甲.json', html: 'applicants/甲.html' });
  });
});
