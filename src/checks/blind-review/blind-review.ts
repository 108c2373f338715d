import type { SubjectCoverage } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import { type CheckOutcome, type CodeTexts, defineCheck } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { type BlindReviewBindings, type BlindReviewRoles, booksOptions, papersOptions } from './options.ts';
import { maySend } from './review-items.ts';

type ToSend = { readonly title: string; readonly kind: Work['kind']; readonly minimumExperts: number };
const KINDS: Readonly<Partial<Record<Work['kind'], { zh: string; en: string }>>> = {
  book: { zh: '著作', en: 'book' },
  translation: { zh: '译著', en: 'translation' },
};

const texts: { readonly 'to-be-sent': CodeTexts<ToSend> } = {
  'to-be-sent': {
    title: { zh: '应送专家评审', en: 'To be sent to experts' },
    statement: ({ kind, minimumExperts, title }) => ({
      zh: `${KINDS[kind]?.zh ?? ''}《${title}》应送至少${minimumExperts}名同行专家评审；材料中没有评审意见的记录。`,
      en: `The ${KINDS[kind]?.en ?? kind} “${title}” is to be sent to at least ${minimumExperts} experts; no opinions are recorded.`,
    }),
    action: ({ minimumExperts }) => ({
      zh: `请按评审人分配方案送审，收齐至少${minimumExperts}份有效意见后再作认定。`,
      en: `Send it to the reviewers assigned and decide only on at least ${minimumExperts} valid opinions.`,
    }),
  },
};

export const blindReview = defineCheck<'dossier', BlindReviewRoles, { readonly 'to-be-sent': ToSend }>({
  id: 'blind-review',
  version: 1,
  title: { zh: '送审', en: 'Sending out for review' },
  innocentExplanations: [{ zh: '已经送审，意见尚未录入。', en: 'It was sent already and the opinions are not entered yet.' }],
  limits: [{ zh: '只说明应送或可送哪些作品，不评价作品水平。', en: 'Says what must or may be sent, not how good a work is.' }],
  needs: ['dossier'],
  roles: { papers: papersOptions, books: booksOptions },
  texts,
  run: ({ dossier }, bindings, find): CheckOutcome => {
    const { books } = bindings;
    const mustGo = books === undefined ? [] : dossier.works.filter(({ kind }) => books.options.kinds.includes(kind));
    const covered = dossier.works.flatMap((work) => coverageOf(work, bindings, mustGo));
    if (covered.length === 0)
      return {
        status: 'not-applicable',
        reason: { zh: '没有应送或可送专家评审的成果。', en: 'No work that must or may be sent to experts.' },
      };
    return {
      status: 'completed',
      findings:
        books === undefined
          ? []
          : mustGo.map((work) => {
              const title = work.title ?? work.id;
              return find('to-be-sent', {
                clause: books.id,
                outcome: 'needs-verification',
                subject: { work: work.id },
                params: { title, kind: work.kind, minimumExperts: books.options.minimumExperts },
                evidence: [
                  recordEvidence(dossier, workField(work.id, 'kind'), work.kind),
                  recordEvidence(dossier, workField(work.id, 'title'), work.title ?? ''),
                ],
                strength: 0.5,
                identity: [work.kind, title],
              });
            }),
      covered,
    };
  },
});

function coverageOf(work: Work, { papers }: BlindReviewBindings, mustGo: readonly Work[]): SubjectCoverage[] {
  const subject = { work: work.id };
  if (mustGo.includes(work)) return [{ subject, state: 'checked' }];
  if (papers?.options.kinds.includes(work.kind) !== true) return [];
  if (work.levelClaimed === undefined) {
    return [
      {
        subject,
        state: 'could-not-tell',
        reason: { zh: '未申明级别，不知是否可以送审。', en: 'No level stated, so whether it may be sent is unknown.' },
        mend: { zh: '在 dossier.yaml 中填写 levelClaimed。', en: 'State levelClaimed in dossier.yaml.' },
      },
    ];
  }
  if (!maySend(work, papers.options)) {
    return [{ subject, state: 'not-applicable', reason: { zh: '所申明的级别不在送审之列。', en: 'Its level is not among those sent.' } }];
  }
  return [
    {
      subject,
      state: 'checked',
      reason:
        papers.options.sendWhen === 'rate-passes'
          ? { zh: '重复率合格的可以送审，并非必须。', en: 'It may be sent once its duplication rate passes; it need not be.' }
          : { zh: '可以送审，并非必须。', en: 'It may be sent; it need not be.' },
    },
  ];
}
