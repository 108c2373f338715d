import type { Localised } from '../../domain/localised.ts';
import type { ApplicantReport } from '../model.ts';
import { applicantHead, summaryPart } from './applicant-head.ts';
import { basisPart } from './basis.ts';
import { checksPart, clausesPart, filesPart } from './coverage.ts';
import { couldNotTellPart, findingsPart } from './findings.ts';
import { html, type Markup } from './html.ts';
import { Names } from './names.ts';
import { page } from './page.ts';
import { reviewPart } from './review.ts';
import { timelinePart } from './timeline-chart.ts';
import { heading, words } from './words.ts';
import { worksPart } from './works.ts';

interface Part {
  readonly id: string;
  readonly title: Localised;
  readonly body: Markup;
}

const subheading = (title: Localised): Markup => html`<h3>${words(title)}</h3>`;

function parts(report: ApplicantReport, names: Names): Part[] {
  return [
    { id: 'summary', title: { zh: '需要人员处理的事项', en: 'What needs a person' }, body: summaryPart(report, names) },
    { id: 'findings', title: { zh: '问题线索', en: 'Findings' }, body: findingsPart(report, names) },
    { id: 'unknown', title: { zh: '未能判定的事项', en: 'Could not be determined' }, body: couldNotTellPart(report, names) },
    { id: 'works', title: { zh: '业绩成果', en: 'Works' }, body: worksPart(report, names) },
    { id: 'timeline', title: { zh: '成果时间线', en: 'Timeline of outputs' }, body: timelinePart(report, names) },
    { id: 'review', title: { zh: '送审与专家', en: 'Expert review' }, body: reviewPart(report, names) },
    {
      id: 'coverage',
      title: { zh: '检查范围', en: 'Coverage' },
      body: html`${subheading({ zh: '文件', en: 'Files' })}${filesPart(report)}${subheading({ zh: '检查', en: 'Checks' })}${checksPart(report, names)}${subheading({ zh: '条款', en: 'Clauses' })}${clausesPart(report, names)}`,
    },
    { id: 'basis', title: { zh: '依据与版本', en: 'Basis and versions' }, body: basisPart(report) },
  ];
}

/** The report of one applicant as one self-contained HTML file, in both languages. A function of the report alone. */
export function renderApplicantHtml(report: ApplicantReport): string {
  const names = new Names(report);
  const all = parts(report, names);
  return page({
    title: `${report.applicant.name ?? report.applicant.id} · 预审报告 Pre-screening report`,
    nav: [
      { href: '../batch.html', label: { zh: '← 批次', en: '← Batch' } },
      ...all.map(({ id, title }) => ({ href: `#${id}`, label: title })),
    ],
    body: html`${applicantHead(report, names)}${all.map(({ id, title, body }, i) => html`<section class="part" id="${id}">${heading(i + 1, title)}${body}</section>`)}`,
  });
}
