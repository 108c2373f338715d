import { relateAuthors } from '../../similarity/rate/same-author.ts';
import { type AuthenticityCase, draft, printed, statedAuthors, type Verdict } from './authenticity-case.ts';
import { authorRegion } from './front-page.ts';
import { editDistance, phraseKey, sameScript } from './text-form.ts';

const SURE_AUTHORS = 0.65;
const related = (a: string, b: string): boolean => relateAuthors(a, b) !== 'different';
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

interface Printed {
  readonly names: readonly string[];
  readonly page: number;
}

/** Author lists the page's metadata tells with confidence: Chinese and English ones are the same people. */
function printedLists({ page }: AuthenticityCase): Printed[] {
  const { authors, englishAuthors } = page.document.metadata;
  return [authors, englishAuthors].flatMap((list) =>
    list !== undefined && list.confidence >= SURE_AUTHORS && list.value.length > 0 ? [{ names: list.value, page: list.page }] : [],
  );
}

/** Names that may stand in the region between title and abstract: pieces between commas, and pairs of words. */
function pieces(region: string): string[] {
  return region
    .normalize('NFKC')
    .split(/[,;、，；\n]|\band\b|&/u)
    .map((piece) => piece.replace(/[\d*†‡§#✉]+/gu, ' ').trim())
    .filter((piece) => piece !== '' && piece.split(/\s+/u).length <= 4);
}

/** Where in the region a name stands; undefined when it does not. A romanised name is looked for piece by piece. */
function placeIn(region: string, name: string): number | undefined {
  if (hasHan(name)) {
    const at = phraseKey(region).indexOf(phraseKey(name));
    if (at >= 0) return at;
  }
  const at = pieces(region).findIndex((piece) => (hasHan(piece) ? false : related(name, piece)));
  return at < 0 ? undefined : at;
}

const namesOf = ({ dossier }: AuthenticityCase): string[] => {
  const { name, formerNames, nameVariants } = dossier.applicant;
  return [...(name === undefined ? [] : [name]), ...formerNames, ...nameVariants];
};

export function compareAuthors(item: AuthenticityCase): Verdict[] {
  const region = authorRegion(item.page, item.work.title);
  const lists = printedLists(item);
  return [...compareApplicant(item, region, lists), ...compareList(item, region, lists), ...compareCorresponding(item)];
}

/** The applicant among the authors printed, and at the place the record claims. */
function compareApplicant(item: AuthenticityCase, region: string, lists: readonly Printed[]): Verdict[] {
  const names = namesOf(item);
  const [applicant] = names;
  if (applicant === undefined) return [];
  for (const list of lists) {
    const at = list.names.findIndex((name) => names.some((own) => related(own, name)));
    if (at >= 0) return comparePlace(item, applicant, at, list);
  }
  if (names.some((name) => placeIn(region, name) !== undefined)) {
    return placeByOrder(item, region, names) ?? [{ field: 'applicant', state: 'agrees', evidence: printed(item, 'authors', applicant) }];
  }
  const list = lists.find(({ names: all }) => names.some((own) => all.some((name) => sameScript(own, name)))) ?? lists[0];
  if (list === undefined || !namesTell(item, names, list)) return [{ field: 'applicant', state: 'not-said' }];
  const params = { applicant, printed: list.names, page: list.page };
  const evidence = [statedApplicant(item, applicant), printed(item, 'authors', list.names.join('; '), list.page)] as const;
  return [
    {
      field: 'applicant',
      state: 'differs',
      findings: [item.find('applicant-not-among-authors', { ...draft(item, 0.8), params, evidence, identity: [applicant, ...list.names] })],
    },
  ];
}

const statedApplicant = (_: AuthenticityCase, applicant: string) =>
  ({ type: 'record', source: 'manifest', field: 'applicant.name', value: applicant }) as const;

/**
 * Whether a list without the applicant says that the name is not there: a page read well, no name one letter away
 * (张晓明, 张晓朋 may be one name badly recognised).
 */
function namesTell({ page }: AuthenticityCase, names: readonly string[], list: Printed): boolean {
  if (page.recognised || page.document.quality !== 'good') return false;
  return !names.some((own) =>
    list.names.some((name) => {
      const [a, b] = [phraseKey(own), phraseKey(name)];
      return sameScript(a, b) && Math.min(a.length, b.length) >= 3 && editDistance(a, b) <= 1;
    }),
  );
}

function comparePlace(item: AuthenticityCase, applicant: string, at: number, list: Printed): Verdict[] {
  const { work } = item;
  const agrees: Verdict = { field: 'applicant', state: 'agrees', evidence: printed(item, 'authors', list.names.join('; '), list.page) };
  const claimed = work.authors.findIndex((name) => namesOf(item).some((own) => related(own, name)));
  if (claimed < 0 || claimed === at) return [agrees];
  return [placeDiffers(item, applicant, claimed + 1, at + 1, printed(item, 'authors', list.names.join('; '), list.page))];
}

/** Without a list the order of the stated names in the text tells, when all of them stand there. */
function placeByOrder(item: AuthenticityCase, region: string, names: readonly string[]): Verdict[] | undefined {
  const { authors } = item.work;
  const places = authors.map((name) => (hasHan(name) ? phraseKey(region).indexOf(phraseKey(name)) : -1));
  const own = authors.findIndex((name) => names.some((one) => related(one, name)));
  const ownPlace = places[own];
  if (own < 0 || ownPlace === undefined || places.some((place) => place < 0)) return undefined;
  const before = places.filter((place) => place < ownPlace).length;
  if (before === own) return undefined;
  const inOrder = authors.map((name, i) => ({ name, place: places[i] ?? 0 })).sort((a, b) => a.place - b.place);
  const evidence = printed(item, 'authors', inOrder.map(({ name }) => name).join('; '));
  return [placeDiffers(item, authors[own] ?? '', own + 1, before + 1, evidence)];
}

function placeDiffers(
  item: AuthenticityCase,
  applicant: string,
  claimed: number,
  place: number,
  evidence: ReturnType<typeof printed>,
): Verdict {
  const params = { applicant, stated: claimed, printed: place, page: evidence.page ?? item.page.number };
  const finding = item.find('author-place-differs', {
    // A place further back than claimed weighs more than one further to the front.
    ...draft(item, place > claimed ? 0.8 : 0.5),
    params,
    evidence: [statedAuthors(item), evidence],
    identity: [applicant, String(claimed), String(place)],
  });
  return { field: 'applicant', state: 'differs', findings: [finding] };
}

/** Every stated author stands on the page; a page with more authors than stated is told by the applicant's place. */
function compareList(item: AuthenticityCase, region: string, lists: readonly Printed[]): Verdict[] {
  const { work, page } = item;
  const stands = (name: string): boolean =>
    placeIn(region, name) !== undefined || lists.some(({ names }) => names.some((one) => related(name, one)));
  const own = namesOf(item);
  const others = work.authors.filter((name) => !/^等|^et\s+al/iu.test(name) && !own.some((one) => related(one, name)));
  if (others.length === 0) return [];
  const missing = others.filter((name) => !stands(name));
  if (missing.length === 0) return [{ field: 'authors', state: 'agrees', evidence: printed(item, 'authors', work.authors.join('; ')) }];
  const list = lists.find(({ names }) => names.some((name) => missing.some((one) => sameScript(one, name))));
  if (list === undefined || !namesTell(item, missing, list)) return [{ field: 'authors', state: 'not-said' }];
  const params = { stated: work.authors, printed: list.names, page: list.page };
  const evidence = [statedAuthors(item), printed(item, 'authors', list.names.join('; '), list.page)] as const;
  const strength = page.titled === true ? 0.6 : 0.4;
  return [
    {
      field: 'authors',
      state: 'differs',
      findings: [item.find('authors-differ', { ...draft(item, strength), params, evidence, identity: [...work.authors, ...list.names] })],
    },
  ];
}

/** Claimed corresponding authorship against who the page marks. */
function compareCorresponding(item: AuthenticityCase): Verdict[] {
  const { work, page } = item;
  const marked = page.document.metadata.correspondingAuthors;
  const names = namesOf(item);
  const [applicant] = names;
  const claims = applicant !== undefined && work.correspondingAuthors.some((name) => names.some((own) => related(own, name)));
  if (!claims || marked === undefined || marked.confidence < SURE_AUTHORS || marked.value.length === 0) return [];
  if (
    marked.value.some((name) => names.some((own) => related(own, name))) ||
    !namesTell(item, names, { names: marked.value, page: marked.page })
  )
    return [];
  const params = { applicant, printed: marked.value, page: marked.page };
  const evidence = [statedApplicant(item, applicant), printed(item, 'correspondingAuthors', marked.value.join('; '), marked.page)] as const;
  const identity = [applicant, ...marked.value];
  return [
    {
      field: 'applicant',
      state: 'differs',
      findings: [item.find('corresponding-author-differs', { ...draft(item, 0.6), params, evidence, identity })],
    },
  ];
}
