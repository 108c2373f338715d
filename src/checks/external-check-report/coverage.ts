import type { SubjectCoverage } from '../../domain/finding.ts';
import type { Localised } from '../../domain/localised.ts';
import type { AttachedReport } from '../artifacts.ts';
import type { Verified } from './verified.ts';

export const NOT_IN_POLICY: Localised = { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' };
export const NO_REPORTS: Localised = {
  zh: '材料没有附检测报告（check-reports 文件夹为空）；重复率以本系统自行计算为准。',
  en: 'The dossier holds no check report (folder check-reports); the rate is our own computation alone.',
};

const UNREADABLE = {
  reason: { zh: '检测报告没有读出文字，未核对。', en: 'No text could be read from the check report; it was not verified.' },
  mend: { zh: '提供检测系统导出的原始PDF或网页文件。', en: 'Hand in the PDF or web page as the tool exported it.' },
};
const NOT_RECOGNISED = {
  reason: {
    zh: '不能认出是哪一检测系统的报告，或其中没有比率，未核对。',
    en: 'Which tool the report is from could not be told, or it states no rate; it was not verified.',
  },
  mend: {
    zh: '提供知网、万方、维普、PaperPass或Turnitin导出的完整报告。',
    en: 'Hand in the whole report as CNKI, Wanfang, VIP, PaperPass or Turnitin exported it.',
  },
};
const NO_WORK = {
  reason: { zh: '不能确定这份报告属于哪一项成果。', en: 'Which work the report belongs to could not be told.' },
  mend: { zh: '在 dossier.yaml 中把报告文件列入该成果的 files。', en: 'List the report under files of its work in dossier.yaml.' },
};

/** How each attached file fared: what could not be told of a report that was read is said too. */
export function coverageOf(attached: readonly AttachedReport[], verified: readonly Verified[]): SubjectCoverage[] {
  return attached.flatMap((report): SubjectCoverage[] => {
    const { file } = report;
    if (report.reading.status === 'unreadable') return [{ subject: { file }, state: 'could-not-tell', ...UNREADABLE }];
    if (report.reading.status === 'not-recognised') return [{ subject: { file }, state: 'could-not-tell', ...NOT_RECOGNISED }];
    const one = verified.find((entry) => entry.attached === report);
    if (one?.work === undefined) return [{ subject: { file }, state: 'could-not-tell', ...NO_WORK }];
    const open = openParts(one);
    const subject = { work: one.work.id, file };
    if (open.length === 0) return [{ subject, state: 'checked' }];
    return [
      { subject, state: 'checked' },
      {
        subject,
        state: 'could-not-tell',
        reason: {
          zh: `报告未载明或材料缺少，以下未能核对：${open.map(({ zh }) => zh).join('、')}。`,
          en: `Not stated, so not verified: ${open.map(({ en }) => en).join(', ')}.`,
        },
        mend: {
          zh: '提供完整的报告，并补全成果的题名、作者、刊期和全文。',
          en: 'Hand in the whole report, and complete the work’s title, authors, issue date and full text.',
        },
      },
    ];
  });
}

/** What matters most of a report; the finer arithmetic hangs on the layout and is no omission of the applicant's. */
function openParts({ beside, tested }: Verified): Localised[] {
  const open: Localised[] = [];
  if (beside?.title === 'open') open.push({ zh: '题名', en: 'title' });
  if (beside?.author === 'open') open.push({ zh: '作者', en: 'author' });
  if (beside?.range === 'open') open.push({ zh: '比对时间范围是否早于刊出', en: 'whether the range ends before publication' });
  if (beside?.size === 'open') open.push({ zh: '字数', en: 'length' });
  if (tested.some(({ name, state }) => name === 'total-ratio' && state === 'open'))
    open.push({ zh: '总比率与字数是否相符', en: 'whether the total rate fits the counts' });
  return open;
}
