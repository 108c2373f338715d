import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';
import { countedPictures, HOW_COMPARED, ordinaryGrounds, type PictureFacts } from '../picture-evidence.ts';
import { NOT_COUNTED } from '../shared-characters.ts';

export type ClaimParams = {
  readonly title: string;
  readonly other: string;
  readonly ground: 'doi' | 'isbn' | 'patent' | 'file' | 'title-and-authors';
  readonly ownAuthors: readonly string[];
  readonly otherAuthors: readonly string[];
};
export type TextParams = {
  readonly title: string;
  readonly other: string;
  readonly otherTitle: string;
  readonly characters: number;
  readonly percent: number;
  readonly passages: number;
  readonly shownPassages: number;
};

export type PictureParams = PictureFacts & {
  readonly title: string;
  readonly other: string;
  readonly otherTitle: string;
  readonly earlier: boolean;
};

const GROUNDS: Record<ClaimParams['ground'], Localised> = {
  doi: { zh: 'DOI相同', en: 'same DOI' },
  isbn: { zh: 'ISBN相同', en: 'same ISBN' },
  patent: { zh: '专利号相同', en: 'same patent number' },
  file: { zh: '文件内容逐字节相同', en: 'the files are equal byte for byte' },
  'title-and-authors': { zh: '题名相同且作者重合', en: 'same title and a common author' },
};

const claimed = (p: ClaimParams): Localised => ({
  zh: `《${p.title}》另由申报人${p.other}申报（${GROUNDS[p.ground].zh}）。`,
  en: `“${p.title}” is also claimed by applicant ${p.other} (${GROUNDS[p.ground].en}).`,
});
const lists = (p: ClaimParams): Localised => ({
  zh: `本人材料所列作者：${p.ownAuthors.join('、') || '未列'}；对方材料所列作者：${p.otherAuthors.join('、') || '未列'}。`,
  en: `Authors in this dossier: ${p.ownAuthors.join(', ') || 'none given'}; in the other: ${p.otherAuthors.join(', ') || 'none given'}.`,
});
const said = (p: ClaimParams, zh: string, en: string): Localised => ({
  zh: `${claimed(p).zh}${zh}${lists(p).zh}`,
  en: `${claimed(p).en} ${en} ${lists(p).en}`,
});
const sharedText = (p: TextParams): Localised => ({
  zh: `《${p.title}》与申报人${p.other}的《${p.otherTitle}》有${p.characters}字相同（占本文${p.percent}%），共${p.passages}处，列出最长的${p.shownPassages}处；${NOT_COUNTED.zh}。`,
  en: `“${p.title}” shares ${p.characters} characters (${p.percent} % of it) with “${p.otherTitle}” of applicant ${p.other}, in ${p.passages} passages; the ${p.shownPassages} longest are shown; ${NOT_COUNTED.en}.`,
});

const SEE_ORIGINAL: Localised = {
  zh: '请查对作品原件上的署名，并向两位申报人分别了解各自的贡献。',
  en: 'Check the names printed on the work itself and ask both applicants what each contributed.',
};

