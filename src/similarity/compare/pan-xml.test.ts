import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codePointOffsets } from './code-point-offsets.ts';
import { panFileName, panXml } from './pan-xml.ts';

describe('panXml', () => {
  it('counts code points, not UTF-16 units', () => {
    const suspicious = '𠮷野家abc';
    const source = 'x😀yz';
    const xml = panXml('s.txt', 'r.txt', suspicious, source, [
      { suspicious: { start: 4, end: 7 }, source: { start: 3, end: 5 }, kind: 'verbatim', strength: 1 },
    ]);
    expect(xml).toContain('this_offset="3" this_length="3" source_reference="r.txt" source_offset="2" source_length="2"');
    expect(xml).toContain('<document reference="s.txt">');
  });

  it('escapes names', () => {
    expect(panXml('a"<&.txt', 'b', '', '', [])).toContain('reference="a&quot;&lt;&amp;.txt"');
  });

  it('names the file after both texts', () => {
    expect(panFileName('suspicious-document00001.txt', 'source-document00002.txt')).toBe(
      'suspicious-document00001-source-document00002.xml',
    );
  });
});

it('codePointOffsets agrees with counting', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const offset = codePointOffsets(text);
      let units = 0;
      let points = 0;
      for (const character of text) {
        expect(offset(units)).toBe(points);
        units += character.length;
        points++;
      }
      expect(offset(text.length)).toBe(points);
    }),
  );
});
