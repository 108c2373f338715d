import type { Localised } from '../../domain/localised.ts';
import type { ExclusionReason } from '../types.ts';

/** What a reader calls each ground. */
export const EXCLUSION_LABELS: Readonly<Record<ExclusionReason, Localised>> = {
  'front-matter': { zh: '题名与作者等文首信息', en: 'title and authors' },
  'reference-list': { zh: '参考文献表', en: 'reference list' },
  section: { zh: '政策除外的章节', en: 'sections left out' },
  statute: { zh: '法规条文', en: 'statutes' },
  standard: { zh: '标准条文', en: 'standards' },
  boilerplate: { zh: '声明、基金等套语', en: 'set statements' },
  template: { zh: '表格标题', en: 'form headings' },
  'common-wording': { zh: '多方共有的惯用文字', en: 'wording many share' },
  citations: { zh: '引用', en: 'citations' },
  'own-work': { zh: '本人文献', en: 'own work' },
};

/** The last two make rates of their own; the others leave every rate. */
export const leavesEveryRate = (reason: ExclusionReason): boolean => reason !== 'citations' && reason !== 'own-work';
