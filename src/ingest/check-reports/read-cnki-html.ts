import type {
  CheckReport,
  ReportCount,
  ReportProvenance,
  ReportRateKind,
  ReportSection,
  StatedPercent,
} from '../../domain/check-report.ts';
import { collectHtmlFields, place } from './collect-html-fields.ts';
import { COUNT_LABELS, LINE_LABELS, TOOL_LABELS } from './report-labels.ts';
import { authorsIn, dateIn, percentOf, rangeIn, wholeIn } from './report-values.ts';

type Fields = Omit<CheckReport, 'sha256'>;

/** Elements of the report page of the earlier system, by id; the total rate has none and is read from the text. */
const OLD = {
  reportNumber: '#Label_ReportID',
  edition: '#Label_Report_Type_Name',
  checkedAt: '#Label_Apply_Time',
  title: '#Label_Title',
  authors: '#Label_Author',
  library: '#Label_Check_Range',
  timeRange: '#Label_Time_Range',
  'rates.lessCitations': '#Label_Quote',
  'rates.lessOwnWork': '#Label_SameAuthor',
  'rates.largestSingleSource': '#Label_Single_Max_Similar',
  'counts.matchedCharacters': '#Label_All_CopyWords',
  'counts.characters': '#Label_All_Words',
  'counts.largestSingleSourceCharacters': '#Label_Single_Max_Length',
  'counts.sections': '#Label_All_Section',
  'counts.frontMatched': '#lb_qcf',
  'counts.backMatched': '#lb_hcf',
  'counts.suspectedSections': '#lb_yszj',
  'counts.suspectedMost': '#lb_yszdcf',
  'counts.suspectedLeast': '#lb_yszxcf',
} as const;

/** Elements of the present web report, by class. */
const NEW = {
  root: '#detectionResult',
  title: '.nameTitleBox',
  authors: '.nameTitle1',
  timeRange: '.nameTitle11',
  checkedAt: '.nameTitle2',
  'rates.total': '.d1Center .d1CenterNumber',
  'rates.lessCitations': '.quBox .bottom',
  citations: '.yinBox .bottom',
  'rates.lessOwnWork': '.eBoxBottomLeft .bi',
  'rates.largestSingleSource': '.eBoxBottomRight .bi',
  rows: '.detectionResultTable .el-table__body tbody tr',
  copied: '.ACertainParagraph .Font_Color_Red',
  cited: '.ACertainParagraph .Font_Color_Green',
} as const;

/** Ids enough that a page is the report and not another page that happens to use one. */
const LEAST_OLD_FIELDS = 4;
const CNKI_DECIMALS = 1;
const HEAD_CHARACTERS = 12_000;
const RATES: readonly ReportRateKind[] = ['total', 'lessCitations', 'lessOwnWork', 'largestSingleSource'];

/** Reads CNKI's own HTML by its elements. @returns undefined when the page has neither layout. */
export function readCnkiHtml(html: string, text: string): Fields | undefined {
  const old = valuesAt(html, OLD);
  if ([...old.values()].filter((values) => values.some((value) => value !== '')).length >= LEAST_OLD_FIELDS)
    return withTotal(fieldsFrom('html-old', old, OLD), text);
  const fresh = valuesAt(html, NEW);
  return (fresh.get('root') ?? []).length > 0 || (fresh.get('rates.total') ?? []).length > 0
    ? withCounts(fieldsFrom('html-new', fresh, NEW), html, text)
    : undefined;
}

