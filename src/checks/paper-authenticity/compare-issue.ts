import { parseCn } from '../../registries/identifiers/cn.ts';
import { parseDoi } from '../../registries/identifiers/doi.ts';
import { parseIssn } from '../../registries/identifiers/issn.ts';
import { type AuthenticityCase, draft, isInferred, printed, stated, type Verdict } from './authenticity-case.ts';
import { readRange, sameIssue } from './page-facts.ts';
import { editDistance, toleratedEdits } from './text-form.ts';

type Compared = 'issueDate' | 'volume' | 'issue' | 'pages';
const CODES = { issueDate: 'issue-date-differs', volume: 'volume-differs', issue: 'issue-differs', pages: 'pages-differ' } as const;

export const compareIssue = (item: AuthenticityCase): Verdict[] => [
  ...compareDate(item),
  ...compareVolume(item),
  ...compareIssueNumber(item),
  ...comparePages(item),
  ...compareNumbers(item),
];

function judged(item: AuthenticityCase, field: Compared, values: readonly string[], agrees: boolean, strength: number): Verdict {
  if (values.length === 0) return { field, state: 'not-said' };
  const value = values.join(' / ');
  if (agrees) return { field, state: 'agrees', evidence: printed(item, field, value) };
  const params = { stated: item.work[field] ?? '', printed: value, page: item.page.number };
  const evidence = [stated(item, field), printed(item, field, value)] as const;
  const identity = [field, params.stated, value];
  return { field, state: 'differs', findings: [item.find(CODES[field], { ...draft(item, strength), params, evidence, identity })] };
}

const absent = (item: AuthenticityCase, field: Compared): boolean => (item.work[field] ?? '').trim() === '' || isInferred(item, field);

/** Month and year; an issue may be printed a month off the month it is counted under. */
const MONTHS_OFF = 1;
function compareDate(item: AuthenticityCase): Verdict[] {
  const { work, facts } = item;
  if (work.issueDate === undefined || absent(item, 'issueDate')) return [];
  const [year, month] = [Number(work.issueDate.slice(0, 4)), Number(work.issueDate.slice(5, 7))];
  const yearFits = facts.years.includes(year);
  const monthFits = facts.months.length === 0 || facts.months.some((one) => Math.abs(one - month) <= MONTHS_OFF);
  const values = facts.years.map((one) =>
    facts.months.length === 1 && facts.years.length === 1 ? `${one}-${String(facts.months[0]).padStart(2, '0')}` : String(one),
  );
  return [judged(item, 'issueDate', values, yearFits && monthFits, yearFits ? 0.4 : 0.7)];
}

function compareVolume(item: AuthenticityCase): Verdict[] {
  if (absent(item, 'volume')) return [];
  const claimed = /\d+/u.exec((item.work.volume ?? '').normalize('NFKC'))?.[0];
  if (claimed === undefined) return [];
  return [judged(item, 'volume', item.facts.volumes.map(String), item.facts.volumes.includes(Number(claimed)), 0.5)];
}

function compareIssueNumber(item: AuthenticityCase): Verdict[] {
  if (absent(item, 'issue')) return [];
  const claimed = item.work.issue ?? '';
  return [
    judged(
      item,
      'issue',
      item.facts.issues,
      item.facts.issues.some((one) => sameIssue(one, claimed)),
      0.6,
    ),
  ];
}

function comparePages(item: AuthenticityCase): Verdict[] {
  const { work, facts, clause, find } = item;
  if (absent(item, 'pages')) return [];
  const range = readRange(work.pages ?? '');
  if (range === undefined) return [];
  const { first, last } = range;
  const most = clause.options.mostPages;
  const reason =
    first === 0
      ? 'page-zero'
      : last !== undefined && last < first
        ? 'last-before-first'
        : last !== undefined && last - first >= most
          ? 'too-many'
          : undefined;
  if (reason !== undefined) {
    const params = { pages: work.pages ?? '', reason, most };
    const evidence = [stated(item, 'pages')] as const;
    const finding = find('pages-implausible', { ...draft(item, 0.5), params, evidence, identity: [params.pages, reason] });
    return [{ field: 'pages', state: 'differs', findings: [finding] }];
  }
  // The first page tells; a last page printed in a citation line may be given short or leave out a continuation.
  const fits =
    facts.firstPages.includes(first) &&
    (last === undefined || facts.ranges.length === 0 || facts.ranges.some(([, end]) => Math.abs(end - last) <= 1));
  const values = facts.ranges.length > 0 ? facts.ranges.map(([from, to]) => `${from}-${to}`) : facts.firstPages.map(String);
  return [judged(item, 'pages', values, fits, 0.5)];
}

const PARSERS = { issn: parseIssn, cn: parseCn, doi: parseDoi } as const;
const LABELS = { issn: 'ISSN', cn: 'CN', doi: 'DOI' } as const;

/** ISSN, CN and DOI; a number on record of the same journal (print and online ISSN) agrees. */
function compareNumbers(item: AuthenticityCase): Verdict[] {
  const { work, page, answer, facts, find } = item;
  const identified = answer?.identified.state === 'found' ? answer.identified : undefined;
  return (['issn', 'cn', 'doi'] as const).flatMap((field): Verdict[] => {
    const claimed = work[field];
    if (claimed === undefined || isInferred(item, field)) return [];
    const own = PARSERS[field](claimed);
    const found = page.document.metadata[field];
    const seen = found === undefined ? undefined : PARSERS[field](found.value);
    const values = [...(seen?.ok === true ? [seen.value] : []), ...(field === 'issn' ? facts.issns : [])];
    const [value] = values;
    if (!own.ok || value === undefined) return [];
    const key = (number: string): string => (field === 'cn' ? (number.split('/')[0] ?? number) : number);
    const onRecord = field === 'doi' ? [] : [...(identified?.[field] ?? [])];
    const agrees = values.some(
      (each) =>
        key(each) === key(own.value) ||
        (onRecord.some((one) => key(one) === key(each)) && onRecord.some((one) => key(one) === key(own.value))),
    );
    const at = found?.page ?? page.number;
    if (agrees) return [{ field, state: 'agrees', evidence: printed(item, field, value, at) }];
    // Recognition takes one sign for another: a number a few signs away is the same one badly read, or says nothing.
    const near = (each: string): boolean => editDistance(each, own.value) <= Math.max(1, toleratedEdits(own.value.length, true));
    if (page.recognised && values.some(near)) return [];
    const params = { number: LABELS[field], stated: claimed, printed: value, page: at };
    const evidence = [stated(item, field), printed(item, field, value, at)] as const;
    const finding = find('number-differs', { ...draft(item, 0.6), params, evidence, identity: [field, claimed, value] });
    return [{ field, state: 'differs', findings: [finding] }];
  });
}
