import type { CodeTexts } from '../check.ts';

type Base = { readonly title: string; readonly published: string; readonly deadline: string; readonly withinMonths: number };
export type DepositCodes = {
  readonly late: Base & { readonly depositDate: string; readonly daysLate: number };
  readonly 'not-deposited': Base & { readonly employment: string };
  readonly 'not-deposited-employment-unknown': Base;
  readonly 'no-raw-data': Base & { readonly reason: string };
  readonly 'no-receipt': Base & { readonly depositDate: string; readonly missingFiles: readonly string[] };
  readonly 'on-time': Base & { readonly depositDate: string; readonly receipt: string; readonly hash: string };
  readonly 'hash-differs': Base & { readonly depositDate: string; readonly files: readonly string[] };
};

const months = (count: number): string => `${count} month${count === 1 ? '' : 's'}`;
const counted = (p: Base): { zh: string; en: string } =>
  p.published.length > 7
    ? {
        zh: `《${p.title}》于${p.published}刊出，自该日起算${p.withinMonths}个月，截止${p.deadline}`,
        en: `“${p.title}” was published on ${p.published}; ${months(p.withinMonths)} run from that day, to ${p.deadline}`,
      }
    : {
        zh: `《${p.title}》刊期${p.published}；刊期只知月份，自该月最后一日起算${p.withinMonths}个月，截止${p.deadline}`,
        en: `“${p.title}” was issued in ${p.published}; only the month is known, so ${months(p.withinMonths)} run from its last day, to ${p.deadline}`,
      };
const HASHES: Readonly<Record<string, { zh: string; en: string }>> = {
  agrees: { zh: '；文件与回执所载校验值一致', en: '; the files agree with the receipt’s hashes' },
  'not-compared': {
    zh: '；回执载有校验值，材料中没有可比对的文件',
    en: '; the receipt states hashes, and the dossier has no file to hold against them',
  },
};

export const texts: { readonly [C in keyof DepositCodes]: CodeTexts<DepositCodes[C]> } = {
  late: {
    title: { zh: '原始数据留存晚于期限', en: 'Raw data deposited after the deadline' },
    statement: (p) => ({
      zh: `${counted(p).zh}；材料记载的留存日期为${p.depositDate}，晚${p.daysLate}天。`,
      en: `${counted(p).en}; the deposit is dated ${p.depositDate}, ${p.daysLate} day${p.daysLate === 1 ? '' : 's'} later.`,
    }),
    action: () => ({
      zh: '请向用人单位核实留存登记，了解晚交原因；若能证明确切的刊出日，按该日重新起算。',
      en: 'Verify the unit’s deposit register and ask why it was late; where the exact day of publication can be shown, count from that day.',
    }),
  },
  'not-deposited': {
    title: { zh: '原始数据未留存', en: 'Raw data not deposited' },
    statement: (p) => ({
      zh: `${counted(p).zh}；材料载明未留存原始数据。按条款，该成果不作为评审依据。`,
      en: `${counted(p).en}; the dossier states that no raw data was deposited. By the clause the work is no basis for review.`,
    }),
    action: () => ({
      zh: '请用人单位确认是否确未留存、是否属于免除情形，再由评委会工作机构认定并记明理由。',
      en: 'Have the unit confirm that nothing was deposited and that no exemption applies; the committee office then decides and keeps the reason.',
    }),
  },
  'not-deposited-employment-unknown': {
    title: { zh: '原始数据未留存，是否免除不明', en: 'Raw data not deposited; whether exempt is unknown' },
    statement: (p) => ({
      zh: `${counted(p).zh}；材料载明未留存原始数据，但没有写明申报人的用人性质，无法判断是否免除。`,
      en: `${counted(p).en}; the dossier states that no raw data was deposited, but not how the applicant is employed, so whether an exemption applies can’t be told.`,
    }),
    action: () => ({ zh: '请先核实申报人的用人性质（employment）。', en: 'First verify how the applicant is employed (employment).' }),
  },
  'no-raw-data': {
    title: { zh: '申明没有原始数据', en: 'Stated to have no raw data' },
    statement: (p) => ({
      zh: `《${p.title}》申明没有原始数据，理由：${p.reason}`,
      en: `“${p.title}” is stated to have no raw data, because: ${p.reason}`,
    }),
    action: () => ({ zh: '请确认该理由与成果内容相符。', en: 'Confirm that the reason fits the work.' }),
  },
  'no-receipt': {
    title: { zh: '原始数据按期留存，但缺少凭据', en: 'Raw data deposited in time, without proof' },
    statement: (p) => ({
      zh:
        `${counted(p).zh}；材料称${p.depositDate}已留存` +
        (p.missingFiles.length > 0 ? `，但所列文件不在材料中：${p.missingFiles.join('、')}。` : '，没有回执编号或留存文件。'),
      en:
        `${counted(p).en}; the dossier says it was deposited on ${p.depositDate}` +
        (p.missingFiles.length > 0
          ? `, but the files named are not in the dossier: ${p.missingFiles.join(', ')}.`
          : ', with no receipt number or file.'),
    }),
    action: () => ({ zh: '请用人单位出具回执。', en: 'Have the unit issue a receipt.' }),
  },
  'on-time': {
    title: { zh: '原始数据按期留存', en: 'Raw data deposited in time' },
    statement: (p) => ({
      zh: `${counted(p).zh}；留存日期${p.depositDate}，凭据：${p.receipt}${HASHES[p.hash]?.zh ?? ''}。`,
      en: `${counted(p).en}; deposited on ${p.depositDate}, proof: ${p.receipt}${HASHES[p.hash]?.en ?? ''}.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
  'hash-differs': {
    title: { zh: '留存文件与回执校验值不同', en: 'Deposited files differ from the receipt’s hashes' },
    statement: (p) => ({
      zh: `${counted(p).zh}；${p.depositDate}已留存，但材料中的文件与回执所载校验值不同：${p.files.join('、')}。`,
      en: `${counted(p).en}; deposited on ${p.depositDate}, but files of the dossier differ from the hashes on the receipt: ${p.files.join(', ')}.`,
    }),
    action: () => ({
      zh: '请单位核对所存文件：材料中的可能是另一版本或重新打包的副本。',
      en: 'Have the unit compare what it keeps: the dossier may hold another version or a copy packed anew.',
    }),
  },
};
