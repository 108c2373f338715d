import { needsReview, OUTCOMES } from '../../domain/outcome.ts';
import type { BatchReport, BatchRow } from '../batch-model.ts';
import { errorTexts } from '../error-texts.ts';
import { basisPart } from './basis.ts';
import { checksPart, clausesPart } from './coverage.ts';
import { errorTrace } from './error-trace.ts';
import { couldNotTellPart, findingsPart } from './findings.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { OUTCOME_LABELS, TITLE_LEVEL_LABELS } from './labels.ts';
import { Names } from './names.ts';
import { outcomeMark, outcomeMarkUse, outcomeSymbols } from './outcome-mark.ts';
import { page } from './page.ts';
import { outcomeTiles } from './summary.ts';
import { dash, hash, heading, instant, paragraph, words } from './words.ts';

/** Rows in one fold of the table: what is folded is not laid out, so that twenty thousand rows open at once. */
const ROWS_IN_CHUNK = 200;
const LINKS_SHOWN = 200;

/** A relative path as a link: each step encoded, so that a name can't become a scheme or a query. */
const href = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

function row(applicant: BatchRow): Markup {
  const counts = OUTCOMES.map((outcome) => html`<td class="num">${applicant.outcomes[outcome] > 0 && applicant.outcomes[outcome]}</td>`);
  const unread = applicant.unreadFiles.length + applicant.failedChecks.length;
  // A tick would read as a pass of all; what could not be told is none.
  const incomplete = applicant.couldNotTell > 0 || unread > 0;
  const mark = incomplete && (applicant.worst === undefined || applicant.worst === 'pass') ? 'unknown' : applicant.worst;
  return html`<tr data-row><td>${mark !== undefined && outcomeMarkUse(mark)}</td><td class="who"><a href="${href(applicant.report.html)}"><bdi>${applicant.name ?? applicant.id}</bdi></a> <span class="note"><bdi>${applicant.id}</bdi></span></td><td><bdi>${dash(applicant.unit)}</bdi></td><td class="num">${applicant.works}</td>${counts}<td class="num">${applicant.couldNotTell}</td><td class="num${unread > 0 && ' warn'}">${unread}</td></tr>
`;
}

function table(rows: readonly BatchRow[]): Markup {
  const heads = OUTCOMES.map(
    (outcome) => html`<th scope="col" class="slant">${outcomeMark(outcome)}<span>${words(OUTCOME_LABELS[outcome])}</span></th>`,
  );
  return html`<div class="scroll"><table class="batch"><thead><tr><th scope="col"><span class="sr">${words({ zh: '最重', en: 'Gravest' })}</span></th><th scope="col">${words({ zh: '申报人', en: 'Applicant' })}</th><th scope="col">${words({ zh: '单位', en: 'Unit' })}</th><th scope="col" class="slant">${words({ zh: '成果', en: 'Works' })}</th>${heads}<th scope="col" class="slant">${words({ zh: '未能判定', en: 'Could not tell' })}</th><th scope="col" class="slant">${words({ zh: '未读或出错', en: 'Unread or broken' })}</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`;
}

function applicantsPart(report: BatchReport): Markup {
  if (report.applicants.length === 0)
    return html`<div class="quiet">${paragraph({ zh: '本批次没有申报人。', en: 'The batch has no applicants.' })}</div>`;
  const chunks: Fragment[] = [];
  for (let from = 0; from < report.applicants.length; from += ROWS_IN_CHUNK) {
    const rows = report.applicants.slice(from, from + ROWS_IN_CHUNK);
    const body = table(rows);
    chunks.push(
      report.applicants.length <= ROWS_IN_CHUNK
        ? body
        : html`<details class="chunk"${from === 0 && ' open'}><summary>${from + 1} – ${from + rows.length}</summary>${body}</details>`,
    );
  }
  return html`<p class="filter" hidden><label for="filter">${words({ zh: '筛选姓名、编号、单位', en: 'Filter by name, id or unit' })}</label> <input id="filter" type="search"></p>${outcomeSymbols()}${chunks}${paragraph({ zh: '按最重的规则指向排列，其次按数量；不是得分或名次。', en: 'In order of the gravest outcome, then of its number; not a score or a ranking.' }, 'note')}`;
}

