import { z } from 'zod';
import type { ExtractedDocument } from '../../domain/document.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Outcome } from '../../domain/outcome.ts';
import { WORK_KINDS } from '../../domain/work.ts';
import { type CheckOutcome, defineCheck, type MakeFinding } from '../check.ts';
import { factOf } from '../text-facts.ts';
import { pageAt, type ReadWork, TEXT_NOT_READ, textsOfWorks } from '../texts-of-works.ts';
import { judgeTest } from './judge-test.ts';
import type { ReportedStatistics } from './read-statistics.ts';
import { type StatisticsCodes, texts } from './texts.ts';

const options = z.object({ significance: z.number().gt(0).lt(1), textKinds: z.array(z.enum(WORK_KINDS)).min(1) });
type StatisticsOptions = z.infer<typeof options>;
/** Places shown in a finding; all are counted. */
const MOST_SHOWN = 8;
const LONGEST_QUOTE = 120;

export const statisticsConsistency = defineCheck<'dossier' | 'documents', { readonly statistics: StatisticsOptions }, StatisticsCodes>({
  id: 'statistics-consistency',
  version: 1,
  title: { zh: '统计结果自洽', en: 'Statistics agree with themselves' },
  innocentExplanations: [
    { zh: '排印或抄录时的笔误。', en: 'A slip in typing or type-setting.' },
    {
      zh: '检验为单侧而文中没有写明，或经过多重比较校正。',
      en: 'The test was one-sided without the text saying so, or p was corrected for several comparisons.',
    },
    {
      zh: '百分比的分母不是括号中的总数（缺失值）。',
      en: 'The percentage rests on another total than the one in brackets (missing values).',
    },
  ],
  limits: [
    {
      zh: '只重算同一处写全统计量、自由度和P值的检验；表格中的数值不读。',
      en: 'Only tests printed in one place with statistic, degrees of freedom and p are recomputed; tables are not read.',
    },
    {
      zh: '不一致说明数字需要核对，不说明数据的来历。',
      en: 'A difference says that a number needs checking, and nothing of where the data came from.',
    },
  ],
  needs: ['dossier', 'documents'],
  roles: { statistics: options },
  texts,
  run: ({ dossier, documents }, { statistics }, find): CheckOutcome => {
    if (statistics === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const works = dossier.works.filter((work) => statistics.options.textKinds.includes(work.kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有含统计结果的成果种类。', en: 'No work of a kind that reports statistics.' } };
    const judged = textsOfWorks(works, documents).map((text) =>
      text.document === undefined
        ? { findings: [], coverage: { subject: { work: text.work.id }, ...TEXT_NOT_READ } }
        : judge(text, factOf(text.read, text.document, 'statistics'), statistics, find),
    );
    return { status: 'completed', findings: judged.flatMap(({ findings }) => findings), covered: judged.map(({ coverage }) => coverage) };
  },
});

const NONE_FOUND: Omit<SubjectCoverage, 'subject'> = {
  state: 'not-applicable',
  reason: { zh: '文中没有可以重算的统计结果。', en: 'The text reports no statistics that can be recomputed.' },
};

interface Place {
  readonly start: number;
  readonly quote: string;
}

function judge(
  { work, file, document }: ReadWork,
  { means, oneSided, ratios, tests: reported }: ReportedStatistics,
  clause: { readonly id: ClauseId; readonly options: StatisticsOptions },
  find: MakeFinding<StatisticsCodes>,
): { findings: Finding[]; coverage: SubjectCoverage } {
  if (reported.length + ratios.length + means.length === 0)
    return { findings: [], coverage: { subject: { work: work.id }, ...NONE_FOUND } };
  const { significance } = clause.options;
  const tests = reported.map((test) => ({ ...test, verdict: judgeTest(test, significance, oneSided) }));
  const title = work.title ?? work.id;
  const subject = { work: work.id, file };

  const differing = <C extends 'decision' | 'test-differs' | 'ratio-differs' | 'mean-differs'>(
    code: C,
    places: readonly Place[],
    checked: number,
    [outcome, strength]: readonly [Outcome, number],
    params: StatisticsCodes[C],
  ): Finding[] => {
    const [first, ...rest] = places.slice(0, MOST_SHOWN).map((place) => evidenceOf(file, document, place));
    if (first === undefined) return [];
    return [
      find(code, {
        clause: clause.id,
        outcome,
        subject,
        params,
        evidence: [first, ...rest],
        strength: Math.min(1, strength + places.length / (10 * checked)),
        identity: places.map(({ quote }) => quote),
      }),
    ];
  };
  const shown = (places: readonly Place[], checked: number) => ({
    title,
    file,
    checked,
    found: places.length,
    quotes: places.slice(0, MOST_SHOWN).map(({ quote }) => short(quote)),
  });
  const decisions = tests.filter(({ verdict }) => verdict === 'decision');
  const others = tests.filter(({ verdict }) => verdict === 'inconsistent');
  const wrongRatios = ratios.filter(({ consistent }) => !consistent);
  const wrongMeans = means.filter(({ possible }) => !possible);
  const findings = [
    ...differing('decision', decisions, tests.length, ['needs-verification', 0.6], { ...shown(decisions, tests.length), significance }),
    ...differing('test-differs', others, tests.length, ['advisory', 0.4], shown(others, tests.length)),
    ...differing('ratio-differs', wrongRatios, ratios.length, ['advisory', 0.3], shown(wrongRatios, ratios.length)),
    ...differing('mean-differs', wrongMeans, means.length, ['advisory', 0.3], shown(wrongMeans, means.length)),
  ];
  const agreed = find('consistent', {
    clause: clause.id,
    outcome: 'pass',
    subject,
    params: { title, file, tests: tests.length, ratios: ratios.length, means: means.length },
    evidence: [{ type: 'document', file, document: document.id }],
    strength: 0,
    identity: [document.id],
  });
  return { findings: findings.length > 0 ? findings : [agreed], coverage: { subject: { work: work.id }, state: 'checked' } };
}

const short = (quote: string): string => (quote.length <= LONGEST_QUOTE ? quote : `${quote.slice(0, LONGEST_QUOTE)}…`);

function evidenceOf(file: string, document: ExtractedDocument, { start, quote }: Place): Evidence {
  return { type: 'record', source: file, field: 'text', value: short(quote), ...pageAt(document, start) };
}
