import { describe, expect, it } from 'vitest';
import { DEFAULT_EXTRACTION_LIMITS as LIMITS } from '../limits.ts';
import { readWordStyles, type WordStyles } from './word-styles.ts';

const styles = (inner: string, prefix = 'w'): WordStyles =>
  readWordStyles(Buffer.from(`<w:styles>${inner}</w:styles>`.replaceAll('w:', prefix === '' ? '' : `${prefix}:`)), 'a.docx', LIMITS);

const SHEET =
  '<w:latentStyles><w:lsdException w:name="heading 1"/></w:latentStyles><w:style w:type="paragraph" w:styleId="a &amp; 甲"><w:name w:val="Title"/><w:rPr><w:sz w:val="32"/></w:rPr></w:style>' +
  '<w:style w:styleId="b"><w:name w:val="标题 2"/><w:basedOn w:val="a &amp; 甲"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:styleId="c"/><w:style w:styleId="d"><w:basedOn w:val="b"/></w:style>';

describe('a sheet of styles', () => {
  it.each(['w', '', 'x'])('is read style by style or as a whole, whatever its elements are prefixed with (%j)', (prefix) => {
    const sheet = styles(SHEET, prefix);
    expect(sheet.get('a & 甲')).toEqual({ role: 'title', halfPoints: 32, hidden: false });
    expect(sheet.get('b')).toEqual({ role: 'heading', halfPoints: 32, hidden: true });
    expect(sheet.get('c')).toEqual({ role: undefined, halfPoints: 0, hidden: false });
    expect(sheet.get('d')).toEqual({ role: undefined, halfPoints: 32, hidden: true });
    expect(sheet.get('none')).toBeUndefined();
  });

  it('of which one style is broken says nothing of that style', () => {
    const sheet = styles('<w:style w:styleId="a"><w:name></w:style><w:style w:styleId="b"><w:rPr><w:sz w:val="20"/></w:rPr></w:style>');
    expect(sheet.get('a')).toBeUndefined();
    expect(sheet.get('b')?.halfPoints).toBe(20);
  });
});
