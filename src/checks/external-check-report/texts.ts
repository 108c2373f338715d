import type { CheckReportTool, ReportRateKind } from '../../domain/check-report.ts';
import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';
import type { InvariantName } from './verify-numbers.ts';

type Told = {
  readonly file: string;
  readonly tool: string;
  readonly edition?: string;
  readonly reportNumber?: string;
  readonly checkedAt?: string;
};

type RateParams = {
  readonly title: string;
  readonly level: 'core' | 'provincial' | 'other' | 'not-stated';
  readonly limitPercent?: number;
  readonly rateKind: string;
  /** `tool|kind|percent|above, within or open|file` */
  readonly readings: readonly string[];
  /** Tools whose named rate decides. */
  readonly tools: readonly string[];
  /** Files of reports that something speaks against. */
  readonly doubtful: readonly string[];
  /** Every report's total rate follows from its own counts. */
  readonly recomputed: boolean;
};

export type ReportCodes = {
  /** `failed`: name of the invariant and its figures, apart by `|`. */
  readonly 'numbers-disagree': Told & { readonly failed: readonly string[] };
  readonly 'another-text': Told & {
    readonly reportTitle: string;
    readonly reportAuthors: readonly string[];
    readonly workTitle: string;
    readonly workAuthors: readonly string[];
    readonly titleDiffers: boolean;
    readonly authorDiffers: boolean;
  };
  readonly 'range-after-publication': Told & { readonly rangeEnd: string; readonly published: string };
  readonly 'length-differs': Told & {
    readonly reportCharacters: number;
    readonly ownCharacters: number;
    readonly tolerancePercent: number;
  };
  readonly 'used-twice': Told & { readonly others: readonly string[]; readonly by: string };
  readonly consistent: Told & { readonly held: readonly string[]; readonly open: readonly string[] };
  readonly 'reading-open': RateParams;
  readonly 'tools-disagree': RateParams;
  readonly 'report-above-limit': RateParams;
  readonly 'report-within-limit': RateParams;
};

const TOOLS: Readonly<Record<CheckReportTool, Localised>> = {
  cnki: { zh: '知网', en: 'CNKI' },
  wanfang: { zh: '万方', en: 'Wanfang' },
  vip: { zh: '维普', en: 'VIP' },
  paperpass: { zh: 'PaperPass', en: 'PaperPass' },
  turnitin: { zh: 'Turnitin/iThenticate', en: 'Turnitin/iThenticate' },
};
const KINDS: Readonly<Record<ReportRateKind | 'not-stated', Localised>> = {
  total: { zh: '总文字复制比', en: 'total rate' },
  lessCitations: { zh: '去除引用复制比', en: 'rate less citations' },
  lessOwnWork: { zh: '去除本人文献复制比', en: 'rate less own work' },
  largestSingleSource: { zh: '单篇最大复制比', en: 'largest single source' },
  unspecified: { zh: '未注明口径的比率', en: 'a rate of unstated kind' },
  'not-stated': { zh: '未定', en: 'not settled' },
};
const AGAINST: Readonly<Record<string, Localised>> = {
  above: { zh: '高于限值', en: 'above the limit' },
  within: { zh: '未超过限值', en: 'within the limit' },
  open: { zh: '无确定限值', en: 'no settled limit' },
};
const LEVELS: Readonly<Record<RateParams['level'], Localised>> = {
  core: { zh: '核心期刊', en: 'core journal' },
  provincial: { zh: '省级期刊', en: 'provincial journal' },
  other: { zh: '其他', en: 'other' },
  'not-stated': { zh: '未申明级别', en: 'no level stated' },
};

const own = <V>(table: Readonly<Record<string, V>>, name: string): V | undefined => (Object.hasOwn(table, name) ? table[name] : undefined);
const same = (text: string): Localised => ({ zh: text, en: text });
const toolName = (tool: string): Localised => own(TOOLS, tool) ?? same(tool);

