export interface JpegHeader {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 ink (CMYK). */
  readonly components: 1 | 3 | 4;
  /** An Adobe marker: CMYK is then kept inverted. */
  readonly adobe: boolean;
  /** Quarter turns clockwise that the camera says set it upright (EXIF). */
  readonly quarterTurns: 0 | 1 | 2 | 3;
}

const EXIF_ORIENTATION = 0x0112;
const TURNS: Readonly<Record<number, 0 | 1 | 2 | 3>> = { 3: 2, 6: 1, 8: 3 };

/** @returns what the markers before the picture say, undefined when they are no JPEG's. */
export function jpegHeader(bytes: Uint8Array): JpegHeader | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let adobe = false;
  let quarterTurns: JpegHeader['quarterTurns'] = 0;
  let at = 2;
  while (at + 9 < view.length) {
    if (view[at] !== 0xff) return undefined;
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff || (marker >= 0xd0 && marker <= 0xd9) || marker === 0x01) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = view.readUInt16BE(at + 2);
    const body = view.subarray(at + 4, at + 2 + length);
    if (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe') adobe = true;
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') quarterTurns = TURNS[exifOrientation(body.subarray(6)) ?? 1] ?? 0;
    // Start of frame, of every kind: not DHT (c4), JPG (c8) or DAC (cc).
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      const components = view[at + 9];
      if (components !== 1 && components !== 3 && components !== 4) return undefined;
      return { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7), components, adobe, quarterTurns };
    }
    at += 2 + length;
  }
  return undefined;
}

function exifOrientation(tiff: Buffer): number | undefined {
  if (tiff.length < 14) return undefined;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let i = 0; i < Math.min(short(directory), 64); i++) {
    const entry = directory + 2 + i * 12;
    if (short(entry) === EXIF_ORIENTATION) return short(entry + 8);
  }
  return undefined;
}

/** A PDF of one page that shows the JPEG as it is, turned as the camera says: PDF takes JPEG unchanged (ISO 32000-1, 7.4.8). */
export function pdfAround(jpeg: Uint8Array, { adobe, components, height, quarterTurns, width }: JpegHeader): Uint8Array {
  const space = components === 1 ? '/DeviceGray' : components === 3 ? '/DeviceRGB' : '/DeviceCMYK';
  const decode = components === 4 && adobe ? ' /Decode [1 0 1 0 1 0 1 0]' : '';
  const content = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`;
  const objects: (readonly (string | Uint8Array)[])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${quarterTurns * 90} /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    ],
    [`<< /Length ${content.length} >>\nstream\n${content}\nendstream`],
    [
      `<< /Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace ${space} /BitsPerComponent 8 /Filter /DCTDecode${decode} /Length ${jpeg.byteLength} >>\nstream\n`,
      jpeg,
      '\nendstream',
    ],
  ];
  const pieces: Uint8Array[] = [];
  const offsets: number[] = [];
  let size = 0;
  const write = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece;
    pieces.push(bytes);
    size += bytes.byteLength;
  };
  write('%PDF-1.4\n');
  objects.forEach((object, index) => {
    offsets.push(size);
    write(`${index + 1} 0 obj\n`);
    for (const piece of object) write(piece);
    write('\nendobj\n');
  });
  const start = size;
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`);
  for (const offset of offsets) write(`${String(offset).padStart(10, '0')} 00000 n \n`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(pieces);
}
