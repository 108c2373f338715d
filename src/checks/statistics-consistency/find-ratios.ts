import { plainSigns, reportedNumber } from './reported-number.ts';

/** A share that a text gives both as a count of a count and in per cent. */
export interface ReportedRatio {
  readonly start: number;
  readonly quote: string;
  readonly part: number;
  readonly whole: number;
  /** As printed, and what the counts give. */
  readonly percent: number;
  readonly recomputed: number;
  readonly consistent: boolean;
}

const FORMS: readonly { readonly pattern: RegExp; readonly order: readonly [part: number, whole: number, percent: number] }[] = [
  { pattern: /(?<![\d./-])(\d{1,6})\s*\/\s*(\d{1,6})\s*\(\s*(\d{1,3}(?:\.\d+)?)\s*%\s*\)/g, order: [1, 2, 3] },
  { pattern: /(?<![\d.])(\d{1,3}(?:\.\d+)?)\s*%\s*\(\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*\)/g, order: [2, 3, 1] },
];

/** @returns counts with their percentages, in order of place. Rounding and cutting off are both taken for consistent. */
export function findRatios(text: string): ReportedRatio[] {
  const plain = plainSigns(text);
  if (!plain.includes('%')) return [];
  const found = FORMS.flatMap(({ pattern, order }) =>
    Array.from(plain.matchAll(pattern)).flatMap((match): ReportedRatio[] => {
      const [part, whole] = [Number(match[order[0]]), Number(match[order[1]])];
      const printed = reportedNumber(match[order[2]] ?? '');
      if (printed === undefined || whole === 0 || part > whole || printed.value > 100) return [];
      const recomputed = (100 * part) / whole;
      const unit = 10 ** -printed.decimals;
      const consistent = recomputed >= printed.low - 1e-9 && recomputed < printed.value + unit;
      const quote = text.slice(match.index, match.index + match[0].length);
      return [{ start: match.index, quote, part, whole, percent: printed.value, recomputed, consistent }];
    }),
  );
  return found.sort((a, b) => a.start - b.start);
}
