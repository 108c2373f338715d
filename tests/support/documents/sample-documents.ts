import { strToU8, zipSync } from 'fflate';
import { rarFile, sevenZipFile } from './archive-files.ts';
import { HIDDEN, word97File } from './word-97-file.ts';

const SENTENCE = '本文研究了高寒草甸的土壤有机碳，结果表明其含量随海拔升高而增加。';

const zip = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), { mtime: '2020-01-01' });

/** An OFD of pages made of TextObjects; each line is text, x, y and letter size in millimetres. */
export function ofdFile(
  pages: readonly (readonly (readonly [text: string, x: number, y: number, size: number])[])[],
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const ns = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const list = pages.map((_, index) => `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`).join('');
  const content: (readonly [name: string, xml: string])[] = pages.map((lines, index) => [
    `Doc_0/Pages/Page_${index}/Content.xml`,
    `<ofd:Page ${ns}><ofd:Content><ofd:Layer ID="9">${lines
      .map(
        ([text, x, y, size]) =>
          `<ofd:TextObject ID="8" Boundary="${x} ${y} 180 ${size}" Font="3" Size="${size}"><ofd:TextCode X="0" Y="${size}" DeltaX="g ${Math.max(1, text.length - 1)} ${size}">${text}</ofd:TextCode></ofd:TextObject>`,
      )
      .join('')}</ofd:Layer></ofd:Content></ofd:Page>`,
  ]);
  return zip({
    'OFD.xml': `<?xml version="1.0" encoding="UTF-8"?><ofd:OFD ${ns}><ofd:DocBody><ofd:DocInfo><ofd:Title>题名</ofd:Title><ofd:Author>甲</ofd:Author><ofd:CreationDate>2024-05-01</ofd:CreationDate></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    'Doc_0/Document.xml': `<ofd:Document ${ns}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${list}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(content),
    ...more,
  });
}

export const odtFile = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    ...more,
  });

export const epubFile = (chapters: readonly string[], more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({
    mimetype: 'application/epub+zip',
    'META-INF/container.xml': '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package><metadata><dc:title>书名</dc:title></metadata><manifest>${chapters.map((_, index) => `<item id="c${index}" href="ch%20${index}.xhtml"/>`).join('')}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join('')}</spine></package>`,
    ...Object.fromEntries(chapters.map((text, index) => [`OEBPS/ch ${index}.xhtml`, `<html><body><p>${text}</p></body></html>`])),
    ...more,
  });

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
export const docxFile = (body: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`,
    ...more,
  });

/** The objects of a PDF of one page for each text, in Latin letters. */
function pdfObjects(texts: readonly string[], firstPage: number, tree: number): string {
  const font = 50;
  const pages = texts.map((text, index) => {
    const stream = `BT /F1 12 Tf 72 720 Td (${text}) Tj ET`;
    const page = firstPage + index * 2;
    return `${page} 0 obj\n<</Type/Page/Parent ${tree} 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 ${font} 0 R>>>>/Contents ${page + 1} 0 R>>\nendobj\n${page + 1} 0 obj\n<</Length ${stream.length}>>stream\n${stream}\nendstream\nendobj\n`;
  });
  return `${pages.join('')}${font} 0 obj\n<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>\nendobj`;
}

export const pdfFile = (texts: readonly string[]): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Count ${texts.length}/Kids[${texts.map((_, index) => `${10 + index * 2} 0 R`).join(' ')}]>>\nendobj\n${pdfObjects(texts, 10, 2)}\ntrailer\n<</Root 1 0 R/Size 60>>\n%%EOF\n`,
    'latin1',
  );

/** A CAJ file: a head, a pointer to the PDF's objects, and of those neither head nor catalogue nor page tree. */
export function cajFile(texts: readonly string[], statedPages = texts.length): Buffer {
  const head = Buffer.alloc(64);
  head.write('CAJ\0', 'latin1');
  head.writeUInt32LE(statedPages, 0x10);
  head.writeUInt32LE(0x20, 0x14);
  head.writeUInt32LE(64, 0x20);
  return Buffer.concat([head, Buffer.from(pdfObjects(texts, 10, 2), 'latin1'), Buffer.from('\ncaj tail', 'latin1')]);
}

export function kdhFile(texts: readonly string[]): Buffer {
  const head = Buffer.alloc(254);
  head.write('KDH 2.00 ', 'latin1');
  const key = Buffer.from('FZHMEI', 'latin1');
  return Buffer.concat([head, pdfFile(texts).map((byte, index) => byte ^ (key[index % key.length] ?? 0))]);
}

export const rtfFile = (body: string): Buffer =>
  Buffer.from(`{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset134 SimSun;}}${body}}`, 'latin1');

/** One small sound file of every format read here, by a name with its usual ending. */
export function sampleDocuments(): Readonly<Record<string, Uint8Array>> {
  const docx = docxFile(
    `<w:p><w:r><w:t>${SENTENCE}</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
  );
  const text = Buffer.from(SENTENCE.repeat(5));
  return {
    'a.pdf': pdfFile(['The first page of a paper', 'The second page']),
    'a.docx': docx,
    'a.doc': word97File({
      body: [{ text: `${SENTENCE}\r` }, { text: '看不见', modifiers: HIDDEN }, { text: '乙\r' }],
      footnotes: '注\r',
      headers: '页眉\r',
    }),
    'a.rtf': rtfFile('\\b\\u26412?\\u25991?\\b0\\par second\\tab row\\par'),
    'a.odt': odtFile(`<text:p>${SENTENCE}</text:p><text:h>标题</text:h>`),
    'a.ofd': ofdFile([[[SENTENCE, 20, 30, 4]], [['第二页', 20, 30, 4]]]),
    'a.caj': cajFile(['The first page of a paper', 'The second page']),
    'a.kdh': kdhFile(['The first page of a paper']),
    'a.epub': epubFile([SENTENCE, '第二章']),
    'a.html': Buffer.from(`<!DOCTYPE html><title>题</title><p>${SENTENCE}<p>b`),
    'a.txt': text,
    'a.md': Buffer.from(`# 标题\n\n${SENTENCE}\n`),
    'a.zip': zipSync({ 'a.docx': docx, 'b.txt': text }, { mtime: '2020-01-01' }),
    'a.7z': sevenZipFile({ 'a.txt': text, '论文/b.docx': docx }),
    'a.rar': rarFile({ 'a.txt': text, '论文/b.docx': docx }),
  };
}
