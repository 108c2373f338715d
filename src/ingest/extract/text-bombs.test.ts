import { describe, expect, it } from 'vitest';
import { docxFile, epubFile, odtFile, ofdFile, rtfFile } from '../../../tests/support/documents/sample-documents.ts';
import { word97File } from '../../../tests/support/documents/word-97-file.ts';
import { extractInProcess } from './extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from './limits.ts';

const LONG = '草甸土壤'.repeat(500);
const LINES = 300;

async function endOf(bytes: Uint8Array, name: string, lowered: Partial<ExtractionLimits> = {}): Promise<string> {
  const result = await extractInProcess(bytes, { path: name, limits: { ...DEFAULT_EXTRACTION_LIMITS, ...lowered } });
  return result.status === 'read' ? 'read' : result.error.code;
}

const paragraph = (inner: string): string => `<w:p><w:r>${inner}</w:r></w:p>`;
const long: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['a.docx', docxFile(paragraph(`<w:t>${LONG}</w:t>`))],
  ['deleted.docx', docxFile(`<w:p><w:del><w:r><w:delText>${LONG}</w:delText></w:r></w:del></w:p>`)],
  ['hidden.docx', docxFile(paragraph(`<w:rPr><w:vanish/></w:rPr><w:t>${LONG}</w:t>`))],
  [
    'notes.docx',
    docxFile('<w:p/>', { 'word/footnotes.xml': `<w:footnotes><w:footnote>${paragraph(`<w:t>${LONG}</w:t>`)}</w:footnote></w:footnotes>` }),
  ],
  ['a.doc', word97File({ body: [{ text: `${LONG}\r` }] })],
  ['a.rtf', rtfFile('\\u26412?'.repeat(2000))],
  ['a.odt', odtFile(`<text:p>${LONG}</text:p>`)],
  ['a.ofd', ofdFile([[[LONG, 20, 30, 4]]])],
  ['a.epub', epubFile([LONG])],
  ['a.html', Buffer.from(`<!DOCTYPE html><p>${LONG}`)],
  ['a.txt', Buffer.from(LONG)],
  ['a.md', Buffer.from(LONG)],
];

describe('a text longer than is allowed', () => {
  it.each(long)('%s is refused, and read where it is allowed', async (name, bytes) => {
    expect(await endOf(bytes, name, { maxCharacters: 1000 })).toBe('text-too-long');
    expect(await endOf(bytes, name)).toBe('read');
  });
});

describe('more paragraphs than are allowed', () => {
  it.each<readonly [name: string, bytes: Uint8Array]>([
    ['a.docx', docxFile('<w:p/>'.repeat(LINES))],
    ['table.docx', docxFile(`<w:tbl>${'<w:tr><w:tc><w:p/></w:tc></w:tr>'.repeat(LINES)}</w:tbl>`)],
    ['a.rtf', rtfFile('x\\par '.repeat(LINES))],
    ['a.odt', odtFile('<text:p>x</text:p>'.repeat(LINES))],
    ['a.html', Buffer.from(`<!DOCTYPE html>${'<p>x'.repeat(LINES)}`)],
    ['a.txt', Buffer.from('x\n\n'.repeat(LINES))],
  ])('%s is refused, and read where it is allowed', async (name, bytes) => {
    expect(await endOf(bytes, name, { maxParagraphs: 100 })).toBe('too-many-paragraphs');
    expect(await endOf(bytes, name)).not.toBe('too-many-paragraphs');
  });
});

describe('a package that inflates to more than is allowed', () => {
  const bomb = docxFile(paragraph('<w:t>x</w:t>') + ' '.repeat(200_000));

  it('is refused by the size it states', async () => {
    expect(await endOf(bomb, 'a.docx', { maxInflatedBytes: 100_000 })).toBe('archive-too-large');
    expect(await endOf(bomb, 'a.docx')).toBe('read');
  });

  it('is refused while it inflates when it states less', async () => {
    const lying = Buffer.from(bomb);
    // The uncompressed size, at byte 24 of each entry of the directory.
    for (let at = lying.indexOf('PK\x01\x02'); at >= 0; at = lying.indexOf('PK\x01\x02', at + 4)) lying.writeUInt32LE(100, at + 24);
    expect(await endOf(lying, 'a.docx', { maxInflatedBytes: 100_000 })).toBe('archive-too-large');
  });
});
