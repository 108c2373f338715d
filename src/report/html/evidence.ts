import type { Localised } from '../../domain/localised.ts';
import type { ReportCountSeries, ReportEvidence, ReportListEntry, ReportTextMatch } from '../evidence-schema.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { LIST_LABELS, labelOf, MATCH_KIND_LABELS, MATCHED_BY_LABELS } from './labels.ts';
import { pictureTable } from './picture-table.ts';
import { quoteFigure } from './quote.ts';
import { seriesChart } from './series-chart.ts';
import { dash, hash, probability, words } from './words.ts';

/** Passages shown at once; the rest fold away on the screen and are all there in print. */
const OPEN_PASSAGES = 4;

function passage(evidence: ReportTextMatch, number: number): Markup {
  return html`<div class="passage"><p class="passage-head">${words({ zh: `重合文字 ${number}`, en: `Passage ${number}` })} · ${words(labelOf(MATCH_KIND_LABELS, evidence.kind))}</p>
<div class="pair">${quoteFigure(evidence.suspicious, evidence.common?.suspicious, { zh: '申报材料', en: 'Dossier' })}${quoteFigure(evidence.source, evidence.common?.source, { zh: '比对来源', en: 'Compared source' })}</div></div>`;
}

function passages(matches: readonly ReportTextMatch[]): Markup | undefined {
  if (matches.length === 0) return undefined;
  const all = matches.map((match, i) => passage(match, i + 1));
  const rest = all.slice(OPEN_PASSAGES);
  const folded =
    rest.length > 0 &&
    html`<details class="fold"><summary>${words({ zh: `其余 ${rest.length} 处重合文字`, en: `${rest.length} more passages` })}</summary>${rest}</details>`;
  return html`${all.slice(0, OPEN_PASSAGES)}${folded}`;
}

function listRow(entry: ReportListEntry): Markup {
  const row: Fragment =
    entry.row === undefined
      ? words(
          entry.complete
            ? { zh: '无此条目（名录完整）', en: 'No row (complete copy)' }
            : { zh: '未找到（名录不完整，不能据此认定未收录）', en: 'No row found (incomplete copy: proves nothing)' },
        )
      : words({ zh: `第 ${entry.row} 行`, en: `row ${entry.row}` });
  return html`<tr><td>${words(labelOf(LIST_LABELS, entry.list))}</td><td>${entry.edition}</td><td>${row}</td><td><bdi>${dash(entry.title)}</bdi></td><td>${dash(entry.category)}</td><td>${words(MATCHED_BY_LABELS[entry.matchedBy])}</td><td>${hash(entry.listHash)}</td></tr>`;
}

function listTable(entries: readonly ReportListEntry[]): Markup | undefined {
  if (entries.length === 0) return undefined;
  const head = [
    { zh: '名录', en: 'List' },
    { zh: '版', en: 'Edition' },
    { zh: '行', en: 'Row' },
    { zh: '名称', en: 'Title' },
    { zh: '类别', en: 'Category' },
    { zh: '匹配方式', en: 'Matched by' },
    { zh: '名录哈希', en: 'List hash' },
  ];
  return html`<div class="scroll"><table class="compact"><thead><tr>${head.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${entries.map(listRow)}</tbody></table></div>`;
}

function series(evidence: ReportCountSeries): Markup {
  const { window } = evidence;
  const facts: readonly (readonly [{ zh: string; en: string }, Fragment])[] = [
    [{ zh: '窗口', en: 'Window' }, `${window.from} – ${window.to}`],
    [{ zh: '窗口内数量', en: 'Count in window' }, window.count],
    [{ zh: '预期数量', en: 'Expected' }, String(Number(evidence.expected.toPrecision(3)))],
    [
      { zh: '概率', en: 'Probability' },
      html`${probability(evidence.probability)}${evidence.exact !== undefined && evidence.exact.length <= 40 && html` <span class="note">= ${evidence.exact}</span>`}`,
    ],
    [{ zh: '方法', en: 'Method' }, words(evidence.method)],
  ];
  return html`<div class="series-box"><div class="scroll">${seriesChart(evidence)}</div><dl class="facts">${facts.map(([label, value]) => html`<div><dt>${words(label)}</dt><dd>${value}</dd></div>`)}</dl></div>`;
}

/** Sources that are no file of the applicant. */
const SOURCE_LABELS: ReadonlyMap<string, Localised> = new Map([
  ['manifest', { zh: '申报信息', en: 'Manifest' }],
  ['journal-registry', { zh: '期刊登记信息', en: 'Journal registry' }],
  ['batch', { zh: '本批次', en: 'The batch' }],
]);

type Plain = Extract<ReportEvidence, { type: 'record' | 'document' }>;

function plainRow(evidence: Plain): Markup {
  const page = evidence.page === undefined ? undefined : html` · ${words({ zh: `第 ${evidence.page} 页`, en: `page ${evidence.page}` })}`;
  if (evidence.type === 'document') {
    return html`<tr><td><span class="path"><bdi>${evidence.file}</bdi></span>${page}</td><td>${words({ zh: '文件', en: 'File' })}</td><td>${hash(evidence.document)}</td></tr>`;
  }
  const value =
    evidence.value === ''
      ? html`<span class="note">${words({ zh: '（未填写）', en: '(not stated)' })}</span>`
      : html`<bdi>${evidence.value}</bdi>`;
  const source = SOURCE_LABELS.get(evidence.source);
  const inferred = evidence.inferred === true && html` <span class="inferred">${words({ zh: '推断', en: 'inferred' })}</span>`;
  return html`<tr><td>${source === undefined ? html`<span class="path"><bdi>${evidence.source}</bdi></span>` : words(source)}${page}</td><td>${evidence.field}</td><td>${value}${inferred}</td></tr>`;
}

function plainTable(records: readonly Plain[]): Markup | undefined {
  if (records.length === 0) return undefined;
  return html`<div class="scroll"><table class="compact"><thead><tr><th scope="col">${words({ zh: '出处', en: 'Source' })}</th><th scope="col">${words({ zh: '项目', en: 'Field' })}</th><th scope="col">${words({ zh: '内容', en: 'Value' })}</th></tr></thead><tbody>${records.map(plainRow)}</tbody></table></div>`;
}

/** All evidence of a finding, by kind, in the order given within each. */
export function evidenceBlock(evidence: readonly ReportEvidence[]): Markup {
  const matches = evidence.filter((item) => item.type === 'text-match');
  const lists = evidence.filter((item) => item.type === 'list-entry');
  const counts = evidence.filter((item) => item.type === 'count-series');
  const pictures = evidence.filter((item) => item.type === 'picture-match');
  const plain = evidence.filter((item) => item.type === 'record' || item.type === 'document');
  return html`<div class="evidence"><h4>${words({ zh: '证据', en: 'Evidence' })}</h4>${counts.map(series)}${listTable(lists)}${plainTable(plain)}${pictureTable(pictures)}${passages(matches)}</div>`;
}