function linksPart(report: BatchReport): Markup {
  const known = new Map(report.applicants.map((applicant) => [applicant.id, applicant]));
  const person = (id: string): Markup => {
    const applicant = known.get(id);
    return applicant === undefined
      ? html`<bdi>${id}</bdi>`
      : html`<a href="${href(applicant.report.html)}"><bdi>${applicant.name ?? id}</bdi></a> <span class="note"><bdi>${dash(applicant.unit)}</bdi></span>`;
  };
  const common =
    report.commonFiles.length > 0 &&
    html`<p class="note">${words({ zh: '多份材料共有的同一文件（视为通用表格，未计入联系）：', en: 'Files that many dossiers have (taken for forms, not for links): ' })}${report.commonFiles.map((file, i) => html`${i > 0 && '；'}${hash(file.document)} × ${file.applicants}`)}</p>`;
  if (report.links.length === 0)
    return html`<div class="quiet">${paragraph({ zh: '在检查范围内，申报人之间没有相同的文件或合计 40 字以上的相同文字。', en: 'Within what was checked, no two applicants share a file or 40 characters of text.' })}</div>${common}`;
  const rows = report.links
    .slice(0, LINKS_SHOWN)
    .map(
      (link) =>
        html`<tr><td>${person(link.applicants[0])}</td><td>${person(link.applicants[1])}</td><td class="num">${link.passages}</td><td class="num">${link.characters}</td><td class="num">${link.sameFiles}</td></tr>`,
    );
  const more = report.links.length - rows.length;
  return html`<div class="scroll"><table class="compact links"><thead><tr><th scope="col">${words({ zh: '申报人', en: 'Applicant' })}</th><th scope="col">${words({ zh: '申报人', en: 'Applicant' })}</th><th scope="col">${words({ zh: '相同段落', en: 'Shared passages' })}</th><th scope="col">${words({ zh: '字符数', en: 'Characters' })}</th><th scope="col">${words({ zh: '相同文件', en: 'Same files' })}</th></tr></thead><tbody>${rows}</tbody></table></div>${more > 0 && paragraph({ zh: `另有 ${more} 对，见 JSON 报告。`, en: `${more} more pairs stand in the JSON report.` }, 'note')}${common}`;
}

/** Clauses about the batch as a whole: findings, what could not be told, checks and clauses, as in an applicant's report. */
function wholeBatchPart({ wholeBatch }: BatchReport): Markup {
  const names = new Names({ ...wholeBatch, works: [], inferred: [] }, { zh: '整个批次', en: 'The whole batch' });
  const part = (title: { zh: string; en: string }, body: Markup): Markup => html`<h3>${words(title)}</h3>${body}`;
  return html`${paragraph({ zh: '下列条款涉及整个批次，不归于某一申报人。', en: 'These clauses are about the batch as a whole and not about one applicant.' }, 'note')}${findingsPart(wholeBatch, names)}${part({ zh: '未能判定的事项', en: 'What could not be determined' }, couldNotTellPart(wholeBatch, names))}${part({ zh: '检查', en: 'Checks' }, checksPart(wholeBatch, names))}${part({ zh: '条款', en: 'Clauses' }, clausesPart(wholeBatch, names))}`;
}

/** The tiles count what is said of applicants: what is said of the whole batch must not be overlooked beside them. */
function wholeBatchNote({ wholeBatch: { couldNotTell, outcomes } }: BatchReport): Fragment {
  const found = OUTCOMES.filter(needsReview).reduce((sum, outcome) => sum + outcomes[outcome], 0);
  if (found + couldNotTell.length === 0) return false;
  return html`<p class="stand"><a href="#whole-batch">${words({
    zh: `以上按申报人统计；另有涉及整个批次的问题线索 ${found} 项、未能判定 ${couldNotTell.length} 项。`,
    en: `The figures are of applicants; about the batch as a whole there are ${found} more findings and ${couldNotTell.length} matters that could not be told.`,
  })}</a></p>`;
}

