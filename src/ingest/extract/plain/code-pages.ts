/** WHATWG labels of Windows code pages, as documents of the nineties number them. */
const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1200: 'utf-16le',
  10008: 'gb18030',
  20936: 'gb18030',
  54936: 'gb18030',
  65001: 'utf-8',
};

export const codePageLabel = (codePage: number): string =>
  LABELS[codePage] ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');

/** Code pages of the languages whose documents are not Western, by the low byte of a language's number, [MS-LCID]. */
const OF_LANGUAGE: Readonly<Record<number, number>> = {
  1: 1256,
  2: 1251,
  5: 1250,
  8: 1253,
  13: 1255,
  14: 1250,
  17: 932,
  18: 949,
  21: 1250,
  24: 1250,
  25: 1251,
  27: 1250,
  30: 874,
  31: 1254,
  34: 1251,
  35: 1251,
};
const TRADITIONAL = new Set([0x0404, 0x0c04, 0x1404]);

export const languageLabel = (language: number): string =>
  (language & 0xff) === 4 ? (TRADITIONAL.has(language) ? 'big5' : 'gb18030') : codePageLabel(OF_LANGUAGE[language & 0xff] ?? 1252);

/** Character sets of font tables (\fcharset, LOGFONT) and the code pages they mean. */
const OF_CHARSET: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** @returns undefined where the set says nothing of its own. */
export const charsetLabel = (charset: number): string | undefined => {
  const codePage = OF_CHARSET[charset];
  return codePage === undefined ? undefined : codePageLabel(codePage);
};

/** Where windows-1252 differs from Latin-1, from 0x80 to 0x9f. */
const MARKS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes bytes of a code page. Node's own windows-1252 is Latin-1 and turns every quotation mark into a control character. */
export function decodeCodePage(label: string, bytes: Uint8Array): string {
  if (label !== 'windows-1252') return new TextDecoder(label).decode(bytes);
  return western(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
}

/** Makes windows-1252 of what was decoded as Latin-1. */
export const western = (latin: string): string => latin.replace(/[\u0080-\u009f]/g, (mark) => MARKS_1252.charAt(mark.charCodeAt(0) - 0x80));
