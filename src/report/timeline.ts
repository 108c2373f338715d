import { isYearMonth, monthFromIndex, monthIndex } from '../domain/dates.ts';
import type { Work } from '../domain/work.ts';
import type { DescribedFinding } from './input.ts';
import type { ApplicantReport } from './model.ts';
import { compareText, firstOf } from './order.ts';

/** A date further than this from the middle of the others is a slip of the pen, and would stretch the axis past reading. */
const MAX_MONTHS_FROM_MIDDLE = 480;

type Timeline = ApplicantReport['timeline'];

const ids = (works: readonly Work[]): string[] => works.map((work) => work.id).sort(compareText);

function windowsOf(findings: readonly DescribedFinding[]): Timeline['windows'] {
  return findings
    .filter(({ finding }) => finding.outcome !== 'pass')
    .flatMap(({ finding }) =>
      finding.evidence.flatMap((evidence) =>
        evidence.type === 'count-series' && isYearMonth(evidence.window.from) && isYearMonth(evidence.window.to)
          ? [
              {
                ...evidence.window,
                ...(evidence.kinds === undefined ? {} : { kinds: [...evidence.kinds] }),
                expected: evidence.expected,
                probability: evidence.probability,
                finding: finding.fingerprint,
              },
            ]
          : [],
      ),
    )
    .sort((a, b) => firstOf(compareText(a.from, b.from), compareText(a.to, b.to), compareText(a.finding, b.finding)));
}

const DATE_FIELD = /^works\[(.+)\]\.(issueDate|onlineDate|acceptedDate|receivedDate)$/;

/** The date each work was counted by, where a finding with a window says so: its mark has to stand inside that window. */
function countedDates(findings: readonly DescribedFinding[]): ReadonlyMap<string, string> {
  const counted = findings.filter(({ finding }) => finding.evidence.some(({ type }) => type === 'count-series'));
  return new Map(
    counted.flatMap(({ finding }) =>
      finding.evidence.flatMap((evidence) => {
        const work = evidence.type === 'record' ? DATE_FIELD.exec(evidence.field)?.[1] : undefined;
        return evidence.type === 'record' && work !== undefined ? [[work, evidence.value] as const] : [];
      }),
    ),
  );
}

/** @returns the months of the works with the windows that findings speak of; nothing is counted anew here. */
export function timelineOf(works: readonly Work[], findings: readonly DescribedFinding[]): Timeline {
  const counted = countedDates(findings);
  const dated = works.flatMap((work) => {
    const month = (counted.get(work.id) ?? work.issueDate ?? work.onlineDate ?? work.acceptedDate ?? work.receivedDate)?.slice(0, 7);
    return month !== undefined && isYearMonth(month) ? [{ work, at: monthIndex(month) }] : [];
  });
  const months = dated.map(({ at }) => at).sort((a, b) => a - b);
  const middle = months[Math.floor(months.length / 2)] ?? 0;
  const near = (at: number): boolean => Math.abs(at - middle) <= MAX_MONTHS_FROM_MIDDLE;
  const plotted = dated.filter(({ at }) => near(at));
  const windows = windowsOf(findings);
  const axis = plotted.map(({ at }) => at);
  if (axis.length > 0) for (const { from, to } of windows) axis.push(...[monthIndex(from), monthIndex(to)].filter(near));
  axis.sort((a, b) => a - b);
  const [first, last] = [axis.at(0), axis.at(-1)];
  return {
    ...(first === undefined || last === undefined ? {} : { range: { from: monthFromIndex(first), to: monthFromIndex(last) } }),
    marks: plotted
      .map(({ work, at }) => ({ month: monthFromIndex(at), work: work.id, kind: work.kind }))
      .sort((a, b) => firstOf(compareText(a.month, b.month), compareText(a.kind, b.kind), compareText(a.work, b.work))),
    undated: ids(works.filter((work) => !dated.some((entry) => entry.work === work))),
    outOfRange: ids(dated.filter(({ at }) => !near(at)).map(({ work }) => work)),
    windows,
  };
}