const INVARIANT_TEXTS: Readonly<Record<InvariantName, { readonly label: Localised; readonly say: (v: readonly string[]) => Localised }>> = {
  'total-ratio': {
    label: { zh: '总比率与字数', en: 'total rate and counts' },
    say: ([stated, part, whole, computed]) => ({
      zh: `总比率${stated ?? ''}%，而重复字数${part ?? ''}÷总字数${whole ?? ''}为${computed ?? ''}%`,
      en: `a total rate of ${stated ?? ''} %, while ${part ?? ''} matched of ${whole ?? ''} characters are ${computed ?? ''} %`,
    }),
  },
  'largest-ratio': {
    label: { zh: '单篇最大比率与字数', en: 'largest source and counts' },
    say: ([stated, part, whole, computed]) => ({
      zh: `单篇最大比率${stated ?? ''}%，而${part ?? ''}÷${whole ?? ''}为${computed ?? ''}%`,
      en: `a largest single source of ${stated ?? ''} %, while ${part ?? ''} of ${whole ?? ''} characters are ${computed ?? ''} %`,
    }),
  },
  'front-and-back': {
    label: { zh: '前后部重合字数之和', en: 'front and back together' },
    say: ([front, back, all]) => ({
      zh: `前部${front ?? ''}字与后部${back ?? ''}字之和不等于重复字数${all ?? ''}`,
      en: `${front ?? ''} characters in the front and ${back ?? ''} in the back, which are not the ${all ?? ''} matched`,
    }),
  },
  'parts-within-total': {
    label: { zh: '各比率不大于总比率', en: 'no rate above the total' },
    say: ([total, parts]) => ({
      zh: `有比率（${parts ?? ''}）大于总比率${total ?? ''}`,
      en: `a rate (${parts ?? ''}) above the total of ${total ?? ''}`,
    }),
  },
  'citations-sum': {
    label: { zh: '去除引用与引用之和', en: 'citations and the rest' },
    say: ([less, cited, total]) => ({
      zh: `去除引用${less ?? ''}%与引用${cited ?? ''}%之和不等于总比率${total ?? ''}%`,
      en: `${less ?? ''} % less citations and ${cited ?? ''} % citations, which do not make the total of ${total ?? ''} %`,
    }),
  },
  'suspected-order': {
    label: { zh: '疑似段落字数大小', en: 'order of suspected sections' },
    say: ([least, most, all]) => ({
      zh: `疑似段落最小${least ?? ''}字、最大${most ?? ''}字、重复${all ?? ''}字，大小或段落数不合`,
      en: `suspected sections of ${least ?? ''} to ${most ?? ''} characters with ${all ?? ''} matched, or their number, do not fit`,
    }),
  },
  'single-section': {
    label: { zh: '单一段落的字数', en: 'a single section' },
    say: ([least, most, all]) => ({
      zh: `只有一个段落，而最小${least ?? ''}、最大${most ?? ''}与重复字数${all ?? ''}不等`,
      en: `one section only, yet least ${least ?? ''}, most ${most ?? ''} and matched ${all ?? ''} differ`,
    }),
  },
  'sections-sum': {
    label: { zh: '各段落之和', en: 'sections together' },
    say: ([sum, all, matchedSum, matched]) => ({
      zh: `各段落字数之和${sum ?? ''}（总字数${all ?? ''}），重复字数之和${matchedSum ?? ''}（重复字数${matched ?? ''}）`,
      en: `sections that add up to ${sum ?? ''} characters (stated ${all ?? ''}) and ${matchedSum ?? ''} matched (stated ${matched ?? ''})`,
    }),
  },
  'section-ratio': {
    label: { zh: '段落比率与字数', en: 'rate of a section' },
    say: ([stated, part, whole]) => ({
      zh: `有段落比率${stated ?? ''}%，与${part ?? ''}÷${whole ?? ''}不符`,
      en: `a section with ${stated ?? ''} % where ${part ?? ''} of ${whole ?? ''} characters match`,
    }),
  },
  'checked-after-range': {
    label: { zh: '检测时间不早于比对范围', en: 'checked after the range' },
    say: ([checked, end]) => ({
      zh: `检测时间${checked ?? ''}早于比对范围截止${end ?? ''}`,
      en: `a check on ${checked ?? ''}, before the range ends on ${end ?? ''}`,
    }),
  },
  'identical-rates': {
    label: { zh: '各口径比率不应全同', en: 'rates that should differ' },
    say: ([rate, cited]) => ({
      zh: `标有引用文字${cited ?? ''}处，而三项比率同为${rate ?? ''}%`,
      en: `${cited ?? ''} passages marked as cited, yet three rates are all ${rate ?? ''} %`,
    }),
  },
};

const BESIDE_LABELS: Readonly<Record<string, Localised>> = {
  title: { zh: '题名', en: 'title' },
  author: { zh: '作者', en: 'author' },
  range: { zh: '比对范围早于刊出', en: 'range before publication' },
  size: { zh: '字数', en: 'length' },
};
const labelOf = (name: string): Localised => own(BESIDE_LABELS, name) ?? own(INVARIANT_TEXTS, name)?.label ?? same(name);
const listed = (names: readonly string[]): Localised => ({
  zh: names.map((name) => labelOf(name).zh).join('、'),
  en: names.map((name) => labelOf(name).en).join(', '),
});

