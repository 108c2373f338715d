import { EXCLUSION_LABELS, leavesEveryRate } from '../../similarity/rate/exclusion-labels.ts';
import type { ApplicantReport, ReportWork } from '../model.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { AUTHOR_ROLE_LABELS, CLAIMED_LEVEL_LABELS, OUTCOME_LABELS, WORK_KIND_LABELS } from './labels.ts';
import type { Names } from './names.ts';
import { outcomeMark } from './outcome-mark.ts';
import { dash, paragraph, percentage, words } from './words.ts';

const HEAD = [
  { zh: '序', en: 'No.' },
  { zh: '成果', en: 'Work' },
  { zh: '年月', en: 'Month' },
  { zh: '所报级别', en: 'Level claimed' },
  { zh: '总文字复制比', en: 'Total' },
  { zh: '去除引用', en: 'Less citations' },
  { zh: '去除本人', en: 'Less own work' },
  { zh: '单篇最大', en: 'Largest source' },
  { zh: '期刊收录', en: 'Listing' },
  { zh: '线索', en: 'Findings' },
];

/** Fields shown on the second line of a work; one note tells that any of them was read off the files. */
const DETAIL_FIELDS = ['journal', 'publisher', 'volume', 'issue', 'pages', 'issn', 'cn', 'isbn', 'doi', 'patentNumber'];

function identifiers(work: ReportWork): string {
  const volume = [
    work.volume,
    work.issue === undefined ? undefined : `(${work.issue})`,
    work.pages === undefined ? undefined : `: ${work.pages}`,
  ].join('');
  const pairs: readonly (readonly [string, string | undefined])[] = [
    ['', volume === '' ? undefined : volume],
    ['ISSN ', work.issn],
    ['CN ', work.cn],
    ['ISBN ', work.isbn],
    ['DOI ', work.doi],
    ['', work.patentNumber],
  ];
  return pairs
    .flatMap(([name, value]) => (value === undefined ? [] : [value.toUpperCase().startsWith(name) ? value : name + value]))
    .join(' · ');
}

function rateCells({ rates, files }: ReportWork): Fragment {
  if (rates === undefined && files.length === 0) return html`<td class="num none void" colspan="4" data-zh="复制比" data-en="Rates">—</td>`;
  if (rates === undefined)
    return html`<td class="num none" colspan="4" data-zh="复制比" data-en="Rates">${words({ zh: '无可比对文本', en: 'no text to compare' })}</td>`;
  const cells = [
    ['总文字复制比', 'Total', rates.totalPercent],
    ['去除引用', 'Less citations', rates.lessCitationsPercent],
    ['去除本人', 'Less own work', rates.lessOwnWorkPercent],
    ['单篇最大', 'Largest source', rates.largestSingleSourcePercent],
  ] as const;
  return cells.map(
    ([zh, en, value], i) =>
      html`<td class="num" data-zh="${zh}" data-en="${en}"${i === 3 && rates.largestSingleSource !== undefined && html` title="${rates.largestSingleSource}"`}>${percentage(value)}</td>`,
  );
}

/** What the rates leave out, and where the shared characters stand. */
function rateDetail({ rates }: ReportWork): Fragment {
  const taken = (rates?.exclusions ?? []).filter(({ matchedCharacters, reason }) => leavesEveryRate(reason) && matchedCharacters > 0);
  const { backCharacters = 0, frontCharacters = 0 } = rates?.parts ?? {};
  const zh = [
    ...(taken.length === 0
      ? []
      : [
          `未计入：${taken.map(({ matchedCharacters, points, reason }) => `${EXCLUSION_LABELS[reason].zh} ${matchedCharacters} 字（${percentage(points)}）`).join('、')}`,
        ]),
    ...(frontCharacters + backCharacters === 0 ? [] : [`重合：前部 ${frontCharacters} 字，后部 ${backCharacters} 字`]),
  ];
  const en = [
    ...(taken.length === 0
      ? []
      : [
          `not counted: ${taken.map(({ matchedCharacters, points, reason }) => `${EXCLUSION_LABELS[reason].en} ${matchedCharacters} characters (${percentage(points)})`).join(', ')}`,
        ]),
    ...(frontCharacters + backCharacters === 0
      ? []
      : [`shared: ${frontCharacters} characters in the first fifth, ${backCharacters} in the rest`]),
  ];
  return zh.length > 0 && html`<br><span class="note">${words({ zh: zh.join('；'), en: en.join('; ') })}</span>`;
}

