import { titleKey } from '../../registries/title-form.ts';
import { type AuthenticityCase, draft, isInferred, printed, stated, type Verdict } from './authenticity-case.ts';
import { editDistance, nearestPart, phraseKey, sameScript, toleratedEdits } from './text-form.ts';

const SURE_TITLE = 0.6;
const SURE_JOURNAL = 0.7;

/** Title against the first page. What the page has instead is what its metadata read as the title, in either language. */
export function compareTitle(item: AuthenticityCase): Verdict[] {
  const { work, page } = item;
  if (work.title === undefined || work.title.trim() === '' || isInferred(item, 'title')) return [];
  const { metadata } = page.document;
  if (page.titled === true)
    return [{ field: 'title', state: 'agrees', evidence: printed(item, 'title', metadata.title?.value ?? work.title) }];
  const key = phraseKey(work.title);
  const known = [metadata.title, metadata.englishTitle].filter((title) => title !== undefined && title.confidence >= SURE_TITLE);
  for (const title of known) {
    if (title !== undefined && alike(key, phraseKey(title.value), page.recognised)) {
      return [{ field: 'title', state: 'agrees', evidence: printed(item, 'title', title.value, title.page) }];
    }
  }
  const other = known.find((title) => title !== undefined && sameScript(phraseKey(title.value), key));
  // A page read badly, or of another language alone, does not say what the title is.
  if (other === undefined || page.document.quality !== 'good') return [{ field: 'title', state: 'not-said' }];
  const params = { stated: work.title, printed: other.value, page: other.page };
  const evidence = [stated(item, 'title'), printed(item, 'title', other.value, other.page)] as const;
  const strength = Math.min(0.9, 0.4 + editDistance(key, phraseKey(other.value)) / Math.max(key.length, 1) / 2);
  return [
    {
      field: 'title',
      state: 'differs',
      findings: [item.find('title-differs', { ...draft(item, strength), params, evidence, identity: [work.title, other.value] })],
    },
  ];
}

/** Whole against whole, or one a beginning of the other: subtitles are often left out. */
function alike(a: string, b: string, recognised: boolean): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length >= 6 && nearestPart(short, long.slice(0, short.length + 2)).edits <= toleratedEdits(short.length, recognised))
    return true;
  return editDistance(a, b) <= toleratedEdits(Math.max(a.length, b.length), recognised);
}

/** Journal against first page, cover and running heads; any title on record of the same journal agrees. */
export function compareJournal(item: AuthenticityCase): Verdict[] {
  const { work, page, answer, facts } = item;
  if (work.journal === undefined || work.journal.trim() === '' || isInferred(item, 'journal')) return [];
  const identified = answer?.identified;
  const onRecord =
    identified?.state === 'found' ? [identified.title, ...(identified.otherTitles ?? []), ...(identified.formerTitles ?? [])] : [];
  const names = [work.journal, ...onRecord].map((name) => phraseKey(titleKey(name))).filter((name) => name !== '');
  const { metadata, text, pages } = page.document;
  const heads = (metadata.runningHeads ?? []).map(({ value }) => value);
  const cover = text.slice(0, pages[0]?.end ?? 0).slice(0, 2000);
  const agrees: Verdict = {
    field: 'journal',
    state: 'agrees',
    evidence: printed(item, 'journal', metadata.journal?.value ?? work.journal),
  };
  const parts = [...heads, metadata.journal?.value ?? '', page.text, cover];
  const keys = new Map<string, string>();
  for (const part of parts) {
    const key = keys.get(part) ?? phraseKey(titleKey(part));
    if (names.some((name) => key.includes(name))) return [agrees];
    keys.set(part, key);
  }
  const surface = [...keys.values()].join('/');
  if (names.some((name) => name.length >= 4 && nearestPart(name, surface).edits <= toleratedEdits(name.length, page.recognised)))
    return [agrees];
  const issns = identified?.state === 'found' ? identified.issn : [];
  const byNumber = [metadata.issn?.value, ...facts.issns].find((issn) => issn !== undefined && issns.includes(issn));
  if (byNumber !== undefined) return [{ field: 'journal', state: 'agrees', evidence: printed(item, 'issn', byNumber) }];
  const other = metadata.journal;
  const own = names[0] ?? '';
  const otherKey = other === undefined ? '' : phraseKey(titleKey(other.value));
  const comparable = other !== undefined && other.confidence >= SURE_JOURNAL && sameScript(otherKey, own);
  if (!comparable || otherKey.includes(own) || own.includes(otherKey) || page.document.quality !== 'good')
    return [{ field: 'journal', state: 'not-said' }];
  const params = { stated: work.journal, printed: other.value, page: other.page };
  const evidence = [stated(item, 'journal'), printed(item, 'journal', other.value, other.page)] as const;
  return [
    {
      field: 'journal',
      state: 'differs',
      findings: [item.find('journal-differs', { ...draft(item, 0.7), params, evidence, identity: [work.journal, other.value] })],
    },
  ];
}
