import { Document, FootnoteReferenceRun, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExtractedDocument, ExtractionResult } from '../../../domain/document.ts';
import { extractInProcess } from '../extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';

const extract = (bytes: Uint8Array, limits = DEFAULT_EXTRACTION_LIMITS): Promise<ExtractionResult> =>
  extractInProcess(bytes, { path: 'papers/a.docx', limits });

async function read(bytes: Uint8Array): Promise<ExtractedDocument> {
  const result = await extract(bytes);
  if (result.status !== 'read') throw new Error(result.error.message);
  return result.document;
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const p = (inner: string): string => `<w:p>${inner}</w:p>`;
const r = (text: string, properties = ''): string => `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const handmade = (body: string, more: Record<string, string> = {}): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, strToU8(xml)])),
  });

const codes = (document: ExtractedDocument): string[] => document.warnings.map((warning) => warning.code);
const code = (result: ExtractionResult): string => (result.status === 'unreadable' ? result.error.code : 'read');

describe('raised marks', () => {
  it('are no letters of the names before them', async () => {
    const up = (text: string): string => r(text, '<w:vertAlign w:val="superscript"/>');
    const { metadata } = await read(
      handmade(
        p(r('Readings of soil water on terraces', '<w:sz w:val="36"/>')) +
          p(`${r('Tomás Ibarra')}${up('a')}${r(', Elena Rosa')}${up('b')}`) +
          p(`${up('a')}${r('Hexi University')}`) +
          p(r('Abstract: Means differed among treatments, while their order stayed the same.')),
      ),
    );
    expect(metadata.authorDetails?.value.map(({ name, marks }) => [name, marks])).toEqual([
      ['Tomás Ibarra', ['a']],
      ['Elena Rosa', ['b']],
    ]);
  });
});

describe('Word text', () => {
  it('reads body, table rows and footnotes of a document a word processor wrote', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [new Paragraph('脚注的文字')] } },
        sections: [
          {
            children: [
              new Paragraph({ text: '论学术评价中的同行评议', heading: HeadingLevel.TITLE }),
              new Paragraph({ children: [new TextRun('正文一'), new FootnoteReferenceRun(1)] }),
              new Table({
                rows: [new TableRow({ children: ['甲', '乙'].map((text) => new TableCell({ children: [new Paragraph(text)] })) })],
              }),
              new Paragraph('正文二'),
            ],
          },
        ],
      }),
    );
    const document = await read(bytes);
    expect(document.text.split('\n').filter((line) => line !== '')).toEqual([
      '论学术评价中的同行评议',
      '正文一',
      '甲\t乙',
      '正文二',
      '脚注的文字',
    ]);
    expect(document.metadata.title?.value).toBe('论学术评价中的同行评议');
    expect(document.quality).toBe('good');
  });

  it('reads a text box once, after the paragraph it hangs on', async () => {
    const box = `<w:txbxContent>${p(r('框内'))}</w:txbxContent>`;
    const anchored = `<w:r><mc:AlternateContent><mc:Choice>${box}</mc:Choice><mc:Fallback>${box}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect((await read(handmade(p(r('前') + anchored + r('后'))))).text).toBe('前后\n框内');
  });

  it('leaves tracked deletions out, keeps insertions, and says so', async () => {
    const document = await read(
      handmade(p(`${r('保留')}<w:del><w:r><w:delText>删去的</w:delText></w:r></w:del><w:ins>${r('新增')}</w:ins>`)),
    );
    expect(document.text).toBe('保留新增');
    expect(document.warnings).toEqual([
      expect.objectContaining({ code: 'tracked-deletions', message: expect.stringContaining('3 characters') as string }),
    ]);
  });

  it('leaves hidden text out and warns of it, but not for a hidden paragraph mark', async () => {
    const document = await read(
      handmade(
        p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>${r('看得见')}${r('看不见', '<w:vanish/>')}${r('又见', '<w:vanish w:val="0"/>')}`),
      ),
    );
    expect(document.text).toBe('看得见又见');
    expect(codes(document)).toEqual(['hidden-text']);
  });

  it('reads tabs, breaks and characters past the first plane, and no tab stops', async () => {
    const document = await read(
      handmade(
        p(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>${r('𠮷')}<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c &amp; d</w:t></w:r>`),
      ),
    );
    expect(document.text).toBe('𠮷\tb\nc & d');
  });

  it('keeps the paragraphs of a table used as a frame', async () => {
    const cell = `<w:tbl><w:tr><w:tc>${p(r('第一段'))}${p(r('第二段'))}</w:tc></w:tr></w:tbl>`;
    expect((await read(handmade(cell))).text).toBe('第一段\n第二段');
  });

  it('finds the document part where the package says it is', async () => {
    const bytes = zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      '_rels/.rels': strToU8('<Relationships><Relationship Type="http://x/officeDocument" Target="word/document2.xml"/></Relationships>'),
      'word/document2.xml': strToU8(`<w:document ${W}><w:body>${p(r('别处'))}</w:body></w:document>`),
    });
    expect((await read(bytes)).text).toBe('别处');
  });

  it('reads a styles part in which a style is based on itself', async () => {
    const styles = `<w:styles ${W}><w:style w:styleId="a"><w:name w:val="a"/><w:basedOn w:val="a"/></w:style></w:styles>`;
    expect((await read(handmade(p(`<w:pPr><w:pStyle w:val="a"/></w:pPr>${r('文')}`), { 'word/styles.xml': styles }))).text).toBe('文');
  });
});