function problemsPart(report: BatchReport): Markup {
  const unread = report.applicants.filter((applicant) => applicant.unreadFiles.length > 0 || applicant.failedChecks.length > 0);
  const problems = report.problems.map(
    (problem) =>
      html`<tr><td class="path" data-zh="文件" data-en="File"><bdi>${dash(problem.file)}</bdi></td><td data-zh="问题" data-en="Problem"><bdi>${words(errorTexts(problem).what)}</bdi>${errorTrace(problem)}</td><td data-zh="如何补救" data-en="Mend">${words(errorTexts(problem).mend)}</td></tr>`,
  );
  const rows = unread
    .slice(0, ROWS_IN_CHUNK)
    .map(
      (applicant) =>
        html`<tr><td data-zh="申报人" data-en="Applicant"><a href="${href(applicant.report.html)}"><bdi>${applicant.name ?? applicant.id}</bdi></a></td><td class="path" data-zh="文件" data-en="Files"><bdi>${applicant.unreadFiles.join('；')}</bdi></td><td data-zh="出错的检查" data-en="Checks">${applicant.failedChecks.join('、')}</td></tr>`,
    );
  if (problems.length + rows.length === 0)
    return html`<div class="quiet">${paragraph({ zh: '全部文件均已读取，全部检查均已完成。', en: 'Every file was read and every check completed.' })}</div>`;
  return html`${problems.length > 0 && html`<table class="stack problems"><thead><tr><th scope="col">${words({ zh: '文件', en: 'File' })}</th><th scope="col">${words({ zh: '问题', en: 'Problem' })}</th><th scope="col">${words({ zh: '如何补救', en: 'What would mend it' })}</th></tr></thead><tbody>${problems}</tbody></table>`}
${rows.length > 0 && html`<h3>${words({ zh: '未完整读取的材料', en: 'Dossiers not wholly read' })}</h3><table class="stack problems"><thead><tr><th scope="col">${words({ zh: '申报人', en: 'Applicant' })}</th><th scope="col">${words({ zh: '文件', en: 'Files' })}</th><th scope="col">${words({ zh: '出错的检查', en: 'Checks that broke off' })}</th></tr></thead><tbody>${rows}</tbody></table>`}${unread.length > rows.length && paragraph({ zh: `另有 ${unread.length - rows.length} 人，见 JSON 报告。`, en: `${unread.length - rows.length} more stand in the JSON report.` }, 'note')}`;
}

function head({ batch, totals, scannedAt }: BatchReport): Markup {
  const level = batch.level === undefined ? undefined : TITLE_LEVEL_LABELS[batch.level];
  const facts: readonly Fragment[] = [
    batch.committee,
    batch.series,
    level && words(level),
    batch.applicationYear === undefined ? undefined : String(batch.applicationYear),
    scannedAt === undefined ? undefined : instant(scannedAt),
  ];
  return html`<header class="masthead"><p class="overline">${words({ zh: '职称申报材料科研诚信预审 · 批次总览', en: 'Research-integrity pre-screening · batch' })}</p><h1><bdi>${batch.name}</bdi></h1><p class="under">${facts.filter((fact) => fact !== undefined).map((fact, i) => html`${i > 0 && ' · '}${fact}`)}</p></header>
<p class="lead">${words({
    zh: `申报人 ${totals.applicants} 人，成果 ${totals.works} 项，文件 ${totals.files} 份。${totals.applicantsWithFindings} 人有需要人员处理的问题线索；${totals.unreadFiles} 份文件未能完整读取。`,
    en: `${totals.applicants} applicants, ${totals.works} works, ${totals.files} files. ${totals.applicantsWithFindings} applicants have findings for a person to look at; ${totals.unreadFiles} files could not be wholly read.`,
  })}</p>`;
}

/** The overview of a batch as one self-contained HTML file, in both languages. A function of the report alone. */
export function renderBatchHtml(report: BatchReport): string {
  const parts = [
    {
      id: 'summary',
      title: { zh: '问题线索汇总', en: 'Findings in all' },
      body: html`${outcomeTiles(report.totals.outcomes, report.totals.couldNotTell)}${wholeBatchNote(report)}${paragraph({ zh: '本报告列出问题线索供人员核实；不作认定，不设总分。', en: 'This report lists findings for a person to verify. It decides nothing and gives no overall score.' }, 'stand')}`,
    },
    { id: 'applicants', title: { zh: '申报人', en: 'Applicants' }, body: applicantsPart(report) },
    { id: 'whole-batch', title: { zh: '整个批次', en: 'The batch as a whole' }, body: wholeBatchPart(report) },
    { id: 'links', title: { zh: '申报人之间的相同文字与文件', en: 'Text and files shared between applicants' }, body: linksPart(report) },
    { id: 'problems', title: { zh: '未完成的部分', en: 'What was left undone' }, body: problemsPart(report) },
    { id: 'basis', title: { zh: '依据与版本', en: 'Basis and versions' }, body: basisPart(report) },
  ];
  return page({
    title: `${report.batch.name} · 预审总览 Pre-screening overview`,
    nav: parts.map(({ id, title }) => ({ href: `#${id}`, label: title })),
    body: html`${head(report)}${parts.map(({ id, title, body }, i) => html`<section class="part" id="${id}">${heading(i + 1, title)}${body}</section>`)}`,
  });
}
