import { errorTexts } from '../error-texts.ts';
import type { ApplicantReport, ReportCheck, ReportClause, ReportFile } from '../model.ts';
import { errorTrace } from './error-trace.ts';
import { html, type Markup } from './html.ts';
import {
  CHECK_STATUS_LABELS,
  CLAUSE_STATE_LABELS,
  FILE_KIND_LABELS,
  FILE_STATE_LABELS,
  labelOf,
  OBLIGATION_LABELS,
  STATED_BY_LABELS,
} from './labels.ts';
import type { Names } from './names.ts';
import { hash, paragraph, words } from './words.ts';

const headRow = (labels: readonly { zh: string; en: string }[]): Markup =>
  html`<thead><tr>${labels.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead>`;

const SIZE_UNITS = ['B', 'kB', 'MB', 'GB'] as const;

function size(bytes: number): string {
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < SIZE_UNITS.length - 1) [value, unit] = [value / 1000, unit + 1];
  return `${unit === 0 ? value : value.toFixed(1)} ${SIZE_UNITS[unit] ?? ''}`;
}

function fileRow(file: ReportFile): Markup {
  const facts = [
    file.format?.toUpperCase(),
    file.pages === undefined ? undefined : html`${file.pages} ${words({ zh: '页', en: 'pages' })}`,
    file.characters === undefined ? undefined : html`${file.characters} ${words({ zh: '字符', en: 'characters' })}`,
    size(file.bytes),
  ].filter((fact) => fact !== undefined);
  const trouble = file.error !== undefined && html`<p>${words(errorTexts(file.error).what)}</p>${errorTrace(file.error)}`;
  const pages =
    file.unreadPages !== undefined &&
    file.unreadPages.length > 0 &&
    html`<p class="note">${words({ zh: '未读页：', en: 'pages not read: ' })}${file.unreadPages.join(', ')}</p>`;
  return html`<tr><td class="path" data-zh="文件" data-en="File"><bdi>${file.path}</bdi></td><td data-zh="类别" data-en="Kind">${words(labelOf(FILE_KIND_LABELS, file.kind))}</td><td data-zh="结果" data-en="Result"><span class="state s-${file.state}">${words(FILE_STATE_LABELS[file.state])}</span>${trouble}${pages}</td><td data-zh="内容" data-en="Content">${facts.map((fact, i) => html`${i > 0 && ' · '}${fact}`)}</td><td data-zh="SHA-256" data-en="SHA-256">${hash(file.sha256)}</td></tr>`;
}

export function filesPart(report: ApplicantReport): Markup {
  if (report.files.length === 0)
    return html`<div class="quiet">${paragraph({ zh: '申报材料中没有文件。', en: 'The dossier has no files.' })}</div>`;
  const head = [
    { zh: '文件', en: 'File' },
    { zh: '类别', en: 'Kind' },
    { zh: '结果', en: 'Result' },
    { zh: '内容', en: 'Content' },
    { zh: 'SHA-256', en: 'SHA-256' },
  ];
  return html`<table class="stack files">${headRow(head)}<tbody>${report.files.map(fileRow)}</tbody></table>`;
}

function coveredCounts(check: ReportCheck): Markup {
  const number = (state: ReportCheck['covered'][number]['state']): number => check.covered.filter((c) => c.state === state).length;
  const [checked, unknown, outside] = [number('checked'), number('could-not-tell'), number('not-applicable')];
  return words({
    zh: `已检查 ${checked} 项，无法判定 ${unknown} 项，不适用 ${outside} 项；线索 ${check.findings} 项。`,
    en: `${checked} checked, ${unknown} could not tell, ${outside} not applicable; ${check.findings} findings.`,
  });
}

function subjects(check: ReportCheck, names: Names): Markup | undefined {
  if (check.covered.length === 0) return undefined;
  const label = {
    checked: CHECK_STATUS_LABELS.completed,
    'not-applicable': CHECK_STATUS_LABELS['not-applicable'],
    'could-not-tell': CHECK_STATUS_LABELS['could-not-tell'],
  };
  const items = check.covered.map(
    (covered) =>
      html`<li>${names.subject(covered.subject)}：${words(covered.state === 'checked' ? CLAUSE_STATE_LABELS.checked : label[covered.state])}${covered.reason !== undefined && html` <span class="note">${words(covered.reason)}</span>`}</li>`,
  );
  return html`<details class="fold"><summary>${words({ zh: '逐项', en: 'Item by item' })}</summary><ul>${items}</ul></details>`;
}