describe('what stands in a Word file beside its pages', () => {
  it('is kept apart: headers once, comments, deletions, hidden text; and its properties', async () => {
    const part = (name: string, inner: string): string => `<w:${name} ${W}>${inner}</w:${name}>`;
    const document = await read(
      handmade(p(`${r('正文')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del>${r('隐', '<w:vanish/>')}`), {
        'word/header1.xml': part('hdr', p(r('页眉'))),
        'word/header2.xml': part('hdr', p(r('页眉'))),
        'word/footer1.xml': part('ftr', p(r('页脚'))),
        'word/comments.xml': part('comments', `<w:comment>${p(r('批注'))}</w:comment>`),
        'docProps/core.xml':
          '<c><dc:title>题</dc:title><dc:creator>甲 &amp; 乙</dc:creator><dcterms:created>2024-01-01T00:00:00Z</dcterms:created></c>',
        'docProps/app.xml': '<p><Application>WPS</Application><Company>某校</Company></p>',
      }),
    );
    expect(document.text).toBe('正文');
    expect(document.asides).toEqual([
      { kind: 'header', text: '页眉' },
      { kind: 'footer', text: '页脚' },
      { kind: 'comment', text: '批注' },
      { kind: 'deleted', text: '删' },
      { kind: 'hidden', text: '隐' },
    ]);
    expect(document.properties).toEqual({
      title: '题',
      author: '甲 & 乙',
      created: '2024-01-01T00:00:00Z',
      application: 'WPS',
      company: '某校',
    });
  });

  it('hides what its style hides, and leaves readings above characters out', async () => {
    const styles = `<w:styles ${W}><w:style w:styleId="h"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>`;
    const ruby = `<w:r><w:ruby><w:rt>${r('pin')}</w:rt><w:rubyBase>${r('拼')}</w:rubyBase></w:ruby></w:r>`;
    const bytes = handmade(p(`${r('隐', '<w:rStyle w:val="h"/>')}${ruby}`), { 'word/styles.xml': styles });
    expect((await read(bytes)).text).toBe('拼');
  });

  it('a damaged side part costs itself and is named', async () => {
    const document = await read(handmade(p(r('正文')), { 'word/footnotes.xml': '<w:footnotes' }));
    expect([document.text, codes(document)]).toEqual(['正文', ['docx-part-broken']]);
  });
});

describe('Word files that cannot be read', () => {
  it('refuses a bomb by what it inflates to, before inflating it', async () => {
    const bytes = handmade(p(r('a'.repeat(80 * 1024 * 1024))));
    expect(bytes.byteLength).toBeLessThan(500_000);
    expect(code(await extract(bytes))).toBe('archive-too-large');
  });

  it('refuses a bomb that states a false size', async () => {
    const bytes = Buffer.from(handmade(p(r('a'.repeat(2_000_000)))));
    // The size stands at byte 24 of every central directory entry; the part's own is the second.
    const entry = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'), bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 4);
    bytes.writeUInt32LE(100, entry + 24);
    expect(code(await extract(bytes, { ...DEFAULT_EXTRACTION_LIMITS, maxInflatedBytes: 1_000_000 }))).toMatch(
      /^archive-(too-large|broken)$/,
    );
  });

  it('refuses a part of endless elements, or endlessly nested ones, by their count', async () => {
    const limits = { ...DEFAULT_EXTRACTION_LIMITS, maxObjects: 1000 };
    expect(code(await extract(handmade(p('').repeat(2000)), limits))).toBe('too-many-objects');
    expect(code(await extract(handmade('<w:p>'.repeat(3000))))).toBe('nested-too-deep');
  });

  it.each([
    ['cut off', handmade(p(r('text'))).subarray(0, 120), 'archive-broken'],
    ['not well-formed', zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p></w:body>') }), 'docx-broken'],
    ['without a document', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/styles.xml': strToU8('<a/>') }), 'docx-broken'],
  ])('refuses a file that is %s', async (_name, bytes, expected) => {
    expect(code(await extract(bytes))).toBe(expected);
  });
});
