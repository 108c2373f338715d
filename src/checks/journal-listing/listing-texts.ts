import type { Localised } from '../../domain/localised.ts';
import { categoryName, listName } from '../../registries/list-names.ts';
import type { CodeTexts } from '../check.ts';

/** Lists and editions go into parameters as `list edition`; `named` writes them out. */
export type ListingCodes = {
  listed: { journal: string; month: string; list: string; edition: string; category: string; row: number };
  'has-cn': { journal: string; cn: string };
  'not-listed': { journal: string; month: string; editions: readonly string[]; onRecord: boolean };
  'category-not-counted': { journal: string; month: string; edition: string; category: string };
  /** `nowCategory`: where the edition in force has the journal in a category that does not count; '' where it lacks it. */
  dropped: {
    journal: string;
    month: string;
    before: string;
    beforeTo: string;
    now: string;
    nowCategory: string;
    editions: readonly string[];
  };
  'dropped-others-unknown': {
    journal: string;
    month: string;
    before: string;
    beforeTo: string;
    now: string;
    nowCategory: string;
    unknown: readonly string[];
  };
  'journal-ambiguous': { asked: string; candidates: readonly string[] };
  'journal-conflict': { asked: string; byTitle: string; byIdentifier: string };
};

/** @returns a `list edition` pair by the list's short name; an edition-less one says that none covers the month. */
function named(pair: string): Localised {
  const at = pair.indexOf(' ');
  const [list, edition] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  const name = listName(list);
  return edition === ''
    ? { zh: `${name.zh}（无覆盖该月的版次）`, en: `${name.en} (no edition covers the month)` }
    : { zh: `${name.zh} ${edition} 版`, en: `${name.en} ${edition}` };
}

export const namedAll = (pairs: readonly string[]): Localised => ({
  zh: pairs.map((pair) => named(pair).zh).join('、'),
  en: pairs.map((pair) => named(pair).en).join(', '),
});

const standsNow = (now: string, category: string, month: string): Localised =>
  category === ''
    ? {
        zh: `不在论文刊出的 ${month} 有效的${named(now).zh}中`,
        en: `is not in ${named(now).en}, in force in ${month} when the paper appeared`,
      }
    : {
        zh: `在论文刊出的 ${month} 有效的${named(now).zh}中仅为“${categoryName(category).zh}”`,
        en: `stands in ${named(now).en}, in force in ${month} when the paper appeared, as “${categoryName(category).en}” only`,
      };

const quoteAll = (titles: readonly string[]): Localised => ({
  zh: titles.map((title) => `《${title}》`).join('、'),
  en: titles.map((title) => `“${title}”`).join(', '),
});

const verifyLevel: Localised = {
  zh: '请核对刊名、ISSN、CN 号和刊出年月，并对照目录原件；无误后由经办人确认是否不按所报级别计。',
  en: 'Check title, ISSN, CN and issue month against the printed lists; then let an officer confirm whether the paper does not count at the level claimed.',
};
const askWhich: Localised = {
  zh: '请申报人提供期刊封面、版权页，据其 ISSN 或 CN 号确认是哪一种期刊，补入申报材料后重新检查。',
  en: 'Ask for the cover and imprint page, settle by ISSN or CN which journal it is, enter it in the dossier and check again.',
};
const nothingToDo: Localised = { zh: '无需处理。', en: 'Nothing to do.' };

type Texts = { readonly [C in keyof ListingCodes]: CodeTexts<ListingCodes[C]> };

