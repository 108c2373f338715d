import type { Localised } from '../domain/localised.ts';

/** Short names of the lists packs and registries know by id. */
const NAMES: Readonly<Record<string, Localised>> = {
  'pku-core': { zh: '北大核心', en: 'PKU core' },
  cscd: { zh: 'CSCD', en: 'CSCD' },
  cssci: { zh: 'CSSCI', en: 'CSSCI' },
  cstpcd: { zh: '中国科技核心', en: 'CSTPCD' },
  'cas-warning': { zh: '中科院期刊预警名单', en: 'CAS early-warning list' },
  retractions: { zh: '撤稿名单', en: 'list of retractions' },
  hijacked: { zh: '被劫持期刊名单', en: 'list of hijacked journals' },
};
const CATEGORIES: Readonly<Record<string, Localised>> = {
  core: { zh: '核心', en: 'core' },
  extended: { zh: '扩展', en: 'extended' },
  source: { zh: '来源', en: 'source' },
  collection: { zh: '集刊', en: 'collection' },
};

/** @returns the list's short name, or its id where it has none. */
export const listName = (list: string): Localised => NAMES[list] ?? { zh: list, en: list };

/** @returns the category's word, or the list's own where we have none. */
export const categoryName = (category: string): Localised => CATEGORIES[category] ?? { zh: category, en: category };
