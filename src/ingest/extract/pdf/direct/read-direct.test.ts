import { brotliCompressSync, deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { type OnePagePdf, onePagePdf, pdfStream as stream } from '../../../../../tests/support/documents/one-page-pdf.ts';
import { extractInProcess } from '../../extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../../limits.ts';
import { pageText } from '../pdf-page.ts';
import { readDirect } from './read-direct.ts';

const read = (parts: OnePagePdf) => readDirect(onePagePdf(parts), 'a.pdf', DEFAULT_EXTRACTION_LIMITS)?.pages[0];
const textOf = (parts: OnePagePdf): string => {
  const page = read(parts);
  return page === undefined ? 'not read' : pageText(page);
};
const hiddenKinds = (parts: OnePagePdf): string[] => (read(parts)?.hidden ?? []).map(({ kind, sample }) => `${kind}: ${sample}`);
const image = (pixels: number): string => `<</Type/XObject/Subtype/Image/Width ${pixels}/Height ${pixels}/Length 1>>stream\n0\nendstream`;

describe('text straight from the content stream', () => {
  it('parts words at wide moves only, and joins pieces of one line', () => {
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td [(Soil)-300(or)20(g)10(anic)] TJ ( carbon) Tj ET' })).toBe('Soil organic carbon');
  });

  it('parts words and lines of drawn letters by their own size, whatever unit they are drawn in', () => {
    const content = 'BT /F 0.24 Tf 50 700 Td [(So)1(il)] TJ 21 0 Td (carbon) Tj -21 -12 Td (below) Tj ET';
    const widths = Array.from({ length: 26 }, () => 20).join(' ');
    const drawn = (matrix: string, box: string): string =>
      `<</Type/Font/Subtype/Type3/FontMatrix[${matrix} 0 0]/FontBBox[${box}]/FirstChar 97/LastChar 122/Widths[${widths}]/CharProcs<<>>/Encoding<</Differences[83/S 97/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z]>>>>`;
    for (const font of [drawn('1 0 0 1', '-2 -11 44 43'), drawn('1 0 0 -1', '0 0 1 -1'), drawn('1 0 0 1', '0 0 5000 5000')])
      expect(textOf({ content, font })).toBe('Soil carbon\nbelow');
  });

  it('ends a line where the next text stands lower or far to the side', () => {
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td (one) Tj 0 -14 Td (two) Tj 200 0 Td (three) Tj ET' })).toBe('one\ntwo\nthree');
  });

  it('counts letters drawn again and again in one string to look bold once', () => {
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td [(B)652(B)652(B)-15(o)541(o)541(o)-15(l)207(l)207(l)-15(ll)] TJ ET' })).toBe('Bolll');
  });

  it('counts text drawn twice to look bold once', () => {
    expect(textOf({ content: 'BT /F 10 Tf 1 0 0 1 50 700 Tm (bold) Tj 1 0 0 1 50.4 700 Tm (bold) Tj ET' })).toBe('bold');
  });

  it('counts letters drawn one by one and twice once, over the whole page and however large', () => {
    const letters = (x: number, y: number, text: string): string =>
      Array.from(text, (letter, at) => `1 0 0 1 ${x + at * 6} ${y} Tm (${letter}) Tj`).join(' ');
    const rows = Array.from({ length: 30 }, (_, row) => row);
    const content = rows.map((row) => `${letters(50, 780 - row * 20, 'aaaaaaaaaa')} ${letters(50.4, 780.3 - row * 20, 'aaaaaaaaaa')}`);
    expect(textOf({ content: `BT /F 10 Tf ${content.join(' ')} ET` })).toBe(rows.map(() => 'aaaaaaaaaa').join('\n'));
    expect(textOf({ content: 'BT /F 90000 Tf 1 0 0 1 50 700 Tm (a) Tj 1 0 0 1 60 700 Tm (a) Tj ET' })).toBe('a');
  });

  it("reads a composite font by its map, the producer's gaps as unreadable", () => {
    const map = '1 beginbfchar <0003> <4E2D> endbfchar 1 beginbfrange <0010> <0012> <5B66> endbfrange';
    const font = '<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>';
    const objects = [
      '<</Type/Font/Subtype/CIDFontType2/BaseFont/S/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>',
      stream(map),
    ];
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td <0003001000110099> Tj ET', font, objects })).toBe('中学孧\ufffd');
  });

  it.each([
    ['FlateDecode', deflateSync],
    ['BrotliDecode', brotliCompressSync],
  ] as const)('reads the encoding in the head of a font program, however long what follows, packed by %s', (filter, pack) => {
    let state = 7;
    const noise = Array.from({ length: 60_000 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return String.fromCharCode(state >>> 24);
    }).join('');
    const program = `%!FontType1\n/Encoding 256 array\ndup 65 /S put\ndup 66 /T put\nreadonly def\neexec\n${noise}`;
    const packed = pack(Buffer.from(program, 'latin1')).toString('latin1');
    expect(packed.length).toBeGreaterThan(50_000);
    const font = '<</Type/Font/Subtype/Type1/BaseFont/X/FirstChar 65/LastChar 66/Widths[500 500]/FontDescriptor 6 0 R>>';
    const objects = ['<</Type/FontDescriptor/Flags 4/FontFile 7 0 R>>', stream(packed, `/Filter/${filter}`)];
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td (AB) Tj ET', font, objects })).toBe('ST');
  });

  describe('a composite font with a character map of its own', () => {
    const font = (more = ''): string => `<</Type/Font/Subtype/Type0/BaseFont/S/Encoding 7 0 R/DescendantFonts[6 0 R]${more}>>`;
    const glyphs = (ordering: string): string =>
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/S/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})>>>>`;
    const spaces = '4 begincodespacerange <00> <7F> <C280> <DFBF> <E0A080> <EFBFBF> <F0908080> <F48FBFBF> endcodespacerange';
    // As libHaru writes it: all of Unicode in ranges of 64.
    const block = (first: number): string =>
      `<${Buffer.from(String.fromCodePoint(first)).toString('hex')}> <${Buffer.from(String.fromCodePoint(first + 63)).toString('hex')}>`;
    const firsts = [0x400, 0x4e00, 0x4e2d & ~63, 0x2a600];
    const encoding = `%!PS-Adobe-3.0 Resource-CMap\n/WMode 0 def ${spaces} 5 begincidrange <00> <7f> 0 ${firsts.map((first) => `${block(first)} ${first & 0xffff}`).join(' ')} endcidrange`;
    const utf16 = (code: number): string => Buffer.from(String.fromCodePoint(code), 'utf16le').swap16().toString('hex');
    const toUnicode = `${spaces} 5 beginbfrange <00> <7f> <0000> ${firsts.map((first) => `${block(first)} <${utf16(first)}>`).join(' ')} endbfrange`;
    const shown = (text: string): string => `BT /F 10 Tf 50 700 Td <${Buffer.from(text).toString('hex')}> Tj ET`;

    it('has codes of one to four bytes, told by its map to text', () => {
      const objects = [glyphs('Identity'), stream(encoding), stream(toUnicode)];
      expect(textOf({ content: shown('Aжп一中𪘀𪘿'), font: font('/ToUnicode 8 0 R'), objects })).toBe('Aжп一中𪘀𪘿');
    });

    it('takes as many bytes of a code that is none as the range has that it begins like', () => {
      const objects = [glyphs('Identity'), stream(encoding), stream(toUnicode)];
      const text = (hex: string): string =>
        textOf({ content: `BT /F 10 Tf 50 700 Td <${hex}> Tj ET`, font: font('/ToUnicode 8 0 R'), objects });
      expect(text('41e4412042')).toBe('A\ufffdB');
      expect(text('41ff42')).toBe('A\ufffdB');
      expect(text('41e4')).toBe('A\ufffd');
    });

    it("has glyph numbers of Adobe's collections, which need no other map", () => {
      const own =
        '1 begincodespacerange <00> <ff> endcodespacerange 1 begincidchar <01> 4048 endcidchar 1 begincidrange <02> <03> 2893 endcidrange';
      expect(textOf({ content: 'BT /F 10 Tf 50 700 Td <0102> Tj ET', font: font(), objects: [glyphs('GB1'), stream(own)] })).toMatch(
        /^[\u4e00-\u9fff]{2}$/,
      );
    });

    it('is no good text where its map says nothing', async () => {
      const content = `BT /F 10 Tf 50 700 Td <${'4e2d6587'.repeat(40)}> Tj ET`;
      const bytes = onePagePdf({ content, font: font(), objects: [glyphs('Identity'), stream('not a map')] });
      const result = await extractInProcess(bytes, { path: 'a.pdf' });
      expect(result.status === 'read' ? result.document.quality : result.error.code).toBe('none');
    });
  });

  it("reads glyph numbers of Adobe's Chinese collection without a map", () => {
    const font = '<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/Identity-H/DescendantFonts[6 0 R]>>';
    const objects = ['<</Type/Font/Subtype/CIDFontType2/BaseFont/S/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>'];
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td <0FD00B4D> Tj ET', font, objects })).toMatch(/^[\u4e00-\u9fff]{2}$/);
  });

  it('reads GBK codes, differences by glyph name, and text that stands for what is drawn', () => {
    const gbk = '<</Type/Font/Subtype/Type0/BaseFont/S/Encoding/GBK-EUC-H/DescendantFonts[6 0 R]>>';
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td <D6D0B9FA41> Tj ET', font: gbk, objects: ['<<>>'] })).toBe('中国A');
    const named = '<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/eacute/fi/uni4E2D]>>>>';
    expect(textOf({ content: 'BT /F 10 Tf 50 700 Td (ABC) Tj ET', font: named })).toBe('éfi中');
    expect(textOf({ content: '/Span<</ActualText(real)>>BDC BT /F 10 Tf 50 700 Td (d) Tj (rawn) Tj ET EMC' })).toBe('real');
  });

  it('reads strings and numbers in all their spellings', () => {
    const at = 'BT /F 10.0e1 Tf 50 700 Td ';
    expect(textOf({ content: `${at}(a\\(b\\)\\101\\\\(c)\r\nd) Tj ET` })).toBe('a(b)A\\(c)d');
    expect(textOf({ content: `${at}<4 1%4\n2 5> Tj ET` })).toBe('ABP');
    expect(textOf({ content: `${at}[(x) +0 -.0 (y) << /N (z) >> [(z)] /z (!)] TJ ET` })).toBe('xy!');
    expect(textOf({ content: 'BT /F 10 Tf 14 TL 50 700 Td (one) Tj (two) \' 0 0 (three) " T* (four) Tj ET' })).toBe(
      'one\ntwo\nthree\nfour',
    );
    expect(textOf({ content: `${at}(in) Tj ET BI /W 1 /H 1 ID \x01(out) Tj\x02 EI BT /F 10 Tf 50 600 Td (after) Tj ET` })).toBe(
      'in\nafter',
    );
    expect(textOf({ content: `${at}(open` })).toBe('');
  });

  it('keeps the state of a page while it draws a form', () => {
    const form = (text: string): string => {
      const content = `q 2 0 0 2 0 0 cm BT /F 5 Tf 10 10 Td (${text}) Tj ET`;
      return `<</Type/XObject/Subtype/Form/Matrix[1 0 0 1 0 0]/Length ${content.length}>>stream\n${content}\nendstream`;
    };
    const lines =
      read({ content: 'BT /F 10 Tf 50 700 Td (before) Tj /I Do 0 -20 Td (after) Tj ET', objects: [form('inside')] })?.lines ?? [];
    expect(lines.map(({ text, left, fontSize }) => [text, left, fontSize])).toEqual([
      ['before', 50, 10],
      ['inside', 20, 10],
      ['after', 50, 10],
    ]);
  });

  it.each(['[0 0 0]', '[1 0 1]', '[1 2 4000000000]', '[1 -2 1]', '[1 2.5 1]'])('ends at once on a table stream of fields %s', (widths) => {
    const data = Buffer.alloc(64, 1);
    const head = `%PDF-1.5\n1 0 obj\n<</Type/XRef/W${widths}/Size 4000000000/Root 2 0 R/Length ${data.length}>>stream\n`;
    const file = Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF')]);
    const began = performance.now();
    expect(readDirect(file, 'a.pdf', DEFAULT_EXTRACTION_LIMITS)).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('leaves encrypted and damaged files to other engines', () => {
    expect(readDirect(Buffer.from('%PDF-1.4\nnothing'), 'a.pdf', DEFAULT_EXTRACTION_LIMITS)).toBeUndefined();
    const locked = Buffer.from(
      Buffer.from(onePagePdf({ content: '' }))
        .toString('latin1')
        .replace('/Size', '/Encrypt 1 0 R/Size'),
      'latin1',
    );
    expect(readDirect(locked, 'a.pdf', DEFAULT_EXTRACTION_LIMITS)).toBeUndefined();
  });

  it.each([
    ['FlateDecode', deflateSync],
    ['BrotliDecode', brotliCompressSync],
  ] as const)('reads a stream of %s, and refuses one that unpacks beyond the limit with a code', (filter, pack) => {
    const packed = (content: Buffer): Uint8Array => onePagePdf({ content: pack(content), contentDict: `/Filter/${filter}` });
    const page = Buffer.from('BT /F 10 Tf 50 700 Td (packed) Tj ET');
    expect(readDirect(packed(page), 'a.pdf', DEFAULT_EXTRACTION_LIMITS)?.pages.map(pageText)).toEqual(['packed']);
    expect(() =>
      readDirect(packed(Buffer.alloc(100_000, 32)), 'a.pdf', { ...DEFAULT_EXTRACTION_LIMITS, maxInflatedBytes: 50_000 }),
    ).toThrow(expect.objectContaining({ code: 'extract-memory' }));
  });

  it('leaves a page of a broken stream to other engines', () => {
    const broken = onePagePdf({ content: Buffer.from('no such stream'), contentDict: '/Filter/BrotliDecode' });
    expect(readDirect(broken, 'a.pdf', DEFAULT_EXTRACTION_LIMITS)?.pages[0]?.refused).toBe(true);
  });
});

describe('text not seen on the printed page', () => {
  const SEEN = 'BT /F 10 Tf 50 700 Td (seen) Tj ET ';

  it.each([
    ['invisible', 'BT 3 Tr /F 10 Tf 50 600 Td (stuffed) Tj ET'],
    ['white', '1 1 1 rg BT /F 10 Tf 50 600 Td (stuffed) Tj ET'],
    ['white', '0 0 0 0 k BT /F 10 Tf 50 600 Td (stuffed) Tj ET'],
    ['microscopic', 'BT /F 10 Tf .1 0 0 .1 50 600 Tm (stuffed) Tj ET'],
    ['outside-page', 'BT /F 10 Tf 700 600 Td (stuffed) Tj ET'],
  ])('is kept apart when %s', (kind, hiding) => {
    expect(textOf({ content: SEEN + hiding })).toBe('seen');
    expect(hiddenKinds({ content: SEEN + hiding })).toEqual([`${kind}: stuffed`]);
  });

  it('is not what stands white on a dark ground, nor beyond the crop box of another page', () => {
    expect(hiddenKinds({ content: '0 g 40 590 200 30 re f 1 g BT /F 10 Tf 50 600 Td (title) Tj ET' })).toEqual([]);
    expect(hiddenKinds({ content: SEEN, page: '/CropBox[0 0 600 650]' })).toEqual(['outside-page: seen']);
  });

  it('is not the text layer of a scan, but is invisible text beside it or over a stretched dot', () => {
    const layer = 'q 600 0 0 400 0 400 cm /I Do Q BT 3 Tr /F 10 Tf 50 600 Td (layer) Tj ET';
    expect(textOf({ content: layer, objects: [image(1000)] })).toBe('layer');
    expect(hiddenKinds({ content: layer.replace('50 600', '50 100'), objects: [image(1000)] })).toEqual(['invisible: layer']);
    expect(hiddenKinds({ content: layer, objects: [image(1)] })).toEqual(['invisible: layer']);
  });

  it('is reported with the document and weighs on no quality', async () => {
    const result = await extractInProcess(onePagePdf({ content: `${SEEN}BT 3 Tr /F 10 Tf 50 600 Td (stuf fed) Tj ET` }), { path: 'a.pdf' });
    if (result.status !== 'read') throw new Error(result.error.message);
    expect(result.document).toMatchObject({
      text: 'seen',
      unreadPages: [],
      hiddenText: [{ kind: 'invisible', page: 1, characters: 7, sample: 'stuf fed' }],
    });
  });
});

it('reads what another producer packs into object streams and compressed pages', async () => {
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const document = new PDFDocument({ compress: true });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.text('Words that pdfkit set.');
    document.end();
  });
  expect(readDirect(bytes, 'a.pdf', DEFAULT_EXTRACTION_LIMITS)?.pages.map(pageText)).toEqual(['Words that pdfkit set.']);
});
