import { letterRanges } from './letter-ranges.ts';

/** A name a line may hold, with its place. */
export interface NameFound {
  readonly name: string;
  readonly at: number;
  readonly length: number;
  readonly confidence: number;
}

const SERIAL =
  /[（(](?:[双半]月|双?周|[月季旬]|[上中下]旬|[上下]半月)刊[)）]$|(?:学报|杂志|通报|学刊|通讯|集刊|年刊|文摘|[月季周旬]刊)(?:[（(·][^（）()]{2,16}[)）]?)?$/;
/** Whose pages they are, or who downloaded them: no journal is called so. */
const INSTITUTION = /(?:大学|学院|图书馆|研究[院所]|医院|出版社|编辑部|委员会|学会|协会)$/;
const NOT_A_NAME =
  /^(?:[上中下]旬刊?|[上下]半月刊?|[上中下](?:册|卷|编)?|合刊|[增专特]刊|第?[\d一二三四五六七八九十]*[年月日卷期页]|总第?|第|期|卷|年|月|日|页|出版|双月刊|月刊|季刊|半月刊|旬刊|周刊|网络首发.*|万方数据.*|维普.*|中国知网.*|文章编号|中图分类号|文献标[识志]码|本刊.*|通[讯信]作者.*|开放(?:获取|存取).*|创刊.*|复刊.*|主编.*|编辑部.*|电话.*|邮编.*|地址.*|邮发.*|定价.*|网址.*|印刷.*|发行.*|优先出版.*|责任作者.*|作者.*|收稿.*|基金.*|主[管办]单位.*|投稿.*|(?:主要)?参考(?:文献|书目)|引用文献|注释|致谢|谢辞|后记|附[录件].*|中?文?摘要|内容提要|关键词.*|目录|引言|前言|绪论|结[论语]|[（()）·•\s]+)$/;
/** Names of columns in a journal (栏目), which stand where its own name stands too. */
const COLUMN =
  /^(?:本期(?:专题|话题|关注|聚焦|推荐)|特别(?:策划|关注|报道)|封面(?:故事|专题|报道)|专题(?:研究|论坛|讨论|探讨|笔谈)|名家(?:笔谈|专栏|论坛)|特稿|专稿|学术争鸣|理论探索|专题:.*|研究论文|研究报告|研究简报|研究与(?:探讨|探索|交流|应用|实践|开发)|论著|论文|学术论文|原创论文|短篇论著|综述|述评|专题|专论|临床(?:研究|论著|护理)|护理研究|基础研究|实验研究|调查研究|理论(?:研究|探讨|探索|前沿|与实践)|综合论坛|经验(?:交流|介绍)|学术(?:交流|研究|探讨|论坛|前沿)|教学(?:探索|研究|园地|实践|论坛|随笔|参考|改革|管理|设计|案例|天地)|教育(?:教学|管理|论坛|园地)|教改论坛|课程与教学|教师(?:发展|教育)|德育(?:天地|园地)|班级管理|学科(?:教学|园地)|案例(?:分析|研究)|问题(?:研究|探讨)|技术(?:应用|交流|与应用|推广)|应用(?:研究|技术)|工作研究|工程(?:技术|设计|建设)|建筑工程|农业(?:科学|工程|技术)|试验研究|栽培技术|病虫害防治|植物保护|畜牧兽医|园艺|土壤肥料|地方(?:史|文化)研究|文化研究|文学研究|历史研究|经济研究|管理(?:科学|论坛|研究)|·.*·|【.*】|\[.*\]|◎.*|■.*|●.*)$/;
