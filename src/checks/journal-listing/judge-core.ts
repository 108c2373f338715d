import type { JournalAnswer, ListAnswer } from '../../registries/types.ts';
import type { ListingOptions, Requirement } from './listing-options.ts';

/** How a paper's journal stands against the lists that make a journal core. */
export type CoreVerdict =
  | { readonly state: 'met'; readonly by: ListAnswer }
  | {
      /** No list meets the level. `unknown` is empty when every list was told from a complete copy. */
      readonly state: 'unmet';
      readonly against: readonly ListAnswer[];
      readonly unknown: readonly ListAnswer[];
      /** Rows of editions before the one in force, on a list that has it no longer. */
      readonly left: readonly { readonly before: ListAnswer; readonly now: ListAnswer }[];
      /** In the edition in force, but in a category that does not count. */
      readonly otherCategory: readonly ListAnswer[];
    };

export function judgeCore(answer: JournalAnswer, anyOf: readonly Requirement[], rule: ListingOptions['editionRule']): CoreVerdict {
  const month = answer.asked.issueDate ?? '';
  const told = anyOf.map((requirement) => ({ requirement, now: decisive(answer, requirement.list, month, rule) }));
  const met = told.find(({ requirement, now }) => meets(now, requirement));
  if (met !== undefined) return { state: 'met', by: met.now };
  const against = told.filter(({ now }) => now.answer !== 'unknown');
  return {
    state: 'unmet',
    against: against.map(({ now }) => now),
    unknown: told.filter(({ now }) => now.answer === 'unknown').map(({ now }) => now),
    left: against.flatMap(({ requirement, now }) => {
      const before = earlierListing(answer, requirement, now);
      return before === undefined ? [] : [{ before, now }];
    }),
    otherCategory: against.filter(({ now }) => now.answer === 'in').map(({ now }) => now),
  };
}

const meets = ({ answer, category }: ListAnswer, { categories }: Requirement): boolean =>
  answer === 'in' && (categories === undefined || (category !== undefined && categories.includes(category)));

/** A list the registries do not declare at all is unknown, like one without a copy. */
const undeclared = (list: string): ListAnswer => ({
  list,
  edition: '',
  answer: 'unknown',
  evidence: { type: 'list-entry', list, edition: '', matchedBy: 'none', complete: false, listHash: '' },
});

function decisive(answer: JournalAnswer, list: string, month: string, rule: ListingOptions['editionRule']): ListAnswer {
  const inForce = answer.listings.find((candidate) => candidate.list === list) ?? undeclared(list);
  if (rule === 'in-force-at-publication' || inForce.edition !== '') return inForce;
  const earlier = answer.otherEditions
    .filter((candidate) => candidate.list === list && candidate.validTo !== undefined && candidate.validTo < month)
    .sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1));
  return earlier[0] ?? inForce;
}

/** The last edition before the decisive one that had the journal in a category that counts. */
function earlierListing(answer: JournalAnswer, requirement: Requirement, now: ListAnswer): ListAnswer | undefined {
  return answer.otherEditions
    .filter((candidate) => candidate.list === requirement.list && meets(candidate, requirement))
    .filter(({ validTo }) => validTo !== undefined && now.validFrom !== undefined && validTo < now.validFrom)
    .sort((a, b) => ((a.validTo ?? '') < (b.validTo ?? '') ? 1 : -1))[0];
}