function checkEntry(check: ReportCheck, number: number, names: Names): Markup {
  const result =
    check.status === 'completed'
      ? coveredCounts(check)
      : html`${check.reason !== undefined && words(check.reason)}${check.error !== undefined && html`${words(errorTexts(check.error).what)}`}`;
  const mend = check.mend !== undefined && html`<p>${words({ zh: '如何补救：', en: 'What would mend it: ' })}${words(check.mend)}</p>`;
  const limits =
    check.limits.length > 0 &&
    html`<details class="fold"><summary>${words({ zh: '已知局限', en: 'Known limits' })}</summary><ul>${check.limits.map((limit) => html`<li>${words(limit)}</li>`)}</ul></details>`;
  return html`<div class="entry" id="check-${number}"><p class="entry-head"><strong>${words(check.title)}</strong> <span class="state s-${check.status}">${words(CHECK_STATUS_LABELS[check.status])}</span> <span class="trace"><span>${check.id} v${check.version}</span></span></p><p>${result}</p>${mend}${subjects(check, names)}${limits}</div>`;
}

const none = (zh: string, en: string): Markup => html`<div class="quiet">${paragraph({ zh, en })}</div>`;

export const checksPart = (report: Pick<ApplicantReport, 'checks'>, names: Names): Markup =>
  report.checks.length === 0
    ? none('没有运行任何检查。', 'No check was run.')
    : html`<div class="entries">${report.checks.map((check, i) => checkEntry(check, i + 1, names))}</div>`;

function parameters(clause: ReportClause): Markup | undefined {
  if (clause.parameters.length === 0) return undefined;
  const items = clause.parameters.map(
    (parameter) =>
      html`<li><code>${parameter.name}</code> = <code>${parameter.value}</code> <span class="note">${words(labelOf(STATED_BY_LABELS, parameter.statedBy))} · ${parameter.layer}${parameter.source !== undefined && html` · ${parameter.source}`}</span></li>`,
  );
  return html`<details class="fold"><summary>${words({ zh: `参数 ${items.length} 个`, en: `${items.length} parameters` })}</summary><ul class="plain parameters">${items}</ul></details>`;
}

function clauseRow(clause: ReportClause, number: number, names: Names): Markup {
  const by =
    clause.checks.length > 0 &&
    html`<p class="note">${words({ zh: '检查：', en: 'Checks: ' })}${clause.checks.map((check, i) => html`${i > 0 && '、'}${names.check(check)}`)}</p>`;
  return html`<tr id="clause-${number}"><td class="clause-id nowrap" data-zh="条款" data-en="Clause">${clause.id}</td><td data-zh="内容" data-en="Rule"><strong>${words(clause.title)}</strong><br>${words(clause.statement)}${parameters(clause)}</td><td class="nowrap" data-zh="义务" data-en="Obligation">${words(OBLIGATION_LABELS[clause.obligation])}</td><td data-zh="状态" data-en="State"><span class="state s-${clause.state}">${words(CLAUSE_STATE_LABELS[clause.state])}</span>${clause.note !== undefined && html`<p class="note">${words(clause.note)}</p>`}${by}</td></tr>`;
}

export function clausesPart(report: Pick<ApplicantReport, 'clauses'>, names: Names): Markup {
  if (report.clauses.length === 0) return none('规则包中没有条款。', 'The pack has no clauses.');
  const head = [
    { zh: '条款', en: 'Clause' },
    { zh: '内容与参数', en: 'Rule and parameters' },
    { zh: '义务', en: 'Obligation' },
    { zh: '状态', en: 'State' },
  ];
  return html`<table class="stack clauses">${headRow(head)}<tbody>${report.clauses.map((clause, i) => clauseRow(clause, i + 1, names))}</tbody></table>`;
}
