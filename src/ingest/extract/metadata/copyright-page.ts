import type { DocumentMetadata } from '../../../domain/document.ts';
import { found } from './found.ts';
import type { FrontBlock } from './front-page.ts';
import { letterRanges } from './letter-ranges.ts';

const PUBLISHER = letterRanges(
  /(?:出版发行|出版者|出版单位|出\s*版|Published by|Publisher)\s*:?\s*([\p{Script=Han}]{2,20}(?:出版社|出版集团|出版公司|书局|书店|印书馆)(?:有限(?:责任)?公司)?|[A-Z][\p{L}&.,' -]{2,50}?(?:Press|Publish\w*|Books|Verlag))/u,
);
const BARE_PUBLISHER = letterRanges(/(?:^|[\s:.,])([\p{Script=Han}]{2,12}(?:出版社|印书馆|书局))(?=$|[\s,.;(，。])/u);
const EDITION =
  /((?:19|20)\d\d\s?年\s?\d{1,2}\s?月(?:北京|上海)?第?\s?[\d一二三四五六七八九十]{1,3}\s?版(?:\s*第?\s?[\d一二三四五六七八九十]{1,3}\s?次印刷)?|第\s?[\d一二三四五六七八九十]{1,3}\s?版|版\s*次\s*:\s*\S[^\n]{2,40}?(?=\s{2}|$|印\s*次|字\s*数))/;
const WORDS = /字\s*数\s*[:/]?\s*(?:\(?\s*千字\s*\)?\s*)?([\d.,\s]*\d)\s*(千字|万字|千|万|字)?/;
const CIP = /(?:CIP\s*(?:数据)?\s*核?\s*字?|CIP\s*record)\s*(?:[(（]\s*(\d{4})\s*[)）]\s*第?\s*(\d{4,7})\s*号?|:\s*(\d{10}))/i;

type BookFields = Pick<DocumentMetadata, 'publisher' | 'edition' | 'wordCount' | 'cip'>;

/** What a book's copyright page (版权页) states; nothing where no page of that kind is found. */
export function findCopyrightPage(blocks: readonly FrontBlock[]): BookFields {
  const pages = new Set(blocks.filter(({ text }) => /CIP|ISBN|图书在版编目/.test(text)).map(({ page }) => page));
  const own = blocks.filter(({ page }) => pages.has(page));
  const fields: { -readonly [K in keyof BookFields]: BookFields[K] } = {};
  for (const block of own) {
    const publisher = PUBLISHER.exec(block.text) ?? BARE_PUBLISHER.exec(block.text);
    if (fields.publisher === undefined && publisher?.[1] !== undefined)
      fields.publisher = found(
        publisher[1],
        block,
        block.text.indexOf(publisher[1]),
        publisher[1].length,
        PUBLISHER.test(block.text) ? 0.9 : 0.7,
      );
    const edition = EDITION.exec(block.text)?.[1];
    if (fields.edition === undefined && edition !== undefined)
      fields.edition = found(edition.replace(/^版\s*次\s*:\s*/, '').trim(), block, block.text.indexOf(edition), edition.length, 0.85);
    const words = WORDS.exec(block.text);
    const count = words === null ? undefined : characters(words[1] ?? '', words[0]);
    if (fields.wordCount === undefined && words !== null && count !== undefined)
      fields.wordCount = found(count, block, words.index, words[0].length, 0.9);
    const cip = CIP.exec(block.text);
    if (fields.cip === undefined && cip !== null)
      fields.cip = found(cip[3] ?? `(${cip[1] ?? ''})第${cip[2] ?? ''}号`, block, cip.index, cip[0].length, 0.95);
  }
  return fields;
}

/** 字数 is stated in thousands unless it says otherwise. */
function characters(digits: string, whole: string): number | undefined {
  const value = Number(digits.replace(/[\s,]/g, ''));
  if (!Number.isFinite(value) || value <= 0) return undefined;
  if (/万/.test(whole)) return Math.round(value * 10_000);
  if (/千/.test(whole)) return Math.round(value * 1000);
  return value >= 10_000 ? Math.round(value) : undefined;
}
