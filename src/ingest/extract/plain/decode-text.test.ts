import { describe, expect, it } from 'vitest';
import { decodeText, looksLikeText } from './decode-text.ts';

const SENTENCE = '本文研究了高寒草甸的土壤有机碳，结果表明其含量随海拔升高而增加。\r\n';
// Node writes neither encoding, so these are the bytes themselves.
const GB18030 = Buffer.from('d6d0cec4b5c4cec4bcfea3acced2c3c7d4dad5e2c0efcbb5c3f7d1d0bebfb5c4bde1b9fba1a3', 'hex');
const BIG5 = Buffer.from('b36fac4fa4a4a4e5aabac0c9aed7a141a7daadcca662b36fb8ccbba1a9faace3a873aabab5b2aa47a143', 'hex');

describe('decodeText', () => {
  it.each([
    ['utf-8', Buffer.from(SENTENCE)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(SENTENCE)])],
    ['utf-16le', Buffer.from(`\ufeff${SENTENCE}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\ufeff${SENTENCE}`, 'utf16le').swap16()],
    ['utf-16le', Buffer.from(SENTENCE, 'utf16le')],
    ['utf-16be', Buffer.from(SENTENCE, 'utf16le').swap16()],
  ])('reads %s without its mark', (encoding, bytes) => {
    expect(decodeText(bytes)).toEqual({ text: SENTENCE, encoding, lossy: false });
  });

  it('tells GB18030 from Big5 by what reads as Chinese', () => {
    expect(decodeText(GB18030)).toEqual({ text: '中文的文件，我们在这里说明研究的结果。', encoding: 'gb18030', lossy: false });
    expect(decodeText(BIG5)).toEqual({ text: '這是中文的檔案，我們在這裡說明研究的結果。', encoding: 'big5', lossy: false });
  });

  it('reads a Western text as Western', () => {
    expect(decodeText(Buffer.from('Größe und Maß, façade — déjà vu', 'latin1').subarray(0, 22)).text).toBe('Größe und Maß, façade ');
  });

  it('keeps a UTF-8 text with one bad byte, and says it lost something', () => {
    const bytes = Buffer.concat([Buffer.from(SENTENCE.repeat(20)), Buffer.from([0xff]), Buffer.from(SENTENCE)]);
    expect(decodeText(bytes)).toMatchObject({ encoding: 'utf-8', lossy: true });
  });
});

describe('looksLikeText', () => {
  it('takes text in each encoding for text and binary data for binary', () => {
    for (const bytes of [Buffer.from(SENTENCE), GB18030, BIG5, Buffer.from(SENTENCE, 'utf16le')]) expect(looksLikeText(bytes)).toBe(true);
    const noise = Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 167 + ((index * index) >> 3)) % 256));
    expect(looksLikeText(noise)).toBe(false);
  });
});
