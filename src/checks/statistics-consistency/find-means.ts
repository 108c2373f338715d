import { plainSigns, reportedNumber } from './reported-number.ts';

/** A mean of whole-numbered answers with the number of people and of items behind it. */
export interface ReportedMean {
  readonly start: number;
  readonly quote: string;
  readonly mean: number;
  readonly people: number;
  readonly items: number;
  /** Some sum of whole numbers has this mean. */
  readonly possible: boolean;
}

const SENTENCE = /[^。！？!?\n]+/g;
const MEAN = /(?<![\p{L}\d])(?:M|mean|均值|平均分?|平均得分)\s*(?:=|为|是)\s*(\d+\.\d{2,3})(?!\d)/giu;
const PEOPLE = /(?<![\p{L}\d])n\s*=\s*(\d{1,4})(?!\d)/giu;
const SINGLE_ITEM = /single[- ]item|one[- ]item|单题|单项目|单一题项|单个(?:题项|条目|项目)/iu;
const ITEMS = /(?<!\d)(\d{1,2})\s*(?:-?\s*items?\b|个?(?:题项|条目|题目))/iu;
const WHOLE_NUMBERED = /likert|李克特|里克特|(?:[3-9]|10|11)\s*(?:点|级)(?:量表|评分|计分)|(?:5|7|9|10|11)-point/i;

/**
 * Means whose granularity can be told: one sentence says the mean, n, a scale of whole numbers and the number of items. GRIM
 * (Brown and Heathers 2017, Social Psychological and Personality Science 8:363-369): a mean of n × items whole numbers is a
 * multiple of 1 / (n × items). Says nothing where that is finer than the print.
 */
export function findMeans(text: string): ReportedMean[] {
  const plain = plainSigns(text);
  if (!WHOLE_NUMBERED.test(plain)) return [];
  return Array.from(plain.matchAll(SENTENCE)).flatMap(({ 0: sentence, index }): ReportedMean[] => {
    if (!WHOLE_NUMBERED.test(sentence)) return [];
    const items = SINGLE_ITEM.test(sentence) ? 1 : Number(ITEMS.exec(sentence)?.[1] ?? 0);
    const means = Array.from(sentence.matchAll(MEAN));
    const people = Array.from(sentence.matchAll(PEOPLE));
    const [mean] = means;
    const [count] = people;
    if (items === 0 || mean === undefined || count === undefined || means.length > 1 || people.length > 1) return [];
    const printed = reportedNumber(mean[1] ?? '');
    const n = Number(count[1]);
    if (printed === undefined || n === 0 || n * items >= 10 ** printed.decimals) return [];
    const quote = text.slice(index, index + sentence.length).trim();
    return [{ start: index, quote, mean: printed.value, people: n, items, possible: isPossible(printed.low, printed.high, n * items) }];
  });
}

const isPossible = (low: number, high: number, answers: number): boolean =>
  Math.floor(high * answers + 1e-9) >= Math.ceil(low * answers - 1e-9);