/** Columns are named by a field and one of these words; some journals are too, so this alone speaks only against a title or a doubtful name. */
const COLUMN_LIKE = letterRanges(
  /^\p{Script=Han}{1,3}(?:研究|论坛|探索|探讨|交流|园地|天地|广角|视野|视点|纵横|聚焦|笔谈|专栏|专题|论著|述评|讲座|前沿|热点|撷英|平台|窗口|管理|教学|应用|思考|实践)$/u,
);
/** Sections and kinds of articles in English journals. */
const ENGLISH_COLUMN =
  /^(?:(?:open access\s+)?(?:original|research|review|full[- ]length|regular|special|invited|brief|rapid|technical|short|case|feature|opinion|open access|editor['’]?s)\s+(?:(?:research|review|case)\s+)?(?:articles?|papers?|reports?|stud(?:y|ies)|communications?|notes?|contributions?|research|topic|issue|section|pieces?|choice|access)|articles?|papers?|reviews?|editorials?|commentar(?:y|ies)|perspectives?|viewpoints?|opinions?|letters?|correspondence|essays?|features?|research|education|methods?|case studies|book reviews?|symposium|forum|debate)$/i;
const ENGLISH_WORD = String.raw`(?:[A-Z][\p{L}&'’-]*|of|and|the|in|on|for|&)`;
const ENGLISH = letterRanges(new RegExp(String.raw`[A-Z][\p{L}&'’-]*(?::?\s+${ENGLISH_WORD})*(?:\s*[(]\s?[A-Z][\p{L} ,&]*[)])?`, 'gu'));
const NOT_ENGLISH =
  /^(?:CC BY.*|Licen[cs]ee.*|Creative Commons.*|Accepted.*|Revised.*|Academic Editor.*|Citation|Correspondence.*|Communication|Vol|No|Issue|Research Article|Original (?:Article|Research|Paper)|Review(?: Article)?|Article(?: ID)?|Open Access|DOI|ISSN|CN|Contents lists.*|ScienceDirect|Elsevier|Springer|Full length.*|Short Communication|Letter|Editorial|Supplement.*|Page|Pages|Received.*|Published.*|Available.*|Copyright.*|The Authors?.*|References?|Bibliography|Works cited|Acknowledge?ments?|Appendix.*|Abstract|Key ?words?|Introduction|Conclusions?|Contents|[A-Z]{1,2}|Spring|Summer|Autumn|Fall|Winter|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*)\.?$/i;
const SERIAL_ENGLISH =
  /\b(?:Journal|Annals|Acta|Transactions|Proceedings|Bulletin|Archives|Review|Reviews|Letters|Magazine|Quarterly|Studies|Research|Science|Sciences|Advances|Progress|Frontiers|International|Chinese)\b/i;

/** Words that English journals like to be called by: proof of nothing where none of their issue stands. */
export const soundsSerial = (name: string): boolean => !/\p{Script=Han}/u.test(name) && SERIAL_ENGLISH.test(name);

export const looksSerial = (name: string): boolean =>
  SERIAL.test(name.replace(/\s+/g, '')) ||
  /\bJournal\b|^Acta\b|\b(?:Annals|Transactions|Proceedings|Bulletin|Archives)\s+(?:of|on|in|for)\b|\b(?:Transactions|Proceedings|Bulletin)$/i.test(
    name.trim(),
  );
export const isColumnLike = (text: string): boolean => COLUMN_LIKE.test(text.replace(/\s+/g, ''));
export const isColumnName = (text: string): boolean => COLUMN.test(text.replace(/\s+/g, '')) || ENGLISH_COLUMN.test(text.trim());

/** 某某评论·教学研究: the column behind the name. */
function withoutColumn(text: string): string {
  const [, name, column] = /^(.{2,}?)\s*·\s*([^·]+)$/u.exec(text) ?? [];
  return name !== undefined && column !== undefined && (isColumnName(column) || isColumnLike(column)) ? name : text;
}

/** 湖泊科学(Journal of Lake Sciences): the name in another language behind it. */
const withoutTranslation = (text: string): string => text.replace(/(?<=\p{Script=Han})\s?\([A-Z][A-Za-z ,&'-]{3,}\)?$/u, '');

/** 某某学报（双月刊）: how often it comes out is no part of the name. 上旬刊 and 下半月刊 are: lists name one edition and not the other. */
export const withoutFrequency = (text: string): string => text.replace(/\s?[（(](?:[双半]月|双?周|[月季旬])刊[)）]$/, '');

/** 某某科学: 地球科学 */
const SUB_SERIES = /^[\u3400-\u9fff]{3,8}[:：][\u3400-\u9fff]{2,8}$/;

/** Names in what an imprint left over. @param rest folded letters, recognised parts blanked with U+0001. @param printed the same line as printed. */
export function chineseNamesIn(rest: string, printed: string): NameFound[] {
  const found: NameFound[] = [];
  for (const chunk of rest.matchAll(/[^\u0001\t|《》,，;；]+/g)) {
    for (const part of splitWide(chunk[0])) {
      const at = chunk.index + part.at;
      const trimmed = withoutTranslation(withoutColumn(part.text.replace(/^[\s\d,.;:/·•—–-]+|[\s\d,.;:/·•—–-]+$/g, '')));
      const from = at + part.text.indexOf(trimmed);
      const name = printed.slice(from, from + trimmed.length).replace(/\s+/g, '');
      const core = trimmed.replace(/\s+/g, '');
      if (!/^\p{Script=Han}[\p{Script=Han}A-Z·:（）()、&—-]{1,29}$/u.test(core) || NOT_A_NAME.test(core) || INSTITUTION.test(core))
        continue;
      if (/^[(（]|^[^(（]*[)）]/.test(core) || (/[:：]/.test(core) && !SUB_SERIES.test(core))) continue;
      found.push({
        name,
        at: from,
        length: trimmed.length,
        // Some journals are called as columns are: 临床研究 2019年第5期.
        confidence: SERIAL.test(core) ? 0.9 : core.length > 14 ? 0.5 : isColumnName(core) ? 0.58 : isColumnLike(core) ? 0.65 : 0.75,
      });
    }
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

const LIST_WORD = letterRanges(/^(?:[A-Z][\p{L}&'’-]*|of|and|the|in|on|for|&)$/u);
const LIST_AND = /(?:,? )(?:and|AND|&) \S[^,]*$/;

/** Language, Speech and Mind: commas of a list within a name, where the chunk holds nothing else. */
function listName(chunk: string): string | undefined {
  const name = chunk.replace(/^\s+|[\s,;:(|·•/–—-]+$/g, '');
  const and = LIST_AND.exec(name);
  if (and === null || name.length > 80 || !name.slice(0, and.index + 1).includes(',') || !/^\p{Lu}/u.test(name)) return undefined;
  return name.split(/, | /).every((word) => LIST_WORD.test(word)) ? name : undefined;
}

/** Journal of Craft Studies (JCS) */
const ABBREVIATION = /\s?[(]\s?\p{Lu}{2,}(?:-\p{Lu}{2,})?\s?[)]$/u;

export function englishNamesIn(rest: string): NameFound[] {
  const found: NameFound[] = [];
  // What stands between two recognised parts, or after a sentence's end, is looked at as a whole.
  const chunks = rest.includes(',') ? rest.split(/\u0001+|\.\s/) : [];
  const list = chunks.map(listName).find((name) => name !== undefined);
  if (list !== undefined) return [{ name: list, at: rest.indexOf(list), length: list.length, confidence: 0.8 }];
  for (const match of rest.matchAll(ENGLISH)) {
    const name = match[0]
      .replace(/\s+(?:of|and|the|in|on|for|&|Vol|No|Issue)$/i, '')
      .replace(/(?<=\p{Ll}) (?:Vol|No)$/u, '')
      .replace(ABBREVIATION, '')
      .trim();
    if (name.length < 4 || NOT_ENGLISH.test(name)) continue;
    const words = name.split(/\s+/).length;
    // Appl. Photovoltaics: what is left of a shortened name.
    const shortened = /\p{Lu}\p{L}{0,8}\.\s$/u.test(rest.slice(0, match.index));
    const confidence = SERIAL_ENGLISH.test(name) ? 0.85 : words >= 2 ? 0.7 : 0.45;
    found.push({ name, at: match.index, length: name.length, confidence: shortened ? Math.min(0.5, confidence) : confidence });
  }
  return found.sort((a, b) => b.confidence - a.confidence || b.length - a.length);
}

/** Mastheads set a name letter by letter (农 业 科 学): single spaces between single letters are no gap, other white space is. */
function splitWide(chunk: string): { text: string; at: number }[] {
  const letterwise = /^\s*\p{Script=Han}(?:\s{1,2}[\p{Script=Han}()])+\s*(?:[(（][^()（）]{2,14}[)）]\s*)?$/u.test(chunk);
  if (letterwise) return [{ text: chunk, at: 0 }];
  const parts: { text: string; at: number }[] = [];
  const joined = chunk.replace(/(?<=(?:^|\s)\p{Script=Han})\s(?=\p{Script=Han}(?:\s|$))/gu, '\u0002');
  for (const match of joined.matchAll(/(?:[^\s]|\s(?=[(（])|(?<=\p{Script=Han}[:：])\s(?=\p{Script=Han}))+/gu))
    parts.push({ text: chunk.slice(match.index, match.index + match[0].length), at: match.index });
  return parts;
}
