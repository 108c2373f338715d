import type { Localised } from '../domain/localised.ts';
import { categoryName, listName } from './list-names.ts';
import type { JournalAnswer, ListAnswer } from './types.ts';

/** One line for the works table: the first list the journal is in at the issue month, else what is known. Undefined when nothing was asked. */
export function bestStanding(answer: JournalAnswer): Localised | undefined {
  const listed = answer.listings.filter(({ answer: verdict }) => verdict === 'in');
  if (listed.length > 0) return joined(listed.map(describe));
  if (answer.listings.length === 0) return undefined;
  const absent = answer.listings.filter(({ answer: verdict }) => verdict === 'not-in');
  if (absent.length === answer.listings.length) return { zh: '所查目录均未收录', en: 'in none of the lists' };
  if (absent.length === 0) return { zh: '无法判断', en: 'cannot be told' };
  const names = absent.map(({ list, edition }) => ({ zh: `${listName(list).zh} ${edition}`, en: `${listName(list).en} ${edition}` }));
  return { zh: `未收录于${joined(names).zh}；其余目录无法判断`, en: `not in ${joined(names).en}; the other lists cannot be told` };
}

function describe({ list, edition, category, evidence }: ListAnswer): Localised {
  const [name, kind] = [listName(list), category === undefined ? undefined : categoryName(category)];
  const row = evidence.row === undefined ? { zh: '', en: '' } : { zh: `（第 ${evidence.row} 行）`, en: ` (row ${evidence.row})` };
  return {
    zh: `${name.zh} ${edition}：收录${kind === undefined ? '' : `·${kind.zh}`}${row.zh}`,
    en: `${name.en} ${edition}: in${kind === undefined ? '' : `, ${kind.en}`}${row.en}`,
  };
}

const joined = (texts: readonly Localised[]): Localised => ({
  zh: texts.map(({ zh }) => zh).join('；'),
  en: texts.map(({ en }) => en).join('; '),
});
