import type { Applicant } from '../domain/applicant.ts';
import type { Localised } from '../domain/localised.ts';
import { personForm } from '../domain/person-name.ts';
import type { ReviewerConflict } from '../domain/review.ts';
import type { Work } from '../domain/work.ts';
import type { Reviewer } from './reviewer.ts';
import { sameUnit, unitForm } from './same-unit.ts';

/** An applicant and all works claimed: a co-author of any of them may not review. */
export interface ReviewedApplicant {
  readonly applicant: Applicant;
  readonly works: readonly Work[];
}

interface Forms {
  readonly applicant: Applicant;
  readonly names: ReadonlySet<string>;
  readonly units: readonly string[];
  readonly authors: ReadonlyMap<string, string>;
  readonly relatives: ReadonlySet<string>;
  readonly advisers: ReadonlySet<string>;
}

const formsOf = (names: readonly (string | undefined)[]): Set<string> =>
  new Set(names.flatMap((name) => (name === undefined || personForm(name) === '' ? [] : [personForm(name)])));

/**
 * Prepares the grounds once for an applicant.
 * @returns for a reviewer, the first ground (gravest first) on which that reviewer may not see the applicant's works.
 */
export function conflictFinder({ applicant, works }: ReviewedApplicant): (reviewer: Reviewer) => ReviewerConflict | undefined {
  const forms: Forms = {
    applicant,
    names: formsOf([applicant.name, ...applicant.formerNames, ...applicant.nameVariants]),
    units: [applicant.unit, ...applicant.formerUnits].filter((unit) => unit !== undefined),
    authors: new Map(
      works.flatMap((work) =>
        [...work.authors, ...work.correspondingAuthors].map((author): [string, string] => [personForm(author), work.title ?? work.id]),
      ),
    ),
    relatives: formsOf(applicant.relatives),
    advisers: formsOf(applicant.advisers),
  };
  return (reviewer) => {
    const found = groundFor(reviewer, forms);
    return found === undefined ? undefined : { reviewer: reviewer.id, ...found };
  };
}

const ground = (kind: ReviewerConflict['kind'], zh: string, en: string): { kind: ReviewerConflict['kind']; note: Localised } => ({
  kind,
  note: { zh, en },
});

function groundFor(reviewer: Reviewer, forms: Forms): { kind: ReviewerConflict['kind']; note: Localised } | undefined {
  const name = personForm(reviewer.name);
  if (forms.names.has(name))
    return ground('same-person', '与申报人同名，不排除为同一人。', 'Bears the applicant’s name and may be the same person.');
  if (forms.relatives.has(name)) return ground('relative', '申报人申明的亲属。', 'A relative the applicant declared.');
  if (forms.advisers.has(name)) return ground('adviser', '申报人申明的导师或学生。', 'An adviser or student the applicant declared.');
  const work = forms.authors.get(name);
  if (work !== undefined) return ground('co-author', `申报人成果《${work}》的共同作者。`, `A co-author of the applicant’s “${work}”.`);
  if (reviewer.coAuthors.some((author) => forms.names.has(personForm(author)))) {
    return ground('co-author', '专家库记载与申报人有合著。', 'The pool records the applicant as a co-author.');
  }
  const named = (list: readonly string[]): boolean => list.some((entry) => forms.names.has(personForm(entry)));
  if (named(reviewer.relatives))
    return ground('relative', '专家库记载与申报人有亲属关系。', 'The pool records the applicant as a relative.');
  if (named(reviewer.advisers))
    return ground('adviser', '专家库记载与申报人有师生关系。', 'The pool records the applicant as an adviser or student.');
  const units = [reviewer.unit, ...reviewer.formerUnits];
  for (const unit of units) {
    const shared = forms.units.find((own) => sameUnit(unit, own));
    if (shared !== undefined)
      return ground('same-unit', `与申报人现在或曾经同单位（${shared}）。`, `Is or was of the applicant’s unit (${shared}).`);
  }
  const declared = reviewer.conflicts.some(
    (item) =>
      item === forms.applicant.id ||
      forms.names.has(personForm(item)) ||
      forms.units.some((unit) => unitForm(unit) !== '' && sameUnit(item, unit)),
  );
  return declared ? ground('declared', '专家自行申明回避。', 'The reviewer declared a conflict.') : undefined;
}
