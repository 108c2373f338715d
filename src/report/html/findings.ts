import { needsReview, OUTCOMES } from '../../domain/outcome.ts';
import type { ApplicantReport, CouldNotTell, ReportFinding } from '../model.ts';
import { errorTrace } from './error-trace.ts';
import { evidenceBlock } from './evidence.ts';
import { html, type Markup } from './html.ts';
import { OUTCOME_NOTES } from './labels.ts';
import type { Names } from './names.ts';
import { outcomeLabel } from './outcome-mark.ts';
import { hash, paragraph, words } from './words.ts';

function explanations(finding: ReportFinding, names: Names): Markup | undefined {
  const reasons = names.checkOf(finding.check)?.innocentExplanations ?? [];
  if (reasons.length === 0) return undefined;
  return html`<details class="fold innocent"><summary>${words({ zh: '可能的正当原因', en: 'Innocent explanations to consider' })}</summary><ul>${reasons.map((reason) => html`<li>${words(reason)}</li>`)}</ul></details>`;
}

const trace = (finding: ReportFinding): Markup =>
  html`<p class="trace"><span>${finding.code} v${finding.checkVersion}</span> <span>${words({ zh: '证据强度（仅用于排序）', en: 'strength (order only)' })} ${finding.strength.toFixed(2)}</span> <span>${words({ zh: '指纹', en: 'fingerprint' })} ${hash(finding.fingerprint)}</span></p>`;

function card(finding: ReportFinding, number: number, names: Names): Markup {
  // More than a page can hold: print may part it between passages, never inside one.
  const tall = finding.evidence.length > 2;
  return html`<article class="card o-${finding.outcome}${tall && ' tall'}" id="finding-${number}">
<header><p class="card-head">${outcomeLabel(finding.outcome)}<span class="number">${number}</span></p><h3>${words(finding.title)}</h3><p class="subject">${names.subject(finding.subject)}</p></header>
${paragraph(finding.statement, 'statement')}
<dl class="basis"><div><dt>${words({ zh: '依据条款', en: 'Clause' })}</dt><dd>${names.clause(finding.clause)}</dd></div><div class="action"><dt>${words({ zh: '下一步', en: 'Next step' })}</dt><dd>${words(finding.action)}</dd></div></dl>
${evidenceBlock(finding.evidence)}
${explanations(finding, names)}
${trace(finding)}
</article>`;
}

/** Evidence that a rule is met: one line, its evidence folded; print keeps the line. */
function metLine(finding: ReportFinding, number: number, names: Names): Markup {
  return html`<details class="met" id="finding-${number}"><summary><span class="number">№ ${number}</span> <strong>${words(finding.title)}</strong> <span class="note">${names.subject(finding.subject)}</span><br>${words(finding.statement)}</summary>
<p>${words({ zh: '依据条款：', en: 'Clause: ' })}${names.clause(finding.clause)}</p>${evidenceBlock(finding.evidence)}${explanations(finding, names)}${trace(finding)}</details>`;
}

/** Findings named at a glance; with more than these the parts below are the list. */
const GLANCE = 40;

/** What needs a person, one line each, in the order of the cards. */
export function glanceList(report: ApplicantReport, names: Names): Markup | undefined {
  const open = report.findings.filter((finding) => needsReview(finding.outcome));
  if (open.length === 0) return undefined;
  const lines = open
    .slice(0, GLANCE)
    .map(
      (finding, i) =>
        html`<li><span class="number">№ ${i + 1}</span>${outcomeLabel(finding.outcome)}<span><a href="#finding-${i + 1}">${words(finding.title)}</a> <span class="note">${names.subject(finding.subject)}</span></span></li>`,
    );
  const more = open.length - lines.length;
  return html`<ol class="glance">${lines}${more > 0 && html`<li><span></span><span></span><span class="note">${words({ zh: `其余 ${more} 项见下文`, en: `${more} more below` })}</span></li>`}</ol>`;
}

/** Findings under the outcome each points to, gravest first. */
export function findingsPart(report: Pick<ApplicantReport, 'findings'>, names: Names): Markup {
  const nothing =
    !report.findings.some((finding) => needsReview(finding.outcome)) &&
    html`<div class="quiet">${paragraph({
      zh: '在已完成的检查范围内没有问题线索。这不表示全部事项均已核实：请一并阅读“未能判定的事项”和“检查范围”。',
      en: 'No findings within what was checked. This does not mean that everything has been verified: read “Could not be determined” and “Coverage” too.',
    })}</div>`;
  const numbers = new Map(report.findings.map((finding, i) => [finding, i + 1]));
  return html`${nothing}${OUTCOMES.map((outcome) => {
    const group = report.findings.filter((finding) => finding.outcome === outcome);
    if (group.length === 0) return undefined;
    return html`<section class="group"><div class="group-head">${outcomeLabel(outcome)} <span class="count">${words({ zh: `${group.length} 项`, en: `${group.length}` })}</span>${paragraph(OUTCOME_NOTES[outcome], 'note')}</div>
${group.map((finding) => (outcome === 'pass' ? metLine : card)(finding, numbers.get(finding) ?? 0, names))}</section>`;
  })}`;
}

function origin(item: CouldNotTell, names: Names): Markup {
  if (item.check !== undefined) return html`${words({ zh: '检查：', en: 'Check: ' })}${names.check(item.check)}`;
  if (item.clause !== undefined) return html`${words({ zh: '条款：', en: 'Clause: ' })}${names.clause(item.clause)}`;
  return item.origin === 'file' ? words({ zh: '读取文件', en: 'Reading files' }) : words({ zh: '申报材料', en: 'Dossier' });
}

function unknownRow(item: CouldNotTell, names: Names): Markup {
  const subjects = item.subjects.map((subject) => html`<li>${names.subject(subject)}</li>`);
  const shown =
    subjects.length > 8
      ? html`<details class="fold"><summary>${words({ zh: `${subjects.length} 项`, en: `${subjects.length} items` })}</summary><ul class="plain">${subjects}</ul></details>`
      : html`<ul class="plain">${subjects}</ul>`;
  const error = item.error !== undefined && errorTrace(item.error);
  return html`<tr><td data-zh="对象" data-en="Subject">${shown}</td><td data-zh="原因" data-en="Reason">${words(item.reason)}${error}</td><td data-zh="如何补救" data-en="Mend">${words(item.mend)}</td><td data-zh="来源" data-en="From">${origin(item, names)}</td></tr>`;
}

/** What could not be determined, why, and what would let it be. */
export function couldNotTellPart(report: Pick<ApplicantReport, 'couldNotTell'>, names: Names): Markup {
  if (report.couldNotTell.length === 0) {
    return html`<div class="quiet">${paragraph({ zh: '各项检查对其适用的对象均已作出判定。', en: 'Every check could tell for everything it applies to.' })}</div>`;
  }
  const head = [
    { zh: '对象', en: 'Subject' },
    { zh: '原因', en: 'Reason' },
    { zh: '如何补救', en: 'What would mend it' },
    { zh: '来源', en: 'From' },
  ];
  return html`${paragraph({ zh: '下列事项因资料缺失或文件无法读取而没有结论，不能视为符合。', en: 'These have no result, because data is missing or a file could not be read. They are not passes.' }, 'note')}
<table class="stack unknowns"><thead><tr>${head.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${report.couldNotTell.map((item) => unknownRow(item, names))}</tbody></table>`;
}
