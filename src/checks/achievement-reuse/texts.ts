import type { CodeTexts } from '../check.ts';

type Hit = {
  readonly title: string;
  readonly register: string;
  readonly row: number;
  readonly person: string;
  readonly year: string;
  readonly ground: string;
};
export type ReuseCodes = { readonly used: Hit; readonly 'used-probably': Hit; readonly 'used-by-another': Hit };

const GROUNDS: Readonly<Record<string, { zh: string; en: string }>> = {
  doi: { zh: 'DOI相同', en: 'the same DOI' },
  isbn: { zh: 'ISBN相同', en: 'the same ISBN' },
  patent: { zh: '专利号相同', en: 'the same patent number' },
  file: { zh: '文件相同', en: 'the same file' },
  'title-and-authors': { zh: '题名和人名相同', en: 'the same title and person' },
};
const place = (p: Hit) => ({
  zh: `《${p.title}》见于登记“${p.register}”第${p.row}行${p.person === '' ? '' : `（${p.person}${p.year === '' ? '' : `，${p.year}年`}）`}，认定依据：${GROUNDS[p.ground]?.zh ?? p.ground}`,
  en: `“${p.title}” stands in the register “${p.register}”, row ${p.row}${p.person === '' ? '' : ` (${p.person}${p.year === '' ? '' : `, ${p.year}`})`}, by ${GROUNDS[p.ground]?.en ?? p.ground}`,
});
const verify = () => ({
  zh: '请核对该次评审的结果和所用业绩清单，再由评委会工作机构认定并记明理由。',
  en: 'Look at that review’s result and its list of achievements; the committee office then decides and keeps the reason.',
});

export const texts: { readonly [C in keyof ReuseCodes]: CodeTexts<ReuseCodes[C]> } = {
  used: {
    title: { zh: '业绩已在基层评审中使用', en: 'Used in an earlier grassroots review' },
    statement: (p) => ({
      zh: `${place(p).zh}；按条款，基层评审用过的业绩不能在全省范围评审中再用。`,
      en: `${place(p).en}; by the clause what was used in the grassroots review can’t be used again in a province-wide one.`,
    }),
    action: verify,
  },
  'used-probably': {
    title: { zh: '业绩可能已使用过', en: 'Perhaps used in an earlier review' },
    statement: (p) => ({
      zh: `${place(p).zh}；登记或材料缺少编号、姓名或评审类别，须核对是否同一业绩。`,
      en: `${place(p).en}; number, person or kind of review is missing on one side, so whether it is the same use has to be verified.`,
    }),
    action: verify,
  },
  'used-by-another': {
    title: { zh: '他人使用过同一成果', en: 'Another person used the same work' },
    statement: (p) => ({
      zh: `${place(p).zh}；登记的使用人不是申报人，合作者各自使用不在限制之列。`,
      en: `${place(p).en}; the person registered is not the applicant, and co-authors may each use a joint work.`,
    }),
    action: () => ({ zh: '请确认两人都是该成果的作者。', en: 'Confirm that both are authors of the work.' }),
  },
};