type ClaimCode = 'co-authored' | 'own-not-author' | 'other-not-author' | 'author-lists-differ' | 'authors-not-stated';
export const texts: Record<ClaimCode, CodeTexts<ClaimParams>> &
  Record<'shared-text' | 'shared-text-earlier', CodeTexts<TextParams>> &
  Record<'shared-pictures', CodeTexts<PictureParams>> = {
  'co-authored': {
    title: { zh: '合作成果由两位作者分别申报', en: 'A co-authored work claimed by two of its authors' },
    statement: (p) =>
      said(p, '两人均在作者之列，合作成果可以分别申报。', 'Both are among its authors; a co-authored work may be claimed by each.'),
    action: () => ({
      zh: '请核对署名次序，以及双方是否都按独立或第一作者计分。',
      en: 'Check the order of authors and that not both count it as sole or first author.',
    }),
  },
  'own-not-author': {
    title: { zh: '同一成果由他人申报，本人不在所列作者中', en: 'A work claimed by another too; the applicant is not among its authors' },
    statement: (p) =>
      said(
        p,
        '所列作者中没有本申报人的姓名（含曾用名和其他写法）。',
        'The applicant’s name, with former names and variants, is not among the authors given.',
      ),
    action: () => ({
      zh: `${SEE_ORIGINAL.zh}若以其他姓名发表，请在 nameVariants 中补充。`,
      en: `${SEE_ORIGINAL.en} If it was published under another name, add that to nameVariants.`,
    }),
  },
  'other-not-author': {
    title: { zh: '同一成果另由作者名单之外的人申报', en: 'The same work is claimed by someone not among its authors' },
    statement: (p) => said(p, '本申报人在作者之列，对方姓名不在其中。', 'This applicant is among the authors; the other’s name is not.'),
    action: () => ({ zh: '本申报人无需补充；请核实另一份材料。', en: 'Nothing is asked of this applicant; verify the other dossier.' }),
  },
  'author-lists-differ': {
    title: { zh: '同一成果的作者名单不一致', en: 'Two dossiers give different authors for one work' },
    statement: (p) => said(p, '两份材料所列作者或次序不同。', 'The authors or their order differ.'),
    action: () => SEE_ORIGINAL,
  },
  'authors-not-stated': {
    title: { zh: '同一成果由两人申报，作者不明', en: 'A work claimed by two applicants, its authors not stated' },
    statement: (p) =>
      said(
        p,
        '材料没有写明作者或申报人姓名，无法判断是否合作成果。',
        'Authors or applicants’ names are not stated, so whether it is co-authored can’t be told.',
      ),
    action: () => ({ zh: `请补全 authors。${SEE_ORIGINAL.zh}`, en: `Complete authors. ${SEE_ORIGINAL.en}` }),
  },
  'shared-text': {
    title: { zh: '与其他申报人的作品文字重合', en: 'Text shared with another applicant’s work' },
    statement: (p) => sharedText(p),
    action: () => ({
      zh: '请逐处对照，核实哪一篇在先、是否出自共同的课题或来源、是否应当注明。',
      en: 'Compare the passages: which came first, whether both stem from a common project or source, and whether a citation is due.',
    }),
  },
  'shared-text-earlier': {
    title: { zh: '其他申报人的作品与本文文字重合，本文在先', en: 'Another applicant’s work shares text with this earlier one' },
    statement: (p) => ({
      zh: `${sharedText(p).zh}按材料所载日期，本文在先。`,
      en: `${sharedText(p).en} By the stated dates this work is the earlier.`,
    }),
    action: () => ({
      zh: '请核实两篇的日期；如本文确实在先，无需本申报人补充。',
      en: 'Verify the dates of both; if this one is the earlier, nothing is asked of this applicant.',
    }),
  },
  'shared-pictures': {
    title: { zh: '与其他申报人的作品有相同或近似的图片', en: 'Pictures alike in another applicant’s work' },
    statement: (p) => ({
      zh: `《${p.title}》与申报人${p.other}的《${p.otherTitle}》有${p.pictures}幅图相同或近似，其中${p.distinctive}幅所在页有研究结果类图题。${ordinaryGrounds(p).zh}${p.earlier ? '按材料所载日期，本文在先。' : ''}${HOW_COMPARED.zh}`,
      en: `“${p.title}” and “${p.otherTitle}” of applicant ${p.other} show ${countedPictures(p)}.${ordinaryGrounds(p).en}${p.earlier ? ' By the stated dates this work is the earlier.' : ''} ${HOW_COMPARED.en}`,
    }),
    action: () => ({
      zh: '请并排查看所列图片：是否同一幅图，是否出自共同的课题或公开来源，是否应当注明出处，图题所述的对象和数据是否一致。',
      en: 'Look at the pictures side by side: whether they are one picture, whether both stem from a common project or a public source, whether a source is due, and whether the captions speak of the same thing and data.',
    }),
  },
};
