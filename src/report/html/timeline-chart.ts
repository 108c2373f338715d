import { monthIndex } from '../../domain/dates.ts';
import type { WorkKind } from '../../domain/work.ts';
import type { ApplicantReport } from '../model.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { WORK_KIND_LABELS } from './labels.ts';
import type { Names } from './names.ts';
import { paragraph, probability, svgWords, words } from './words.ts';

/** Marks drawn in a 10 × 10 box around the origin. Filled and open shapes stay apart in grey. */
const KIND_MARKS: Readonly<Record<WorkKind, Markup>> = {
  paper: html`<circle class="solid" r="4.4"/>`,
  book: html`<rect class="solid" x="-4.2" y="-4.2" width="8.4" height="8.4"/>`,
  translation: html`<path class="hollow" d="M-4-4h8v8h-8z"/><path class="solid" d="M-4-4h8l-8 8z"/>`,
  textbook: html`<path class="hollow" d="M-4-4h8v8h-8z"/>`,
  patent: html`<path class="solid" d="M0-5L4.8 4h-9.6z"/>`,
  'software-copyright': html`<path class="hollow" d="M0-4.6L4.4 3.8h-8.8z"/>`,
  award: html`<path class="solid" d="M0-5l1.5 3.3 3.6.4-2.7 2.4.8 3.6L0 2.9l-3.2 1.8.8-3.6-2.7-2.4 3.6-.4z"/>`,
  honour: html`<path class="hollow" d="M0-5l1.5 3.3 3.6.4-2.7 2.4.8 3.6L0 2.9l-3.2 1.8.8-3.6-2.7-2.4 3.6-.4z"/>`,
  project: html`<path class="solid" d="M0-5l5 5-5 5-5-5z"/>`,
  standard: html`<path class="hollow" d="M0-4.6L4.6 0 0 4.6-4.6 0z"/>`,
  competition: html`<circle class="hollow" r="4"/>`,
  other: html`<path class="stroke" d="M-4 0h8M0-4v8"/>`,
};

const LEFT = 34;
const RIGHT = 20;
const WIDTH = 900;
/** Least and greatest height of the plot; between them it is as high as its tallest month. */
const [MIN_PLOT, MAX_PLOT] = [72, 170];
const RISE = 13;
const LABEL_ROW = 17;

interface Frame {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly width: number;
  readonly top: number;
  readonly base: number;
}

const round = (value: number): number => Math.round(value * 100) / 100;
const xOf = (frame: Frame, month: number): number => LEFT + (month - frame.first) * frame.step;

function axis(frame: Frame): Fragment[] {
  const ticks: Fragment[] = [];
  const yearStep = Math.max(1, Math.ceil(34 / (frame.step * 12)));
  for (let month = frame.first; month <= frame.last; month++) {
    const x = round(xOf(frame, month));
    const january = month % 12 === 0;
    const year = Math.floor(month / 12);
    if (january || frame.step >= 6)
      ticks.push(html`<path class="${january ? 'tick year' : 'tick'}" d="M${x} ${frame.base}v${january ? 8 : 4}"/>`);
    if (january && year % yearStep === 0) ticks.push(html`<text x="${x + 3}" y="${frame.base + 18}" class="label">${year}</text>`);
    if (!january && frame.step >= 20 && month % 3 === 0)
      ticks.push(
        html`<text x="${round(x + frame.step / 2)}" y="${frame.base + 18}" class="label minor" text-anchor="middle">${(month % 12) + 1}</text>`,
      );
  }
  return ticks;
}

function windowBand(frame: Frame, window: ApplicantReport['timeline']['windows'][number], row: number): Markup {
  const from = Math.max(frame.first, monthIndex(window.from));
  const to = Math.min(frame.last, monthIndex(window.to));
  const [x, end] = [round(xOf(frame, from)), round(xOf(frame, to + 1))];
  const late = x > frame.width / 2;
  const y = 12 + row * LABEL_ROW;
  const facts = `${window.from} – ${window.to}`;
  const labels = (window.kinds ?? []).map((kind) => WORK_KIND_LABELS[kind]);
  // One or two kinds are a stream of their own; a longer list is as good as all.
  const named = labels.length > 0 && labels.length <= 2;
  const kinds = named
    ? { zh: `${labels.map(({ zh }) => zh).join('、')} `, en: ` (${labels.map(({ en }) => en).join(', ')})` }
    : { zh: '', en: '' };
  const label = svgWords({
    zh: `${facts}：${kinds.zh}${window.count} 项，预期 ${Number(window.expected.toPrecision(2))}，概率 ${probability(window.probability)}`,
    en: `${facts}: ${window.count}${kinds.en}, expected ${Number(window.expected.toPrecision(2))}, p = ${probability(window.probability)}`,
  });
  return html`<rect class="window" x="${x}" y="${y + 5}" width="${round(end - x)}" height="${frame.base - y - 5}"/><rect class="hatch" x="${x}" y="${y + 5}" width="${round(end - x)}" height="${frame.base - y - 5}"/><path class="window-edge" d="M${x} ${y + 5}V${frame.base}M${end} ${y + 5}V${frame.base}"/><text class="window-label" x="${late ? end : x}" y="${y}"${late && html` text-anchor="end"`}>${label}</text>`;
}

