import type { CodeTexts } from '../check.ts';
import { countedPictures, HOW_COMPARED, ordinaryGrounds, type PictureFacts } from '../picture-evidence.ts';
import { NOT_COUNTED } from '../shared-characters.ts';

export type ReuseParams = {
  readonly title: string;
  readonly otherTitle: string;
  readonly characters: number;
  readonly percent: number;
  readonly passages: number;
  /** Where and when each appeared, as far as the dossier says. */
  readonly appeared: string;
  readonly otherAppeared: string;
};
export type OwnPictureParams = PictureFacts & Pick<ReuseParams, 'title' | 'otherTitle' | 'appeared' | 'otherAppeared'>;
export type DuplicateCodes = {
  readonly 'same-text': ReuseParams;
  readonly 'same-text-other-form': ReuseParams;
  readonly translation: ReuseParams;
  readonly 'overlapping-submissions': ReuseParams;
  readonly 'same-title': ReuseParams;
  readonly 'shared-pictures': OwnPictureParams;
};

const both = (p: Pick<ReuseParams, 'title' | 'otherTitle' | 'appeared' | 'otherAppeared'>): { zh: string; en: string } => ({
  zh: `《${p.title}》（${p.appeared}）与申报人的《${p.otherTitle}》（${p.otherAppeared}）`,
  en: `“${p.title}” (${p.appeared}) and the applicant’s “${p.otherTitle}” (${p.otherAppeared})`,
});
const amount = (p: ReuseParams): { zh: string; en: string } => ({
  zh: `有${p.characters}字相同，占前者的${p.percent}%，共${p.passages}处，未见引用说明（${NOT_COUNTED.zh}）`,
  en: `share ${p.characters} characters, ${p.percent} % of the former, in ${p.passages} passages that are not cited (${NOT_COUNTED.en})`,
});
const ASK = {
  zh: '请核对两件成果是否为同一研究内容的再次发表，是否已征得刊物同意并注明原文；会议论文扩展为期刊论文、经许可的第二语种发表属于正常情形。',
  en: 'Verify whether one study was published again, and whether the journals agreed and the first publication is named; extending a conference paper and publishing in a second language by permission are ordinary.',
};

export const texts: { readonly [C in keyof DuplicateCodes]: CodeTexts<DuplicateCodes[C]> } = {
  'same-text': {
    title: { zh: '与本人已发表成果大部分相同', en: 'Largely the same text as another publication of the applicant' },
    statement: (p) => ({ zh: `${both(p).zh}${amount(p).zh}。`, en: `${both(p).en} ${amount(p).en}.` }),
    action: () => ASK,
  },
  'same-text-other-form': {
    title: { zh: '与本人另一种类成果大部分相同', en: 'Largely the same text as a work of the applicant of another kind' },
    statement: (p) => ({
      zh: `${both(p).zh}${amount(p).zh}；两者种类不同，收入著作或由学位论文改写均属常见。`,
      en: `${both(p).en} ${amount(p).en}; they are of different kinds, and papers are often taken into books or made of theses.`,
    }),
    action: () => ({
      zh: '如两者都作为独立成果申报，请确认是否应合并计算。',
      en: 'Where both are claimed as separate works, settle whether they count as one.',
    }),
  },
  translation: {
    title: { zh: '可能是本人另一成果的译文', en: 'Possibly a translation of another work of the applicant' },
    statement: (p) => ({
      zh: `${both(p).zh}有${p.passages}处读来互为译文，占前者约${p.percent}%。`,
      en: `${both(p).en} read as translations of each other in ${p.passages} passages, about ${p.percent} % of the former.`,
    }),
    action: () => ASK,
  },
  'overlapping-submissions': {
    title: { zh: '相同内容的两件成果审稿期重叠', en: 'Two works of the same text were under review at one time' },
    statement: (p) => ({
      zh: `${both(p).zh}${amount(p).zh}；按所载收稿、录用日期，两者曾同时处于审稿期。`,
      en: `${both(p).en} ${amount(p).en}; by the dates they print, both were under review at one time.`,
    }),
    action: () => ({
      zh: '请向申报人和两家刊物核实投稿经过；撤稿后改投而日期未更新的情形应予说明。',
      en: 'Ask the applicant and both journals how the manuscripts were submitted; one withdrawn and sent elsewhere should be explained.',
    }),
  },
  'same-title': {
    title: { zh: '同题成果出现在两处', en: 'One title in two places' },
    statement: (p) => ({
      zh: `${both(p).zh}题名相同，发表处不同；因缺少可比较的全文，内容是否相同未能判定。`,
      en: `${both(p).en} have the same title and appeared in different places; without texts to compare, whether the content is the same can’t be told.`,
    }),
    action: () => ASK,
  },
  'shared-pictures': {
    title: { zh: '与本人另一成果有相同或近似的图片', en: 'Pictures alike in another work of the applicant' },
    statement: (p) => ({
      zh: `${both(p).zh}有${p.pictures}幅图相同或近似，其中${p.distinctive}幅所在页有研究结果类图题；两者的文字未达到提示重复的程度。${ordinaryGrounds(p).zh}${HOW_COMPARED.zh}`,
      en: `${both(p).en} show ${countedPictures(p)}; their texts share less than would be told.${ordinaryGrounds(p).en} ${HOW_COMPARED.en}`,
    }),
    action: () => ({
      zh: '请并排查看所列图片：同一结果是否在两件成果中作为新结果发表，是否注明了首次发表处；共用的研究区图、装置图、流程图属于正常情形。',
      en: 'Look at the pictures side by side: whether one result is given as new in both works, and whether its first publication is named; a common map of the region, set-up or flow chart is ordinary.',
    }),
  },
};
