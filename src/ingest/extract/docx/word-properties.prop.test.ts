import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS as LIMITS } from '../limits.ts';
import { TextBudget } from '../text-budget.ts';
import { readWordStyles } from './word-styles.ts';
import { type WordText, WordTextReader } from './word-text.ts';

const STYLES = readWordStyles(
  Buffer.from(
    '<w:styles><w:style w:styleId="h"><w:name w:val="heading 1"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="s"><w:name w:val="Title"/><w:pPr/><w:rPr><w:sz w:val="44"/></w:rPr></w:style></w:styles>',
  ),
  'a.docx',
  LIMITS,
);
const read = (xml: string): WordText =>
  new WordTextReader(STYLES, new TextBudget('a.docx', LIMITS)).read(Buffer.from(xml), 'a.docx', LIMITS);

const run = fc.constantFrom(
  '<w:vanish/>',
  '<w:vanish w:val="0"/>',
  '<w:sz w:val="28"/>',
  '<w:sz/>',
  '<w:vertAlign w:val="superscript"/>',
  '<w:vertAlign w:val="baseline"/>',
  '<w:rStyle w:val="h"/>',
  '<w:rStyle/>',
  '<w:rFonts w:ascii="A>B"/>',
  '<w:rPrChange w:id="1"><w:rPr><w:vanish/></w:rPr></w:rPrChange>',
  '<w:del w:id="2"/>',
  '<w:tab/>',
  '<w:r><w:t>in</w:t></w:r>',
  '<w:pStyle w:val="s"/>',
);
const paragraph = fc.constantFrom(
  '<w:pStyle w:val="h"/>',
  '<w:pStyle w:val="s"/>',
  '<w:pStyle/>',
  '<w:outlineLvl w:val="1"/>',
  '<w:outlineLvl w:val="9"/>',
  '<w:tabs><w:tab w:val="left"/></w:tabs>',
  '<w:rPr><w:vanish/><w:sz w:val="60"/></w:rPr>',
  '<w:pPrChange w:id="3"><w:pPr><w:pStyle w:val="h"/></w:pPr></w:pPrChange>',
  '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>',
  '<w:jc w:val="left"></w:jc>',
);
/** Longer than what is read at one go, and nothing to a reader. */
const ASIDE = `<!--${'x'.repeat(2100)}-->`;
const part = (runs: readonly (readonly string[])[], properties: readonly string[], aside: string): string =>
  `<w:document><w:body><w:tbl><w:tblPr>${aside}<w:tblW/></w:tblPr><w:tr><w:tc><w:tcPr>${aside}<w:tcW/></w:tcPr><w:p><w:pPr>${aside}${properties.join('')}</w:pPr>${runs
    .map((inner, at) => `<w:r><w:rPr>${aside}${inner.join('')}</w:rPr><w:t>text ${at}</w:t></w:r>`)
    .join('')}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;

describe('properties', () => {
  it('say the same read at one go and tag by tag', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(run, { maxLength: 4 }), { maxLength: 4 }),
        fc.array(paragraph, { maxLength: 4 }),
        (runs, properties) => {
          expect(read(part(runs, properties, ''))).toEqual(read(part(runs, properties, ASIDE)));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('count with the other elements', () => {
    const xml = `<w:document><w:body>${'<w:p><w:pPr><w:jc/><w:ind/></w:pPr></w:p>'.repeat(100)}</w:body></w:document>`;
    const limited = (maxObjects: number): WordText =>
      new WordTextReader(STYLES, new TextBudget('a.docx', LIMITS)).read(Buffer.from(xml), 'a.docx', { ...LIMITS, maxObjects });
    expect(() => limited(401)).toThrow(/401/);
    expect(limited(402).blocks).toHaveLength(100);
  });
});
