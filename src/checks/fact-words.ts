import type { Localised } from '../domain/localised.ts';

/** Readers' words for the values that dossiers state by code; texts are made of codes and these. */
const WORDS: Readonly<Record<string, Localised>> = {
  'public-institution': { zh: '事业单位', en: 'public institution' },
  enterprise: { zh: '企业', en: 'enterprise' },
  'non-public': { zh: '非公有制单位', en: 'non-public sector' },
  freelance: { zh: '自由职业者', en: 'freelance' },
  'civil-servant': { zh: '公务员', en: 'civil servant' },
  'managed-as-civil-servant': { zh: '参照公务员法管理人员', en: 'managed as civil servant' },
  'organ-staff': { zh: '行政机关所属事业编制人员', en: 'institution post inside an administrative organ' },
  'off-staff': { zh: '编外聘用人员', en: 'engaged outside the staffing' },
  'full-senior': { zh: '正高级', en: 'full senior' },
  'deputy-senior': { zh: '副高级', en: 'deputy senior' },
  'mid-level': { zh: '中级', en: 'mid-level' },
  assistant: { zh: '助理级', en: 'assistant' },
  junior: { zh: '员级', en: 'junior' },
  'primary-or-secondary-school': { zh: '中小学', en: 'primary or secondary school' },
  'vocational-school': { zh: '职业教育机构', en: 'vocational school' },
  university: { zh: '高等学校', en: 'university' },
  hospital: { zh: '医疗卫生机构', en: 'hospital' },
  'research-institute': { zh: '科研院所', en: 'research institute' },
  'central-unit': { zh: '中央在当地的单位', en: 'a central unit' },
  'provincial-unit': { zh: '省直单位', en: 'a provincial unit' },
  'other-city': { zh: '其他市州的单位', en: 'a unit of another city' },
  'other-county': { zh: '其他县区的单位', en: 'a unit of another county' },
  'other-province': { zh: '外省单位', en: 'a unit of another province' },
  'other-unit': { zh: '其他单位', en: 'another unit' },
  association: { zh: '学会、协会', en: 'association' },
  'administrative-department': { zh: '行政部门', en: 'administrative department' },
  'delegated-by-administrative-department': { zh: '受行政部门委托', en: 'delegated by an administrative department' },
  national: { zh: '国家', en: 'national' },
  ministry: { zh: '部委', en: 'ministry' },
  province: { zh: '省级', en: 'provincial' },
  central: { zh: '中央', en: 'central' },
  provincial: { zh: '省级', en: 'provincial' },
  city: { zh: '市州', en: 'city' },
  county: { zh: '县区', en: 'county' },
  unit: { zh: '单位', en: 'unit' },
  applicant: { zh: '申请人', en: 'applicant' },
  expert: { zh: '举荐专家', en: 'expert' },
  direct: { zh: '直系亲属', en: 'direct relative' },
  'close-collateral': { zh: '主要旁系亲属', en: 'close collateral relative' },
  'on-site': { zh: '现场答辩', en: 'on site' },
  video: { zh: '视频答辩', en: 'by video' },
  'mobile-video': { zh: '手机视频答辩', en: 'by mobile video' },
  'province-wide': { zh: '全省范围评审', en: 'province-wide review' },
  grassroots: { zh: '县以下基层单独评审', en: 'grassroots review' },
  other: { zh: '其他', en: 'other' },
};

/** @returns the words of a code; a code without any stands for itself. */
export const word = (code: string): Localised => (Object.hasOwn(WORDS, code) ? WORDS[code] : undefined) ?? { zh: code, en: code };

export const wordList = (codes: readonly string[]): Localised => ({
  zh: codes.map((code) => word(code).zh).join('、'),
  en: codes.map((code) => word(code).en).join(', '),
});
