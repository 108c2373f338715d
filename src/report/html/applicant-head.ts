import type { Localised } from '../../domain/localised.ts';
import type { ApplicantReport } from '../model.ts';
import { glanceList } from './findings.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { EMPLOYMENT_LABELS, TITLE_LEVEL_LABELS, VERIFICATION_LABELS } from './labels.ts';
import type { Names } from './names.ts';
import { outcomeTiles } from './summary.ts';
import { dash, instant, paragraph, words } from './words.ts';

type Row = readonly [Localised, Fragment];

const several = (values: readonly string[]): Fragment => values.length > 0 && html`<bdi>${values.join('、')}</bdi>`;

function verification(report: ApplicantReport): Fragment {
  const record = report.verification;
  if (record === undefined) return words({ zh: '申报材料中无记录', en: 'no record in the dossier' });
  const details = [record.by, record.date, record.note].filter((part) => part !== undefined).join(' · ');
  return html`${words(VERIFICATION_LABELS[record.state])}${details !== '' && html` · <bdi>${details}</bdi>`}`;
}

const MANIFEST: Readonly<Record<ApplicantReport['manifest']['kind'], Localised>> = {
  yaml: { zh: 'YAML 清单', en: 'YAML manifest' },
  json: { zh: 'JSON 清单', en: 'JSON manifest' },
  roster: { zh: '名册表格', en: 'Roster' },
  none: { zh: '无清单，以下信息均由文件推断', en: 'No manifest: everything is inferred from the files' },
};

function applicantFacts(report: ApplicantReport, names: Names): Row[] {
  const { applicant, manifest } = report;
  const inferred = (field: string): Fragment => names.inferred(`applicant.${field}`) ?? names.inferred(field);
  const rows: readonly Row[] = [
    [{ zh: '用人单位', en: 'Unit' }, html`<bdi>${dash(applicant.unit)}</bdi>${inferred('unit')}`],
    [{ zh: '申报系列', en: 'Series' }, html`<bdi>${dash(applicant.series ?? report.batch.series)}</bdi>${inferred('series')}`],
    [
      { zh: '申报级别', en: 'Level applied for' },
      applicant.levelAppliedFor === undefined
        ? '—'
        : html`${words(TITLE_LEVEL_LABELS[applicant.levelAppliedFor])}${inferred('levelAppliedFor')}`,
    ],
    [{ zh: '学科', en: 'Discipline' }, applicant.discipline],
    [{ zh: '用工性质', en: 'Employment' }, applicant.employment !== undefined && words(EMPLOYMENT_LABELS[applicant.employment])],
    [{ zh: '曾用名', en: 'Former names' }, several(applicant.formerNames)],
    [{ zh: '署名形式', en: 'Name variants' }, several(applicant.nameVariants)],
    [{ zh: '曾任职单位', en: 'Former units' }, several(applicant.formerUnits)],
    [{ zh: '系统编号', en: 'System number' }, applicant.systemNumber],
    [{ zh: '实证核验', en: 'On-the-facts verification' }, verification(report)],
    [
      { zh: '材料清单', en: 'Manifest' },
      html`${words(MANIFEST[manifest.kind])}${manifest.path !== undefined && html` <span class="path"><bdi>${manifest.path}</bdi></span>`}`,
    ],
  ];
  return rows.filter(([, value]) => value !== undefined && value !== false);
}

function coverageLine({ summary }: ApplicantReport): Markup {
  const { files, checks, clauses } = summary;
  const unread = files['partly-read'] + files.unreadable + files.refused;
  const total = unread + files.read + files['not-read'];
  const clauseTotal = Object.values(clauses).reduce((sum, n) => sum + n, 0);
  const checkTotal = Object.values(checks).reduce((sum, n) => sum + n, 0);
  return paragraph(
    {
      zh: `检查范围：文件 ${total} 份，其中 ${unread} 份未能完整读取；检查 ${checkTotal} 项，完成 ${checks.completed} 项；条款 ${clauseTotal} 条，已检查 ${clauses.checked} 条，须人工审核 ${clauses.unserved} 条。`,
      en: `Coverage: ${total} files, ${unread} of them not wholly read; ${checkTotal} checks, ${checks.completed} completed; ${clauseTotal} clauses, ${clauses.checked} checked, ${clauses.unserved} for a person.`,
    },
    'coverage-line',
  );
}

const factList = (rows: readonly Row[]): Markup =>
  html`<dl class="facts">${rows.map(([label, value]) => html`<div><dt>${words(label)}</dt><dd>${value}</dd></div>`)}</dl>`;

export function applicantHead(report: ApplicantReport, names: Names): Markup {
  const { applicant, batch } = report;
  const overline = words({ zh: '职称申报材料科研诚信预审报告', en: 'Research-integrity pre-screening of a title dossier' });
  const scanned = [batch.committee, batch.name, batch.applicationYear === undefined ? undefined : String(batch.applicationYear)]
    .filter((part) => part !== undefined)
    .join(' · ');
  return html`<header class="masthead"><p class="overline">${overline}</p><h1><bdi>${applicant.name ?? applicant.id}</bdi>${names.inferred('applicant.name') ?? names.inferred('name')}</h1><p class="under"><bdi>${applicant.id}</bdi> · <bdi>${scanned}</bdi>${report.scannedAt !== undefined && html` · ${instant(report.scannedAt)}`}</p></header>
${factList(applicantFacts(report, names))}`;
}

/** What needs a person, and on how much it rests. */
export const summaryPart = (report: ApplicantReport, names: Names): Markup =>
  html`${outcomeTiles(report.summary.outcomes, report.summary.couldNotTell)}
${glanceList(report, names)}
${coverageLine(report)}
${paragraph({ zh: '本报告列出问题线索、依据条款和证据，供人员核实；不作认定，不设总分。', en: 'This report lists findings with their clauses and evidence for a person to verify. It decides nothing and gives no overall score.' }, 'stand')}`;
