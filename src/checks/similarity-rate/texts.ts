import type { Localised } from '../../domain/localised.ts';
import { EXCLUSION_LABELS } from '../../similarity/rate/exclusion-labels.ts';
import { EXCLUSION_REASONS } from '../../similarity/types.ts';
import type { CodeTexts } from '../check.ts';

export type RateParams = {
  readonly file: string;
  readonly level: 'core' | 'provincial' | 'other' | 'not-stated';
  readonly rateKind: 'total' | 'lessCitations' | 'lessOwnWork' | 'largestSingleSource';
  readonly ratePercent: number;
  readonly limitPercent: number;
  /** `kind=percent=above or within` for what the clause's rate may mean. */
  readonly readings: readonly string[];
  readonly coreLimitPercent: number;
  readonly provincialLimitPercent: number;
  readonly totalPercent: number;
  readonly lessCitationsPercent: number;
  readonly lessOwnWorkPercent: number;
  readonly largestSingleSourcePercent: number;
  /** Without passages of which this work is the earlier text. */
  readonly withoutEarlierPercent: number;
  /** Without those and without passages of low strength. */
  readonly firmPercent: number;
  /** Without copies of this very work, before the others are looked at. */
  readonly withoutSameWorkPercent: number;
  readonly directionUnknownPassages: number;
  /** Passages that lie mostly in text recognised without certainty; absent when there are none. */
  readonly uncertainTextPassages?: number;
  readonly passages: number;
  readonly shownPassages: number;
  readonly characters: number;
  readonly batchDocuments: number;
  readonly corpusDocuments: number;
  /** What every rate leaves out, `ground=matched characters`. */
  readonly leftOut: readonly string[];
  /** Matched characters in the first fifth of the text and in the rest; absent when not measured. */
  readonly frontCharacters?: number;
  readonly backCharacters?: number;
  /** Sources that are nearly this text as a whole, with how alike they are. */
  readonly nearDuplicates: readonly string[];
};

/** `readings`: `kind=percent=finding code under that reading`. */
export type OpenReadingParams = Pick<RateParams, 'file' | 'level' | 'limitPercent' | 'readings'>;

const LEVELS: Record<RateParams['level'], Localised> = {
  core: { zh: '核心期刊', en: 'core journal' },
  provincial: { zh: '省级期刊', en: 'provincial journal' },
  other: { zh: '其他', en: 'other' },
  'not-stated': { zh: '未申明级别', en: 'no level stated' },
};
const KINDS: Record<RateParams['rateKind'], Localised> = {
  total: { zh: '总文字复制比', en: 'total rate' },
  lessCitations: { zh: '去除引用文献复制比', en: 'rate less citations' },
  lessOwnWork: { zh: '去除本人文献复制比', en: 'rate less own work' },
  largestSingleSource: { zh: '单篇最大文字复制比', en: 'largest single source' },
};

/** Rounded to a hundredth, but never onto or over the limit: 10.004 % is not written as 10 %. */
export function shownPercent(percent: number, limit: number): number {
  const rounded = Math.round(percent * 100) / 100;
  if (percent > limit && rounded <= limit) return Number(percent.toPrecision(8));
  if (percent <= limit && rounded > limit) return limit;
  return rounded;
}

const allRates = (p: RateParams): Localised => ({
  zh: `四种比率：总${p.totalPercent}%，去除引用${p.lessCitationsPercent}%，去除本人${p.lessOwnWorkPercent}%，单篇最大${p.largestSingleSourcePercent}%；计${p.characters}字，与本批${p.batchDocuments}份、比对库${p.corpusDocuments}份文献比对。`,
  en: `The four rates: total ${p.totalPercent} %, less citations ${p.lessCitationsPercent} %, less own work ${p.lessOwnWorkPercent} %, largest single source ${p.largestSingleSourcePercent} %; ${p.characters} characters, compared with ${p.batchDocuments} documents of the batch and ${p.corpusDocuments} of the corpus.`,
});

/** What was taken out of the matched characters, and where the others stand. */
function detail(p: RateParams): Localised {
  const grounds = EXCLUSION_REASONS.flatMap((reason) => {
    const entry = p.leftOut.find((one) => one.startsWith(`${reason}=`));
    return entry === undefined ? [] : [{ label: EXCLUSION_LABELS[reason], characters: entry.slice(reason.length + 1) }];
  });
  const parts: Localised[] = [];
  if (p.nearDuplicates.length > 0) {
    parts.push({
      zh: `全文与以下文本大体一致：${p.nearDuplicates.join('、')}。`,
      en: `As a whole the text is nearly that of: ${p.nearDuplicates.join(', ')}.`,
    });
  }
  if (grounds.length > 0) {
    parts.push({
      zh: `各比率均未计入的相同文字：${grounds.map(({ characters, label }) => `${label.zh}${characters}字`).join('、')}。`,
      en: `Shared characters that no rate counts: ${grounds.map(({ characters, label }) => `${label.en} ${characters}`).join(', ')}.`,
    });
  }
  if (p.frontCharacters !== undefined && p.backCharacters !== undefined && p.frontCharacters + p.backCharacters > 0) {
    parts.push({
      zh: `前部重合${p.frontCharacters}字，后部重合${p.backCharacters}字。`,
      en: `Shared characters: ${p.frontCharacters} in the first fifth, ${p.backCharacters} in the rest.`,
    });
  }
  return joined(...parts);
}

