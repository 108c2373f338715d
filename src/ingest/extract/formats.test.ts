import { describe, expect, it } from 'vitest';
import { oleFile } from '../../../tests/support/documents/ole-file.ts';
import {
  cajFile,
  epubFile,
  kdhFile,
  odtFile,
  ofdFile,
  rtfFile,
  sampleDocuments,
} from '../../../tests/support/documents/sample-documents.ts';
import { DELETED, HIDDEN, IN_TABLE, ROW_END, word97File } from '../../../tests/support/documents/word-97-file.ts';
import type { ExtractedDocument } from '../../domain/document.ts';
import { extractInProcess } from './extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from './limits.ts';

const attempt = (bytes: Uint8Array, limits: Partial<ExtractionLimits> = {}) =>
  extractInProcess(bytes, { path: 'papers/a', limits: { ...DEFAULT_EXTRACTION_LIMITS, ...limits } });
async function read(bytes: Uint8Array): Promise<ExtractedDocument> {
  const result = await attempt(bytes);
  if (result.status !== 'read') throw new Error(`${result.error.code} ${result.error.message}`);
  return result.document;
}
async function code(bytes: Uint8Array, limits: Partial<ExtractionLimits> = {}): Promise<string> {
  const result = await attempt(bytes, limits);
  return result.status === 'read' ? 'read' : result.error.code;
}
const asides = ({ asides: found }: ExtractedDocument) => (found ?? []).map(({ kind, text }) => [kind, text]);
const codes = (document: ExtractedDocument): string[] => document.warnings.map((warning) => warning.code);

describe('Word 97 and WPS', () => {
  it('reads body, text boxes and notes; headers, comments, hidden and deleted text apart', async () => {
    const document = await read(
      word97File({
        body: [{ text: '题目\r正文' }, { text: '看不见', modifiers: HIDDEN }, { text: '删去', modifiers: DELETED }, { text: '\x0b续\r' }],
        footnotes: '脚注\r',
        headers: '页眉\r',
        comments: '批注\r',
        endnotes: '尾注\r',
        boxes: '框内\r',
      }),
    );
    expect(document.format).toBe('doc');
    expect(document.text).toBe('题目\n正文\n续\n框内\n脚注\n尾注');
    expect(asides(document)).toEqual([
      ['header', '页眉'],
      ['comment', '批注'],
      ['deleted', '删去'],
      ['hidden', '看不见'],
    ]);
    expect(codes(document)).toEqual(['hidden-text', 'tracked-deletions']);
  });

  it('reads a table row as a line and a field as what it shows', async () => {
    const rows = [
      { characters: 5, modifiers: IN_TABLE },
      { characters: 1, modifiers: ROW_END },
      { characters: 12, modifiers: [] },
    ];
    const body = [{ text: '甲\x07乙丙\x07' }, { text: '\x07' }, { text: '见\x13 REF x \x14三\x15节\r' }];
    expect((await read(word97File({ body, paragraphs: rows }))).text).toBe('甲\t乙丙\n见三节');
  });

  it('finds the text of the document itself, not of one embedded in it, whatever the case of its name', async () => {
    const bytes = word97File({ body: [{ text: '外\r' }] });
    const renamed = Buffer.from(bytes.toString('latin1').replace('W\0o\0r\0d\0D\0o\0c\0', 'w\0o\0r\0d\0d\0o\0c\0'), 'latin1');
    expect((await read(renamed)).text).toBe('外');
  });

  it.each([
    ['under a password', word97File({ body: [{ text: 'x\r' }], flags: 0x0100 }), 'doc-encrypted'],
    ['without a table', oleFile({ WordDocument: word97File({ body: [{ text: 'x\r' }] }).subarray(1536, 2000) }), 'doc-broken'],
    ['without Word text', oleFile({ CONTENTS: Buffer.from('x') }), 'doc-no-word-text'],
    ['cut off in its head', word97File({ body: [{ text: 'x\r' }] }).subarray(0, 20), 'ole-broken'],
  ])('%s: a coded error', async (_name, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });

  it('keeps to the limits of characters and pieces', async () => {
    const bytes = word97File({ body: [{ text: `${'字'.repeat(500)}\r` }] });
    expect(await code(bytes, { maxCharacters: 400 })).toBe('text-too-long');
  });
});

describe('RTF', () => {
  it('keeps characters of two bytes whole however long the text runs and wherever groups part them', async () => {
    const [lead, trail] = ["\\'d6", "\\'d0"];
    const document = await read(rtfFile(`\\f0 x${(lead + trail).repeat(70_000)}{\\b ${lead}}${trail}\\par`));
    expect(document.text).toBe(`x${'中'.repeat(70_001)}`);
  });

  it('reads code pages, Unicode, tables, notes and text boxes; the rest apart', async () => {
    const gbk = "\\f0\\'d6\\'d0\\'ce\\'c4";
    const document = await read(
      rtfFile(
        `{\\info{\\title T}{\\author A}}{\\header\\pard head\\par}{\\stylesheet{\\s0 Normal;}}\\pard ${gbk}\\u26412?{\\v hid}{\\deleted del}{\\footnote note}\\par` +
          '\\pard\\intbl a\\cell b\\cell\\row\\pard {\\*\\shpinst{\\sp{\\sn x}{\\sv y}}{\\shptxt box\\par}}{\\pict 0102}\\{end\\}\\par',
      ),
    );
    expect(document.text).toBe('中文本\na\tb\nbox\n{end}\nnote');
    expect(asides(document)).toEqual([
      ['header', 'head'],
      ['deleted', 'del'],
      ['hidden', 'hid'],
    ]);
    expect(document.properties).toEqual({ title: 'T', author: 'A' });
  });

  it('refuses groups nested without end', async () => {
    expect(await code(rtfFile('{'.repeat(100_000)))).toBe('nested-too-deep');
    expect(await code(rtfFile('{}'.repeat(5000)), { maxObjects: 1000 })).toBe('too-many-objects');
  });
});

