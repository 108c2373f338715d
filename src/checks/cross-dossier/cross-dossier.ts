import { z } from 'zod';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { TEXT_WORK_KINDS } from '../../domain/work.ts';
import type { SharedPictures } from '../artifacts.ts';
import { type CheckOutcome, type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { areTelling, pictureEvidence, pictureFacts, pictureStrength, picturesToVerify } from '../picture-evidence.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type SharedClaim, sharedClaims } from './shared-claims.ts';
import { type SharedText, sharedTexts } from './shared-text.ts';
import { type ClaimParams, type PictureParams, type TextParams, texts } from './texts.ts';

const options = z.object({
  minimumSharedCharacters: z.int().min(1),
  minimumSharedPercent: z.number().min(0).max(100),
  picturesToVerify,
});
type ReuseOptions = z.infer<typeof options>;
type Codes = {
  readonly [C in keyof typeof texts]: C extends 'shared-text' | 'shared-text-earlier'
    ? TextParams
    : C extends 'shared-pictures'
      ? PictureParams
      : ClaimParams;
};

const MOST_PASSAGES = 20;
const CLAIM_CODES = {
  'both-authors': { code: 'co-authored', outcome: 'advisory', strength: 0.2 },
  'own-not-author': { code: 'own-not-author', outcome: 'needs-verification', strength: 0.9 },
  'other-not-author': { code: 'other-not-author', outcome: 'advisory', strength: 0.3 },
  'lists-differ': { code: 'author-lists-differ', outcome: 'needs-verification', strength: 0.6 },
  'not-stated': { code: 'authors-not-stated', outcome: 'needs-verification', strength: 0.5 },
} as const satisfies Record<SharedClaim['authorship'], { code: keyof Codes; outcome: Outcome; strength: number }>;

export const crossDossier = defineCheck<
  'dossier' | 'documents' | 'claims' | 'matches' | 'pictures',
  { readonly reuse: ReuseOptions },
  Codes
>({
  id: 'cross-dossier',
  version: 3,
  title: { zh: '申报人之间的重复', en: 'Reuse between applicants' },
  innocentExplanations: [
    { zh: '合作成果由几位作者分别申报。', en: 'Several authors of one work each claim it.' },
    { zh: '同一课题组共用的方法描述、数据说明。', en: 'One group’s shared description of methods or data.' },
    { zh: '共同引用同一法规、标准或文件。', en: 'Both quote the same statute, standard or document.' },
    {
      zh: '图片取自同一公开来源：底图、标准示意图、仪器或软件的通用图、注明出处的引用图。',
      en: 'Pictures from one public source: base maps, standard diagrams, pictures of an instrument or a program, figures cited with their source.',
    },
  ],
  limits: [
    { zh: '只比较同一批次的材料。', en: 'Only dossiers of one batch are compared.' },
    {
      zh: '同一成果依据编号、文件内容或题名加作者认定；题名不同的译本不能识别。',
      en: 'One work is recognised by its numbers, its file or its title and authors; a translation under another title is not.',
    },
    {
      zh: '图片只比较PDF和Word文件中嵌入的位图，且所在页（Word文件为全文）有图题；矢量图、过大或过小或内容简单的图、页面扫描图不比较，裁剪、旋转或重绘过的图识别不出，缩放过的线条图表常识别不出。',
      en: 'Of pictures only bitmaps in PDF and Word files are compared, where a caption of a figure stands on the page (in a Word file: anywhere). Drawings kept as lines, pictures that are very large, small or plain, and scanned pages are not; pictures that were cropped, turned or redrawn are not recognised, and charts of thin lines stored at another size often not.',
    },
  ],
  needs: ['dossier', 'documents', 'claims', 'matches', 'pictures'],
  roles: { reuse: options },
  texts,
  run: ({ dossier, documents, claims, matches, pictures }, { reuse }, find): CheckOutcome => {
    if (reuse === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    if (dossier.works.length === 0)
      return { status: 'not-applicable', reason: { zh: '材料中没有成果。', en: 'The dossier lists no works.' } };
    const shared = sharedClaims(claims, dossier.applicant);
    const isSame = (work: string, applicant: string, other: string | undefined): boolean =>
      shared.some((claim) => claim.own.work === work && claim.other.applicant === applicant && claim.other.work === other);
    const reused = sharedTexts(
      matches,
      documents,
      dossier.applicant.id,
      (match, { origin }) => origin.type === 'dossier' && isSame(match.work, origin.applicant, origin.work),
    );
    const telling = reused.filter(
      ({ characters, percent }) => characters >= reuse.options.minimumSharedCharacters && percent >= reuse.options.minimumSharedPercent,
    );
    const titleOf = new Map(dossier.works.map((work) => [work.id, work.title ?? work.id] as const));
    return {
      status: 'completed',
      findings: [
        ...shared.map((claim) => claimFinding(claim, dossier, reuse.id, find)),
        ...telling.map((item) => textFinding(item, titleOf.get(item.matches.work) ?? item.matches.work, reuse.id, find)),
        ...pictures
          .filter(({ other }) => other.applicant !== dossier.applicant.id)
          .flatMap((item) => pictureFinding(item, titleOf.get(item.work) ?? item.work, reuse, find)),
      ],
      covered: dossier.works.map((work): SubjectCoverage => {
        const hasText = work.files.length > 0 && TEXT_WORK_KINDS.has(work.kind);
        const compared = !hasText || matches.some((match) => match.work === work.id);
        return compared ? { subject: { work: work.id }, state: 'checked' } : { subject: { work: work.id }, ...TEXT_NOT_COMPARED };
      }),
    };
  },
});

const TEXT_NOT_COMPARED: Omit<SubjectCoverage, 'subject'> = {
  state: 'could-not-tell',
  reason: {
    zh: '编号和题名已比较，但没有可读的全文参与文字和图片比较。',
    en: 'Numbers and title were compared, but there was no readable text to compare, nor pictures of it.',
  },
  mend: { zh: '提供带文本层的文件后重新扫描。', en: 'Hand in files with a text layer and scan again.' },
};

function claimFinding(
  { authorship, ground, other, own }: SharedClaim,
  dossier: Parameters<typeof recordEvidence>[0],
  clause: ClauseId,
  find: MakeFinding<Codes>,
): Finding {
  const { code, outcome, strength } = CLAIM_CODES[authorship];
  const field = (name: string): string => workField(own.work, name);
  const grounds: Record<SharedClaim['ground'], Evidence> = {
    doi: recordEvidence(dossier, field('doi'), own.doi ?? ''),
    isbn: recordEvidence(dossier, field('isbn'), own.isbn ?? ''),
    patent: recordEvidence(dossier, field('patentNumber'), own.patentNumber ?? ''),
    file: {
      type: 'record',
      source: 'manifest',
      field: field('files'),
      value: own.documents.filter((document) => other.documents.includes(document)).join(', '),
    },
    'title-and-authors': recordEvidence(dossier, field('title'), own.title ?? ''),
  };
  return find(code, {
    clause,
    outcome,
    subject: { work: own.work },
    params: {
      title: own.title ?? other.title ?? own.work,
      other: other.applicantName ?? other.applicant,
      ground,
      ownAuthors: own.authors,
      otherAuthors: other.authors,
    },
    evidence: [
      grounds[ground],
      recordEvidence(dossier, field('authors'), own.authors.join('; ')),
      { type: 'record', source: other.applicant, field: workField(other.work, 'authors'), value: other.authors.join('; ') },
    ],
    strength,
    identity: [other.applicant, other.work, ground],
  });
}

function textFinding(item: SharedText, title: string, clause: ClauseId, find: MakeFinding<Codes>): Finding {
  const shown = item.passages.slice(0, MOST_PASSAGES);
  const [first, ...rest] = shown.map(
    ({ kind, source, strength, suspicious }): Evidence => ({ type: 'text-match', suspicious, source, kind, strength }),
  );
  const { document, file, work } = item.matches;
  return find(item.earlier ? 'shared-text-earlier' : 'shared-text', {
    clause,
    outcome: item.earlier ? 'advisory' : 'needs-verification',
    subject: { work, file },
    params: {
      title,
      other: item.other.applicantName ?? item.other.applicant,
      otherTitle: item.other.workTitle ?? item.passages[0]?.source.label ?? '',
      characters: item.characters,
      percent: Math.round(item.percent * 10) / 10,
      passages: item.passages.length,
      shownPassages: shown.length,
    },
    evidence: first === undefined ? [{ type: 'document', file, document }] : [first, ...rest],
    strength: Math.min(1, 0.4 + item.percent / 100),
    identity: [document, item.other.applicant, item.other.work ?? ''],
  });
}

function pictureFinding(
  item: SharedPictures,
  title: string,
  { id, options: { picturesToVerify: least } }: ClauseBinding<ReuseOptions>,
  find: MakeFinding<Codes>,
): Finding[] {
  const [first, ...rest] = pictureEvidence(item);
  if (first === undefined) return [];
  const earlier = item.earlier === 'suspicious';
  const { applicant, applicantName = applicant, work, workTitle = work } = item.other;
  return [
    find('shared-pictures', {
      clause: id,
      outcome: areTelling(item, least) && !item.commonAuthor && !earlier ? 'needs-verification' : 'advisory',
      subject: { work: item.work },
      params: { title, other: applicantName, otherTitle: workTitle, ...pictureFacts(item), earlier },
      evidence: [first, ...rest],
      strength: pictureStrength(item),
      identity: [applicant, work, ...item.pairs.map(({ own }) => own.hash)],
    }),
  ];
}
