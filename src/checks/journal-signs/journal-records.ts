import type { Finding } from '../../domain/finding.ts';
import { titleKey } from '../../registries/title-form.ts';
import type { ListAnswer, WarningEdition } from '../../registries/types.ts';
import { nameOf, onRecord, type SignCase, signFinding, stated } from './sign-case.ts';

/** Signs that registers and warning lists give. */
export const recordSigns = (item: SignCase): Finding[] => [...listSigns(item), ...editionNotOnFile(item), ...ceased(item)];

/** `2023`, `2023-02`, `CAS 2024`: the year an edition bears, from its first month in force where that is stated. */
function yearOf({ edition, validFrom }: { readonly edition: string; readonly validFrom?: string }): number | undefined {
  const year = validFrom?.slice(0, 4) ?? /(?:19|20)\d{2}/u.exec(edition)?.[0];
  return year === undefined ? undefined : Number(year);
}

function listSigns(item: SignCase): Finding[] {
  const lists = [...new Set(item.answer.warnings.map(({ list }) => list))];
  return lists.flatMap((list) => {
    const warnings = item.answer.warnings.filter((warning) => warning.list === list);
    const hijacked = warnings.find(({ kind }) => kind === 'hijacked');
    return hijacked === undefined ? warned(item, list, warnings) : hijackedTitle(item, hijacked);
  });
}

function hijackedTitle(item: SignCase, { list, edition, evidence }: ListAnswer): Finding[] {
  const byIssn = evidence.matchedBy === 'issn';
  const journal = nameOf(item.answer);
  return signFinding(item, 'hijacked-title', {
    params: { journal, list, edition, byIssn },
    evidence: [evidence],
    strength: byIssn ? 0.8 : 0.6,
    identity: [journal, list],
  });
}

/** A warning counts by year: the newest edition out by the issue's year is the one of that time. */
function warned(item: SignCase, list: string, warnings: readonly ListAnswer[]): Finding[] {
  const journal = nameOf(item.answer);
  const month = item.answer.asked.issueDate ?? '';
  const year = month === '' ? undefined : Number(month.slice(0, 4));
  const current = year === undefined ? undefined : newestBy(item.answer.warningEditions ?? warnings.map(asEdition), list, year);
  const then = current === undefined ? undefined : warnings.find(({ edition }) => edition === current);
  if (then !== undefined) {
    const params = { journal, list, edition: then.edition, category: then.category ?? '', month };
    return signFinding(item, 'warning-list-then', {
      params,
      evidence: [then.evidence],
      strength: then.evidence.matchedBy === 'issn' ? 0.7 : 0.6,
      identity: [journal, list, then.edition],
    });
  }
  const [first, ...rest] = warnings;
  if (first === undefined) return [];
  const closest = rest.reduce((best, each) => (distance(each, year) < distance(best, year) ? each : best), first);
  const closestYear = yearOf(closest);
  const later = year !== undefined && closestYear !== undefined && closestYear > year;
  const params = { journal, list, edition: closest.edition, category: closest.category ?? '', month, later, current: current ?? '' };
  return signFinding(item, 'warning-list-other-year', {
    params,
    evidence: [closest.evidence],
    strength: 0.3,
    identity: [journal, list, closest.edition],
  });
}

const distance = (answer: ListAnswer, year: number | undefined): number => Math.abs((yearOf(answer) ?? 0) - (year ?? 9999));

const asEdition = ({ list, edition, validFrom }: ListAnswer): WarningEdition => ({
  list,
  edition,
  kind: 'warning',
  complete: false,
  ...(validFrom === undefined ? {} : { validFrom }),
});

function newestBy(editions: readonly WarningEdition[], list: string, year: number): string | undefined {
  return editions
    .filter((edition) => edition.list === list && (yearOf(edition) ?? Number.POSITIVE_INFINITY) <= year)
    .sort((a, b) => (yearOf(b) ?? 0) - (yearOf(a) ?? 0))[0]?.edition;
}

/** Names of editions that journals of one CN may not add: one CN, one edition. */
const EDITION_PART =
  /^(?:[上中下]旬?刊?|[上下]半月刊?|(?:学术|理论|教研|综合|教育|教学|科研|经济|管理|创新|专业|电子|网络|海外|国际)(?:版|刊|专刊|研究版?)|[a-d]版?|增刊|专辑|专刊)$/u;

function editionNotOnFile(item: SignCase): Finding[] {
  const { answer } = item;
  const { identified, asked } = answer;
  if (identified.state !== 'found' || asked.title === undefined) return [];
  const key = titleKey(asked.title);
  const known = [identified.title, ...(identified.otherTitles ?? []), ...(identified.formerTitles ?? [])].map(titleKey);
  if (known.includes(key)) return [];
  const base = known.find((form) => form !== '' && key.startsWith(form));
  const part = base === undefined ? '' : key.slice(base.length);
  if (!EDITION_PART.test(part) || part === '增刊') return [];
  return signFinding(item, 'edition-not-on-file', {
    params: { journal: asked.title, onRecord: identified.title, part },
    evidence: [stated(item, 'journal'), onRecord('title', identified.title)],
    strength: 0.6,
    identity: [asked.title, identified.title],
  });
}

/** The table gives no date of the end, so the issue may well lie before it. */
function ceased(item: SignCase): Finding[] {
  const { identified, asked } = item.answer;
  if (identified.state !== 'found' || identified.status === undefined) return [];
  return signFinding(item, 'journal-ceased', {
    params: { journal: identified.title, status: identified.status, month: asked.issueDate ?? '' },
    evidence: [stated(item, 'journal'), onRecord('status', identified.status)],
    strength: 0.3,
    identity: [identified.title, identified.status],
  });
}