function row(work: ReportWork, number: number, names: Names): Markup {
  const field = (name: string): Fragment => names.inferred(`works[${work.id}].${name}`);
  const read = DETAIL_FIELDS.map(field).find((note) => note !== undefined);
  const details = [work.journal ?? work.publisher ?? '', identifiers(work)].filter((part) => part !== '').join(' · ');
  const marks = work.outcomes.map(
    (outcome) =>
      html`<span class="mini" title="${OUTCOME_LABELS[outcome].zh} ${OUTCOME_LABELS[outcome].en}">${outcomeMark(outcome)}<span class="sr">${words(OUTCOME_LABELS[outcome])}</span></span>`,
  );
  return html`<tr id="work-${number}"><td class="num" data-zh="序" data-en="No.">${number}</td>
<td class="what" data-zh="成果" data-en="Work"><span class="work-title"><bdi>${work.title ?? work.id}</bdi></span>${work.representative && html` <span class="tag">${words({ zh: '代表作', en: 'representative' })}</span>`}${field('title')}<br><span class="note">${words(WORK_KIND_LABELS[work.kind])}${field('kind')}${work.authors.length > 0 && html` · <bdi>${work.authors.join('、')}</bdi>${field('authors')}`}${work.roleClaimed !== undefined && html` · ${words({ zh: `申报为${AUTHOR_ROLE_LABELS[work.roleClaimed].zh}`, en: `claimed as ${AUTHOR_ROLE_LABELS[work.roleClaimed].en}` })}`}${details !== '' && html` · <bdi>${details}</bdi>${read}`}</span>${rateDetail(work)}</td>
<td class="nowrap" data-zh="年月" data-en="Month">${dash(work.issueDate)}${field('issueDate')}</td><td class="level${work.levelClaimed === undefined && ' void'}" data-zh="所报级别" data-en="Level">${work.levelClaimed === undefined ? '—' : words(CLAIMED_LEVEL_LABELS[work.levelClaimed])}</td>
${rateCells(work)}<td class="listing${work.listing === undefined && ' void'}" data-zh="期刊收录" data-en="Listing">${work.listing === undefined ? '—' : words(work.listing)}</td><td class="marks${marks.length === 0 && ' void'}" data-zh="线索" data-en="Findings">${marks.length > 0 ? marks : '—'}</td></tr>`;
}

/** The works as claimed, with the measured rates and the best standing found. */
export function worksPart(report: ApplicantReport, names: Names): Markup {
  if (report.works.length === 0) {
    return html`<div class="quiet">${paragraph({ zh: '申报材料中没有列出业绩成果。', en: 'The dossier lists no works.' })}</div>`;
  }
  const rateNote = paragraph(
    {
      zh: `复制比以本批次 ${report.index.batchDocuments} 份文件和对照库 ${report.index.corpusDocuments} 份文件为比对范围，不代表与其他数据库比对的结果。`,
      en: `Rates compare with ${report.index.batchDocuments} files of this batch and ${report.index.corpusDocuments} of the corpus; other databases may give other figures.`,
    },
    'note',
  );
  return html`<div class="scroll"><table class="stack works"><thead><tr>${HEAD.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${report.works.map((work, i) => row(work, i + 1, names))}</tbody></table></div>${rateNote}`;
}
