import type { BatchReport } from '../batch-model.ts';
import type { ApplicantReport } from '../model.ts';
import { type Fragment, html, type Markup } from './html.ts';
import { hash, instant, words } from './words.ts';

type Facts = Pick<ApplicantReport | BatchReport, 'tool' | 'scannedAt' | 'seed' | 'policy' | 'lists' | 'index' | 'schemaVersion'>;

/** Versions and hashes that the results hang on: the same ones give the same report. */
export function basisPart(facts: Facts): Markup {
  const rows: readonly (readonly [{ zh: string; en: string }, Fragment])[] = [
    [{ zh: '工具', en: 'Tool' }, `${facts.tool.name} ${facts.tool.version}`],
    [{ zh: '报告日期', en: 'Dated' }, facts.scannedAt === undefined ? '—' : instant(facts.scannedAt)],
    [
      { zh: '规则包', en: 'Policy pack' },
      html`${words(facts.policy.title)} <code>${facts.policy.pack}</code> ${facts.policy.version} ${hash(facts.policy.hash)}`,
    ],
    [
      { zh: '比对范围', en: 'Compared with' },
      html`${words({ zh: `本批次 ${facts.index.batchDocuments} 份，对照库 ${facts.index.corpusDocuments} 份`, en: `${facts.index.batchDocuments} files of this batch, ${facts.index.corpusDocuments} of the corpus` })} ${hash(facts.index.snapshot)}${facts.index.corpus.length > 0 && html`<br><span class="path"><bdi>${facts.index.corpus.join('；')}</bdi></span>`}`,
    ],
    [{ zh: '套语表', en: 'Boilerplate list' }, facts.index.boilerplate],
    [{ zh: '随机种子', en: 'Seed' }, facts.seed],
    [{ zh: '报告格式', en: 'Report schema' }, facts.schemaVersion],
  ];
  const head = [
    { zh: '名录', en: 'List' },
    { zh: '版', en: 'Edition' },
    { zh: '行数', en: 'Rows' },
    { zh: '完整', en: 'Complete' },
    { zh: '来源', en: 'Source' },
    { zh: '哈希', en: 'Hash' },
  ];
  const lists =
    facts.lists.length === 0
      ? html`<p class="note">${words({ zh: '未加载任何名录。', en: 'No list was loaded.' })}</p>`
      : html`<div class="scroll"><table class="compact"><thead><tr>${head.map((label) => html`<th scope="col">${words(label)}</th>`)}</tr></thead><tbody>${facts.lists.map((list) => html`<tr><td>${list.list}</td><td>${list.edition}</td><td class="num">${list.rows}</td><td>${words(list.complete ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' })}</td><td><bdi>${list.source}</bdi></td><td>${hash(list.hash)}</td></tr>`)}</tbody></table></div>`;
  return html`<dl class="facts wide">${rows.map(([label, value]) => html`<div><dt>${words(label)}</dt><dd>${value}</dd></div>`)}</dl><h3>${words({ zh: '所用名录', en: 'Lists used' })}</h3>${lists}`;
}
