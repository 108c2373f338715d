import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { strToU8, zipSync } from 'fflate';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';
import UTIF from 'utif2';
import { rarFile, sevenZipFile } from '../tests/support/documents/archive-files.ts';
import { oleFile } from '../tests/support/documents/ole-file.ts';
import { docxFile, pdfFile, sampleDocuments } from '../tests/support/documents/sample-documents.ts';

export interface FuzzSeed {
  readonly name: string;
  /** Seeds are taken from the formats in turn, so that rare ones are not lost among PDFs. */
  readonly format: string;
  readonly bytes: Uint8Array;
}

/** A sentence about meadow soil, as GB18030 and Big5 have it. */
const GB18030 =
  'b1becec4d1d0bebfc1cbb8dfbaaeb2ddb5e9b5c4cdc1c8c0d3d0bbfaccbca3acbde1b9fbb1edc3f7c6e4baacc1bfcbe6baa3b0cec9fdb8dfb6f8d4f6bcd3a1a30a';
const BIG5 =
  'a5bba4e5ace3a873a446b0aab448aff3a86caabaa467c45ba6b3bef7bad2a141b5b2aa47aaeda9faa8e4a774b671c048aefca9dea4c9b0aaa6d3bc57a55ba1430a';
const SIDE = 96;

function pictures(): Record<string, Uint8Array> {
  const rgba = new Uint8Array(SIDE * SIDE * 4).fill(255);
  for (let at = 0; at < rgba.length; at += 4) rgba.fill((at * 2654435761) % 251 < 90 ? 0 : 240, at, at + 3);
  const png = new PNG({ width: SIDE, height: SIDE });
  png.data = Buffer.from(rgba);
  return {
    'a.png': PNG.sync.write(png),
    'grey.png': PNG.sync.write(png, { colorType: 0 }),
    'a.jpg': jpeg.encode({ width: SIDE, height: SIDE, data: rgba }, 60).data,
    'a.tif': new Uint8Array(UTIF.encodeImage(rgba, SIDE, SIDE)),
  };
}

/** Kinds that the samples of the tests leave out: further encodings, pictures, packages that are named as unread, archives in archives. */
function moreSamples(): Record<string, Uint8Array> {
  const samples = sampleDocuments();
  const none = new Uint8Array();
  const gb = Buffer.from(GB18030.repeat(4), 'hex');
  const text = gb.toString('latin1');
  const zip = (parts: Readonly<Record<string, string>>): Uint8Array =>
    zipSync(Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, strToU8(part)])), { mtime: '2020-01-01' });
  return {
    ...pictures(),
    'a.wps': samples['a.doc'] ?? none,
    'gb18030.txt': gb,
    'big5.txt': Buffer.from(BIG5.repeat(4), 'hex'),
    'utf16.txt': Buffer.from(`\ufeff${'本文研究了高寒草甸的土壤有机碳。\n'.repeat(6)}`, 'utf16le'),
    'gb18030.md': Buffer.from(`# \xb1\xea\xcc\xe2\n\n${text}`, 'latin1'),
    'gb18030.html': Buffer.from(`<html><meta charset="gb2312"><table><tr><td>${text}</table><p>${text}`, 'latin1'),
    'utf16.html': Buffer.from(`\ufeff<!DOCTYPE html><body><h1>题</h1><p>正文`, 'utf16le'),
    'hn.caj': Buffer.concat([Buffer.from('HN\0\0', 'latin1'), Buffer.alloc(400, 7)]),
    'c8.caj': Buffer.concat([Buffer.from('\xc8\0\0\0', 'latin1'), Buffer.alloc(400, 7)]),
    'a.xlsx': zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>' }),
    'locked.docx': oleFile({ EncryptionInfo: Buffer.alloc(64, 4), EncryptedPackage: Buffer.alloc(4200, 9) }),
    'nested.zip': zipSync({
      'b.zip': zipSync({ 'c.7z': sevenZipFile({ 'd.txt': gb }), 'e.rar': rarFile({ 'f.docx': docxFile('<w:p/>') }) }),
      'g.pdf': pdfFile(['In an archive']),
    }),
  };
}

/** Our own samples, and of a folder of real files those below a size, by format in a fixed order. */
export function fuzzSeeds(folder: string | undefined, maxBytes: number): FuzzSeed[][] {
  const own = Object.entries({ ...sampleDocuments(), ...moreSamples() });
  const real =
    folder === undefined || !existsSync(folder)
      ? []
      : readdirSync(folder, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => path.join(folder, name))
          .filter((file) => statSync(file).isFile() && statSync(file).size > 0 && statSync(file).size < maxBytes)
          .map((file) => [path.basename(file), readFileSync(file)] as const);
  const byFormat = new Map<string, FuzzSeed[]>();
  for (const [name, bytes] of [...own, ...real]) {
    const format = path.extname(name).slice(1).toLowerCase();
    byFormat.set(format, [...(byFormat.get(format) ?? []), { name, format, bytes }]);
  }
  return [...byFormat].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, seeds]) => seeds);
}
