import { describe, expect, it } from 'vitest';
import { onePagePdf, pdfStream } from '../../../../../tests/support/documents/one-page-pdf.ts';
import { extractInProcess } from '../../extract-in-process.ts';

const CONTENT = 'BT /F 10 Tf 50 700 Td (Name:) Tj 0 -40 Td (Unit:) Tj 0 -40 Td (Signed by the applicant) Tj ET';
const at = (y: number, x = 100): string => `/Rect[${x} ${y} ${x + 150} ${y + 16}]`;
const shows = (text: string, dict = ''): string =>
  pdfStream(
    `/Tx BMC q BT /F 10 Tf 2 4 Td (${text}) Tj ET Q EMC`,
    `/Type/XObject/Subtype/Form/BBox[0 0 150 16]/Resources<</Font<</F 5 0 R>>>>${dict}`,
  );

interface Drawn {
  readonly text: string;
  readonly extractorId: string;
}

/** The objects are numbered from 6 on; the annotations are those that are named. */
async function read(
  annotations: string,
  objects: readonly string[],
  content = CONTENT,
  change = (bytes: Buffer): string => bytes.toString('latin1'),
): Promise<Drawn> {
  const bytes = onePagePdf({ content, objects, page: `/Annots[${annotations}]`, root: '/AcroForm<</Fields[]/DR<</Font<</F 5 0 R>>>>>>' });
  const result = await extractInProcess(Buffer.from(change(Buffer.from(bytes)), 'latin1'), { path: 'a.pdf' });
  if (result.status !== 'read') throw new Error(result.error.message);
  return { text: result.document.text, extractorId: result.document.extractor.id };
}

const widget = (more: string): string => `<</Type/Annot/Subtype/Widget${more}>>`;
const filled = (y: number, appearance: number, more = ''): string => widget(`/FT/Tx/F 4${at(y)}/AP<</N ${appearance} 0 R>>${more}`);

describe('what is filled into the fields of a PDF', () => {
  it('is read at its place, whatever order the fields lie in', async () => {
    const { text } = await read('6 0 R 7 0 R', [filled(656, 9), filled(696, 8), shows('Qin Jiushao'), shows('Qinzhou College')]);
    expect(text.split('\n')).toEqual(['Name:', 'Qin Jiushao', 'Unit:', 'Qinzhou College', 'Signed by the applicant']);
  });

  it.each([
    ['hidden', filled(696, 7, '').replace('/F 4', '/F 2')],
    ['not to be viewed', filled(696, 7).replace('/F 4', '/F 36')],
    ['a button that does something', filled(696, 7).replace('/FT/Tx', '/FT/Btn/Ff 65536')],
    ['a note', filled(696, 7).replace('/Widget', '/Stamp')],
    ['without room', filled(696, 7).replace(at(696), '/Rect[9 9 9 9]')],
    ['damaged', filled(696, 77)],
  ])('%s: is not read', async (_name, annotation) => {
    expect((await read('6 0 R', [annotation, shows('Qin Jiushao')])).text).not.toContain('Qin');
  });

  it('of several appearances that of the state it is in is read', async () => {
    const states = widget(`/FT/Btn/F 4${at(696)}/AS/On/AP<</N<</On 7 0 R/Off 8 0 R>>>>`);
    const { text } = await read('6 0 R', [states, shows('yes'), shows('no')]);
    expect(text).toContain('Name:\nyes');
    expect(text).not.toContain('no');
  });

  it('an appearance is fitted into its rectangle', async () => {
    // Drawn ten times as large, and far away.
    const large = pdfStream('BT /F 100 Tf 1020 1040 Td (Qin) Tj ET', '/Subtype/Form/BBox[1000 1000 2500 1160]');
    expect((await read('6 0 R', [filled(696, 7), large])).text).toContain('Name:\nQin');
  });

  it('a value without an appearance is read as it is, and a parent may hold it', async () => {
    const value = Buffer.from('\ufeff秦九韶', 'utf16le').swap16().toString('hex');
    const { text } = await read('6 0 R', [widget(`/Parent 7 0 R/F 4${at(696)}`), `<</FT/Tx/V<${value}>>>`]);
    expect(text).toContain('Name:\n秦九韶');
  });

  it('a value that stands on the page too is read once', async () => {
    const { text } = await read('6 0 R', [filled(696, 7), shows('Qin')], `${CONTENT} BT /F 10 Tf 102 700 Td (Qin) Tj ET`);
    expect(text.match(/Qin/g)).toHaveLength(1);
  });

  it('is read by the other engine too, at its place', async () => {
    const { text, extractorId } = await read('6 0 R', [filled(656, 7), shows('Qinzhou College')], CONTENT, (bytes) =>
      // Its table lies elsewhere than stated: PDFium repairs that.
      bytes.toString('latin1').replace(/startxref\n\d+/, 'startxref\n1'),
    );
    expect(extractorId).toBe('pdfium');
    expect(text.split('\n')).toEqual(['Name:', 'Unit:', 'Qinzhou College', 'Signed by the applicant']);
  });
});
