import PDFDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import type { ExtractedDocument, ExtractionResult } from '../../../domain/document.ts';
import { extractInProcess } from '../extract-in-process.ts';
import { DEFAULT_EXTRACTION_LIMITS } from '../limits.ts';

interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');
const show = ({ text, x, y, size }: Line): string =>
  /[^\x20-\x7e]/.test(text)
    ? `BT /F1 ${size} Tf ${x} ${y} Td <${hex(text)}> Tj ET`
    : `BT /F2 ${size} Tf ${x} ${y} Td (${text.replace(/([()\\])/g, '\\$1')}) Tj ET`;

/** A PDF by hand: Chinese in an unembedded Adobe-GB1 font, Latin in Helvetica; needs no font file. */
function handmadePdf(pages: readonly (readonly Line[])[]): Uint8Array {
  const objects: string[] = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${6 + index * 2} 0 R`).join(' ')}]>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000>>',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  pages.forEach((lines, index) => {
    const content = lines.map(show).join('\n');
    objects.push(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${7 + index * 2} 0 R/Resources<</Font<</F1 3 0 R/F2 5 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    );
  });
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  return Buffer.from(
    `${body}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`,
    'latin1',
  );
}

const lines = (texts: readonly string[], { x = 72, top = 700, size = 10.5, leading = 16 } = {}): Line[] =>
  texts.map((text, index) => ({ text, x, y: top - index * leading, size }));

const pdfkit = (options: PDFKit.PDFDocumentOptions, draw: (document: PDFKit.PDFDocument) => void): Promise<Uint8Array> =>
  new Promise((resolve) => {
    const document = new PDFDocument(options);
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    draw(document);
    document.end();
  });

const extract = (bytes: Uint8Array, limits = DEFAULT_EXTRACTION_LIMITS): Promise<ExtractionResult> =>
  extractInProcess(bytes, { path: 'papers/a.pdf', limits });

async function read(bytes: Uint8Array): Promise<ExtractedDocument> {
  const result = await extract(bytes);
  if (result.status !== 'read') throw new Error(result.error.message);
  return result.document;
}

const code = (result: ExtractionResult): string => (result.status === 'unreadable' ? result.error.code : 'read');

const FULL = '祁连山东段高寒草甸土壤有机碳含量随海拔升高先增加后减少在阳坡与阴坡';
const FULL_TOO = '各层之间差异显著而同一海拔的不同坡向之间差异并不显著说明水热条件是主';

describe('PDF text', () => {
  it('joins Chinese lines of one paragraph without a space and keeps paragraphs apart', async () => {
    const { text } = await read(handmadePdf([lines([FULL, FULL_TOO, '要的原因。', FULL])]));
    expect(text).toBe(`${FULL}${FULL_TOO}要的原因。\n${FULL}`);
  });

  it('mends a word split at a line end and joins English lines with a space', async () => {
    const { text } = await read(
      handmadePdf([
        lines([
          'The concentration of soil organic carbon in alpine mead-',
          'ows rises with altitude and then falls on either slope of the',
          'range.',
        ]),
      ]),
    );
    expect(text).toBe(
      'The concentration of soil organic carbon in alpine meadows rises with altitude and then falls on either slope of the range.',
    );
  });

  it('takes away running heads and page numbers, but not the masthead of the first page', async () => {
    const page = (number: number): Line[] => [
      ...lines(['甘肃农业研究'], { top: 800 }),
      ...lines([FULL, FULL_TOO, FULL, FULL_TOO, `第${'甲乙丙丁'.charAt(number - 1)}段结束。`]),
      ...lines([`- ${number} -`], { top: 40, x: 290 }),
    ];
    const document = await read(handmadePdf([page(1), page(2), page(3), page(4)]));
    expect(document.text.match(/甘肃农业研究/g)).toHaveLength(1);
    expect(document.text).not.toMatch(/- \d -/);
    for (const ending of ['甲', '乙', '丙', '丁']) expect(document.text).toContain(`第${ending}段结束。`);
  });

  it("takes away a head that says the first page's masthead again, though only once", async () => {
    const first = [...lines(['第27卷第3期 河西农业学报 2020年6月'], { top: 800 }), ...lines([FULL, FULL_TOO, FULL, '甲段结束。', '乙'])];
    const second = [...lines(['河西农业学报 2020年'], { top: 800 }), ...lines([FULL_TOO, FULL, FULL_TOO, '丙段结束。', '丁'])];
    const { text } = await read(handmadePdf([first, second]));
    expect(text.match(/河西农业学报/g)).toHaveLength(1);
    expect(text).toContain('丙段结束。');
  });

  it('joins the lines of a column that begins under a line as wide as the page', async () => {
    const narrow = [
      '本文使用的账本来自四个村的七十二户牧',
      '民时间跨度为三年账本由户主的孩子用练',
      '习本登记项目包括羊只出生与死亡的日期',
      '和价格。',
    ];
    const { text } = await read(handmadePdf([[...lines([FULL + '与山脊'], { top: 716 }), ...lines(narrow)]]));
    expect(text).toContain(narrow.join(''));
  });

  it('keeps what each page of a slide deck says, though the slides are alike', async () => {
    const document = await read(handmadePdf([1, 2, 3, 4].map((number) => lines([`Potato ${number}`]))));
    expect(document.text).toBe('Potato 1\nPotato 2\nPotato 3\nPotato 4');
    expect(document.pages.map((page) => document.text.slice(page.start, page.end))).toEqual([
      'Potato 1',
      'Potato 2',
      'Potato 3',
      'Potato 4',
    ]);
  });

  it('reads two columns drawn one after the other, one after the other', async () => {
    const left = lines(['Left column begins here and', 'goes on to its own end and', 'stops.'], { x: 60 });
    const right = lines(['Right column begins here and', 'goes on to its own end too and', 'stops.'], { x: 320 });
    const { text } = await read(handmadePdf([[...left, ...right]]));
    expect(text).toBe(
      'Left column begins here and goes on to its own end and stops.\nRight column begins here and goes on to its own end too and stops.',
    );
  });

  it('is deterministic and names bytes by their hash', async () => {
    const bytes = handmadePdf([lines([FULL])]);
    const [a, b] = [await extract(bytes), await extract(bytes)];
    expect(a).toEqual(b);
    expect((await read(bytes)).id).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('PDF metadata', () => {
  const first: Line[] = [
    ...lines(['第39卷第6期 甘肃农业研究学报 2019年6月'], { top: 800, size: 9 }),
    ...lines(['祁连山东段高寒草甸土壤有机碳的垂直分布'], { top: 740, size: 18, x: 100 }),
    ...lines(['张明远1，李 静2，王建国1'], { top: 705, size: 12, x: 200 }),
    ...lines(['（1.甘肃某某大学林学院，兰州 730070；2.某某生态研究所，兰州 730000）'], { top: 685, size: 9, x: 80 }),
    ...lines(['摘 要：为了解高寒草甸土壤有机碳沿海拔的变化，布设样地并分层取样。'], { top: 650 }),
    ...lines(['关键词：高寒草甸；有机碳；海拔'], { top: 620 }),
    ...lines(['DOI：10.13432/j.cnki.test.2019.06.001', 'ISSN 1000-2022 CN 62-1055/S', '收稿日期：2018-11-05；录用日期：2019-03-20'], {
      top: 120,
      size: 8,
      leading: 20,
    }),
  ];

  it('reads title, people, journal, numbers and dates with their places', async () => {
    const document = await read(handmadePdf([first, lines([FULL, FULL])]));
    const { metadata, text } = document;
    expect(metadata.title?.value).toBe('祁连山东段高寒草甸土壤有机碳的垂直分布');
    expect(metadata.authors?.value).toEqual(['张明远', '李静', '王建国']);
    expect(metadata.affiliations?.value).toEqual(['甘肃某某大学林学院，兰州 730070', '某某生态研究所，兰州 730000']);
    expect(metadata.journal?.value).toBe('甘肃农业研究学报');
    expect(metadata.issueDate?.value).toBe('2019-06');
    expect(metadata.doi?.value).toBe('10.13432/j.cnki.test.2019.06.001');
    expect(metadata.issn?.value).toBe('1000-2022');
    expect(metadata.cn?.value).toBe('62-1055/S');
    expect(metadata.receivedDate?.value).toBe('2018-11-05');
    expect(metadata.acceptedDate?.value).toBe('2019-03-20');
    const { title } = metadata;
    expect(title && text.slice(title.span.start, title.span.end)).toBe(title?.value);
    expect(title?.page).toBe(1);
  });
});

describe('PDFs that cannot be read whole', () => {
  it('says that a page of pictures has no text', async () => {
    const document = await read(await pdfkit({}, (pdf) => pdf.rect(50, 50, 200, 200).fill('black')));
    expect(document.quality).toBe('none');
    expect(document.unreadPages).toEqual([1]);
    expect(document.warnings.map((warning) => warning.code)).toEqual(['no-text-layer']);
  });

  it('names the pages without text among pages with text, and not the blank ones', async () => {
    const document = await read(
      await pdfkit({ autoFirstPage: false }, (pdf) => {
        pdf.addPage().text('A page with words.');
        pdf.addPage().rect(50, 50, 200, 200).fill('black');
        pdf.addPage();
      }),
    );
    expect(document.unreadPages).toEqual([2]);
    expect(document.warnings.map((warning) => warning.code)).toEqual(['pages-unread']);
  });

  it('refuses a PDF that needs a password', async () => {
    const bytes = await pdfkit({ userPassword: 'geheim', pdfVersion: '1.7' }, (pdf) => pdf.text('secret'));
    expect(code(await extract(bytes))).toBe('pdf-encrypted');
  });

  it('reads a PDF that only restricts its owner', async () => {
    const bytes = await pdfkit({ ownerPassword: 'geheim', pdfVersion: '1.7' }, (pdf) => pdf.text('open to read'));
    expect((await read(bytes)).text).toBe('open to read');
  });

  it.each([
    ['a header and nothing else', Buffer.from('%PDF-1.7\n%%EOF')],
    ['a header and noise', Buffer.concat([Buffer.from('%PDF-1.4\n1 0 obj\n'), Buffer.alloc(3000, 0xa5)])],
  ])('refuses %s as broken', async (_name, bytes) => {
    expect(code(await extract(bytes))).toBe('pdf-broken');
  });

  it('recovers the text of a file whose table points astray', async () => {
    const whole = Buffer.from(handmadePdf([lines(['Everything but the table is here.'])])).toString('latin1');
    const astray = Buffer.from(whole.replace(/\d{10} 00000 n/g, '0000000003 00000 n').replace(/startxref\n\d+/, 'startxref\n7'), 'latin1');
    expect((await read(astray)).text).toBe('Everything but the table is here.');
  });

  it('keeps to the page and the character limit', async () => {
    const bytes = handmadePdf([lines(['one']), lines(['two']), lines(['three'])]);
    expect(code(await extract(bytes, { ...DEFAULT_EXTRACTION_LIMITS, maxPages: 2 }))).toBe('too-many-pages');
    expect(code(await extract(bytes, { ...DEFAULT_EXTRACTION_LIMITS, maxCharacters: 5 }))).toBe('text-too-long');
  });
});
