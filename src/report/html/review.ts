import type { ApplicantReport } from '../model.ts';
import { html, type Markup } from './html.ts';
import { CONFLICT_LABELS, labelOf, OBLIGATION_LABELS, REVIEW_STATE_LABELS } from './labels.ts';
import type { Names } from './names.ts';
import { paragraph, words } from './words.ts';

type Assignment = ApplicantReport['review']['assignments'][number];

const HEAD = [
  { zh: '送审成果', en: 'Work sent out' },
  { zh: '要求', en: 'Demand' },
  { zh: '专家', en: 'Experts' },
  { zh: '回避', en: 'Ruled out' },
];

function row(assignment: Assignment, names: Names): Markup {
  const experts = assignment.reviewers.map(
    (reviewer) =>
      html`<li><bdi>${reviewer.name}</bdi> <span class="note"><bdi>${reviewer.unit}</bdi> · ${words({ zh: '学科契合度', en: 'expertise' })} ${reviewer.expertise.toFixed(2)}</span></li>`,
  );
  const excluded = assignment.excluded.map(
    (conflict) =>
      html`<li><bdi>${conflict.reviewer}</bdi>：${words(labelOf(CONFLICT_LABELS, conflict.kind))} <span class="note">${words(conflict.note)}</span></li>`,
  );
  const ruledOut =
    excluded.length > 4
      ? html`<details class="fold"><summary>${words({ zh: `${excluded.length} 人`, en: `${excluded.length} experts` })}</summary><ul class="plain">${excluded}</ul></details>`
      : html`<ul class="plain">${excluded}</ul>`;
  return html`<tr><td data-zh="送审成果" data-en="Work">${names.work(assignment.work)}</td><td data-zh="要求" data-en="Demand">${words(OBLIGATION_LABELS[assignment.obligation])}<br>${words({ zh: `至少 ${assignment.demand} 名`, en: `at least ${assignment.demand}` })}</td><td data-zh="专家" data-en="Experts">${experts.length > 0 && html`<ol class="plain">${experts}</ol>`}${assignment.shortfall !== undefined && html`<p class="short">${words(assignment.shortfall)}</p>`}</td><td data-zh="回避" data-en="Ruled out">${excluded.length > 0 ? ruledOut : '—'}</td></tr>`;
}

/** What goes to experts, to whom, and who may not be asked. */
export function reviewPart(report: ApplicantReport, names: Names): Markup {
  const { review } = report;
  const state = html`<p class="state-line">${words(REVIEW_STATE_LABELS[review.state])}${review.note !== undefined && html` — ${words(review.note)}`}</p>`;
  if (review.assignments.length === 0) return html`<div class="quiet">${state}</div>`;
  return html`${state}<table class="stack review"><thead><tr>${HEAD.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${review.assignments.map((assignment) => row(assignment, names))}</tbody></table>${paragraph({ zh: `分配种子：${review.seed}。同样的种子和专家库得到同样的分配。`, en: `Seed: ${review.seed}. The same seed and pool give the same assignment.` }, 'note')}`;
}
