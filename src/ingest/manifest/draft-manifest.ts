import { stringify } from 'yaml';
import { EMPLOYMENT_KINDS, TITLE_LEVELS } from '../../domain/applicant.ts';
import type { Dossier, Inference } from '../../domain/dossier.ts';
import { CLAIMED_LEVELS, type Work } from '../../domain/work.ts';

/** One YAML scalar or flow list on one line, quoted so that it reads back as the same text. */
const scalar = (value: unknown): string =>
  stringify(value, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', collectionStyle: 'flow' }).trimEnd();
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

function remark(inference: Inference | undefined): string {
  if (inference === undefined) return '';
  if (inference.source === 'folder') return '  # from the name of the folder: check';
  const page = inference.page === undefined ? '' : `page ${inference.page} of `;
  return `  # read from ${page}${plain(inference.source)} (confidence ${inference.confidence.toFixed(2)}): check`;
}

const LISTS_OF_APPLICANT = ['formerNames', 'nameVariants', 'formerUnits', 'relatives', 'advisers'] as const;

/**
 * Drafts dossier.yaml: what is known is filled in with a remark on where it was read, what only a person knows is left blank with the
 * values it can take. Blank fields count as absent, so the draft is a valid manifest as it stands.
 */
export function draftManifest(dossier: Dossier): string {
  const inferences = new Map(dossier.inferred.map((inference) => [inference.field, inference]));
  const { applicant } = dossier;
  const field = (name: string, value: unknown, path: string, hint = ''): string =>
    value === undefined
      ? `${name}:${hint === '' ? '' : `  # fill in: ${hint}`}`
      : `${name}: ${scalar(value)}${remark(inferences.get(path))}`;
  const lines = [
    '# Draft made from the files found. Check every value, fill in the blanks, take out what does not apply.',
    '# A blank field counts as not stated: what hangs on it is then reported as could-not-tell.',
    'applicant:',
    `  ${field('name', applicant.name, 'applicant.name', 'full name')}`,
    `  ${field('unit', applicant.unit, 'applicant.unit', 'employer')}`,
    `  ${field('employment', applicant.employment, 'applicant.employment', EMPLOYMENT_KINDS.join(' | '))}`,
    `  ${field('series', applicant.series, 'applicant.series', 'series (专业)')}`,
    `  ${field('levelAppliedFor', applicant.levelAppliedFor, 'applicant.levelAppliedFor', TITLE_LEVELS.join(' | '))}`,
    `  ${field('discipline', applicant.discipline, 'applicant.discipline', 'GB/T 13745 code, for example 520.10')}`,
    `  ${field('systemNumber', applicant.systemNumber, 'applicant.systemNumber', 'number in the title information system')}`,
    ...LISTS_OF_APPLICANT.map((name) => `  ${name}: ${scalar(applicant[name])}`),
    ...(dossier.verification === undefined ? [] : [`verification: ${scalar(dossier.verification)}`]),
    dossier.works.length === 0 ? 'works: []' : 'works:',
    ...dossier.works.flatMap((work) => draftWork(work, field)),
  ];
  return `${lines.join('\n')}\n`;
}

type DraftField = (name: string, value: unknown, path: string, hint?: string) => string;

function draftWork(work: Work, field: DraftField): string[] {
  const at = `works[${work.id}]`;
  const own = (name: keyof Work, hint?: string): string => `    ${field(name, work[name], `${at}.${name}`, hint)}`;
  /** Left out when unknown: fields most works of other kinds do not have. */
  const ifKnown = (name: keyof Work): string[] => (work[name] === undefined ? [] : [own(name)]);
  const periodical = work.kind === 'paper' || work.kind === 'other';
  const bound = work.kind === 'book' || work.kind === 'translation' || work.kind === 'textbook';
  const blank = (asked: boolean, name: keyof Work, hint: string): string[] => (asked ? [own(name, hint)] : ifKnown(name));
  return [
    `  - id: ${scalar(work.id)}`,
    own('kind'),
    own('title', 'title as printed'),
    `    ${work.authors.length === 0 ? 'authors:  # fill in: [first, second], in the order printed' : field('authors', work.authors, `${at}.authors`)}`,
    ...(work.correspondingAuthors.length === 0 ? [] : [own('correspondingAuthors')]),
    ...ifKnown('roleClaimed'),
    ...ifKnown('affiliation'),
    ...blank(periodical, 'journal', 'journal as printed'),
    ...blank(periodical, 'issn', 'for example 1000-1234'),
    ...blank(periodical, 'cn', 'for example 62-1234/G4'),
    own('issueDate', 'YYYY-MM'),
    ...['volume', 'issue', 'pages', 'receivedDate', 'acceptedDate', 'onlineDate', 'doi'].flatMap((name) => ifKnown(name as keyof Work)),
    ...blank(bound, 'isbn', 'as printed'),
    ...blank(bound, 'publisher', 'as printed'),
    ...blank(work.kind === 'patent', 'patentNumber', 'for example ZL201910000000.0'),
    ...blank(periodical, 'levelClaimed', CLAIMED_LEVELS.join(' | ')),
    `    representative: ${work.representative}`,
    work.rawData === undefined
      ? '    rawData:  # fill in: { state: deposited, date: YYYY-MM-DD, receipt: … } | { state: not-deposited } | { state: no-raw-data, reason: … }'
      : `    rawData: ${scalar(work.rawData)}`,
    `    files: ${scalar(work.files)}`,
  ];
}
