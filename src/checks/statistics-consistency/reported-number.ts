/** A number as printed: what it says and what it may have been before it was rounded. */
export interface ReportedNumber {
  readonly value: number;
  readonly decimals: number;
  /** The values that round to it, both ends included. */
  readonly low: number;
  readonly high: number;
}

/** @returns undefined for what is no plain decimal number. `.05` and `-1.20` are; `1e5` and `1,000` are not. */
export function reportedNumber(text: string): ReportedNumber | undefined {
  if (!/^-?(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) return undefined;
  const value = Number(text);
  const decimals = text.includes('.') ? text.length - text.indexOf('.') - 1 : 0;
  const half = 0.5 * 10 ** -decimals;
  return { value, decimals, low: value - half, high: value + half };
}

/**
 * The text with every character that print varies replaced by its plain form, one for one, so that places stay: full width to
 * half width, dashes and minus signs to `-`, curly signs to plain ones.
 */
export function plainSigns(text: string): string {
  if (text !== last.text) last = { text, plain: madePlain(text) };
  return last.plain;
}

/** Three searches read one text one after the other. */
let last = { text: '', plain: '' };

const madePlain = (text: string): string => text.replace(VARYING, plainOf);

const VARYING = /[\uff01-\uff5e\u2002-\u200a\u3000\u00a0、‐‑‒–—−]/g;
function plainOf(character: string): string {
  const unit = character.charCodeAt(0);
  if (unit >= 0xff01) return HALF_WIDTH[unit - 0xff01] ?? character;
  if (character === '、') return ',';
  return unit >= 0x2010 && unit !== 0x3000 ? '-' : ' ';
}
const HALF_WIDTH = Array.from({ length: 0x5e }, (_, at) => String.fromCharCode(0x21 + at));