const head = ({ checkedAt, edition, file, reportNumber, tool }: Told): Localised => {
  const facts = [edition, reportNumber, checkedAt].filter((fact) => fact !== undefined);
  return {
    zh: `${file}（${[toolName(tool).zh, ...facts].join('，')}）`,
    en: `${file} (${[toolName(tool).en, ...facts].join(', ')})`,
  };
};

const VERIFY_WITH_TOOL: Localised = {
  zh: '请凭报告编号在检测系统核验原始结果，或由单位重新送检；报告只是所述，不作为证明。',
  en: 'Verify the result with the tool by the report’s number, or have the work checked again; a report is a claim and no proof.',
};

const readingsText = (p: RateParams): Localised => {
  const each = p.readings.map((entry) => {
    const [tool = '', kind = '', percent = '', against = ''] = entry.split('|');
    const [name, outcome] = [own(KINDS, kind) ?? same(kind), own(AGAINST, against) ?? same(against)];
    return {
      zh: `${toolName(tool).zh}${name.zh}${percent}%：${outcome.zh}`,
      en: `${toolName(tool).en} ${name.en} ${percent} %: ${outcome.en}`,
    };
  });
  const limit = p.limitPercent === undefined ? { zh: '', en: '' } : { zh: `，限值${p.limitPercent}%`, en: `, limit ${p.limitPercent} %` };
  const kind = own(KINDS, p.rateKind) ?? same(p.rateKind);
  return {
    zh: `《${p.title}》按${LEVELS[p.level].zh}申报${limit.zh}；适用口径：${kind.zh}。所附报告各口径的结果：${each.map(({ zh }) => zh).join('；')}。`,
    en: `“${p.title}”, claimed as ${LEVELS[p.level].en}${limit.en}; the rate that counts: ${kind.en}. The attached reports under each reading: ${each.map(({ en }) => en).join('; ')}.`,
  };
};
const plus = (a: Localised, zh: string, en: string): Localised => ({ zh: `${a.zh}${zh}`, en: `${a.en} ${en}` });

