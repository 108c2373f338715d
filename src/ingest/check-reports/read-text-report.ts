import {
  type CheckReport,
  type CheckReportTool,
  REPORT_COUNTS,
  REPORT_RATE_KINDS,
  type ReportCount,
  type ReportProvenance,
  type ReportRateKind,
  type ReportSection,
  type StatedPercent,
} from '../../domain/check-report.ts';
import type { PageText } from '../../domain/document.ts';
import { COUNT_LABELS, LINE_LABELS, TOOL_LABELS } from './report-labels.ts';
import { authorsIn, dateIn, percentOf, rangeIn, wholeIn } from './report-values.ts';

/** Headings of a whole report stand on its first pages; further on each section has its own. */
const HEAD_CHARACTERS = 12_000;
const LONGEST_VALUE = 300;

const ALL_LABELS = Object.values(LINE_LABELS).join('|');
type LineField = Exclude<keyof typeof LINE_LABELS, 'other'>;

export interface TextSource {
  readonly text: string;
  readonly pages: readonly PageText[];
}

type Fields = Omit<CheckReport, 'sha256' | 'layout'>;

/** Reads a report from its text. Fields it does not find stay absent. */
export function readTextReport(tool: CheckReportTool, { pages, text }: TextSource): Fields {
  const head = text.slice(0, HEAD_CHARACTERS);
  const labels = TOOL_LABELS[tool];
  const provenance: ReportProvenance[] = [];
  const note = (field: string, at: number, quote: string): void => {
    const page = pages.find(({ end, start }) => at >= start && at < end)?.number;
    provenance.push({ field, ...(page === undefined ? {} : { page }), quote: quote.replace(/\s+/gu, ' ').trim().slice(0, LONGEST_VALUE) });
  };
  const line = (field: LineField): string | undefined => {
    const found = lineOf(head, LINE_LABELS[field]);
    if (found !== undefined) note(field, found.at, found.value);
    return found?.value;
  };
  const ratio = (field: string, label: RegExp | undefined): StatedPercent | undefined => {
    const found = label?.exec(head);
    const value = found === null || found === undefined ? undefined : percentOf(found[1] ?? found[2] ?? '', labels.leastDecimals);
    if (found !== null && found !== undefined && value !== undefined) note(field, found.index, found[0]);
    return value;
  };
  const rates = ratesOf(tool, head, (kind) => ratio(`rates.${kind}`, labels.rates[kind]));
  const citations = ratio('citations', labels.citations);
  const counts: Partial<Record<ReportCount, number>> = {};
  for (const name of REPORT_COUNTS) {
    const found = COUNT_LABELS[name].exec(head);
    const value = found === null ? undefined : wholeIn(found[1] ?? '');
    if (found === null || value === undefined) continue;
    counts[name] = value;
    note(`counts.${name}`, found.index, found[0]);
  }
  const title = line('title');
  const reportNumber = /[\p{L}\p{N}][\p{L}\p{N}_.-]{4,80}/u.exec(line('reportNumber') ?? '')?.[0];
  const checkedAt = dateIn(line('checkedAt') ?? '');
  const timeRange = rangeIn(line('timeRange') ?? '');
  const library = line('library');
  const edition = labels.edition?.exec(head)?.[0];
  return {
    tool,
    ...(edition === undefined ? {} : { edition }),
    ...(reportNumber === undefined ? {} : { reportNumber }),
    ...(title === undefined ? {} : { title }),
    authors: authorsIn(line('authors') ?? ''),
    ...(library === undefined ? {} : { library }),
    ...(timeRange === undefined ? {} : { timeRange }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    rates,
    ...(citations === undefined ? {} : { citations }),
    counts,
    sections: sectionsOf(text, labels.leastDecimals),
    passages: [],
    provenance,
  };
}

/** Headings that follow the labelled lines; where a PDF's lines run together nothing else ends the last value. */
const HEADINGS = '检测结果|总文字复制比|总体?相似|比对结果|文本复制检测|ORIGINALITY REPORT|SIMILARITY INDEX|[\\d.]+\\s*%';

function lineOf(text: string, label: string): { value: string; at: number } | undefined {
  const next = `(?<![\\p{L}\\p{N}])(?:${ALL_LABELS})\\s*[:：]`;
  const pattern = `(?<![\\p{L}\\p{N}])(?:${label})\\s*[:：]\\s*([^\\n]{1,${LONGEST_VALUE}}?)(?=\\s*${next}|\\s+(?:${HEADINGS})|\\n|$)`;
  const found = new RegExp(pattern, 'u').exec(text);
  const value = found?.[1]?.trim();
  return found === null || value === undefined || value === '' ? undefined : { value, at: found.index };
}

/** iThenticate's index is whatever its settings leave in; where they are not printed its meaning is not known. */
function ratesOf(
  tool: CheckReportTool,
  head: string,
  read: (kind: ReportRateKind) => StatedPercent | undefined,
): Partial<Record<ReportRateKind, StatedPercent>> {
  const rates: Partial<Record<ReportRateKind, StatedPercent>> = {};
  for (const kind of REPORT_RATE_KINDS) {
    const value = read(kind);
    if (value !== undefined) rates[kind] = value;
  }
  if (tool !== 'turnitin' || rates.unspecified === undefined) return rates;
  const quotes = /exclude quotes\s*[:：]?\s*(on|off)/iu.exec(head)?.[1]?.toLowerCase();
  const bibliography = /exclude bibliography\s*[:：]?\s*(on|off)/iu.exec(head)?.[1]?.toLowerCase();
  const { unspecified } = rates;
  if (quotes === 'off' && bibliography === 'off') return { total: unspecified };
  if (quotes === 'on' && bibliography === 'on') return { lessCitations: unspecified };
  return rates;
}

/** CNKI's sections: a number of characters, and further on a rate with the matched characters in brackets. */
const SECTION =
  /总字数\s*[:：]\s*[[［]?\s*(\d+)\s*[\]］]?((?:(?!总字数)[\s\S]){0,400}?)(?<!总)(?<!最大)(?<!引用)(?<!文献)文字复制比\s*[:：]\s*(\d{1,3}(?:\.\d+)?)\s*[%％]\s*[(（]\s*(\d+)\s*[)）]/gu;

function sectionsOf(text: string, leastDecimals: number): ReportSection[] {
  return [...text.matchAll(SECTION)].flatMap((found): ReportSection[] => {
    const [characters, matchedCharacters, percent] = [
      wholeIn(found[1] ?? ''),
      wholeIn(found[4] ?? ''),
      percentOf(found[3] ?? '', leastDecimals),
    ];
    return characters === undefined || matchedCharacters === undefined || percent === undefined
      ? []
      : [{ characters, matchedCharacters, percent }];
  });
}
