import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { agileFile, protectWord97, standardFile, type Word97Protection } from '../../../../tests/support/documents/protect-office.ts';
import { docxFile } from '../../../../tests/support/documents/sample-documents.ts';
import { word97Streams } from '../../../../tests/support/documents/word-97-file.ts';
import { extractInProcess } from '../extract-in-process.ts';

const SENTENCE = '渭水河谷土壤含水量随阶地高度而下降。';
const PASSWORD = '秦州-1793 x';
/** Noise keeps the package longer than a segment, whatever it is packed to. */
const NOISE = Array.from({ length: 3000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
const packed = docxFile(`<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p>`, { 'customXml/item1.xml': `<a>${NOISE}</a>` });

const read = async (bytes: Uint8Array, passwords: readonly string[] = ['wrong', PASSWORD]) => {
  const result = await extractInProcess(bytes, { path: 'a.docx', passwords });
  expect(JSON.stringify(result)).not.toContain(PASSWORD);
  return result.status === 'read'
    ? { text: result.document.text, format: result.document.format, warnings: result.document.warnings.map(({ code }) => code) }
    : { code: result.error.code, message: result.error.message, mend: result.error.mend };
};

const wanting = (code: string) => ({ code, mend: expect.stringContaining('password file') as string });

describe('an Office Open XML file under a password', () => {
  it.each([
    ['agile, SHA-512', agileFile(packed, PASSWORD)],
    ['agile, SHA-1 and a short key', agileFile(packed, PASSWORD, { hash: 'SHA1', keyBits: 128 })],
    ['standard', standardFile(packed, PASSWORD)],
  ])('%s: is read with the one of the passwords that opens it, else a password is asked for', async (_name, bytes) => {
    expect(await read(bytes)).toEqual({ text: SENTENCE, format: 'docx', warnings: [] });
    expect(await read(bytes, [])).toMatchObject(wanting('docx-encrypted'));
    expect(await read(bytes, ['wrong', 'wrong too'])).toMatchObject({
      ...wanting('docx-encrypted'),
      message: expect.stringContaining('none of the passwords') as string,
    });
  });

  it('says when it was changed after it was protected', async () => {
    // In the middle of a part that is not read.
    const tamper = (stream: Buffer): void => void stream.writeUInt8(stream.readUInt8(stream.length >> 1) ^ 1, stream.length >> 1);
    expect(await read(agileFile(packed, PASSWORD, { tamper }))).toMatchObject({ text: SENTENCE, warnings: ['office-integrity'] });
  });

  it('names what lies under it when that is no text', async () => {
    const workbook = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/workbook.xml': strToU8(NOISE) });
    expect(await read(agileFile(workbook, PASSWORD))).toMatchObject({
      code: 'format-unsupported',
      message: 'a.docx is an Excel workbook, which is not read',
    });
  });

  it('does not hash without end', async () => {
    const bytes = Buffer.from(agileFile(packed, PASSWORD).toString('latin1').replace('spinCount="1000"', 'spinCount="9e9" '), 'latin1');
    expect(await read(bytes)).toMatchObject({ code: 'docx-encrypted', message: expect.stringContaining('rounds') as string });
  });

  it('ends in a coded error wherever it is cut off or damaged', async () => {
    const bytes = agileFile(packed, PASSWORD, { spinCount: 10 });
    for (let length = 600; length < bytes.length; length += 777) {
      expect(await read(bytes.subarray(0, length))).toHaveProperty('code', expect.stringMatching(/^(docx?|ole|archive)-/));
      const damaged = Buffer.from(bytes);
      damaged.fill(0xa5, length, length + 40);
      expect(await read(damaged)).toBeDefined();
    }
  });
});

describe('a Word 97 document under a password', () => {
  // Longer than several blocks of the cipher, so that their keys are tried.
  const { document, table } = word97Streams({ body: [{ text: `${SENTENCE.repeat(40)}\r` }] }, 300);

  it.each<Word97Protection>(['rc4-40', 'cryptoapi-40', 'cryptoapi-128'])('%s: is read with its password', async (kind) => {
    const bytes = protectWord97(document, table, PASSWORD, kind);
    expect(await read(bytes)).toEqual({ text: SENTENCE.repeat(40), format: 'doc', warnings: [] });
    expect(await read(bytes, [])).toMatchObject(wanting('doc-encrypted'));
    expect(await read(bytes, ['wrong'])).toMatchObject(wanting('doc-encrypted'));
  });
});
