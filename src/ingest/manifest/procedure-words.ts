import type { Administration, UnitKind, Workplace } from '../../domain/applicant.ts';
import type { DefenceMode } from '../../domain/procedure.ts';
import type { OrganiserKind } from '../../domain/work.ts';

type Words<Value extends string> = Readonly<Record<string, Value>>;

/** What officers write for the values of the procedural fields. */
export const UNIT_KIND_WORDS: Words<UnitKind> = {
  中小学: 'primary-or-secondary-school',
  中小学校: 'primary-or-secondary-school',
  中专: 'vocational-school',
  中专学校: 'vocational-school',
  技工学校: 'vocational-school',
  职业学校: 'vocational-school',
  职业教育机构: 'vocational-school',
  高校: 'university',
  高等学校: 'university',
  医院: 'hospital',
  医疗卫生机构: 'hospital',
  科研院所: 'research-institute',
  企业: 'enterprise',
  其他: 'other',
};
export const ADMINISTRATION_WORDS: Words<Administration> = {
  中央: 'central',
  中央在甘: 'central',
  省: 'provincial',
  省直: 'provincial',
  省属: 'provincial',
  市: 'city',
  市州: 'city',
  县: 'county',
  县区: 'county',
  乡镇: 'township',
  村: 'village',
};
export const WORKPLACE_WORDS: Words<Workplace> = {
  村: 'village',
  乡: 'township',
  乡镇: 'township',
  县城: 'county-seat',
  城区: 'city',
  市: 'city',
  省城: 'provincial',
};
export const PERSONNEL_FILE_WORDS: Words<'unit' | 'entrusted' | 'none'> = { 单位: 'unit', 托管: 'entrusted', 无: 'none' };
export const ORGANISER_WORDS: Words<OrganiserKind> = {
  行政部门: 'administrative-department',
  行政部门主办: 'administrative-department',
  行政部门委托: 'delegated-by-administrative-department',
  受行政部门委托: 'delegated-by-administrative-department',
  学会: 'association',
  协会: 'association',
  事业单位: 'public-institution',
  企业: 'enterprise',
  其他: 'other',
};
export const KINSHIP_WORDS: Words<'none' | 'direct' | 'close-collateral' | 'other'> = {
  无: 'none',
  直系: 'direct',
  直系亲属: 'direct',
  旁系: 'close-collateral',
  主要旁系亲属: 'close-collateral',
  其他: 'other',
};
export const VERIFIED_WITH_WORDS: Words<'applicant' | 'expert' | 'unit'> = {
  申请人: 'applicant',
  申报人: 'applicant',
  专家: 'expert',
  单位: 'unit',
};
export const CHANNEL_WORDS: Words<'system' | 'offline'> = { 系统: 'system', 线上: 'system', 职称信息系统: 'system', 线下: 'offline' };
export const DEFENCE_WORDS: Words<DefenceMode> = {
  现场: 'on-site',
  视频: 'video',
  手机视频: 'mobile-video',
  手机: 'mobile-video',
  免答辩: 'waived',
};
export const RECORDING_WORDS: Words<'kept' | 'not-kept'> = { 已保存: 'kept', 有: 'kept', 未保存: 'not-kept', 无: 'not-kept' };
export const RESULT_WORDS: Words<'passed' | 'not-passed'> = { 通过: 'passed', 未通过: 'not-passed' };
export const REVIEW_KIND_WORDS: Words<'province-wide' | 'grassroots'> = {
  全省: 'province-wide',
  全省范围: 'province-wide',
  基层: 'grassroots',
  县以下基层: 'grassroots',
};
export const STAGE_WORDS: Words<'before-meeting' | 'after-meeting'> = {
  会前: 'before-meeting',
  评审前: 'before-meeting',
  会后: 'after-meeting',
  评审后: 'after-meeting',
};
export const COMMITTEE_LEVEL_WORDS: Words<'central' | 'provincial' | 'city' | 'county' | 'unit'> = {
  中央: 'central',
  省: 'provincial',
  省级: 'provincial',
  市: 'city',
  市州: 'city',
  县: 'county',
  县区: 'county',
  单位: 'unit',
  高校自主: 'unit',
};
export const PLAN_LEVEL_WORDS: Words<'national' | 'ministry' | 'province'> = {
  国家: 'national',
  国家级: 'national',
  部委: 'ministry',
  省级: 'province',
  省: 'province',
};