function tallestMonth(report: ApplicantReport): number {
  const stacks = new Map<string, number>();
  for (const { month } of report.timeline.marks) stacks.set(month, (stacks.get(month) ?? 0) + 1);
  return Math.max(1, ...stacks.values());
}

function marks(frame: Frame, report: ApplicantReport, names: Names): Fragment[] {
  const rise = Math.min(RISE, (frame.base - frame.top - 12) / tallestMonth(report));
  const size = Math.max(0.35, Math.min(1, (rise - 1) / 10, (frame.step - 1) / 9));
  const placed = new Map<string, number>();
  return report.timeline.marks.map(({ month, work, kind }) => {
    const at = placed.get(month) ?? 0;
    placed.set(month, at + 1);
    const x = round(xOf(frame, monthIndex(month)) + frame.step / 2);
    const y = round(frame.base - 7 - at * rise);
    const label = `${month} ${WORK_KIND_LABELS[kind].zh} ${WORK_KIND_LABELS[kind].en}: ${names.workTitle(work)}`;
    return html`<g transform="translate(${x} ${y}) scale(${round(size)})"><title>${label}</title>${KIND_MARKS[kind]}</g>`;
  });
}

function legend(report: ApplicantReport): Markup {
  const kinds = [...new Set(report.works.map((work) => work.kind))].filter((kind) =>
    report.timeline.marks.some((mark) => mark.kind === kind),
  );
  const entries = kinds.map((kind) => {
    const count = report.timeline.marks.filter((mark) => mark.kind === kind).length;
    return html`<li><svg class="kind" viewBox="-6 -6 12 12" width="13" height="13" aria-hidden="true">${KIND_MARKS[kind]}</svg> ${words(WORK_KIND_LABELS[kind])} ${count}</li>`;
  });
  const window =
    report.timeline.windows.length > 0 &&
    html`<li><svg class="kind" viewBox="0 0 22 12" width="22" height="12" aria-hidden="true"><rect class="window" width="22" height="12"/><rect class="hatch" width="22" height="12"/></svg> ${words({ zh: '问题线索所指的窗口', en: 'window that a finding speaks of' })}</li>`;
  return html`<ul class="legend">${entries}${window}</ul>`;
}

function leftOut(report: ApplicantReport, names: Names): Fragment[] {
  const notes: readonly (readonly [readonly string[], { zh: string; en: string }])[] = [
    [report.timeline.undated, { zh: '年月不详，未列入图中：', en: 'Month not known, not in the chart: ' }],
    [
      report.timeline.outOfRange,
      { zh: '所填年月与其他成果相差 40 年以上，未列入图中：', en: 'Dated more than 40 years from the others, not in the chart: ' },
    ],
  ];
  return notes.map(
    ([ids, lead]) =>
      ids.length > 0 && html`<p class="note">${words(lead)}${ids.map((id, i) => html`${i > 0 && '；'}${names.work(id)}`)}</p>`,
  );
}

/** Outputs by month, a mark for each, with the windows that findings speak of shaded. */
export function timelinePart(report: ApplicantReport, names: Names): Markup {
  const { range, windows } = report.timeline;
  if (range === undefined) {
    return html`<div class="quiet">${paragraph({ zh: '没有可按年月排列的成果。', en: 'No work has a month to place it by.' })}</div>${leftOut(report, names)}`;
  }
  // Whole years, so that every mark stands beside the number of its year.
  const first = monthIndex(range.from) - (monthIndex(range.from) % 12);
  const last = monthIndex(range.to) + 11 - (monthIndex(range.to) % 12);
  const months = last - first + 1;
  const step = Math.max(5, Math.min(30, (WIDTH - LEFT - RIGHT) / months));
  const plot = Math.min(MAX_PLOT, Math.max(MIN_PLOT, tallestMonth(report) * RISE + 24));
  const top = 8 + windows.length * LABEL_ROW;
  const width = Math.max(WIDTH, Math.ceil(LEFT + RIGHT + months * step));
  const frame: Frame = { first, last, step, top, base: top + plot, width };
  const height = frame.base + 30;
  const summary = words({
    zh: `${range.from} 至 ${range.to} 共 ${report.timeline.marks.length} 项成果，每个符号为一项。`,
    en: `${report.timeline.marks.length} works from ${range.from} to ${range.to}, one mark each.`,
  });
  return html`<figure class="timeline"><div class="scroll"><svg class="chart" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="timeline-title timeline-desc"><title id="timeline-title">成果时间线 Timeline of outputs</title><desc id="timeline-desc">${range.from} – ${range.to}: ${report.timeline.marks.length}</desc>
<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0 0V6"/></pattern></defs>
${windows.map((window, i) => windowBand(frame, window, i))}<path class="axis" d="M${LEFT} ${frame.base}H${round(LEFT + months * step)}"/>${axis(frame)}${marks(frame, report, names)}</svg></div>
<figcaption>${summary}</figcaption>${legend(report)}</figure>${leftOut(report, names)}`;
}
