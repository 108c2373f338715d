import { z } from 'zod';
import type { ExtractedDocument, HiddenText } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Work } from '../../domain/work.ts';
import { WORK_KINDS } from '../../domain/work.ts';
import type { Tampering } from '../../similarity/types.ts';
import type { WorkMatches } from '../artifacts.ts';
import { type CheckOutcome, defineCheck, type MakeFinding } from '../check.ts';
import { TEXT_NOT_READ, type TextOfWork, textsOfWorks } from '../texts-of-works.ts';
import { addressesModel } from './instructions.ts';
import { type TamperingCodes, texts } from './texts.ts';

const count = z.int().min(1);
const options = z.object({
  textKinds: z.array(z.enum(WORK_KINDS)).min(1),
  leastZeroWidth: count,
  leastLookAlikes: count,
  leastTraditional: count,
  leastHiddenCharacters: count,
  mostDisagreement: z.number().gt(0).max(1),
});
type TamperingOptions = z.infer<typeof options>;
interface Clause {
  readonly id: ClauseId;
  readonly options: TamperingOptions;
}
const LONGEST_SAMPLE = 80;

export const textTampering = defineCheck<'dossier' | 'documents' | 'matches', { readonly tampering: TamperingOptions }, TamperingCodes>({
  id: 'text-tampering',
  version: 2,
  title: { zh: '文本层异常', en: 'Text layer that differs from the page' },
  innocentExplanations: [
    { zh: '从网页复制的文字带有零宽字符。', en: 'Text copied from web pages carries zero-width characters.' },
    { zh: '模板中的白色标题、页面外的裁切线说明。', en: 'White headings of a template, printer’s notes outside the page.' },
    { zh: '字体缺少字符映射，只能猜读。', en: 'A font without a character map can only be read by guess.' },
  ],
  limits: [
    { zh: '隐藏文字只在PDF中查找。', en: 'Hidden text is looked for in PDF only.' },
    {
      zh: '只查看各项成果的首个可读文件及参与比对的文件。',
      en: 'Looked at are the first readable file of each work and those that were compared.',
    },
  ],
  needs: ['dossier', 'documents', 'matches'],
  roles: { tampering: options },
  texts,
  run: ({ dossier, documents, matches }, { tampering }, find): CheckOutcome => {
    if (tampering === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter((work) => tampering.options.textKinds.includes(work.kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有以文字为内容的成果。', en: 'No work whose content is its text.' } };
    const judged = textsOfWorks(works, documents);
    return {
      status: 'completed',
      findings: judged.flatMap((one) => (one.document === undefined ? [] : judge(one, one.document, matches, tampering, find))),
      covered: judged.map(({ work, document }) => ({
        subject: { work: work.id },
        ...(document === undefined ? TEXT_NOT_READ : { state: 'checked' as const }),
      })),
    };
  },
});

function judge(
  { work, file }: TextOfWork,
  document: ExtractedDocument,
  matches: readonly WorkMatches[],
  clause: Clause,
  find: MakeFinding<TamperingCodes>,
): Finding[] {
  const about = { work, file, document, clause };
  const found = [
    ...hidden(about, find),
    ...matches.filter((match) => match.work === work.id).flatMap((match) => marks(about, match, find)),
    ...disagreement(about, find),
  ];
  if (found.length > 0) return found;
  return [
    find('plain', {
      clause: clause.id,
      outcome: 'pass',
      subject: { work: work.id, file },
      params: { title: work.title ?? work.id, file },
      evidence: [{ type: 'document', file, document: document.id }],
      strength: 0,
      identity: [document.id],
    }),
  ];
}

interface About {
  readonly work: Work;
  readonly file: string;
  readonly document: ExtractedDocument;
  readonly clause: Clause;
}

function hidden({ work, file, document, clause }: About, find: MakeFinding<TamperingCodes>): Finding[] {
  const pieces = document.hiddenText ?? [];
  const [spoken] = pieces.filter(({ sample }) => addressesModel(sample));
  const characters = pieces.reduce((sum, piece) => sum + piece.characters, 0);
  const [first] = pieces;
  if (first === undefined || (spoken === undefined && characters < clause.options.leastHiddenCharacters)) return [];
  const evidence = pieces.slice(0, 8).map((piece) => pieceEvidence(file, piece));
  const base = {
    clause: clause.id,
    outcome: 'needs-verification' as const,
    subject: { work: work.id, file },
    evidence: [evidence[0] ?? pieceEvidence(file, first), ...evidence.slice(1)] as const,
    identity: [document.id],
  };
  const params = { title: work.title ?? work.id, file, pages: pagesOf(pieces) };
  if (spoken !== undefined)
    return [find('hidden-instruction', { ...base, params: { ...params, sample: short(spoken.sample) }, strength: 0.95 })];
  const kinds = [...new Set(pieces.map(({ kind }) => kind))].sort();
  return [
    find('hidden-text', {
      ...base,
      params: { ...params, characters, kinds, sample: short(first.sample) },
      strength: Math.min(0.9, 0.5 + characters / 5000),
    }),
  ];
}

const pagesOf = (pieces: readonly { readonly page: number }[]): string[] =>
  [...new Set(pieces.map(({ page }) => page))]
    .sort((a, b) => a - b)
    .slice(0, 20)
    .map(String);
const short = (text: string): string => (text.length <= LONGEST_SAMPLE ? text : `${text.slice(0, LONGEST_SAMPLE)}…`);
const pieceEvidence = (file: string, { kind, page, sample }: HiddenText): Evidence => ({
  type: 'record',
  source: file,
  field: `hidden (${kind})`,
  value: short(sample),
  page,
});

function marks({ work, clause }: About, { document, file, tampering }: WorkMatches, find: MakeFinding<TamperingCodes>): Finding[] {
  const { leastLookAlikes, leastTraditional, leastZeroWidth } = clause.options;
  // Soft hyphens, bidirectional controls and private-use glyphs come from typesetting and never count.
  const least: Readonly<Partial<Record<Tampering['kind'], number>>> = {
    'zero-width': leastZeroWidth,
    'look-alike-letter': leastLookAlikes,
    'traditional-mix': leastTraditional,
  };
  const telling = tampering.filter(({ kind, count: times }) => times >= (least[kind] ?? Infinity));
  if (telling.length === 0) return [];
  const kinds = telling.map(({ kind }) => kind).sort();
  return [
    find('marks', {
      clause: clause.id,
      outcome: 'needs-verification',
      subject: { work: work.id, file },
      params: { title: work.title ?? work.id, file, kinds, count: telling.reduce((sum, one) => sum + one.count, 0) },
      evidence: [{ type: 'document', file, document }],
      strength: 0.6,
      identity: [document, ...kinds],
    }),
  ];
}

function disagreement({ work, file, document, clause }: About, find: MakeFinding<TamperingCodes>): Finding[] {
  const pages = document.pages.flatMap(({ number, signals }) =>
    signals?.disagreement !== undefined && signals.disagreement > clause.options.mostDisagreement
      ? [{ page: number, share: signals.disagreement }]
      : [],
  );
  const [first] = pages;
  if (first === undefined) return [];
  return [
    find('readers-disagree', {
      clause: clause.id,
      outcome: 'advisory',
      subject: { work: work.id, file },
      params: {
        title: work.title ?? work.id,
        file,
        pages: pagesOf(pages),
        mostPercent: Math.round(100 * Math.max(...pages.map(({ share }) => share))),
      },
      evidence: [{ type: 'document', file, document: document.id, page: first.page }],
      strength: 0.3,
      identity: [document.id],
    }),
  ];
}