/** Each section of the present report has a box of its own below the table. */
const SECTION_BOX = /<div\b[^>]*\bid\s*=\s*["']?detailBox/giu;

/** The present report says how long the text is in its words or, section by section, in its table: a table that leaves sections out tells no sum. */
function withCounts(fields: Fields, html: string, text: string): Fields {
  const labelled = COUNT_LABELS.characters.exec(text.slice(0, HEAD_CHARACTERS));
  const stated = wholeIn(labelled?.[1] ?? '');
  if (labelled !== null && stated !== undefined) {
    const provenance = { field: 'counts.characters', quote: labelled[0] };
    return { ...fields, counts: { ...fields.counts, characters: stated }, provenance: [...fields.provenance, provenance] };
  }
  const told = fields.sections.flatMap(({ characters, matchedCharacters }) =>
    characters === undefined || matchedCharacters === undefined ? [] : [{ characters, matchedCharacters }],
  );
  if (told.length === 0 || told.length < fields.sections.length || told.length !== [...html.matchAll(SECTION_BOX)].length) return fields;
  const [characters, matchedCharacters] = [sum(told.map((one) => one.characters)), sum(told.map((one) => one.matchedCharacters))];
  const quote = told.map((one) => `${one.matchedCharacters}/${one.characters}`).join(' + ');
  const provenance = ['characters', 'matchedCharacters'].map((name) => ({ field: `counts.${name}`, place: NEW.rows, quote }));
  return { ...fields, counts: { ...fields.counts, characters, matchedCharacters }, provenance: [...fields.provenance, ...provenance] };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

function withTotal(fields: Fields, text: string): Fields {
  const found = TOOL_LABELS.cnki.rates.total?.exec(text.slice(0, HEAD_CHARACTERS));
  const total = percentOf(found?.[1] ?? '', CNKI_DECIMALS);
  if (found === null || found === undefined || total === undefined) return fields;
  return { ...fields, rates: { total, ...fields.rates }, provenance: [...fields.provenance, { field: 'rates.total', quote: found[0] }] };
}

const valuesAt = (html: string, places: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> =>
  collectHtmlFields(
    html,
    Object.entries(places).map(([name, selector]) => place(name, selector)),
  );

function fieldsFrom(
  layout: 'html-old' | 'html-new',
  values: ReadonlyMap<string, readonly string[]>,
  places: Readonly<Record<string, string>>,
): Fields {
  const provenance: ReportProvenance[] = [];
  const value = (name: string): string | undefined => {
    const [text] = (values.get(name) ?? []).filter((entry) => entry !== '');
    if (text !== undefined) provenance.push({ field: name, place: places[name] ?? name, quote: text.slice(0, 300) });
    return text;
  };
  const rates: Partial<Record<ReportRateKind, StatedPercent>> = {};
  for (const kind of RATES) {
    const percent = percentOf(value(`rates.${kind}`) ?? '', CNKI_DECIMALS);
    if (percent !== undefined) rates[kind] = percent;
  }
  const counts: Partial<Record<ReportCount, number>> = {};
  for (const name of Object.keys(places)) {
    if (!name.startsWith('counts.')) continue;
    const count = wholeIn(value(name) ?? '');
    if (count !== undefined) counts[name.slice('counts.'.length) as ReportCount] = count;
  }
  const citations = percentOf(value('citations') ?? '', CNKI_DECIMALS);
  const title = bare(value('title'));
  const [reportNumber, edition, library] = [bare(value('reportNumber')), bare(value('edition')), bare(value('library'))];
  const timeRange = rangeIn(value('timeRange') ?? '');
  const checkedAt = dateIn(value('checkedAt') ?? '');
  return {
    tool: 'cnki',
    layout,
    ...(edition === undefined ? {} : { edition }),
    ...(reportNumber === undefined ? {} : { reportNumber }),
    ...(title === undefined ? {} : { title }),
    authors: authorsIn(bare(value('authors')) ?? ''),
    ...(library === undefined ? {} : { library }),
    ...(timeRange === undefined ? {} : { timeRange }),
    ...(checkedAt === undefined ? {} : { checkedAt }),
    rates,
    ...(citations === undefined ? {} : { citations }),
    counts,
    sections: (values.get('rows') ?? []).flatMap(sectionOf),
    passages: (['copied', 'cited'] as const).flatMap((kind) =>
      (values.get(kind) ?? []).filter((quote) => quote !== '').map((quote) => ({ quote, kind })),
    ),
    provenance,
  };
}

/** @returns the value without the label that some layouts print before it. */
function bare(text: string | undefined): string | undefined {
  const value = text?.replace(LABELLED, '').trim();
  return value === '' ? undefined : value;
}

const LABELLED = new RegExp(`^(?:${Object.values(LINE_LABELS).join('|')})\\s*[:：]\\s*`, 'u');

/** A row tells its characters only where it prints matched and all of them as `12/345`. */
function sectionOf(row: string): ReportSection[] {
  const characters = /(\d+)\s*[/／]\s*(\d+)/u.exec(row);
  const percent = /(\d{1,3}(?:\.\d+)?)\s*[%％]/u.exec(row);
  const stated = percent === null ? undefined : percentOf(percent[1] ?? '', CNKI_DECIMALS);
  if (characters === null && stated === undefined) return [];
  return [
    {
      ...(characters === null ? {} : { matchedCharacters: Number(characters[1]), characters: Number(characters[2]) }),
      ...(stated === undefined ? {} : { percent: stated }),
    },
  ];
}