const judged = (p: RateParams): Localised =>
  joined(
    {
      zh: `按${LEVELS[p.level].zh}申报，${KINDS[p.rateKind].zh}为${p.ratePercent}%，限值${p.limitPercent}%。`,
      en: `Claimed as ${LEVELS[p.level].en}; the ${KINDS[p.rateKind].en} is ${p.ratePercent} %, the limit ${p.limitPercent} %.`,
    },
    otherReadings(p),
  );

const KIND_LABELS: Readonly<Record<string, Localised>> = KINDS;
const READING_OUTCOMES: Readonly<Record<string, Localised>> = {
  above: { zh: '高于限值', en: 'above the limit' },
  within: { zh: '未超过限值', en: 'within it' },
  'above-limit': { zh: '高于限值', en: 'above the limit' },
  'above-limit-to-verify': { zh: '高于限值，来源需先核实', en: 'above the limit, its grounds to be verified' },
  'level-not-stated': { zh: '未申明级别', en: 'no level stated' },
  'no-limit-for-level': { zh: '该级别没有限值', en: 'no limit at this level' },
  'within-limit': { zh: '未超过限值', en: 'within it' },
};

function eachReading(readings: readonly string[]): Localised {
  const each = readings.map((reading) => {
    const [kind = '', percent = '', outcome = ''] = reading.split('=');
    const [name, told] = [KIND_LABELS[kind], READING_OUTCOMES[outcome]];
    return { zh: `${name?.zh ?? kind}${percent}%${told?.zh ?? outcome}`, en: `${name?.en ?? kind} ${percent} %: ${told?.en ?? outcome}` };
  });
  return { zh: each.map(({ zh }) => zh).join('；'), en: each.map(({ en }) => en).join('; ') };
}

/** Said only where it matters which rate the clause means. */
function otherReadings({ readings }: RateParams): Localised {
  if (new Set(readings.map((reading) => reading.split('=')[2])).size < 2) return { zh: '', en: '' };
  const each = eachReading(readings);
  return { zh: `各口径的结果不同：${each.zh}。`, en: `The outcome differs by reading: ${each.en}.` };
}

/** What the rate is without passages that can't carry a downgrade; each said only where it makes a difference. */
function sides(p: RateParams): Localised {
  const parts: Localised[] = [];
  if (p.withoutSameWorkPercent < p.ratePercent) {
    parts.push({
      zh: `不计与本作品同一的文本，为${p.withoutSameWorkPercent}%。`,
      en: `Without copies of this very work it is ${p.withoutSameWorkPercent} %.`,
    });
  }
  if (p.withoutEarlierPercent < p.withoutSameWorkPercent) {
    parts.push({
      zh: `不计本文在先的相同文字，为${p.withoutEarlierPercent}%。`,
      en: `Without passages of which this work is the earlier text it is ${p.withoutEarlierPercent} %.`,
    });
  }
  if (p.firmPercent < p.withoutEarlierPercent) {
    parts.push({
      zh: `再不计相似程度低、文字识别把握不大的片段和与同批材料间先后不明的片段，为${p.firmPercent}%。`,
      en: `Without passages that are faint or unsurely recognised, and those shared with the batch of which no dates tell the earlier, it is ${p.firmPercent} %.`,
    });
  }
  if (p.uncertainTextPassages !== undefined) {
    parts.push({
      zh: `有${p.uncertainTextPassages}处主要在文字识别把握不大的行中，须对照页面图像；这些片段不单独作为依据。`,
      en: `${p.uncertainTextPassages} passage${p.uncertainTextPassages === 1 ? ' lies' : 's lie'} mostly in lines that text recognition was unsure of: hold them beside the page; they carry no conclusion alone.`,
    });
  }
  if (p.directionUnknownPassages > 0) {
    parts.push({
      zh: `有${p.directionUnknownPassages}处因缺少日期不能确定先后。`,
      en: `For ${p.directionUnknownPassages} passage${p.directionUnknownPassages === 1 ? '' : 's'} no dates show which text came first.`,
    });
  }
  return joined(...parts);
}

