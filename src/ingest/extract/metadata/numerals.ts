const DIGITS = '零一二三四五六七八九';

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
/** A smaller letter before a larger one is taken off. */
const roman = (letters: string): number =>
  Array.from(letters, (letter) => ROMAN[letter] ?? 0).reduce(
    (sum, value, at, all) => sum + (value < (all[at + 1] ?? 0) ? -value : value),
    0,
  );

/** Arabic, Roman or Chinese numerals up to 999 as digits: `十二` → `12`; letters spaced apart are drawn together. */
export function numeral(text: string): string {
  const plain = text.replace(/\s+/g, '').replace(/[〇○]/g, '零');
  if (/^[IVXLC]+$/i.test(plain)) return String(roman(plain.toUpperCase()));
  if (!/^[零一二三四五六七八九十百]+$/.test(plain)) return plain.replace(/^0+(?=\d)/, '');
  if (!/[十百]/.test(plain))
    return Array.from(plain, (digit) => DIGITS.indexOf(digit))
      .join('')
      .replace(/^0+(?=\d)/, '');
  const hundreds = /(.)百/.exec(plain)?.[1];
  const tens = /(.?)十/.exec(plain);
  const ones = /[百十零]?([一二三四五六七八九])$/.exec(plain)?.[1];
  const of = (digit: string | undefined): number => Math.max(0, DIGITS.indexOf(digit ?? '零'));
  const ten = tens === null ? 0 : of(tens[1] === '' || tens[1] === '百' || tens[1] === '零' ? '一' : tens[1]);
  return String(of(hundreds) * 100 + ten * 10 + of(ones));
}
