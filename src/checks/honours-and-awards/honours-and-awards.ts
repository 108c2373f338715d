import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import { WORK_KINDS, type Work } from '../../domain/work.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { namedIn, sameName } from '../plain-name.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { about, outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';

const options = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** The document the categories come from. */
  basis: z.string().min(1),
  recognisedKinds: z.array(
    z.object({
      kind: z.enum(WORK_KINDS),
      category: z.string().min(1),
      levels: z.array(z.string().min(1)).optional(),
      issuers: z.array(z.string().min(1)).optional(),
    }),
  ),
});
type HonourOptions = z.infer<typeof options>;
type Base = { readonly title: string; readonly category: string; readonly level: string; readonly issuer: string; readonly basis: string };
type Codes = { readonly recognised: Base; readonly 'not-recognised': Base & { readonly differs: string } };

export const honoursAndAwards = defineCheck<'dossier', { readonly credentials: HonourOptions }, Codes>({
  id: 'honours-and-awards',
  version: 1,
  title: { zh: '荣誉、奖励、项目、标准', en: 'Honours, awards, projects and standards' },
  innocentExplanations: [
    { zh: '证书上的类别名称与文件不同，实为同一类。', en: 'The certificate words the category in another way than the document.' },
    { zh: '颁发单位已更名。', en: 'The issuing body has been renamed.' },
  ],
  limits: [
    {
      zh: '分类所依文件由规则包载入；未载入时不作判断。',
      en: 'The document the categories rest on comes with the pack; without it nothing is judged.',
    },
    { zh: '证书内容以材料所述为准。', en: 'The certificate’s content is as the dossier states it.' },
  ],
  needs: ['dossier'],
  roles: { credentials: options },
  texts: {
    recognised: {
      title: { zh: '类别、级别在文件所列范围', en: 'Category and level are listed' },
      statement: (p) => ({
        zh: `《${p.title}》（${p.category}，${p.level}，${p.issuer}）在${p.basis}所列范围内。`,
        en: `“${p.title}” (${p.category}, ${p.level}, ${p.issuer}) is within what ${p.basis} lists.`,
      }),
      action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
    },
    'not-recognised': {
      title: { zh: '类别、级别未在文件中找到', en: 'Category, level or issuer not listed' },
      statement: (p) => ({
        zh: `《${p.title}》（${p.category}，${p.level}，${p.issuer}）与${p.basis}所列不符：${DIFFERS[p.differs]?.zh ?? p.differs}。`,
        en: `“${p.title}” (${p.category}, ${p.level}, ${p.issuer}) is not as ${p.basis} lists it: ${DIFFERS[p.differs]?.en ?? p.differs}.`,
      }),
      action: () => ({
        zh: '请对照文件和证书原件核实类别和级别。',
        en: 'Verify category and level against the document and the certificate.',
      }),
    },
  },
  run: ({ dossier }, { credentials }, find) =>
    outcomeOf([
      under(credentials, (clause) => {
        const works = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
        if (works.length === 0)
          return outside('材料中没有荣誉、奖励、项目或标准。', 'The dossier has no honour, award, project or standard.');
        return works.map((work) => about({ work: work.id }, judge(work, dossier, clause, find)));
      }),
    ]),
});

const DIFFERS: Readonly<Record<string, { zh: string; en: string }>> = {
  category: { zh: '没有这一类别', en: 'no such category' },
  level: { zh: '该类别下没有这一级别', en: 'no such level in the category' },
  issuer: { zh: '颁发单位不在其中', en: 'another issuer' },
};

function judge(work: Work, dossier: Dossier, { id, options }: ClauseBinding<HonourOptions>, find: MakeFinding<Codes>): Verdict {
  const { basis, recognisedKinds } = options;
  if (recognisedKinds.length === 0)
    return untold(
      {
        zh: `分类所依的${basis}未载入，不能区分类别和级别。`,
        en: `${basis}, which the categories rest on, is not loaded, so kind and level can’t be told.`,
      },
      {
        zh: '在规则包或 overrides 的 recognisedKinds 中填入该文件所列类别；此前请人工对照证书原件。',
        en: 'Fill in recognisedKinds in the pack or the overrides from that document; until then compare the certificates by hand.',
      },
    );
  const { category, level = '', issuer = '' } = work.credential ?? {};
  if (category === undefined)
    return untold(
      { zh: '没有写明证书的类别。', en: 'The category on the certificate is not stated.' },
      {
        zh: '在 dossier.yaml 中填写 credential（category、level、issuer、number、date）。',
        en: 'State credential (category, level, issuer, number, date) in dossier.yaml.',
      },
    );
  const params = { title: work.title ?? work.id, category, level, issuer, basis };
  const field = (part: string, value: string) => recordEvidence(dossier, workField(work.id, `credential.${part}`), value);
  const draft = {
    clause: id,
    subject: { work: work.id },
    evidence: [field('category', category), field('level', level), field('issuer', issuer)],
    identity: [category, level, issuer],
  } as const;
  const inCategory = recognisedKinds.filter((row) => row.kind === work.kind && sameName(row.category, category));
  const atLevel = inCategory.filter((row) => row.levels === undefined || namedIn(level, row.levels));
  const byIssuer = atLevel.filter((row) => row.issuers === undefined || namedIn(issuer, row.issuers));
  if (byIssuer.length > 0) return told(find('recognised', { ...draft, outcome: 'pass', params, strength: 0 }));
  const differs = inCategory.length === 0 ? 'category' : atLevel.length === 0 ? 'level' : 'issuer';
  return told(find('not-recognised', { ...draft, outcome: 'needs-verification', params: { ...params, differs }, strength: 0.6 }));
}
