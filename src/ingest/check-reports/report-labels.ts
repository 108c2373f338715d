import type { CheckReportTool, ReportCount, ReportRateKind } from '../../domain/check-report.ts';

export interface ToolLabels {
  /** What the tool rounds percentages to, though it may leave a last nought out. */
  readonly leastDecimals: number;
  readonly edition?: RegExp;
  readonly rates: Readonly<Partial<Record<ReportRateKind, RegExp>>>;
  readonly citations?: RegExp;
}

/** A label, up to a dozen characters that are no digits, and a percentage. */
const percent = (label: string): RegExp => new RegExp(`(?:${label})[^\\d%％]{0,12}(\\d{1,3}(?:\\.\\d+)?)\\s*[%％]`, 'u');

/** How each tool names its rates, as its public reports print them. */
export const TOOL_LABELS: Readonly<Record<CheckReportTool, ToolLabels>> = {
  cnki: {
    leastDecimals: 1,
    edition: /(?:学术不端文献检测系统\s*)?\b(?:AMLC|SMLC|PMLC|TMLC\d?|CLMC)\b(?:\s*\d+(?:\.\d+)*)?|学术不端文献检测系统/u,
    rates: {
      total: percent('总文字复制比|总复制比'),
      lessCitations: percent('去除引用(?:文献)?复制比'),
      lessOwnWork: percent('去除本人(?:已发表)?文献复制比'),
      largestSingleSource: percent('单篇最大文字复制比'),
    },
    citations: percent('(?<!去除)引用(?:文献)?复制比|引用率'),
  },
  wanfang: {
    leastDecimals: 0,
    edition: /(?:万方[^\s，。]{0,12}(?:版|系统))/u,
    rates: {
      total: percent('总(?:文字)?相似比|总体相似比'),
      lessCitations: percent('(?:排除|去除)(?:参考文献|引用)相似比'),
      lessOwnWork: percent('(?:排除|去除)(?:个人|本人)已发表文献相似比'),
      largestSingleSource: percent('单篇(?:文献)?最大相似比'),
    },
    citations: percent('(?<!排除|去除)(?:参考文献|引用)相似比'),
  },
  vip: {
    leastDecimals: 0,
    edition: /维普[^\s，。]{0,12}(?:版|系统)/u,
    rates: {
      total: percent('总相似[比度率]|总文字相似比|全文总相似比'),
      lessCitations: percent('复写率|去除引用相似[比度率]'),
      lessOwnWork: percent('去除本人(?:已发表)?(?:文献)?相似[比度率]'),
      largestSingleSource: percent('单篇最大相似[比度率]'),
    },
    citations: percent('(?<!去除)引用率|他引率'),
  },
  paperpass: {
    leastDecimals: 0,
    edition: /PaperPass\s*[^\s，。]{0,12}版/u,
    rates: {
      total: percent('总体相似度|总体'),
      lessCitations: percent('(?:去除|排除)(?:引用|参考文献)(?:的|后)?(?:总体)?相似度'),
      largestSingleSource: percent('单篇最大相似度'),
    },
    citations: percent('(?<!去除|排除)引用率'),
  },
  turnitin: {
    leastDecimals: 0,
    edition: /\b(?:iThenticate|Turnitin)(?:\s+\d+(?:\.\d+)*)?/iu,
    // What the index leaves out hangs on the settings: see readSettings.
    rates: {
      unspecified:
        /(?:(\d{1,3})\s*%\s*(?:overall similarity|similarity index)|(?:overall similarity|similarity index)\D{0,20}(\d{1,3})\s*%)/iu,
    },
  },
};

const count = (label: string): RegExp => new RegExp(`(?:${label})\\s*[:：]?\\s*[\\[［【(（]?\\s*(\\d[\\d,，]*)`, 'u');

export const COUNT_LABELS: Readonly<Record<ReportCount, RegExp>> = {
  characters: count('总字数|检测字数|总字符数|全文字数|论文字数|Character [Cc]ount'),
  matchedCharacters: count('(?<!单篇最大)(?:总?重复字数|相似字数|总相似字数)'),
  largestSingleSourceCharacters: count('单篇最大(?:重复|相似)字数'),
  frontMatched: count('前部重合(?:度|字数)'),
  backMatched: count('后部重合(?:度|字数)'),
  sections: count('(?<!疑似)总?段落数|总段落'),
  suspectedSections: count('疑似段落数'),
  suspectedMost: count('疑似段落最大重合字数'),
  suspectedLeast: count('疑似段落最小重合字数'),
};

/** Labels of lines; each value ends where the next label, or the line, does. */
export const LINE_LABELS = {
  title: '检测文献|检测论文|送检文献|文献名|篇名|题名|论文题目|论文名称|报告题目|标题|题目|Paper Title|Document Title|Title',
  authors: '送检作者|论文作者|第一作者|作者姓名|作者|Author Name|Submission author|Author',
  reportNumber: '报告编号|检测编号|报告单号|编号|№|NO\\.|No\\.|Submission ID|Paper ID',
  checkedAt: '检测时间|检测日期|提交时间|报告生成时间|Submission date|Submitted|Processed on',
  library: '检测范围|比对范围|比对库|检测资源|对比资源|比对文献范围',
  timeRange: '时间范围|比对时间范围|比对时间|比对截止日期|比对截止时间|截止日期',
  unit: '检测单位|作者单位|送检单位|单位|学校|所在单位',
  other:
    '论文字数|全文字数|检测字数|总字数|总字符数|重复字数|总相似字数|检测结果|总文字复制比|总相似|检测类型|检测版本|送检篇数|文件名|File name|Word count|Character count',
} as const;
