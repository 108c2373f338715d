import type { Localised } from '../../domain/localised.ts';
import type { IdentifierFault } from '../../registries/identifiers/parsed.ts';
import type { CodeTexts } from '../check.ts';

export type IdentifierCodes = {
  'identifiers-valid': { numbers: readonly string[] };
  'issn-invalid': Refusal;
  'cn-invalid': Refusal;
  'isbn-invalid': Refusal;
  'patent-number-invalid': Refusal;
  'doi-invalid': Refusal;
  'number-of-another-journal': { claimed: string; onRecord: string; numbers: readonly string[] };
  'number-not-on-record': { journal: string; stated: readonly string[]; onRecord: readonly string[] };
  'cip-invalid': Refusal;
  /** Years of the CIP number and of publication. */
  'cip-year-differs': { cip: string; year: number; published: number };
  'cn-region-differs': { cn: string; region: string; place: string };
  'patent-kind-differs': { number: string; kind: string; claimed: string };
  'patent-grant-not-shown': { number: string };
  'network-serial': { cn: string };
  'isbn-ten-digits': { isbn: string; month: string };
  'isbn-outside-mainland': { isbn: string; place: string };
  'patent-not-granted': { number: string };
  'patent-filed-later': { number: string; year: number; month: string };
};
/** A number as stated, why it is no valid one (`IdentifierFault`), and the check character that would fit, or ''. */
type Refusal = { value: string; reason: string; expected: string };

const REASONS: Readonly<Record<IdentifierFault, Localised>> = {
  malformed: { zh: '格式不符', en: 'it does not have the form' },
  'check-digit': { zh: '校验位不符', en: 'its check character does not fit' },
  'unknown-region': { zh: '地区代码不存在', en: 'there is no such region code' },
  'serial-out-of-range': { zh: '序号不在有效范围内', en: 'its serial lies outside the range' },
  'unknown-class': { zh: '分类号不存在', en: 'there is no such class' },
  hyphenation: { zh: '分段与出版者号段不符', en: "its hyphens do not fit the publisher's range" },
  'unknown-kind': { zh: '种类代码不存在', en: 'there is no such kind of patent' },
  'no-check-digit': { zh: '缺少校验位', en: 'its check character is missing' },
  'year-out-of-range': { zh: '年份不在有效范围内', en: 'its year lies outside the range' },
  'date-out-of-range': { zh: '日期不存在', en: 'its date does not exist' },
  'foreign-office': { zh: '属其他专利局', en: 'it is of another patent office' },
};

const PLACES: Readonly<Record<string, Localised>> = {
  'hong-kong': { zh: '香港', en: 'Hong Kong' },
  taiwan: { zh: '台湾', en: 'Taiwan' },
  macau: { zh: '澳门', en: 'Macau' },
};

const KINDS: Readonly<Record<string, Localised>> = {
  invention: { zh: '发明', en: 'invention' },
  'utility-model': { zh: '实用新型', en: 'utility model' },
  design: { zh: '外观设计', en: 'design' },
};

const isFault = (reason: string): reason is IdentifierFault => Object.hasOwn(REASONS, reason);
const reasonText = (reason: string): Localised => (isFault(reason) ? REASONS[reason] : { zh: reason, en: reason });

const compareWithOriginal: Localised = {
  zh: '请与版权页、证书等原件核对，属填写错误的改正后重新检查。',
  en: 'Compare with the imprint page or certificate; correct a slip and check again.',
};
const nothingToDo: Localised = { zh: '无需处理。', en: 'Nothing to do.' };

function refusal(kind: Localised): CodeTexts<Refusal> {
  return {
    title: { zh: `${kind.zh}无效`, en: `The ${kind.en} is not valid` },
    statement: ({ value, reason, expected }) => ({
      zh: `所填${kind.zh}“${value}”：${reasonText(reason).zh}${expected === '' ? '' : `，按其余各位应为 ${expected}`}。`,
      en: `The ${kind.en} as stated, “${value}”: ${reasonText(reason).en}${expected === '' ? '' : `; the other digits call for ${expected}`}.`,
    }),
    action: () => compareWithOriginal,
  };
}