export const texts: { readonly [C in keyof ReportCodes]: CodeTexts<ReportCodes[C]> } = {
  'numbers-disagree': {
    title: { zh: '检测报告的数字互不相符', en: 'Figures of the check report do not agree' },
    statement: (p) => {
      const failed = p.failed.map((entry) => {
        const [name = '', ...values] = entry.split('|');
        return own(INVARIANT_TEXTS, name)?.say(values) ?? same(entry);
      });
      return {
        zh: `${head(p).zh}：${failed.map(({ zh }) => zh).join('；')}。`,
        en: `${head(p).en} states ${failed.map(({ en }) => en).join('; ')}.`,
      };
    },
    action: () =>
      plus(
        { zh: '先与原件对照，排除读取错误。', en: 'Compare with the file first, in case a figure was read wrongly.' },
        VERIFY_WITH_TOOL.zh,
        VERIFY_WITH_TOOL.en,
      ),
  },
  'another-text': {
    title: { zh: '检测报告的题名或作者与材料不符', en: 'Title or author of the check report are not the dossier’s' },
    statement: (p) => ({
      zh: `${head(p).zh}：报告题名“${p.reportTitle}”、作者“${p.reportAuthors.join('、')}”；${p.workTitle === '' ? '与材料所列成果的题名均不一致' : `成果题名“${p.workTitle}”、作者“${p.workAuthors.join('、')}”`}。`,
      en: `${head(p).en}: the report names “${p.reportTitle}” by ${p.reportAuthors.join(', ') || 'nobody'}; ${p.workTitle === '' ? 'no work of the dossier has that title' : `the work is “${p.workTitle}” by ${p.workAuthors.join(', ') || 'nobody stated'}`}.`,
    }),
    action: () => ({
      zh: '请确认送检的是否为该成果：题名修改、由他人代送均属常见；确非同一文本的，请申报人补交。',
      en: 'Find out whether this work was the one checked: a title that changed or somebody else handing it in is common; otherwise have the right report handed in.',
    }),
  },
  'range-after-publication': {
    title: { zh: '比对范围截止于刊出之后', en: 'The range compared with ends after publication' },
    statement: (p) => ({
      zh: `${head(p).zh}：比对范围截止${p.rangeEnd}，成果刊出于${p.published}；本文可能也在比对库中，比率因而偏高或经人工排除。`,
      en: `${head(p).en}: the range ends on ${p.rangeEnd}, the work appeared in ${p.published}; the work may be among its own sources, so that the rate is too high, or it was excluded by hand.`,
    }),
    action: () => ({
      zh: '请核对报告中的来源是否包括本文，以截止于刊出之前的检测为准。',
      en: 'See whether the work is among the sources; a check whose range ends before publication is the one to go by.',
    }),
  },
  'length-differs': {
    title: { zh: '检测报告的字数与全文相差较大', en: 'Length in the check report is far from the text’s' },
    statement: (p) => ({
      zh: `${head(p).zh}：报告字数${p.reportCharacters}，所交全文计${p.ownCharacters}字，相差超过${p.tolerancePercent}%。`,
      en: `${head(p).en}: ${p.reportCharacters} characters in the report, ${p.ownCharacters} in the text handed in, more than ${p.tolerancePercent} % apart.`,
    }),
    action: () => ({
      zh: '请确认送检的是否为全文；节选、删去图表或附录都会使字数变少。',
      en: 'Find out whether the whole text was checked: an excerpt, or one without tables or appendices, is shorter.',
    }),
  },
  'used-twice': {
    title: { zh: '同一份检测报告用于不同成果', en: 'One check report for different works' },
    statement: (p) => ({
      zh: `${head(p).zh}：${p.by === 'bytes' ? '文件内容' : '报告编号'}与以下材料相同，而成果不同：${p.others.join('；')}。`,
      en: `${head(p).en}: the same ${p.by === 'bytes' ? 'file' : 'number'} is attached elsewhere for another work: ${p.others.join('; ')}.`,
    }),
    action: () => VERIFY_WITH_TOOL,
  },
  consistent: {
    title: { zh: '检测报告经核对未见不符', en: 'Check report: nothing found that disagrees' },
    statement: (p) => ({
      zh: `${head(p).zh}：已核对且相符：${listed(p.held).zh || '无'}；未能核对：${listed(p.open).zh || '无'}。相符不等于属实，报告只是所述。`,
      en: `${head(p).en}: verified and in agreement: ${listed(p.held).en || 'nothing'}; could not be verified: ${listed(p.open).en || 'nothing'}. Agreement is no proof: a report is a claim.`,
    }),
    action: () => ({ zh: '需要时凭报告编号向检测系统核验。', en: 'Where it matters, verify by the report’s number with the tool.' }),
  },
  'reading-open': {
    title: { zh: '检测报告的比率不能直接适用限值', en: 'The limit can’t be applied to the reported rate' },
    statement: (p) =>
      p.limitPercent === undefined
        ? plus(
            readingsText(p),
            '没有申明级别，或政策未定限值，不能判定。',
            'No level is claimed or the policy settles no limit, so nothing is decided.',
          )
        : plus(
            readingsText(p),
            '政策未定口径，或报告没有载明所适用的口径，不代为选择。',
            'The policy settles no kind of rate, or a report does not state it; none is picked in its place.',
          ),
    action: () => ({
      zh: '请申明级别、由评委会工作机构明确口径，或要求申报人提供载明该口径的报告。',
      en: 'Have the level stated, let the office settle the kind of rate, or ask for a report that states it.',
    }),
  },
  'tools-disagree': {
    title: { zh: '所附检测报告的结果不一致', en: 'Attached reports differ on whether the limit is exceeded' },
    statement: (p) =>
      plus(
        readingsText(p),
        '各系统比对库和算法不同，不取平均，也不代为选择。',
        'Their sources and methods differ; no average is taken and none is picked.',
      ),
    action: () => ({
      zh: '请由评委会工作机构确定以哪一系统为准，或重新送检。',
      en: 'Let the office decide which tool counts, or have the work checked again.',
    }),
  },
  'report-above-limit': {
    title: { zh: '所附检测报告的比率高于限值', en: 'The attached report states a rate above the limit' },
    statement: (p) =>
      plus(
        readingsText(p),
        p.doubtful.length > 0
          ? `其中与材料或自身不符的报告：${p.doubtful.join('、')}。`
          : p.recomputed
            ? '总比率与报告自载字数相符。'
            : '报告未载字数，比率未能复算。',
        p.doubtful.length > 0
          ? `Something speaks against: ${p.doubtful.join(', ')}.`
          : p.recomputed
            ? 'The total rate follows from the report’s own counts.'
            : 'The report gives no counts to recompute the rate from.',
      ),
    action: () => VERIFY_WITH_TOOL,
  },
  'report-within-limit': {
    title: { zh: '所附检测报告的比率未超过限值', en: 'The attached report states a rate within the limit' },
    statement: (p) =>
      plus(
        readingsText(p),
        '等于限值不算超过。报告只是所述，请与本系统自行计算的比率对照。',
        'A rate equal to the limit is not above it. A report is a claim: hold it beside the rate computed here.',
      ),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