describe('OpenDocument and EPUB', () => {
  it('reads an OpenDocument text', async () => {
    const document = await read(
      odtFile(
        '<text:tracked-changes><text:p>旧</text:p></text:tracked-changes><text:h>标题</text:h><text:p>正<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note>文<text:tab/>x<office:annotation><text:p>批</text:p></office:annotation></text:p>' +
          '<table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>',
        { 'meta.xml': '<m><dc:title>题</dc:title><meta:generator>G</meta:generator></m>' },
      ),
    );
    expect(document.text).toBe('标题\n正文\tx\n甲\t乙\n注');
    expect(asides(document)).toEqual([
      ['comment', '批'],
      ['deleted', '旧'],
    ]);
    expect(document.properties).toEqual({ title: '题', application: 'G' });
  });

  it('reads the chapters of a book in the order of its spine', async () => {
    const document = await read(epubFile(['第一章', '第二章']));
    expect([document.text, document.format, document.properties?.title]).toEqual(['第一章\n第二章', 'epub', '书名']);
  });

  it.each([
    ['odt under a password', odtFile('', { 'META-INF/manifest.xml': '<x><manifest:encryption-data/></x>' }), 'odt-encrypted'],
    ['odt not well-formed', odtFile('<a>'), 'odt-broken'],
    ['epub without chapters', epubFile([]), 'epub-broken'],
    ['epub sold protected', epubFile(['x'], { 'META-INF/rights.xml': '<r/>' }), 'epub-protected'],
    ['odt nested without end', odtFile('<a>'.repeat(5000)), 'nested-too-deep'],
  ])('%s: a coded error', async (_name, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });
});

describe('OFD', () => {
  it('reads pages in order with their numbers, joins the lines of a paragraph, and states properties', async () => {
    const line = '这一行文字占满了整个版心的宽度因此下一行是它的继续而不是新的一段话';
    const pages = [
      [
        ['题目', 90, 20, 8],
        [line, 20, 40, 4],
        [line, 20, 46, 4],
        ['末行。', 20, 52, 4],
      ],
      [['第二页的话。', 20, 40, 4]],
    ] as const;
    const document = await read(ofdFile(pages));
    expect(document.text).toBe(`题目\n${line}${line}末行。\n第二页的话。`);
    expect(document.pages.map(({ number, start, end }) => [number, document.text.slice(start, end).slice(0, 2)])).toEqual([
      [1, '题目'],
      [2, '第二'],
    ]);
    expect(document.properties).toEqual({ title: '题名', author: '甲', created: '2024-05-01' });
  });

  it('says which pages are damaged', async () => {
    const document = await read(ofdFile([[['好页。', 20, 40, 4]], []], { 'Doc_0/Pages/Page_1/Content.xml': '<broken' }));
    expect(codes(document)).toEqual(['ofd-pages-damaged', 'pages-unread']);
    expect(document.unreadPages).toEqual([2]);
  });

  it('refuses what has no pages or too many', async () => {
    expect(await code(ofdFile([]))).toBe('ofd-broken');
    expect(await code(ofdFile([[], [], []]), { maxPages: 2 })).toBe('too-many-pages');
  });
});

describe('CAJ and KDH', () => {
  it('reads the PDF that they wrap, page by page', async () => {
    const caj = await read(cajFile(['The first page', 'The second page']));
    expect([caj.format, caj.pages.length, caj.text]).toEqual(['caj', 2, 'The first page\nThe second page']);
    expect((await read(kdhFile(['Only page']))).text).toBe('Only page');
  });

  it('says that pages are missing', async () => {
    expect(codes(await read(cajFile(['The first page'], 3)))).toEqual(['caj-pages-differ']);
  });

  it.each([
    ['of page images', Buffer.concat([Buffer.from('HN\0\0', 'latin1'), Buffer.alloc(200)]), 'caj-page-images'],
    ['of page images', Buffer.concat([Buffer.from('c8000000', 'hex'), Buffer.alloc(200)]), 'caj-page-images'],
    ['without a PDF', Buffer.concat([Buffer.from('CAJ\0', 'latin1'), Buffer.alloc(200)]), 'caj-broken'],
    ['KDH cut off', kdhFile(['x']).subarray(0, 300), 'caj-broken'],
  ])('%s: a coded error', async (_name, bytes, expected) => {
    expect(await code(bytes)).toBe(expected);
  });
});

describe('every format', () => {
  it.each(Object.entries(sampleDocuments()))('%s is read, or is an archive; a part of it never throws', async (name, bytes) => {
    expect(await code(bytes)).toBe(/zip|7z|rar/.test(name) ? 'file-is-container' : 'read');
    for (const share of [0.3, 0.7, 0.95]) expect(await code(bytes.slice(0, bytes.length * share))).not.toBe('internal-error');
  });
});
