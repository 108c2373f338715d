import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';
import { readRtf } from './read-rtf.ts';
import { refuseTooManyParagraphs } from './rtf-paragraphs.ts';

const LARGE_BYTES = 33 * 1024 * 1024;
const limits = { ...DEFAULT_EXTRACTION_LIMITS, maxParagraphs: 100 };

/** A file made large by white at its end. */
function large(content: string): Buffer {
  const bytes = Buffer.alloc(LARGE_BYTES, '\n');
  bytes.write(`{\\rtf1 ${content}}`, 0, 'latin1');
  return bytes;
}
const refusal = (bytes: Uint8Array): unknown => {
  try {
    refuseTooManyParagraphs(bytes, 'a.rtf', limits);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a large RTF file', () => {
  it('is refused for its paragraphs before any is kept', () => {
    expect(refusal(large('x\\par '.repeat(101)))).toMatchObject({ code: 'too-many-paragraphs' });
    expect(refusal(large('{\\b x}\\cell '.repeat(101)))).toMatchObject({ code: 'too-many-paragraphs' });
    expect(refusal(Buffer.from(`{\\rtf1 ${'x\\par '.repeat(101)}}`))).toBeUndefined();
  });

  it('is not refused for what looks like paragraphs, or is another part’s', () => {
    expect(refusal(large('x\\par '.repeat(100)))).toBeUndefined();
    expect(refusal(large('\\pard x\\par '.repeat(60)))).toBeUndefined();
    expect(refusal(large(`${'say \\\\par '.repeat(200)}x\\par`))).toBeUndefined();
    expect(refusal(large(`{\\footnote ${'x\\par '.repeat(200)}}{\\*\\other {y}${'\\cell '.repeat(200)}}x\\par`))).toBeUndefined();
  });
});

describe('an RTF file of endless control words', () => {
  it('is refused by their count', () => {
    const few = { ...DEFAULT_EXTRACTION_LIMITS, maxObjects: 10 };
    const file = (words: number): Buffer => Buffer.from(`{\\rtf1${'\\b'.repeat(words)} x}`);
    expect(readRtf(file(49), 'a.rtf', few).pages[0]?.blocks).toMatchObject([{ text: 'x' }]);
    expect(() => readRtf(file(50), 'a.rtf', few)).toThrow(/more than 50 parts/);
  });
});
