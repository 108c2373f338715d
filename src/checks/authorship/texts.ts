import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';

export type AuthorshipCodes = {
  /** `place` is 0 where it does not matter or is not known. */
  'role-differs': { title: string; role: string; applicant: string; place: number; named: readonly string[] };
  'unit-differs': { title: string; printed: readonly string[]; own: readonly string[] };
  agrees: { title: string; role: boolean; unit: boolean };
};

const ROLES: Readonly<Record<string, Localised>> = {
  first: { zh: '第一作者', en: 'first author' },
  corresponding: { zh: '通信作者', en: 'corresponding author' },
};
const roleName = (role: string): Localised => ROLES[role] ?? { zh: role, en: role };
const parts = ({ role, unit }: AuthorshipCodes['agrees']): Localised => ({
  zh: [...(role ? ['申报的作者身份'] : []), ...(unit ? ['署名单位'] : [])].join('、'),
  en: [...(role ? ['the role claimed'] : []), ...(unit ? ['the unit printed'] : [])].join(' and '),
});

export const texts: { readonly [C in keyof AuthorshipCodes]: CodeTexts<AuthorshipCodes[C]> } = {
  'role-differs': {
    title: { zh: '申报的作者身份与署名不合', en: 'The byline does not bear out the role claimed' },
    statement: ({ role, applicant, place, named }) => ({
      zh: `申报为${roleName(role).zh}；${role === 'first' ? `署名为${named.join('、')}，${applicant}排第${place}` : `所载通信作者为${named.join('、')}`}。`,
      en: `Claimed as ${roleName(role).en}; ${role === 'first' ? `the authors are ${named.join(', ')}, with ${applicant} in place ${place}` : `the corresponding authors are ${named.join(', ')}`}.`,
    }),
    action: () => ({
      zh: '请与原文核对；属共同第一作者的，将 roleClaimed 填为 co-first 并指明原文的说明；填写有误的改正后重新检查。',
      en: 'Compare with the paper. Where the applicant shares the first place state co-first and show the note of the paper; correct a slip and check again.',
    }),
  },
  'unit-differs': {
    title: { zh: '署名单位与申报人单位不同', en: "The unit printed is not one of the applicant's" },
    statement: ({ printed, own }) => ({
      zh: `署名单位为${printed.join('、')}；申报人填报的现单位和曾任单位为${own.join('、')}。`,
      en: `The unit printed is ${printed.join(', ')}; the applicant states ${own.join(', ')} as present and former units.`,
    }),
    action: () => ({
      zh: '仅供参考：多为曾任、求学或合作单位，或单位更名；属曾任单位的，在 formerUnits 中填写后重新检查。',
      en: 'For information: most are former units, places of study or cooperation, or a changed name. State a former unit under formerUnits and check again.',
    }),
  },
  agrees: {
    title: { zh: '作者身份、单位与署名一致', en: 'Role and unit agree with the byline' },
    statement: (params) => ({ zh: `与署名一致：${parts(params).zh}。`, en: `Agreeing with the byline: ${parts(params).en}.` }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
