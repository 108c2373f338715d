export interface OnePagePdf {
  readonly content: string | Uint8Array;
  readonly font?: string;
  readonly objects?: readonly string[];
  readonly page?: string;
  readonly contentDict?: string;
  /** Entries of the catalogue. */
  readonly root?: string;
}

const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>';

/** One page; the font is /F, further objects begin at 6. */
export function onePagePdf({ content, font = HELVETICA, objects = [], page = '', contentDict = '', root = '' }: OnePagePdf): Uint8Array {
  const stream = Buffer.from(typeof content === 'string' ? Buffer.from(content, 'latin1') : content);
  const all = [
    Buffer.from(`<</Type/Catalog/Pages 2 0 R${root}>>`),
    Buffer.from('<</Type/Pages/Count 1/Kids[3 0 R]>>'),
    Buffer.from(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>${page}>>`,
    ),
    Buffer.concat([Buffer.from(`<</Length ${stream.length}${contentDict}>>stream\n`), stream, Buffer.from('\nendstream')]),
    Buffer.from(font),
    ...objects.map((object) => Buffer.from(object, 'latin1')),
  ];
  let body = Buffer.from('%PDF-1.5\n');
  const offsets = all.map((object, index) => {
    const at = body.length;
    body = Buffer.concat([body, Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    return at;
  });
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${table}trailer<</Size ${all.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`;
  return Buffer.concat([body, Buffer.from(end)]);
}

/** An object whose stream is `text`; `dict` are its entries. */
export const pdfStream = (text: string, dict = ''): string => `<</Length ${text.length}${dict}>>stream\n${text}\nendstream`;
