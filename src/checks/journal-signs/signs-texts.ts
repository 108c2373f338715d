import type { Localised } from '../../domain/localised.ts';
import type { ForeignCnGround } from '../../registries/identifiers/foreign-cn.ts';
import { listName } from '../../registries/list-names.ts';
import type { CodeTexts } from '../check.ts';

export type SignCodes = {
  'issn-without-cn': { journal: string; issn: string };
  'foreign-cn': { cn: string; ground: string };
  'hijacked-title': { journal: string; list: string; edition: string; byIssn: boolean };
  'warning-list-then': { journal: string; list: string; edition: string; category: string; month: string };
  /** `later`: the edition is newer than the issue; else older, and `current` is the one that was out by then ('' when none is loaded). */
  'warning-list-other-year': {
    journal: string;
    list: string;
    edition: string;
    category: string;
    month: string;
    later: boolean;
    current: string;
  };
  supplement: { journal: string; issue: string };
  'issue-beyond-frequency': { journal: string; issue: string; frequency: string; most: number };
  'edition-not-on-file': { journal: string; onRecord: string; part: string };
  'network-serial-as-print': { cn: string };
  'journal-ceased': { journal: string; status: string; month: string };
};

const GROUNDS: Readonly<Record<ForeignCnGround, Localised>> = {
  letters: {
    zh: '地区码处为字母，不是国内统一连续出版物号',
    en: 'letters stand where a region code belongs; it is no CN of the mainland register',
  },
  region: { zh: '前两位不是国内地区码', en: 'its first two digits are no mainland region' },
  appended: { zh: 'CN 号后附加了字样，CN 号不得附加任何内容', en: 'something is appended; nothing may be appended to a CN' },
  'internal-permit': {
    zh: '属内部资料准印证号，不是公开发行的刊号',
    en: 'it is a permit for internal material, not the number of a published serial',
  },
};
const isGround = (text: string): text is ForeignCnGround => Object.hasOwn(GROUNDS, text);
const groundText = (ground: string): Localised => (isGround(ground) ? GROUNDS[ground] : { zh: ground, en: ground });

const STATUSES: Readonly<Record<string, Localised>> = { ceased: { zh: '停刊', en: 'ceased' }, merged: { zh: '合并', en: 'merged' } };
const statusText = (status: string): Localised => STATUSES[status] ?? { zh: status, en: status };

const verifyRegister: Localised = {
  zh: '未核实到该刊的出版登记；请在国家新闻出版署的期刊查询系统按刊名和刊号核实，并核对原刊的版权页。',
  en: "The journal's registration is not verified: look its title and numbers up in the press authority's register and compare with the imprint of the issue.",
};
const compareIssue: Localised = {
  zh: '请核对原刊封面、目录和版权页。',
  en: 'Compare with the cover, contents and imprint of the issue.',
};
const category = (text: string): Localised => (text === '' ? { zh: '', en: '' } : { zh: `（${text}）`, en: ` (${text})` });

