import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractInProcess } from './extract-in-process.ts';
import { sniffFormat } from './sniff.ts';

const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('x')])));
const ole = (stream: string): Uint8Array =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600), Buffer.from(stream, 'utf16le'), Buffer.alloc(100)]);

describe('sniffFormat', () => {
  it.each([
    ['papers/a.docx', Buffer.from('%PDF-1.7\n1 0 obj'), 'pdf', 'pdf'],
    ['papers/a.pdf', Buffer.concat([Buffer.alloc(300, 0x20), Buffer.from('%PDF-1.3\n')]), 'pdf', 'pdf'],
    ['papers/a.pdf', zip('[Content_Types].xml', 'word/document.xml'), 'docx', 'docx'],
    ['a.docx', zip('OFD.xml', 'Doc_0/Document.xml'), 'ofd', 'ofd'],
    ['a.docx', zip('xl/workbook.xml', '[Content_Types].xml'), 'unknown', 'spreadsheet'],
    ['a.docx', zip('papers/a.pdf'), 'archive', 'zip'],
    ['a.docx', ole('WordDocument'), 'doc', 'doc'],
    ['a.docx', ole('EncryptedPackage'), 'unknown', 'encrypted-office'],
    ['a.pdf', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image', 'jpeg'],
    ['a.pdf', Buffer.from('CAJ\0\0\0\0\0', 'latin1'), 'caj', 'caj'],
    ['a.txt', Buffer.from('{\\rtf1\\ansi hello}'), 'rtf', 'rtf'],
    ['a.doc', Buffer.from('II*\0\x08\0\0\0\0\xff', 'latin1'), 'image', 'tiff'],
    ['a.doc', Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1'), 'image', 'png'],
    ['a.pdf', Buffer.from('377abcaf271c0004', 'hex'), 'archive', '7z'],
    ['a.pdf', Buffer.from('526172211a070100', 'hex'), 'archive', 'rar'],
    ['a.pdf', Buffer.from('HN\0\0\xc8\0', 'latin1'), 'caj', 'caj-hn'],
    ['a.zip', zip('mimetype', 'content.xml'), 'odt', 'odt'],
    ['a.zip', zip('mimetype', 'META-INF/container.xml'), 'epub', 'epub'],
    ['a.txt', Buffer.from('HN is how this ordinary note begins'), 'txt', 'txt'],
    ['a.txt', Buffer.from('<!DOCTYPE html><p>hi'), 'html', 'html'],
    ['a.md', Buffer.from('# 标题'), 'markdown', 'markdown'],
    ['a.pdf', Buffer.from('只是一段文字'), 'txt', 'txt'],
    ['a.bin', Buffer.from([0, 1, 2, 3, 0, 5, 6, 7, 0xff]), 'unknown', 'binary'],
  ])('%s: tells by its bytes', (path, bytes, format, kind) => {
    expect(sniffFormat(bytes, path)).toMatchObject({ format, kind });
  });

  it('follows no archive directory past the end of the file', () => {
    const bytes = Buffer.from(zip('a', 'b'));
    bytes.writeUInt32LE(0xfffffff0, bytes.length - 6);
    expect(sniffFormat(bytes, 'a.docx').format).toBe('docx');
  });
});

describe('the ending of a name', () => {
  it('parts kinds of plain text where the name that is shown has none', async () => {
    const formatOf = async (ending: string): Promise<string> => {
      const result = await extractInProcess(Buffer.from('# 标题\n\n正文'), { path: '{file}', ending });
      return result.status === 'read' ? result.document.format : result.error.code;
    };
    expect([await formatOf('.md'), await formatOf('.txt'), await formatOf('')]).toEqual(['markdown', 'txt', 'txt']);
  });
});

describe('what is not read', () => {
  it.each([
    ['empty', new Uint8Array(), 'file-empty', /0 bytes/],
    ['spreadsheet', zip('xl/workbook.xml'), 'format-unsupported', /Excel/],
    ['archive', zip('papers/a.pdf'), 'file-is-container', /ZIP/],
    ['image', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'ocr-off', /PNG/],
    ['picture of another kind', Buffer.from('GIF89a', 'latin1'), 'format-unsupported', /GIF/],
    ['protected Word file', ole('EncryptedPackage'), 'docx-encrypted', /password.*standard encryption/],
    [
      'protected Word file of later years',
      Buffer.concat([ole('EncryptedPackage'), Buffer.from('<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption">')]),
      'docx-encrypted',
      /password.*agile encryption/,
    ],
    ['file under rights management', ole('EncryptedPackage DRMEncryptedTransform'), 'docx-encrypted', /rights management/],
  ])('%s: names what was found, the file and the mend', async (_name, bytes, code, message) => {
    const result = await extractInProcess(bytes, { path: 'papers/a.docx' });
    expect(result).toMatchObject({ status: 'unreadable', error: { code, file: 'papers/a.docx' } });
    if (result.status !== 'unreadable') return;
    expect(result.error.message).toMatch(message);
    expect(result.error.mend).not.toBe('');
  });
});
