import type { UnitAdministration } from '../../domain/applicant.ts';
import type { CommitteeAuthority } from '../../domain/procedure.ts';
import { sameName } from '../plain-name.ts';

/** How an applicant's unit stands to a committee. */
export const RELATIONS = ['own', 'central-unit', 'provincial-unit', 'other-city', 'other-county', 'other-province', 'other-unit'] as const;
export type Relation = (typeof RELATIONS)[number];

type Place = Pick<UnitAdministration, 'province' | 'city' | 'county'>;

/** @returns whether both lie in the same place of that grade; undefined when either does not say. */
function same(a: Place, b: Place, grade: keyof Place): boolean | undefined {
  const [here, there] = [a[grade], b[grade]];
  return here === undefined || there === undefined ? undefined : sameName(here, there);
}

/** @returns how the unit stands to the committee; undefined when too little is stated. */
export function relationOf(unit: UnitAdministration, committee: CommitteeAuthority): Relation | undefined {
  if (committee.level === undefined) return undefined;
  if (committee.level === 'unit') return 'other-unit';
  if (committee.level === 'central') return 'own';
  if (same(unit, committee, 'province') === false) return 'other-province';
  if (unit.level === undefined)
    return same(unit, committee, 'city') === false && committee.level !== 'provincial' ? 'other-city' : undefined;
  if (unit.level === 'central') return 'central-unit';
  if (unit.level === 'provincial') return committee.level === 'provincial' ? ownIf(same(unit, committee, 'province')) : 'provincial-unit';
  if (committee.level === 'provincial') return ownIf(same(unit, committee, 'province'));
  const city = same(unit, committee, 'city');
  if (city !== true || committee.level === 'city') return city === false ? 'other-city' : ownIf(city);
  const county = same(unit, committee, 'county');
  return county === false ? 'other-county' : ownIf(county);
}

const ownIf = (same: boolean | undefined): 'own' | undefined => (same === true ? 'own' : undefined);
