import { z } from 'zod';
import { WORK_KINDS, type Work } from '../../domain/work.ts';
import { isbnKey } from '../../registries/identifiers/isbn.ts';
import type { PlanAnswer } from '../artifacts.ts';
import { type ClauseBinding, defineCheck, type MakeFinding } from '../check.ts';
import { wordList } from '../fact-words.ts';
import { sameName } from '../plain-name.ts';
import { about, outcomeOf, outside, told, under, untold, type Verdict } from '../verdicts.ts';
import { listEvidence } from './list-evidence.ts';
import { type PlanCodes, texts } from './texts.ts';

const options = z.object({
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** Levels of plan that count; absence is told only where a complete list of each is loaded. */
  planLevels: z.array(z.enum(['national', 'ministry', 'province'])).min(1),
});
type PlanOptions = z.infer<typeof options>;

export const textbookPlan = defineCheck<'dossier' | 'plans', { readonly plan: PlanOptions }, PlanCodes>({
  id: 'textbook-plan',
  version: 2,
  title: { zh: '教材规划目录', en: 'Textbooks within a plan' },
  innocentExplanations: [
    { zh: '同一教材重印、再版后ISBN不同。', en: 'A reprint or new edition of the same textbook with another ISBN.' },
    { zh: '目录按丛书名列入，封面用分册名。', en: 'The plan lists the series, the cover the volume.' },
    { zh: '立项时列入规划，出版时改了书名。', en: 'Listed when it was approved, published under another title.' },
  ],
  limits: [
    {
      zh: '只与已载入的目录比对；目录是否完整由载入者声明。',
      en: 'Only loaded lists are looked at; whether one is complete is stated by who loaded it.',
    },
    {
      zh: '译名、副题不同的同一教材可能认不出。',
      en: 'The same textbook under a translated title or another subtitle may not be recognised.',
    },
  ],
  needs: ['dossier', 'plans'],
  roles: { plan: options },
  texts,
  run: ({ dossier, plans }, { plan }, find) =>
    outcomeOf([
      under(plan, (clause) => {
        const works = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
        if (works.length === 0) return outside('材料中没有教材。', 'The dossier has no textbook.');
        return works.map((work) => {
          const answers = plans.find((one) => one.work === work.id)?.answers ?? [];
          return about({ work: work.id }, judge(work, answers, clause, find));
        });
      }),
    ]),
});

type Row = PlanAnswer['rows'][number];
const digits = (isbn: string | undefined): string => isbnKey(isbn ?? '');

/** How a row with the textbook's title or number speaks of it. */
function kinship(work: Work, row: Row): 'same' | 'other-publisher' | 'other-isbn' | 'publisher-unknown' {
  const [own, listed] = [digits(work.isbn), digits(row.isbn)];
  if (own !== '' && own === listed) return 'same';
  const bothPublishers = work.publisher !== undefined && row.publisher !== undefined;
  if (bothPublishers && !sameName(work.publisher, row.publisher)) return 'other-publisher';
  if (own !== '' && listed !== '') return 'other-isbn';
  return bothPublishers ? 'same' : 'publisher-unknown';
}

function judge(work: Work, given: readonly PlanAnswer[], clause: ClauseBinding<PlanOptions>, find: MakeFinding<PlanCodes>): Verdict {
  const { planLevels } = clause.options;
  const answers = given.filter(({ level }) => planLevels.includes(level));
  if (work.title === undefined && work.isbn === undefined)
    return untold(
      { zh: '教材没有书名和ISBN。', en: 'The textbook has neither title nor ISBN.' },
      { zh: '在 dossier.yaml 中填写 title、isbn、publisher。', en: 'State title, isbn and publisher in dossier.yaml.' },
    );
  const title = work.title ?? work.isbn ?? work.id;
  const draft = { clause: clause.id, subject: { work: work.id }, identity: [digits(work.isbn), title] } as const;
  const hits = answers.flatMap((answer) => answer.rows.map((row) => ({ answer, row, kinship: kinship(work, row) })));
  const same = hits.find((hit) => hit.kinship === 'same');
  const hit = same ?? hits[0];
  if (hit !== undefined) {
    const { answer, row } = hit;
    const params = { title, level: answer.level, edition: answer.edition, row: row.row };
    const evidence = [listEvidence(answer, row, digits(work.isbn) !== '' && digits(work.isbn) === digits(row.isbn))] as const;
    if (same !== undefined) return told(find('listed', { ...draft, outcome: 'pass', params, evidence, strength: 0 }));
    const differing = { ...params, differs: hit.kinship, listedPublisher: row.publisher ?? '', listedIsbn: row.isbn ?? '' };
    return told(find('listed-otherwise', { ...draft, outcome: 'needs-verification', params: differing, evidence, strength: 0.5 }));
  }
  const lacking = planLevels.filter((level) => !answers.some((answer) => answer.level === level && answer.complete));
  const [first, ...rest] = answers;
  if (first === undefined || lacking.length > 0) {
    const which = wordList(lacking);
    return untold(
      {
        zh: `已载入的目录中没有此教材，但${which.zh}教材规划没有完整目录，不能认定未列入计划。`,
        en: `The loaded lists do not have it, but there is no complete list of the ${which.en} plans, so absence proves nothing.`,
      },
      {
        zh: '在 batch.yaml 的 textbookPlans 中载入目录并写明是否完整。',
        en: 'Load the lists under textbookPlans in batch.yaml and state whether they are complete.',
      },
    );
  }
  const evidence = [listEvidence(first), ...rest.map((answer) => listEvidence(answer))] as const;
  const params = { title, lists: answers.map(({ edition }) => edition) };
  return told(find('not-listed', { ...draft, outcome: 'not-counted', params, evidence, strength: 0.8 }));
}
