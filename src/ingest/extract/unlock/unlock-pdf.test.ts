import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { extractInProcess } from '../extract-in-process.ts';

const SENTENCE = 'The moisture of the soil fell with the height of the terrace.';
const PASSWORD = '秦州-1793 x';

const protectedPdf = (userPassword: string): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const document = new PDFDocument({ pdfVersion: '1.7ext3', userPassword, ownerPassword: 'owner' });
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.text(SENTENCE);
    document.end();
  });

describe('a PDF under a password', () => {
  it('is read with the one of the passwords given that opens it, and keeps its own id', async () => {
    const bytes = await protectedPdf(PASSWORD);
    const result = await extractInProcess(bytes, { path: 'a.pdf', passwords: ['wrong', PASSWORD] });
    expect(result.status === 'read' ? result.document.text : result.error).toBe(SENTENCE);
    const other = await extractInProcess(await protectedPdf(PASSWORD), { path: 'a.pdf', passwords: [PASSWORD] });
    expect(JSON.stringify([result, other])).not.toContain(PASSWORD);
  });

  it('says which of the two is wanting, a password or the right one', async () => {
    const bytes = await protectedPdf(PASSWORD);
    expect(await extractInProcess(bytes, { path: 'a.pdf' })).toMatchObject({ error: { code: 'pdf-encrypted', file: 'a.pdf' } });
    const wrong = await extractInProcess(bytes, { path: 'a.pdf', passwords: ['wrong'] });
    expect(wrong).toMatchObject({ error: { code: 'pdf-password-wrong', file: 'a.pdf' } });
    expect(JSON.stringify(wrong)).not.toContain("'wrong'");
  });
});
