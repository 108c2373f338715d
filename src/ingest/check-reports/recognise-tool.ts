import type { CheckReportTool } from '../../domain/check-report.ts';

/** Reports name their tool at the head; a list of sources further on names others. */
const HEAD_CHARACTERS = 4000;

/** Names weigh more than words that several tools share. */
const MARKS: Readonly<Record<CheckReportTool, readonly (readonly [RegExp, number])[]>> = {
  cnki: [
    [/学术不端文献检测系统|中国知网|\bCNKI\b|知网/gu, 3],
    [/\b(?:AMLC|SMLC|PMLC|TMLC\d?|CLMC)\b/gu, 3],
    [/总文字复制比|去除引用文献复制比|去除本人(?:已发表)?文献复制比/gu, 2],
  ],
  wanfang: [
    [/万方(?:数据|检测)?|WANFANG/giu, 3],
    [/文献相似性检测|排除参考文献相似比|排除个人已发表文献相似比/gu, 2],
  ],
  vip: [
    [/维普|格子达|\bVPCS\b|cqvip/giu, 3],
    [/复写率|自写率|他引率/gu, 2],
  ],
  paperpass: [
    [/PaperPass/giu, 4],
    [/总体相似度/gu, 2],
  ],
  turnitin: [
    [/\b(?:Turnitin|iThenticate|Crossref Similarity Check)\b/giu, 4],
    [/\bSIMILARITY INDEX\b|\bOriginality Report\b|\bStudent Papers\b|\bExclude (?:quotes|bibliography)\b/giu, 2],
  ],
};
/** One shared word is not enough. */
const LEAST_SCORE = 3;
const MOST_HITS = 3;

/** @returns the tool whose marks stand out at the head of the text; undefined when none does, or two do alike. */
export function recogniseTool(text: string): CheckReportTool | undefined {
  const head = text.slice(0, HEAD_CHARACTERS);
  const scores = (Object.keys(MARKS) as CheckReportTool[])
    .map((tool) => ({
      tool,
      score: MARKS[tool].reduce((sum, [mark, weight]) => sum + weight * Math.min(MOST_HITS, head.match(mark)?.length ?? 0), 0),
    }))
    .sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  if (best === undefined || best.score < LEAST_SCORE || best.score === second?.score) return undefined;
  return best.tool;
}
