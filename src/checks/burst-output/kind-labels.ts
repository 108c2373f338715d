import type { Localised } from '../../domain/localised.ts';
import type { WorkKind } from '../../domain/work.ts';

const LABELS: Readonly<Record<WorkKind, Localised>> = {
  paper: { zh: '论文', en: 'papers' },
  book: { zh: '著作', en: 'books' },
  translation: { zh: '译著', en: 'translations' },
  textbook: { zh: '教材', en: 'textbooks' },
  patent: { zh: '专利', en: 'patents' },
  'software-copyright': { zh: '软著', en: 'software copyrights' },
  award: { zh: '奖励', en: 'awards' },
  honour: { zh: '荣誉', en: 'honours' },
  project: { zh: '课题', en: 'projects' },
  standard: { zh: '标准', en: 'standards' },
  competition: { zh: '竞赛', en: 'competitions' },
  other: { zh: '其他成果', en: 'other works' },
};

export const kindsLabel = (kinds: readonly WorkKind[]): Localised => ({
  zh: kinds.map((kind) => LABELS[kind].zh).join('、'),
  en: kinds.map((kind) => LABELS[kind].en).join(', '),
});
