import type { EmploymentKind, TitleLevel } from '../../domain/applicant.ts';
import type { AuthorRole, ClaimedLevel, Medium, PatentKind, RawDataDeposit, Verification, WorkKind } from '../../domain/work.ts';

/** What title systems and officers write for the values of the manifest's enumerations. */
export const EMPLOYMENT_ALIASES: Readonly<Record<string, EmploymentKind>> = {
  事业单位: 'public-institution',
  事业: 'public-institution',
  事业编制: 'public-institution',
  企业: 'enterprise',
  国有企业: 'enterprise',
  民营企业: 'non-public',
  非公: 'non-public',
  非公有制: 'non-public',
  非公组织: 'non-public',
  自由职业: 'freelance',
  自由职业者: 'freelance',
  公务员: 'civil-servant',
  参公: 'managed-as-civil-servant',
  参公人员: 'managed-as-civil-servant',
  参照公务员法管理: 'managed-as-civil-servant',
  机关事业编: 'organ-staff',
  机关事业编制: 'organ-staff',
  编外: 'off-staff',
  编外聘用: 'off-staff',
  编外聘用人员: 'off-staff',
  其他: 'other',
};

export const LEVEL_ALIASES: Readonly<Record<string, TitleLevel>> = {
  正高: 'full-senior',
  正高级: 'full-senior',
  副高: 'deputy-senior',
  副高级: 'deputy-senior',
  中级: 'mid-level',
  助理级: 'assistant',
  助理: 'assistant',
  员级: 'junior',
  初级: 'junior',
};

export const WORK_KIND_ALIASES: Readonly<Record<string, WorkKind>> = {
  论文: 'paper',
  期刊论文: 'paper',
  著作: 'book',
  专著: 'book',
  译著: 'translation',
  教材: 'textbook',
  专利: 'patent',
  发明专利: 'patent',
  实用新型: 'patent',
  软著: 'software-copyright',
  软件著作权: 'software-copyright',
  奖励: 'award',
  获奖: 'award',
  荣誉: 'honour',
  表彰: 'honour',
  课题: 'project',
  项目: 'project',
  科研项目: 'project',
  标准: 'standard',
  竞赛: 'competition',
  其他: 'other',
};

export const CLAIMED_LEVEL_ALIASES: Readonly<Record<string, ClaimedLevel>> = {
  核心: 'core',
  核心期刊: 'core',
  北大核心: 'core',
  cssci: 'core',
  cscd: 'core',
  省级: 'provincial',
  省级期刊: 'provincial',
  其他: 'other',
  普通: 'other',
};

export const VERIFICATION_ALIASES: Readonly<Record<string, Verification['state']>> = {
  待核验: 'pending',
  核验通过: 'passed',
  核验未达: 'failed',
  未核验: 'missing',
};

export const DEPOSIT_ALIASES: Readonly<Record<string, RawDataDeposit['state']>> = {
  已留存: 'deposited',
  已交存: 'deposited',
  是: 'deposited',
  未留存: 'not-deposited',
  未交存: 'not-deposited',
  否: 'not-deposited',
  无原始数据: 'no-raw-data',
};

export const PATENT_KIND_ALIASES: Readonly<Record<string, PatentKind>> = {
  发明: 'invention',
  发明专利: 'invention',
  实用新型: 'utility-model',
  实用新型专利: 'utility-model',
  外观设计: 'design',
  外观设计专利: 'design',
};

export const MEDIUM_ALIASES: Readonly<Record<string, Medium>> = {
  印刷: 'print',
  印刷版: 'print',
  纸质: 'print',
  纸质版: 'print',
  网络: 'network',
  网络版: 'network',
  电子: 'network',
};

export const AUTHOR_ROLE_ALIASES: Readonly<Record<string, AuthorRole>> = {
  第一作者: 'first',
  一作: 'first',
  独著: 'first',
  独撰: 'first',
  共同第一作者: 'co-first',
  并列第一作者: 'co-first',
  共同一作: 'co-first',
  通讯作者: 'corresponding',
  通信作者: 'corresponding',
  其他: 'other',
  其他作者: 'other',
  参与作者: 'other',
};