export const listingTexts = {
  listed: {
    title: { zh: '刊出时为目录收录期刊', en: 'Listed when the paper appeared' },
    statement: ({ journal, month, list, edition, category, row }) => ({
      zh: `《${journal}》在 ${month} 有效的${named(`${list} ${edition}`).zh}中${category === '' ? '' : `（${categoryName(category).zh}）`}，所载副本第 ${row} 行。`,
      en: `“${journal}” stands in ${named(`${list} ${edition}`).en}${category === '' ? '' : ` (${categoryName(category).en})`}, in force in ${month}: row ${row} of the loaded copy.`,
    }),
    action: () => nothingToDo,
  },
  'has-cn': {
    title: { zh: '期刊有 CN 号', en: 'The journal has a CN' },
    statement: ({ journal, cn }) => ({
      zh: `已载入的期刊表中《${journal}》的 CN 号为 ${cn}。`,
      en: `A loaded journal table gives “${journal}” the CN ${cn}.`,
    }),
    action: () => nothingToDo,
  },
  'not-listed': {
    title: { zh: '刊出时不在所报级别的目录中', en: 'On no list of the level claimed when the paper appeared' },
    statement: ({ journal, month, editions, onRecord }) => ({
      zh: `《${journal}》不在 ${month} 有效的${namedAll(editions).zh}中（均为完整副本）。${onRecord ? '' : '已载入的期刊表中也没有这个刊名。'}`,
      en: `“${journal}” is not in ${namedAll(editions).en}, in force in ${month} (complete copies).${onRecord ? '' : ' No loaded journal table has the title either.'}`,
    }),
    action: () => verifyLevel,
  },
  'category-not-counted': {
    title: { zh: '收录类别不计入所报级别', en: 'Listed in a category that does not count' },
    statement: ({ journal, month, edition, category }) => ({
      zh: `《${journal}》在 ${month} 有效的${named(edition).zh}中，但类别为“${categoryName(category).zh}”，政策包不将其计入所报级别。`,
      en: `“${journal}” stands in ${named(edition).en}, in force in ${month}, in the category “${categoryName(category).en}”, which the policy pack does not count at the level claimed.`,
    }),
    action: () => verifyLevel,
  },
  dropped: {
    title: { zh: '刊出前已不在目录中', en: 'No longer listed when the paper appeared' },
    statement: ({ journal, month, before, beforeTo, now, nowCategory, editions }) => ({
      zh: `《${journal}》在${named(before).zh}中（有效至 ${beforeTo}），${standsNow(now, nowCategory, month).zh}；${namedAll(editions).zh}均不满足所报级别。`,
      en: `“${journal}” stood in ${named(before).en} (in force until ${beforeTo}) and ${standsNow(now, nowCategory, month).en}; the level is met in none of ${namedAll(editions).en}.`,
    }),
    action: () => verifyLevel,
  },
  'dropped-others-unknown': {
    title: { zh: '刊出前已不在一个目录中，其余目录无法判断', en: 'No longer on one list; the others cannot be told' },
    statement: ({ journal, month, before, beforeTo, now, nowCategory, unknown }) => ({
      zh: `《${journal}》在${named(before).zh}中（有效至 ${beforeTo}），${standsNow(now, nowCategory, month).zh}；${namedAll(unknown).zh}无完整副本，无法判断。`,
      en: `“${journal}” stood in ${named(before).en} (in force until ${beforeTo}) and ${standsNow(now, nowCategory, month).en}; for want of complete copies ${namedAll(unknown).en} cannot be told.`,
    }),
    action: ({ unknown }) => ({
      zh: `请载入${namedAll(unknown).zh}的完整目录后重新检查，或对照原件核实。`,
      en: `Load complete copies of ${namedAll(unknown).en} and check again, or verify against the printed lists.`,
    }),
  },
  'journal-ambiguous': {
    title: { zh: '刊名对应多种期刊', en: 'The title fits more than one journal' },
    statement: ({ asked, candidates }) => ({
      zh: `“${asked}”可能是${quoteAll(candidates).zh}，仅凭现有材料不能确定。`,
      en: `“${asked}” may be ${quoteAll(candidates).en}; the record does not tell which.`,
    }),
    action: () => askWhich,
  },
  'journal-conflict': {
    title: { zh: '刊名与刊号指向不同期刊', en: 'Title and identifier name different journals' },
    statement: ({ asked, byTitle, byIdentifier }) => ({
      zh: `所报“${asked}”：按刊名为《${byTitle}》，按刊号为《${byIdentifier}》。`,
      en: `“${asked}” as claimed: by its title it is “${byTitle}”, by its identifier “${byIdentifier}”.`,
    }),
    action: () => askWhich,
  },
} satisfies Texts;