const joined = (...parts: readonly Localised[]): Localised => ({
  zh: parts.map((part) => part.zh).join(''),
  en: parts.flatMap((part) => (part.en === '' ? [] : [part.en])).join(' '),
});
const shown = (p: RateParams): Localised => ({
  zh: `共${p.passages}处相同文字，列出最长的${p.shownPassages}处。`,
  en: `${p.passages} shared passages; the ${p.shownPassages} longest are shown.`,
});

const LOOK_AT_PASSAGES: Localised = {
  zh: '请逐处对照原文：是否为规范引用、法定表述或通用方法描述，哪一篇在先；并与所附检测报告对照后作出认定。',
  en: 'Compare each passage with its source: a proper citation, a statutory phrase or a common method description, and which text came first; hold it beside any attached check report before deciding.',
};

export const texts: Record<
  'above-limit' | 'above-limit-to-verify' | 'level-not-stated' | 'no-limit-for-level' | 'within-limit',
  CodeTexts<RateParams>
> & {
  readonly 'reading-open': CodeTexts<OpenReadingParams>;
} = {
  'reading-open': {
    title: { zh: '未定以哪一种比率为准', en: 'Which rate counts is not settled' },
    statement: ({ level, limitPercent, readings }) => ({
      zh: `按${LEVELS[level].zh}申报，限值${limitPercent}%。各口径的结果：${eachReading(readings).zh}。政策没有确定口径，不代为选择。`,
      en: `Claimed as ${LEVELS[level].en}, limit ${limitPercent} %. Under each reading: ${eachReading(readings).en}. The policy settles none, and none is picked.`,
    }),
    action: () => ({
      zh: '请评委会工作机构明确以哪一种比率为准，并写入政策包或 batch.yaml 的 overrides（rateKind）。',
      en: 'Let the committee office settle which rate counts, in the policy pack or under overrides in batch.yaml (rateKind).',
    }),
  },
  'above-limit': {
    title: { zh: '重复率高于限值', en: 'Duplication rate above the limit' },
    statement: (p) => joined(judged(p), sides(p), allRates(p), detail(p), shown(p)),
    action: () => LOOK_AT_PASSAGES,
  },
  'above-limit-to-verify': {
    title: { zh: '重复率高于限值，但来源需先核实', en: 'Duplication rate above the limit, its grounds to be verified' },
    statement: (p) =>
      joined(
        judged(p),
        {
          zh: '超出部分有赖于本文在先、与同批材料间先后不明、与本作品同一、相似程度低或文字识别把握不大的文字，不足以据此降级。',
          en: 'The excess rests on passages of which this work is the earlier text, which another dossier shares and no dates tell the earlier, which are copies of this very work, which are faint, or which text recognition was unsure of; that is no ground for a downgrade.',
        },
        sides(p),
        allRates(p),
        detail(p),
        shown(p),
      ),
    action: () => ({
      zh: `请核实本文与对方文本的投稿、刊出日期，以及是否为同一作品。${LOOK_AT_PASSAGES.zh}`,
      en: `Verify when this text and the other were submitted and published, and whether they are one work. ${LOOK_AT_PASSAGES.en}`,
    }),
  },
  'level-not-stated': {
    title: { zh: '未申明级别，无法适用限值', en: 'No level stated, so no limit can be applied' },
    statement: (p) =>
      joined(
        {
          zh: `${KINDS[p.rateKind].zh}为${p.ratePercent}%；按核心期刊限值为${p.coreLimitPercent}%，按省级期刊限值为${p.provincialLimitPercent}%。`,
          en: `The ${KINDS[p.rateKind].en} is ${p.ratePercent} %; the limit is ${p.coreLimitPercent} % for a core journal and ${p.provincialLimitPercent} % for a provincial one.`,
        },
        sides(p),
        allRates(p),
        detail(p),
        shown(p),
      ),
    action: () => ({
      zh: '请申报人申明该论文的级别（levelClaimed），再对照限值。',
      en: 'Have the applicant state the level claimed (levelClaimed), then apply the limit.',
    }),
  },
  'no-limit-for-level': {
    title: { zh: '重复率供参考', en: 'Duplication rate, for information' },
    statement: (p) =>
      joined(
        {
          zh: `申报级别为“其他”，条款没有规定限值；${KINDS[p.rateKind].zh}为${p.ratePercent}%，高于省级期刊限值${p.provincialLimitPercent}%。`,
          en: `Claimed at a level for which the clause sets no limit; the ${KINDS[p.rateKind].en} is ${p.ratePercent} %, above the ${p.provincialLimitPercent} % of a provincial journal.`,
        },
        sides(p),
        allRates(p),
        detail(p),
        shown(p),
      ),
    action: () => LOOK_AT_PASSAGES,
  },
  'within-limit': {
    title: { zh: '重复率未超过限值', en: 'Duplication rate within the limit' },
    statement: (p) => joined(judged(p), p.ratePercent > p.limitPercent ? sides(p) : { zh: '', en: '' }, allRates(p), detail(p)),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
