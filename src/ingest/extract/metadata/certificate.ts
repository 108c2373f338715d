import { type IsoDate, isIsoDate } from '../../../domain/dates.ts';
import type { DocumentMetadata } from '../../../domain/document.ts';
import { firstMatch, found } from './found.ts';
import type { FrontBlock } from './front-page.ts';
import { letterRanges } from './letter-ranges.ts';
import { numeral } from './numerals.ts';

const IS_CERTIFICATE = /证\s*书|荣誉|奖\s*状|聘\s*书|获奖|登记证|立项通知|结项/;
const NUMBER = letterRanges(
  /(?:证\s*书\s*(?:编\s*)?号|证书号(?:第)?|专\s*利\s*号|登\s*记\s*号|编\s*号|授\s*权\s*公\s*告\s*号|批准号|立项(?:编)?号|No\.?)\s*[:第]?\s*((?:ZL\s?)?[A-Z\d〔〕[\]()（）\-–.\p{Script=Han}]{0,12}?\d[A-Z\d〔〕[\]()\-–./]{2,24}(?:号)?)/u,
);
const ISSUER = letterRanges(
  /(?:颁发单位|发证(?:单位|机关|机构)|颁证单位|授予单位|颁奖单位|主办单位|批准(?:单位|机关))\s*:?\s*([\p{Script=Han}A-Za-z()（）·]{4,40})/u,
);
const BARE_ISSUER = letterRanges(
  /^[\p{Script=Han}]{2,24}(?:委员会|局|厅|部|协会|学会|联合会|政府|大学|学院|中心|研究院|总会|组委会)(?:\s*\((?:盖?\s?章|印)\))?$/u,
);
const DAY =
  /((?:19|20)\d\d|[二一][〇○零九][一二三四五六七八九〇○零]{2})\s?[年.\-/]\s?(\d{1,2}|[一二三四五六七八九十]{1,2})\s?[月.\-/]\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日?/;
/** Certificates are short. */
const MAX_CHARACTERS = 3000;

type CertificateFields = Pick<DocumentMetadata, 'certificateNumber' | 'issuer' | 'certificateDate'>;

/** Number, issuer and date of a certificate; nothing in a document that is none. */
export function findCertificate(blocks: readonly FrontBlock[]): CertificateFields {
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const head = blocks.slice(0, 6).some(({ text }) => text.length <= 40 && IS_CERTIFICATE.test(text));
  if (!head || length > MAX_CHARACTERS) return {};
  const number = firstMatch(blocks, NUMBER, ([, value]) => (value === undefined ? undefined : { value: value.trim(), confidence: 0.9 }));
  const labelled = firstMatch(blocks, ISSUER, ([, value]) => (value === undefined ? undefined : { value, confidence: 0.9 }));
  const signed = blocks.findLast(({ text }) => BARE_ISSUER.test(text.trim()));
  const issuer =
    labelled ??
    (signed === undefined
      ? undefined
      : found(signed.printed.trim().replace(/\s*[(（](?:盖?\s?章|印)[)）]$/, ''), signed, 0, signed.text.length, 0.7));
  const date = [...blocks]
    .reverse()
    .map((block) => ({ block, match: DAY.exec(block.text) }))
    .find(({ match }) => match !== null);
  const value = date?.match === null || date === undefined ? undefined : dayOf(date.match);
  return {
    ...(number === undefined ? {} : { certificateNumber: number }),
    ...(issuer === undefined ? {} : { issuer }),
    ...(date === undefined || date.match === null || value === undefined
      ? {}
      : { certificateDate: found(value, date.block, date.match.index, date.match[0].length, 0.75) }),
  };
}

function dayOf([, year = '', month = '', day = '']: RegExpExecArray): IsoDate | undefined {
  const text = `${numeral(year)}-${numeral(month).padStart(2, '0')}-${numeral(day).padStart(2, '0')}`;
  return isIsoDate(text) ? text : undefined;
}
