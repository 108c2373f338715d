import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { metadataLines, structureLine } from './extract-summary.ts';
import { createExtractWatch } from './extract-watch.ts';

describe('the watch on extract', () => {
  it('says pages a second, files left and what is slow, in plain lines at most every five seconds', () => {
    const stream = new PassThrough();
    let now = 0;
    const watch = createExtractWatch(stream, { total: 5, now: () => now });
    watch.begin('big.pdf');
    for (const file of ['a.pdf', 'b.pdf', 'c.pdf']) {
      watch.begin(file);
      now += 2000;
      watch.end(file, 4);
    }
    watch.close();
    const lines = String(stream.read()).trimEnd().split('\n');
    expect(lines[0]).toBe('3 of 5 files read, 2 left, 2.0 pages a second, about 4 s to go, slow: big.pdf (6 s)');
    expect(lines).toHaveLength(2);
  });
});

describe('the summary of extract', () => {
  it('shows each field with page and confidence, and counts the structure', () => {
    const place = { page: 1, span: { start: 0, end: 4 }, confidence: 0.9 };
    expect(metadataLines({ title: { ...place, value: '题名' }, authors: { ...place, value: ['甲', '乙'] } })).toEqual([
      'title: 题名 (page 1, confidence 0.90)',
      'authors: 甲; 乙 (page 1, confidence 0.90)',
    ]);
    const span = { start: 0, end: 3 };
    expect(
      structureLine({ references: [], citations: [{ span, kind: 'numbered', references: [] }], quotations: [], captions: [], images: [] }),
    ).toBe('0 references, 1 citations (0 linked), 0 quotations, 0 figures, 0 tables, 0 pictures hashed');
  });
});