export const identifierTexts: { readonly [C in keyof IdentifierCodes]: CodeTexts<IdentifierCodes[C]> } = {
  'identifiers-valid': {
    title: { zh: '编号有效', en: 'Identifiers are valid' },
    statement: ({ numbers }) => ({
      zh: `格式和校验位均符合：${numbers.join('、')}。`,
      en: `Form and check characters fit: ${numbers.join(', ')}.`,
    }),
    action: () => nothingToDo,
  },
  'issn-invalid': refusal({ zh: ' ISSN ', en: 'ISSN' }),
  'cn-invalid': refusal({ zh: ' CN 号', en: 'CN' }),
  'isbn-invalid': refusal({ zh: ' ISBN ', en: 'ISBN' }),
  'patent-number-invalid': refusal({ zh: '专利号', en: 'patent number' }),
  'doi-invalid': refusal({ zh: ' DOI ', en: 'DOI' }),
  'cip-invalid': refusal({ zh: ' CIP 核字号 ', en: 'CIP number' }),
  'cip-year-differs': {
    title: { zh: 'CIP 年份与出版年份不符', en: 'The CIP year does not fit the year of publication' },
    statement: ({ cip, year, published }) => ({
      zh: `CIP 核字号 ${cip} 的年份为 ${year}，所填出版年份为 ${published}；CIP 数据一般在出版前两年内办理，不晚于出版年份。`,
      en: `The CIP number ${cip} is of ${year}, the stated year of publication is ${published}; CIP data are drawn up within two years before publication, never after it.`,
    }),
    action: () => ({
      zh: '请与版权页核对，并在国家新闻出版署的 CIP 核字号查询中核实；重印、再版请说明。',
      en: "Compare with the imprint page and verify in the press authority's CIP query; note a reprint or new edition.",
    }),
  },
  'cn-region-differs': {
    title: { zh: 'CN 号地区码与出版地不符', en: 'The region of the CN does not fit the place of publication' },
    statement: ({ cn, region, place }) => ({
      zh: `${cn} 的地区码属${region}，期刊表所载出版地为“${place}”。`,
      en: `The region of ${cn} is ${region}; a loaded journal table gives “${place}” as the place of publication.`,
    }),
    action: () => compareWithOriginal,
  },
  'patent-kind-differs': {
    title: { zh: '专利种类与所报不符', en: 'The kind of patent differs from the claim' },
    statement: ({ number, kind, claimed }) => ({
      zh: `专利号“${number}”属${(KINDS[kind] ?? { zh: kind }).zh}，所报为${(KINDS[claimed] ?? { zh: claimed }).zh}。`,
      en: `The number “${number}” is of a patent for ${(KINDS[kind] ?? { en: kind }).en}; the claim says ${(KINDS[claimed] ?? { en: claimed }).en}.`,
    }),
    action: () => compareWithOriginal,
  },
  'patent-grant-not-shown': {
    title: { zh: '编号未表明已授权', en: 'The number does not show a grant' },
    statement: ({ number }) => ({
      zh: `“${number}”未带 ZL，只表明专利申请；授权后的专利号以 ZL 开头。`,
      en: `“${number}” is written without ZL and shows an application only; the number of a granted patent begins with ZL.`,
    }),
    action: () => ({ zh: '请核对专利证书或授权公告。', en: 'Look at the certificate or the grant announcement.' }),
  },
  'number-of-another-journal': {
    title: { zh: '刊号属于另一种期刊', en: "The number is another journal's" },
    statement: ({ claimed, onRecord, numbers }) => ({
      zh: `所报期刊为《${claimed}》，而已载入的期刊表中 ${numbers.join('、')} 属于《${onRecord}》。`,
      en: `The journal claimed is “${claimed}”; a loaded journal table gives ${numbers.join(', ')} to “${onRecord}”.`,
    }),
    action: () => compareWithOriginal,
  },
  'number-not-on-record': {
    title: { zh: '刊号与期刊表所载不同', en: 'The number differs from the one on record' },
    statement: ({ journal, stated, onRecord }) => ({
      zh: `所填 ${stated.join('、')}；已载入的期刊表中《${journal}》为 ${onRecord.join('、')}。`,
      en: `Stated: ${stated.join(', ')}; a loaded journal table gives “${journal}” ${onRecord.join(', ')}.`,
    }),
    action: () => compareWithOriginal,
  },
  'network-serial': {
    title: { zh: 'CN 号属网络连续出版物号段', en: 'The CN lies in the range of network serials' },
    statement: ({ cn }) => ({
      zh: `${cn} 的序号在 6000–8999 之间，该号段用于网络连续出版物，不用于印刷版期刊。`,
      en: `The serial of ${cn} lies between 6000 and 8999, the range of network serials, not of printed journals.`,
    }),
    action: () => ({
      zh: '请确认该刊是网络期刊；如材料为印刷版，请核对 CN 号。',
      en: 'Confirm that the journal is published online; if a printed issue was handed in, check the CN.',
    }),
  },
  'isbn-ten-digits': {
    title: { zh: '2007 年后的图书使用 10 位 ISBN', en: 'A book after 2006 with a ten-digit ISBN' },
    statement: ({ isbn, month }) => ({
      zh: `图书出版于 ${month}，所填 ISBN“${isbn}”为 10 位；自 2007 年 1 月 1 日起应为 13 位。`,
      en: `The book is dated ${month} and its ISBN “${isbn}” has ten digits; from 1 January 2007 thirteen are the rule.`,
    }),
    action: () => compareWithOriginal,
  },
  'isbn-outside-mainland': {
    title: { zh: 'ISBN 不属内地出版物', en: 'The ISBN is not of a mainland publication' },
    statement: ({ isbn, place }) => ({
      zh: `所填 ISBN“${isbn}”属${(PLACES[place] ?? { zh: place }).zh}出版物号段。`,
      en: `The ISBN “${isbn}” lies in the range of ${(PLACES[place] ?? { en: place }).en}.`,
    }),
    action: () => ({
      zh: '请按评审条件确认该地出版物是否计入。',
      en: 'Confirm under the criteria of the series whether publications of that place count.',
    }),
  },
  'patent-not-granted': {
    title: { zh: '编号只表明专利申请', en: 'The number shows an application only' },
    statement: ({ number }) => ({
      zh: `“${number}”是申请公布号，不表明已授权。`,
      en: `“${number}” publishes an application; it does not show a grant.`,
    }),
    action: () => ({ zh: '请申报人提供授权公告号或专利证书。', en: 'Ask for the grant announcement or the certificate.' }),
  },
  'patent-filed-later': {
    title: { zh: '专利申请年份晚于所填年月', en: 'The patent was filed after the stated month' },
    statement: ({ number, year, month }) => ({
      zh: `专利号“${number}”含申请年份 ${year}，晚于所填的 ${month}。`,
      en: `The patent number “${number}” carries the filing year ${year}, later than the stated ${month}.`,
    }),
    action: () => compareWithOriginal,
  },
};
