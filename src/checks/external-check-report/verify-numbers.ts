import type { CheckReport, CheckReportTool, StatedPercent } from '../../domain/check-report.ts';

/** One thing a true report of this kind always fulfils. `open`: the report does not give what it takes to tell. */
export interface Tested {
  readonly name: InvariantName;
  readonly state: 'held' | 'failed' | 'open';
  /** The figures, in the order of the sentence. */
  readonly values: readonly (number | string)[];
}

export const INVARIANTS = [
  'total-ratio',
  'largest-ratio',
  'front-and-back',
  'parts-within-total',
  'citations-sum',
  'suspected-order',
  'single-section',
  'sections-sum',
  'section-ratio',
  'checked-after-range',
  'identical-rates',
] as const;
export type InvariantName = (typeof INVARIANTS)[number];

/** CNKI rounds, so half a unit of the last digit; of other tools it is not known whether they round or cut off. A hair for binary fractions. */
const unitOf = (tool: CheckReportTool): number => (tool === 'cnki' ? 0.5 : 1);
const slack = (tool: CheckReportTool, ...percents: readonly StatedPercent[]): number =>
  percents.reduce((sum, { decimals }) => sum + unitOf(tool) * 10 ** -decimals + 1e-9, 0);

const test = (name: InvariantName, holds: boolean | undefined, ...values: readonly (number | string)[]): Tested => ({
  name,
  state: holds === undefined ? 'open' : holds ? 'held' : 'failed',
  values,
});

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : (100 * part) / whole);
const shown = (value: number): number => Number(value.toFixed(3));

/** Recomputes what the report's own figures imply of each other. */
export function verifyNumbers(report: CheckReport): Tested[] {
  return [...ratios(report), ...parts(report), ...suspected(report), ...sections(report), dates(report), identical(report)];
}

function ratioTest(
  tool: CheckReportTool,
  name: 'total-ratio' | 'largest-ratio',
  stated: StatedPercent | undefined,
  part: number | undefined,
  whole: number | undefined,
): Tested {
  if (stated === undefined || part === undefined || whole === undefined) return test(name, undefined);
  const computed = ratio(part, whole);
  return test(
    name,
    part <= whole && whole > 0 && Math.abs(stated.value - computed) <= slack(tool, stated),
    stated.value,
    part,
    whole,
    shown(computed),
  );
}

function ratios({ counts, rates, tool }: CheckReport): Tested[] {
  return [
    ratioTest(tool, 'total-ratio', rates.total, counts.matchedCharacters, counts.characters),
    ratioTest(tool, 'largest-ratio', rates.largestSingleSource, counts.largestSingleSourceCharacters, counts.characters),
  ];
}

function parts({ citations, counts, rates, tool }: CheckReport): Tested[] {
  const { backMatched, frontMatched, matchedCharacters } = counts;
  const { lessCitations, total } = rates;
  const within = [lessCitations, rates.lessOwnWork, rates.largestSingleSource].filter((rate) => rate !== undefined);
  return [
    frontMatched === undefined || backMatched === undefined || matchedCharacters === undefined
      ? test('front-and-back', undefined)
      : test('front-and-back', frontMatched + backMatched === matchedCharacters, frontMatched, backMatched, matchedCharacters),
    total === undefined || within.length === 0
      ? test('parts-within-total', undefined)
      : test(
          'parts-within-total',
          within.every((rate) => rate.value <= total.value + 1e-9),
          total.value,
          within.map(({ value }) => value).join(', '),
        ),
    total === undefined || lessCitations === undefined || citations === undefined
      ? test('citations-sum', undefined)
      : test(
          'citations-sum',
          Math.abs(total.value - lessCitations.value - citations.value) <= slack(tool, total, lessCitations, citations),
          lessCitations.value,
          citations.value,
          total.value,
        ),
  ];
}

function suspected({ counts }: CheckReport): Tested[] {
  const { matchedCharacters: matched, sections: all, suspectedLeast: least, suspectedMost: most, suspectedSections: suspect } = counts;
  const order =
    least === undefined || most === undefined || matched === undefined
      ? undefined
      : least <= most && most <= matched && (suspect === undefined || all === undefined || suspect <= all);
  const single =
    all !== 1 || suspect !== 1 || least === undefined || most === undefined || matched === undefined
      ? undefined
      : least === matched && most === matched;
  return [
    test('suspected-order', order, least ?? '', most ?? '', matched ?? ''),
    test('single-section', single, least ?? '', most ?? '', matched ?? ''),
  ];
}

function sections({ counts, sections: parted, tool }: CheckReport): Tested[] {
  const whole = parted.flatMap(({ characters, matchedCharacters }) =>
    characters === undefined || matchedCharacters === undefined ? [] : [{ characters, matchedCharacters }],
  );
  const complete =
    whole.length > 0 && whole.length === parted.length && (counts.sections === undefined || counts.sections === whole.length);
  const sum = (of: 'characters' | 'matchedCharacters'): number => whole.reduce((total, section) => total + section[of], 0);
  const sums =
    !complete || counts.characters === undefined || counts.matchedCharacters === undefined
      ? test('sections-sum', undefined)
      : test(
          'sections-sum',
          sum('characters') === counts.characters && sum('matchedCharacters') === counts.matchedCharacters,
          sum('characters'),
          counts.characters,
          sum('matchedCharacters'),
          counts.matchedCharacters,
        );
  const rated = parted.filter(
    ({ characters, matchedCharacters, percent }) => characters !== undefined && matchedCharacters !== undefined && percent !== undefined,
  );
  const wrong = rated.find(
    ({ characters = 0, matchedCharacters = 0, percent }) =>
      percent !== undefined && Math.abs(percent.value - ratio(matchedCharacters, characters)) > slack(tool, percent),
  );
  return [
    sums,
    rated.length === 0
      ? test('section-ratio', undefined)
      : test('section-ratio', wrong === undefined, wrong?.percent?.value ?? '', wrong?.matchedCharacters ?? '', wrong?.characters ?? ''),
  ];
}

function dates({ checkedAt, timeRange }: CheckReport): Tested {
  const to = timeRange?.to;
  return test('checked-after-range', checkedAt === undefined || to === undefined ? undefined : checkedAt >= to, checkedAt ?? '', to ?? '');
}

/** Leaving citations out has to change something where the report itself marks cited passages. */
function identical({ passages, rates }: CheckReport): Tested {
  const { lessCitations, lessOwnWork, total } = rates;
  const cited = passages.filter(({ kind }) => kind === 'cited').length;
  if (total === undefined || lessCitations === undefined || lessOwnWork === undefined || passages.length === 0)
    return test('identical-rates', undefined);
  const same = total.value === lessCitations.value && total.value === lessOwnWork.value;
  return test('identical-rates', !(same && cited > 0), total.value, cited);
}
