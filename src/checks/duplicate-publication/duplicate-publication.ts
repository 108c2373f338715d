import { z } from 'zod';
import type { Dossier } from '../../domain/dossier.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { TEXT_WORK_KINDS, type Work } from '../../domain/work.ts';
import type { SharedPictures } from '../artifacts.ts';
import { type CheckOutcome, type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { areTelling, pictureEvidence, pictureFacts, pictureStrength, picturesToVerify } from '../picture-evidence.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { sameWork } from '../same-work.ts';
import { TEXT_NOT_READ } from '../texts-of-works.ts';
import { type OwnReuse, ownReuses } from './own-reuse.ts';
import { submissionOverlap } from './submission-overlap.ts';
import { type DuplicateCodes, type ReuseParams, texts } from './texts.ts';

const options = z.object({
  duplicatePercent: z.number().gt(0).max(100),
  duplicateCharacters: z.int().min(1),
  picturesToVerify,
});
type DuplicateOptions = z.infer<typeof options>;
const MOST_PASSAGES = 10;
type TextCode = Exclude<keyof DuplicateCodes, 'shared-pictures'>;
const OUTCOMES: Readonly<Record<TextCode, readonly [Outcome, number]>> = {
  'overlapping-submissions': ['needs-verification', 0.8],
  'same-text': ['needs-verification', 0.6],
  'same-title': ['needs-verification', 0.3],
  translation: ['advisory', 0.4],
  'same-text-other-form': ['advisory', 0.3],
};

export const duplicatePublication = defineCheck<
  'dossier' | 'documents' | 'matches' | 'pictures',
  { readonly duplicate: DuplicateOptions },
  DuplicateCodes
>({
  id: 'duplicate-publication',
  version: 3,
  title: { zh: '重复发表与一稿多投', en: 'Duplicate publication and duplicate submission' },
  innocentExplanations: [
    { zh: '会议论文扩展为期刊论文。', en: 'A conference paper was extended to a journal paper.' },
    {
      zh: '经两刊同意并注明的再次发表、第二语种发表。',
      en: 'Published again, or in a second language, by leave of both journals and with a note.',
    },
    { zh: '系列论文共用的方法和背景描述。', en: 'A series of papers shares its description of methods and background.' },
    {
      zh: '系列论文共用研究区图、装置图、流程图，或标注了前文的图。',
      en: 'A series of papers shows one map of the region, one set-up or flow chart, or figures with a note of the earlier paper.',
    },
  ],
  limits: [
    {
      zh: '只与本批材料和已载入的比对库中署有申报人姓名的文献比较。',
      en: 'Compared are this batch and texts of the loaded corpus that carry the applicant’s name.',
    },
    {
      zh: '刊物间是否有约定、是否另有声明，须由人员核实。',
      en: 'Whether the journals agreed, or a note says so, is for a person to verify.',
    },
    {
      zh: '图片只在本人的申报成果之间比较，且限于PDF和Word文件中有图题的位图；矢量图、裁剪或重绘的图不能识别。',
      en: 'Pictures are compared among the applicant’s works of this dossier alone, and only bitmaps with captions in PDF and Word files; drawings kept as lines and pictures that were cropped or redrawn are not recognised.',
    },
  ],
  needs: ['dossier', 'documents', 'matches', 'pictures'],
  roles: { duplicate: options },
  texts,
  run: ({ dossier, documents, matches, pictures }, { duplicate }, find): CheckOutcome => {
    if (duplicate === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter((work) => TEXT_WORK_KINDS.has(work.kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有以文字为内容的成果。', en: 'No work whose content is its text.' } };
    const compared = new Set(matches.map((match) => match.work));
    const reuses = onceAPair(ownReuses(matches, documents, dossier.applicant.id), dossier).filter(
      ({ characters, percent }) => percent >= duplicate.options.duplicatePercent && characters >= duplicate.options.duplicateCharacters,
    );
    return {
      status: 'completed',
      findings: [
        ...reuses.flatMap((reuse) => reuseFinding(reuse, dossier, duplicate.id, find)),
        ...pictures.flatMap((item) => pictureFinding(item, reuses, dossier, duplicate, find)),
        ...sameTitles(works, compared).map(([one, other]) => titleFinding(one, other, dossier, duplicate.id, find)),
      ],
      covered: works.map(
        (work): SubjectCoverage => ({ subject: { work: work.id }, ...(compared.has(work.id) ? { state: 'checked' } : TEXT_NOT_READ) }),
      ),
    };
  },
});

const workOf = (dossier: Dossier, id: string | undefined): Work | undefined => dossier.works.find((work) => work.id === id);

/** Two works of one dossier are matched both ways; the one of which the shared text is the greater share is told. */
function onceAPair(reuses: readonly OwnReuse[], dossier: Dossier): OwnReuse[] {
  const pairOf = ({ matches, other }: OwnReuse): string | undefined =>
    workOf(dossier, other.work) === undefined ? undefined : [matches.work, other.work].sort().join(' ');
  return reuses.filter((reuse) => {
    const pair = pairOf(reuse);
    const twins = reuses.filter((other) => pair !== undefined && pairOf(other) === pair);
    return (
      pair === undefined || [...twins].sort((a, b) => b.percent - a.percent || (a.matches.file < b.matches.file ? -1 : 1))[0] === reuse
    );
  });
}

function codeOf(reuse: OwnReuse, work: Work, other: Work | undefined): TextCode {
  if (reuse.translated) return 'translation';
  if (other === undefined) return 'same-text';
  if (other.kind !== work.kind) return 'same-text-other-form';
  return submissionOverlap(work, other) === 'yes' ? 'overlapping-submissions' : 'same-text';
}

const appearedIn = ({ journal, publisher, issueDate }: Work): string =>
  [journal ?? publisher, issueDate].filter((part) => part !== undefined).join(' ') || '—';

function reuseFinding(reuse: OwnReuse, dossier: Dossier, clause: ClauseId, find: MakeFinding<DuplicateCodes>): Finding[] {
  const work = workOf(dossier, reuse.matches.work);
  if (work === undefined) return [];
  const other = workOf(dossier, reuse.other.work);
  const code = codeOf(reuse, work, other);
  const [outcome, strength] = OUTCOMES[code];
  const [first, ...rest] = reuse.passages.slice(0, MOST_PASSAGES).map(
    ({ kind, source, strength: likeness, suspicious }): Evidence => ({
      type: 'text-match',
      suspicious,
      source,
      kind,
      strength: likeness,
    }),
  );
  if (first === undefined) return [];
  const params: ReuseParams = {
    title: work.title ?? work.id,
    otherTitle: other?.title ?? reuse.other.title,
    characters: reuse.characters,
    percent: Math.round(reuse.percent * 10) / 10,
    passages: reuse.passages.length,
    appeared: appearedIn(work),
    otherAppeared: other === undefined ? (reuse.other.date ?? '—') : appearedIn(other),
  };
  const dates =
    other === undefined || code !== 'overlapping-submissions' ? [] : [...reviewDates(dossier, work), ...reviewDates(dossier, other)];
  return [
    find(code, {
      clause,
      outcome,
      subject: { work: work.id, file: reuse.matches.file },
      params,
      evidence: [first, ...rest, ...dates],
      strength: Math.min(1, strength + reuse.percent / 500),
      identity: [reuse.matches.document, reuse.passages[0].source.document],
    }),
  ];
}

const reviewDates = (dossier: Dossier, work: Work): Evidence[] =>
  (['receivedDate', 'acceptedDate', 'issueDate'] as const).flatMap((field) => {
    const value = work[field];
    return value === undefined ? [] : [recordEvidence(dossier, workField(work.id, field), value)];
  });

/** Pairs of one kind with the same title and authors in different places, of which at least one has no text to compare. */
function sameTitles(works: readonly Work[], compared: ReadonlySet<string>): (readonly [Work, Work])[] {
  return works.flatMap((work, i) =>
    works.slice(i + 1).flatMap((other): (readonly [Work, Work])[] => {
      const elsewhere = work.journal !== undefined && other.journal !== undefined && work.journal !== other.journal;
      const untold = !compared.has(work.id) || !compared.has(other.id);
      return work.kind === other.kind && elsewhere && untold && sameWork(titled(work), titled(other)) === 'title-and-authors'
        ? [[work, other]]
        : [];
    }),
  );
}

const titled = ({ title, authors }: Work) => ({ ...(title === undefined ? {} : { title }), authors });

function titleFinding(work: Work, other: Work, dossier: Dossier, clause: ClauseId, find: MakeFinding<DuplicateCodes>): Finding {
  const [outcome, strength] = OUTCOMES['same-title'];
  return find('same-title', {
    clause,
    outcome,
    subject: { work: work.id },
    params: {
      title: work.title ?? work.id,
      otherTitle: other.title ?? other.id,
      characters: 0,
      percent: 0,
      passages: 0,
      appeared: appearedIn(work),
      otherAppeared: appearedIn(other),
    },
    evidence: [
      recordEvidence(dossier, workField(work.id, 'journal'), work.journal ?? ''),
      recordEvidence(dossier, workField(other.id, 'journal'), other.journal ?? ''),
      recordEvidence(dossier, workField(other.id, 'title'), other.title ?? ''),
    ],
    strength,
    identity: [work.id, other.id],
  });
}

/** Of works whose text is told as the same nothing more is said. */
function pictureFinding(
  item: SharedPictures,
  reuses: readonly OwnReuse[],
  dossier: Dossier,
  { id, options: { picturesToVerify: least } }: ClauseBinding<DuplicateOptions>,
  find: MakeFinding<DuplicateCodes>,
): Finding[] {
  const [work, other] = [workOf(dossier, item.work), workOf(dossier, item.other.work)];
  const [first, ...rest] = pictureEvidence(item);
  if (item.other.applicant !== dossier.applicant.id || work === undefined || other === undefined || first === undefined) return [];
  const pair: readonly string[] = [work.id, other.id];
  const isTold = reuses.some(
    ({ matches, other: { work: source } }) => source !== undefined && pair.includes(matches.work) && pair.includes(source),
  );
  if (isTold) return [];
  return [
    find('shared-pictures', {
      clause: id,
      outcome: areTelling(item, least) && other.kind === work.kind ? 'needs-verification' : 'advisory',
      subject: { work: work.id },
      params: {
        title: work.title ?? work.id,
        otherTitle: other.title ?? other.id,
        appeared: appearedIn(work),
        otherAppeared: appearedIn(other),
        ...pictureFacts(item),
        // Whose works they are is no ground: both are the applicant's.
        commonAuthor: false,
      },
      evidence: [first, ...rest],
      strength: pictureStrength(item),
      identity: [work.id, other.id, ...item.pairs.map(({ own }) => own.hash)],
    }),
  ];
}
