import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { firstMatch, found } from './found.ts';

const DASH = '[-–—‐‑−－]';
const ISSN = new RegExp(String.raw`(e?ISSN|国际标准(?:连续出版物|刊)号)?[\s:：(（]*(?<![\d-])(\d{4})${DASH}(\d{3}[\dXx])(?![\d-])`, 'i');
const CN = new RegExp(String.raw`(?<![A-Z])CN[\s:：]*(\d{2})\s?${DASH}\s?(\d{4})(?:\s?[/／]\s?([A-Z]{1,2}\d{0,3}))?(?![\d-])`);
const DOI = /10\.\d{4,9}\/[^\s"'<>，。；、）】》\u4e00-\u9fff]+/;
const ISSN_HINT = new RegExp(String.raw`\d${DASH}\d{3}[\dXx]`);
const ISBN = new RegExp(String.raw`(?:ISBN(?:${DASH}1[03])?)[\s:：]*((?:97[89][\s-–—]?)?\d(?:[\s–—-]?\d){8}[\s–—-]?[\dXx])(?!\d)`, 'i');

export const findIssn = (blocks: readonly PlacedBlock[]): Extracted<string> | undefined =>
  issnInCells(blocks) ??
  firstMatch(
    blocks,
    ISSN,
    (match) => {
      const [whole, label, first = '', second = ''] = match;
      const digits = (first + second).toUpperCase();
      // Page ranges and years look the same: without its label a number must at least pass its check digit.
      // Publishers print it before their claim at the foot: 0000-0000/© 2020 Example Ltd.
      if (label === undefined && /^\s*[/／]?\s*(?:©|\(c\)|\$|–\s*see front matter)/i.test(match.input.slice(match.index + whole.length)))
        return { value: `${first}-${second.toUpperCase()}`, confidence: isIssn(digits) ? 0.9 : 0.6 };
      if (!isIssn(digits)) return label === undefined ? undefined : { value: `${first}-${second.toUpperCase()}`, confidence: 0.4 };
      // An article number begins with it: 1000-0000(2019)03-0012-07.
      const numbers = /^\s*[(（](?:19|20)\d\d[)）]\s?[\dSZ]/.test(match.input.slice(match.index + whole.length));
      if (label === undefined) return numbers ? { value: `${first}-${second.toUpperCase()}`, confidence: 0.85 } : undefined;
      return { value: `${first}-${second.toUpperCase()}`, confidence: 0.98 };
    },
    ISSN_HINT,
  );

/** ISSN over or beside the number, in a cell each. */
function issnInCells(blocks: readonly PlacedBlock[]): Extracted<string> | undefined {
  const label = blocks.findIndex(({ text }) => /^\s*[ep]?-?ISSN\s*:?\s*$/i.test(text));
  if (label < 0) return undefined;
  const near = blocks.slice(label + 1, label + 4);
  const number = near.find(({ text }) => /^\s*\d{4}[-–—]\d{3}[\dXx]\s*$/.test(text));
  const digits = number?.text.replace(/[^\dXx]/g, '').toUpperCase() ?? '';
  return number === undefined || !isIssn(digits)
    ? undefined
    : found(`${digits.slice(0, 4)}-${digits.slice(4)}`, number, 0, number.text.length, 0.9);
}

export const findCn = (blocks: readonly PlacedBlock[]): Extracted<string> | undefined =>
  firstMatch(
    blocks,
    CN,
    ([, region = '', serial = '', subject]) => ({
      value: `${region}-${serial}${subject === undefined ? '' : `/${subject}`}`,
      confidence: 0.95,
    }),
    /CN/,
  );

export const findDoi = (blocks: readonly PlacedBlock[]): Extracted<string> | undefined =>
  firstMatch(blocks, DOI, ([raw]) => ({ value: trimDoi(raw), confidence: 0.95 }), /10\.\d/);

export const findIsbn = (blocks: readonly PlacedBlock[]): Extracted<string> | undefined =>
  firstMatch(
    blocks,
    ISBN,
    ([, raw = '']) => {
      const digits = raw.replace(/[^\dXx]/g, '').toUpperCase();
      return { value: digits, confidence: isIsbn(digits) ? 0.98 : 0.4 };
    },
    /ISBN/i,
  );

/** Punctuation after a DOI is the sentence's; a closing bracket is its own only when it opened one (10.1016/S0140-6736(05)…). */
function trimDoi(raw: string): string {
  let doi = raw;
  for (;;) {
    const last = doi.at(-1) ?? '';
    const unopened = (last === ')' && !doi.includes('(')) || (last === ']' && !doi.includes('['));
    if (!/[.,;:!?]/.test(last) && !unopened) return doi;
    doi = doi.slice(0, -1);
  }
}

/** ISO 3297: weights 8 to 2, check digit modulo 11. */
function isIssn(digits: string): boolean {
  const sum = Array.from(digits.slice(0, 7)).reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return digits.at(7) === (check === 10 ? 'X' : String(check));
}

/** ISO 2108: ISBN-10 modulo 11 with weights 10 to 1, ISBN-13 modulo 10 with weights 1 and 3. */
function isIsbn(digits: string): boolean {
  const weigh = (weight: (index: number) => number): number =>
    Array.from(digits).reduce((total, digit, index) => total + (digit === 'X' ? 10 : Number(digit)) * weight(index), 0);
  if (digits.length === 10) return weigh((index) => 10 - index) % 11 === 0;
  return digits.length === 13 && !digits.includes('X') && weigh((index) => (index % 2 === 0 ? 1 : 3)) % 10 === 0;
}