export const signsTexts: { readonly [C in keyof SignCodes]: CodeTexts<SignCodes[C]> } = {
  'issn-without-cn': {
    title: { zh: '只有 ISSN，未见 CN 号', en: 'An ISSN and no CN' },
    statement: ({ journal, issn }) => ({
      zh: `《${journal}》载明 ISSN ${issn}，材料、页面和已载入的期刊表中均无 CN 号；内地公开发行的期刊应有 CN 号。`,
      en: `“${journal}” is given with ISSN ${issn}; neither the record, nor the pages, nor a loaded journal table has a CN, which a journal published on the mainland carries.`,
    }),
    action: () => verifyRegister,
  },
  'foreign-cn': {
    title: { zh: '所填 CN 号不属内地刊号', en: 'The CN is not of the mainland register' },
    statement: ({ cn, ground }) => ({ zh: `“${cn}”：${groundText(ground).zh}。`, en: `“${cn}”: ${groundText(ground).en}.` }),
    action: () => verifyRegister,
  },
  'hijacked-title': {
    title: { zh: '刊名或 ISSN 在被劫持期刊名单中', en: 'The title or ISSN is on a list of hijacked journals' },
    statement: ({ journal, list, edition, byIssn }) => ({
      zh: `${listName(list).zh} ${edition} 载有《${journal}》的${byIssn ? ' ISSN' : '刊名'}：有网站冒用该刊名义。名单不能说明本文刊于哪一方。`,
      en: `${listName(list).en} ${edition} has the ${byIssn ? 'ISSN' : 'title'} of “${journal}”: a site uses this journal's name. The list does not tell in which of the two the paper appeared.`,
    }),
    action: () => ({
      zh: '请由申报人提供论文网址或原刊，核对是否为正规期刊的官方网站。',
      en: "Ask for the paper's address or the printed issue and see whether it is the lawful journal's own.",
    }),
  },
  'warning-list-then': {
    title: { zh: '刊出时在期刊预警名单上', en: 'On a warning list when the issue appeared' },
    statement: ({ journal, list, edition, category: why, month }) => ({
      zh: `论文刊于 ${month}；当时的${listName(list).zh} ${edition} 载有《${journal}》${category(why).zh}。`,
      en: `The paper appeared in ${month}; ${listName(list).en} ${edition}, then the newest, has “${journal}”${category(why).en}.`,
    }),
    action: () => ({
      zh: '预警不等于论文有问题；请由同行专家对论文质量把关。',
      en: 'A warning says nothing of the single paper: have its quality judged by peers.',
    }),
  },
  'warning-list-other-year': {
    title: { zh: '在其他年度的期刊预警名单上', en: 'On a warning list of another year' },
    statement: ({ journal, list, edition, category: why, month, later, current }) => {
      const when =
        month === ''
          ? { zh: '刊出年月不明', en: 'the issue month is not known' }
          : { zh: `论文刊于 ${month}`, en: `the paper appeared in ${month}` };
      const relation =
        month === ''
          ? { zh: '', en: '' }
          : later
            ? { zh: '，早于该版名单', en: ', before that edition' }
            : current === ''
              ? { zh: '，晚于该版名单', en: ', after that edition' }
              : { zh: `，当时的 ${current} 版未载该刊`, en: `; the ${current} edition of that time does not have it` };
      return {
        zh: `${listName(list).zh} ${edition} 载有《${journal}》${category(why).zh}；${when.zh}${relation.zh}。`,
        en: `${listName(list).en} ${edition} has “${journal}”${category(why).en}; ${when.en}${relation.en}.`,
      };
    },
    action: () => ({ zh: '仅供参考。', en: 'For information.' }),
  },
  supplement: {
    title: { zh: '增刊', en: 'A supplement' },
    statement: ({ journal, issue }) => ({
      zh: `所填刊期“${issue}”为《${journal}》的增刊；目录收录的是期刊的正刊，增刊须另经批准。`,
      en: `The issue “${issue}” is a supplement to “${journal}”; lists speak of the regular issues, and supplements need a permit of their own.`,
    }),
    action: () => ({
      zh: '请核对增刊批准文号，并按评审条件确认增刊论文是否计入。',
      en: "Look for the supplement's permit and confirm under the criteria whether supplements count.",
    }),
  },
  'issue-beyond-frequency': {
    title: { zh: '期号超出刊期', en: 'The issue number exceeds the frequency' },
    statement: ({ journal, issue, frequency, most }) => ({
      zh: `所填为第“${issue}”期；期刊表所载《${journal}》为${frequency}，每年至多 ${most} 期。`,
      en: `The issue stated is “${issue}”; a loaded journal table gives “${journal}” as ${frequency}: at most ${most} issues a year.`,
    }),
    action: () => ({
      zh: '请核对原刊期号；刊期变更过或期号为总期号的，请注明。',
      en: 'Compare with the issue; note a change of frequency or a running number.',
    }),
  },
  'edition-not-on-file': {
    title: { zh: '该版别未见登记', en: 'This edition is not on file' },
    statement: ({ journal, onRecord, part }) => ({
      zh: `所填为《${journal}》；期刊表中该刊号只登记有《${onRecord}》，未见“${part}”。一个 CN 号只对应一种期刊的一个版本。`,
      en: `The journal stated is “${journal}”; the journal table has only “${onRecord}” under its number, and no “${part}”. One CN stands for one edition of one journal.`,
    }),
    action: () => verifyRegister,
  },
  'network-serial-as-print': {
    title: { zh: '网络连续出版物号用于印刷版', en: 'A network serial shown as print' },
    statement: ({ cn }) => ({
      zh: `所填为印刷版，而 ${cn} 的序号在 6000–8999 之间，属网络连续出版物号段。`,
      en: `The work is stated to be printed; the serial of ${cn} lies between 6000 and 8999, the range of network serials.`,
    }),
    action: () => compareIssue,
  },
  'journal-ceased': {
    title: { zh: '期刊表载该刊已停刊或合并', en: 'The journal has ceased or merged, says the table' },
    statement: ({ journal, status, month }) => ({
      zh: `期刊表载《${journal}》已${statusText(status).zh}，未载时间；论文刊于${month === '' ? '不明年月' : ` ${month}`}。`,
      en: `A loaded journal table has “${journal}” as ${statusText(status).en}, without a date; the paper appeared in ${month === '' ? 'an unknown month' : month}.`,
    }),
    action: () => compareIssue,
  },
};
