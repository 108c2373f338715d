import type { Applicant } from '../../domain/applicant.ts';
import type { CheckReport } from '../../domain/check-report.ts';
import { personForm } from '../../domain/person-name.ts';
import type { Work } from '../../domain/work.ts';
import { countCharacters } from '../../similarity/normalise/count-characters.ts';
import type { Artifacts, AttachedReport, FileDocument } from '../artifacts.ts';
import { sameWork } from '../same-work.ts';
import type { ReportOptions } from './options.ts';

type State = 'held' | 'failed' | 'open';

/** How a report stands beside the dossier it lies in. */
export interface Beside {
  readonly title: State;
  readonly author: State;
  readonly range: State;
  readonly size: State;
  /** Our own count of the work's text; absent when it could not be read. */
  readonly ownCharacters?: number;
  readonly published?: string;
}

/** Shorter titles say too little to be found inside another. */
const SHORTEST_CONTAINED = 6;

export const titleForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.(?:docx?|pdf|txt|caj|wps)$/u, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Reports print a title as handed in: with a name or number before it, or cut short. */
export function titlesAgree(report: string | undefined, work: string | undefined): State {
  if (report === undefined || work === undefined) return 'open';
  const [a, b] = [titleForm(report), titleForm(work)];
  if (a === '' || b === '') return 'open';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return a === b || (short.length >= SHORTEST_CONTAINED && long.includes(short)) ? 'held' : 'failed';
}

function authorsAgree(report: CheckReport, work: Work, applicant: Applicant): State {
  const known = [...work.authors, applicant.name, ...applicant.formerNames, ...applicant.nameVariants].filter((name) => name !== undefined);
  if (report.authors.length === 0 || known.length === 0) return 'open';
  const forms = new Set(known.map(personForm));
  return report.authors.some((name) => forms.has(personForm(name))) ? 'held' : 'failed';
}

/** The range of what was compared has to end before the work was public: else the work itself is among the sources. */
function rangeBefore({ timeRange }: CheckReport, published: string | undefined): State {
  if (timeRange?.to === undefined || published === undefined) return 'open';
  // Known to the month: a range that ends within it may lie before or after the day.
  const to = timeRange.to.slice(0, published.length);
  return to < published ? 'held' : to === published ? 'open' : 'failed';
}

export function ownCharacters(work: Work, documents: readonly FileDocument[]): number | undefined {
  const counts = documents.flatMap(({ kind, result, work: of }) =>
    of === work.id && kind !== 'check-reports' && result.status === 'read' && result.document.unreadPages.length === 0
      ? [countCharacters(result.document.text)]
      : [],
  );
  const most = Math.max(0, ...counts);
  return most === 0 ? undefined : most;
}

export function holdBeside(
  report: CheckReport,
  work: Work,
  { documents, dossier }: Pick<Artifacts, 'documents' | 'dossier'>,
  asked: ReportOptions,
): Beside {
  const own = ownCharacters(work, documents);
  const { characters } = report.counts;
  const published = [work.onlineDate, work.issueDate].filter((date) => date !== undefined).sort()[0];
  const differs = own === undefined || characters === undefined ? undefined : (100 * Math.abs(own - characters)) / own;
  return {
    title: titlesAgree(report.title, work.title),
    author: authorsAgree(report, work, dossier.applicant),
    range: rangeBefore(report, published),
    size: differs === undefined ? 'open' : differs <= asked.characterTolerancePercent ? 'held' : 'failed',
    ...(own === undefined ? {} : { ownCharacters: own }),
    ...(published === undefined ? {} : { published }),
  };
}

/** @returns the work a report belongs to: named by the manifest, or the one work whose title it bears, or the only paper there is. */
export function workOf(
  attached: AttachedReport,
  report: CheckReport,
  works: readonly Work[],
): { work: Work; by: 'manifest' | 'title' | 'only-paper' } | undefined {
  const stated = works.find(({ id }) => id === attached.work);
  if (stated !== undefined) return { work: stated, by: 'manifest' };
  const titled = works.filter(({ title }) => titlesAgree(report.title, title) === 'held');
  const exact = titled.filter(({ title }) => titleForm(title ?? '') === titleForm(report.title ?? ''));
  const [one, another] = exact.length > 0 ? exact : titled;
  if (one !== undefined && another === undefined) return { work: one, by: 'title' };
  const papers = works.filter(({ kind }) => kind === 'paper');
  const [only, more] = papers;
  return titled.length === 0 && only !== undefined && more === undefined ? { work: only, by: 'only-paper' } : undefined;
}

/** Co-authors may hand in one report for the one paper both claim; a report for two different papers is another matter. */
export function usedForAnother(
  attached: AttachedReport,
  work: Work | undefined,
  { checkReports, claims, dossier }: Pick<Artifacts, 'checkReports' | 'claims' | 'dossier'>,
): AttachedReport['sameAs'] {
  const own = claims.own.find((claim) => claim.work === work?.id);
  return attached.sameAs.filter(({ applicant, file }) => {
    if (applicant === dossier.applicant.id) {
      const other = checkReports.find((report) => report.file === file);
      const otherWork = other?.reading.status === 'read' ? workOf(other, other.reading.report, dossier.works)?.work : undefined;
      return otherWork !== undefined && otherWork.id !== work?.id;
    }
    return own === undefined || !claims.others.some((claim) => claim.applicant === applicant && sameWork(own, claim) !== undefined);
  });
}
