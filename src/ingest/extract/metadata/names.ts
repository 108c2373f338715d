import { letterRanges } from './letter-ranges.ts';
import { hasRaised, lowered, RAISED_LETTERS } from './raised.ts';
import { COMMON_SURNAMES, DOUBLE_SURNAMES } from './surnames.ts';

/** A name in a line of names, with the marks behind it. */
export interface NameInLine {
  readonly name: string;
  readonly marks: readonly string[];
}

export interface NamesInLine {
  readonly names: readonly NameInLine[];
  readonly chinese: boolean;
  /** Share of Chinese names with a known surname; 0 for Latin ones. */
  readonly known: number;
}

const MARK = String.raw`(?:\d{1,2}\)|[\d*†‡§¶#∗⁎✉☆★※⊠@①-⑳¹²³⁰⁴-⁹₀-₉△▲\ufffd${RAISED_LETTERS}])`;
/** Letters mark units too, but only behind a Chinese name, or alone between separators. */
const MARKS = letterRanges(
  new RegExp(String.raw`(?:${MARK}|(?<=[\p{Script=Han}\d,，])[a-h](?![a-z]))(?:\s?[,，、]?\s?(?:${MARK}|[a-h](?![a-z])))*`, 'gu'),
);
const CHINESE_PERSON = letterRanges(/^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,8}·\p{Script=Han}{1,10}(?:·\p{Script=Han}{1,10})?$/u);
/** 李明[1,2], Jane Roe (1) */
const MARKS_IN_BRACKETS = /[[(]\s?((?:\d{1,2}|[a-h]|[*†‡#])(?:\s?,\s?(?:\d{1,2}|[a-h]|[*†‡#]))*)\s?[\])]/g;
/** 李明　著 */
const ROLE_BEHIND = /(?<=[\u3400-\u9fff]{2})\s+(?:编?著|编?译|整理|撰文|供稿|文)$|(?<=[\u3400-\u9fff]{2}\s?)等$/;
/** Points of all kinds within names that transcribe others: one side is longer than a Chinese name. */
const POINT_WITHIN = /(?<=[\u3400-\u9fff]{4})[•.・‧∙](?=[\u3400-\u9fff]{2})|(?<=[\u3400-\u9fff]{2})[•.・‧∙](?=[\u3400-\u9fff]{4})/g;
const LATIN_WORD = letterRanges(/^(?:(?:[Aa]l|[Ee]l|[Aa]d|[Aa]n|[Aa]s|[Aa]r)-)?(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.(?:-?\p{Lu}\.)*)$/u);
/** Small words within names. */
const PARTICLES = new Set(
  'van von vom zu zur de der den des du da das do dos di del della dela la le las los bin binti bint ibn al el ul ur san ter ten te op af av y e i'.split(
    ' ',
  ),
);
const LEADING_PARTICLES = new Set('van von der den de di da del della du dos ter ten'.split(' '));
const MAX_WORDS = 5;

/** Two to five words with capitals, small words between them. Word by word, since a pattern for all of it is compiled five times over. */
function isLatinPerson(name: string): boolean {
  const words = name.split(/\s+/);
  if (words.length > 2 * MAX_WORDS) return false;
  const capitals = words.filter((word) => !PARTICLES.has(word));
  const parts = capitals.length > 1 ? capitals.length : (capitals[0]?.split('-').filter((part) => /^\p{Lu}/u.test(part)).length ?? 0);
  return (
    parts > 1 &&
    capitals.length <= MAX_WORDS &&
    !PARTICLES.has(words.at(-1) ?? '') &&
    (!PARTICLES.has(words[0] ?? '') || LEADING_PARTICLES.has(words[0] ?? '')) &&
    capitals.every((word) => LATIN_WORD.test(word))
  );
}
const DEGREE =
  /^(?:(?:ph|m|d|dr|b|pharm|ed)\.?\s?(?:d|sc|a|s|ed|phil|ph|eng|vm|ch|b\.?s)\.?|mbbs|mba|mph|mphil|msn|bsn|rn|cfa|prof|dr|jr|sr|ii|iii|frcp?s?|facc|facs)\.?$/i;
/** Beside known degrees other letters are degrees too: FNP-BC, CNS, LLM. */
const LETTERS_BEHIND = /^(?:\p{Lu}{2,5}(?:-\p{Lu}{2,3})?|Ed\.?D|LL\.?M|B?MSc|BSc|MN)$/u;
/** M.P.H. */
const DOTTED_LETTERS = /^(?:\p{Lu}\p{Ll}?\.\s?){2,4}$/u;
/** Memberships stand behind names as degrees do. */
const MEMBERSHIP =
  /,?\s*(?:(?:Senior|Student|Graduate Student|Life|Life Senior|Associate)\s+)?(?:Member|Fellow),\s*(?:\p{Lu}{2,6})(?=\s*(?:,|;|$|and\b))/gu;
const NOT_PEOPLE =
  /第\s?[\d一二三四五六七八九十]+\s?[期卷]|\d{4}\s?年|[总至]第|摘要|关键词|大学|学院|研究|医院|公司|中心|学校|中学|小学|论文|学报|杂志|分类号|基金|编号|目录|前言|引言|概述|日期|期刊|出版|教学|教育|管理|方法|分析|结论|结果|讨论|材料|附录|致谢|试题|试卷|university|institute|college|hospital|department|school|abstract|keywords|journal|vol\b|issn|isbn|doi\b|introduction|page|figure|table|http|article|received|accepted|science|research|review|contents|open access|\b(?:stud(?:y|ies)|evidence|analysis|approach|towards?|lessons|framework|perspectives?|trial|cohort|survey|theory|practice|introduction|correspondence|affiliations?|background|methods|results|the|with|using|among|between|original|papers?|full|length|communications?|editorial|commentary|reports?|features?|special|issue|section|invited|brief|letters?|notes?|supplement)\b|^a\s/i;
/** In capitals no small letters tell words of titles from names. */
const IN_TITLES = /\b(?:IN|OF|ON|FOR|FROM|UNDER|WITH|THE|BY)\b/;
/** Four words and more in capitals, and nobody beside: a line of a title. */
const CAPITALS_ALONE = /^(?:\p{Lu}[\p{Lu}'’-]+\s+){3,}\p{Lu}[\p{Lu}'’-]+$/u;
/** People of one name are known by the company they keep. */
const LATIN_SINGLE = letterRanges(/^\p{Lu}[\p{L}'’-]{3,}$/u);
/** Heads of forms and words of running text that begin with a surname. */
const NOT_A_NAME =
  /^(?:姓名|学号|工作单位|所在学科|学科|成员|委员|主席|秘书|评阅人|班级|班次|题号|得分|成绩|分数|总分|职称|职务|考场|纪律|专业|年级|日期|单位|电话|地址|性别|民族|学历|学位|备注|序号|签名|签字|盖章|评语|那么|于是|因此|因为|所以|由于|但是|如果|任何|任意|时间|时候|方面|方案|方程|常数|常见|平均|平面|成立|成果|包括|包含|计算|计划|计数|相关|相同|相等|相应|相对|一般|其中|解答|解法|证明|求证|求解|填空|选择|判断|简答|答案|答题|试卷|考试)$/;
const LEFT_OVERS = /^(?:[a-h]|等|著|编著|主编|编|译|文|撰文|and|与|和)$/;
/** Müllera, Maband Yang: a raised letter run into the name and into the word behind it. */
const LETTER_BEFORE_AND = /(?<=[\p{Ll}.])([a-d])\s?and\s+(?=\p{Lu})/gu;
const AND_BEHIND_MARK = new RegExp(String.raw`(?<=[\d*†‡§✉${RAISED_LETTERS}])(?:and\s+|&\s*)(?=\p{Lu})`, 'gu');
const HAN = /\p{Script=Han}/u;
/** Dr. S. Narayanan */
const ADDRESSED = /^(?:(?:Assoc|Asst|Assistant|Associate)\.?\s)?(?:Dr|Prof|Professor|Mr|Mrs|Ms|Er)\.?\s(?=\p{Lu})/u;
const MAX_TEXT = 500;
const MAX_NAMES = 60;
/** Names right of a credit: 文/李明, 李明/文, 本刊记者 李明. */
const CREDITS = /^\s*(?:[·•\u2190-\u2bff]+|文\s*[/|]|撰文\s*[:/]?|作\s*者\s*[:/]|本刊(?:特约)?(?:记者|通讯员))\s*|\s*[/|]\s*文\s*$/g;

/** What magazines call those who write for them: 本刊记者 李明　实习生 王丽. */
const OFFICES = /(?:^|(?<=[\s,，、|/◎●■◆]))(?:本[刊报])?(?:特约|实习|首席|见习)?(?:记者|撰稿人|通讯员|实习生|评论员)\s*/gu;

/** Several finders ask about the same lines. */
const recent = new Map<string, NamesInLine | undefined>();
const MAX_RECENT = 200;

/** @param text folded. @returns undefined unless the line holds names and nothing else. */
export function namesInLine(text: string): NamesInLine | undefined {
  if (text.length > MAX_TEXT) return undefined;
  if (recent.has(text)) return recent.get(text);
  const names = readNames(text);
  if (recent.size >= MAX_RECENT) recent.clear();
  recent.set(text, names);
  return names;
}

function readNames(text: string): NamesInLine | undefined {
  if (text.trim() === '') return undefined;
  const bare = text
    .replace(CREDITS, '')
    .replace(OFFICES, ' ')
    .replace(CREDITS, '')
    .replace(MEMBERSHIP, '')
    // The letters of the ORCID sign.
    .replace(/\s?\b(?:iD|ORCID)\b/g, '')
    .replace(/[[【][^\]】]{0,4}作者[\]】]/g, '')
    // White space behind a raised mark is narrow and may be lost.
    .replace(AND_BEHIND_MARK, ' and ')
    .replace(LETTER_BEFORE_AND, (whole: string, letter: string) =>
      /^[^,;]*[\p{L}.]a\s?(?:[,;*]|[a-d]and\s)/u.test(text) ? `${letter} and ` : whole,
    )
    .replace(MARKS_IN_BRACKETS, '$1')
    .replace(/\([^()]{0,120}\)?/g, ' ')
    .replace(ROLE_BEHIND, '')
    .replace(POINT_WITHIN, '·')
    .trim();
  if (bare === '' || NOT_PEOPLE.test(bare)) return undefined;
  if (IN_TITLES.test(bare)) return undefined;
  const chinese = HAN.test(bare);
  const marks: string[] = [];
  const mark = (found: string): string => `\u0001${marks.push(found) - 1}\u0002`;
  // Apart from a Latin name a small letter is a mark: Lars Lindqvist a, *.
  const marked = bare
    .replace(MARKS, mark)
    .replace(/(?:(?<=\p{L}{2}\.?)\s|(?<=\p{Ll}\.))[a-h](?=\s*(?:[,;\u0001]|$|and\b))/gu, (found) => mark(found.trim()));
  const pieces = chinese ? chinesePieces(marked) : latinPieces(marked);
  const names: NameInLine[] = [];
  const degrees = !chinese && pieces.some((piece) => DEGREE.test(piece.replace(/\u0001\d+\u0002/g, '').trim()));
  let single = 0;
  let long = 0;
  for (const piece of pieces) {
    const own = [...piece.matchAll(/\u0001(\d+)\u0002/g)].flatMap(([, at]) => marksOf(marks[Number(at)] ?? ''));
    const name = piece
      .replace(/\u0001\d+\u0002/g, '')
      .replace(/\s+/g, chinese && HAN.test(piece) ? '' : ' ')
      .trim()
      .replace(ADDRESSED, '');
    const last = names.at(-1);
    if (
      name === '' ||
      LEFT_OVERS.test(name) ||
      DEGREE.test(name) ||
      (lettersAre(last, degrees) && (LETTERS_BEHIND.test(name) || DOTTED_LETTERS.test(name)))
    ) {
      if (last !== undefined) names[names.length - 1] = { name: last.name, marks: [...last.marks, ...own] };
      continue;
    }
    const person = chinese ? CHINESE_PERSON.test(name) || (/[A-Za-z]{2}/.test(name) && isLatinPerson(name)) : isLatinPerson(name);
    const transcribed = !person && chinese && isTranscribed(name);
    if (transcribed) long++;
    else if (!person && !chinese && LATIN_SINGLE.test(name)) single++;
    else if (!person || NOT_A_NAME.test(name)) return undefined;
    names.push({ name, marks: own });
  }
  if (names.length === 0 || names.length > MAX_NAMES || single * 3 > names.length) return undefined;
  if (!chinese && names.length === 1 && CAPITALS_ALONE.test(names[0]?.name ?? '')) return undefined;
  if (long > 0 && (long < 2 || long < names.length) && !names.some(({ name }) => CHINESE_PERSON.test(name) && startsWithSurname(name)))
    return undefined;
  const han = names.filter(({ name }) => HAN.test(name));
  const known = han.filter(({ name }) => startsWithSurname(name)).length;
  return { names: chinese ? names : withoutLetterMarks(names, text), chinese, known: han.length === 0 ? 0 : known / han.length };
}

/** 敖登格日乐, beside others: letters that transcribe names of other languages, and more of them than Chinese names have. */
const TRANSCRIBES =
  /[阿敖艾巴包宝音力拔布达代德登迪丹都额尔丽娅伊依吉格根古哈海合呼吉加嘉卡克库拉勒乐里玛买曼美蒙米木慕穆那娜娃乃尼努诺帕其齐琪恰热仁日如赛萨沙斯苏索塔特铁提图吐托瓦乌吾西希雅亚扬牙扎增孜珠卓扎措姆旺多杰才让央金次仁尖参罗]/g;
const isTranscribed = (name: string): boolean =>
  /^\p{Script=Han}{5,7}$/u.test(name) && (name.match(TRANSCRIBES)?.length ?? 0) >= name.length * 0.8;

/** Letters behind a name in small letters are a degree whether or not it is a known one. */
const lettersAre = (before: NameInLine | undefined, degrees: boolean): boolean =>
  degrees || (before !== undefined && /\s\S*\p{Ll}{2}/u.test(before.name));

const beginsWithSurname = (text: string): boolean => COMMON_SURNAMES.has(text[0] ?? '') || DOUBLE_SURNAMES.has(text.slice(0, 2));

/** Four letters behind a single surname are a word far oftener than a name. */
export const startsWithSurname = (name: string): boolean =>
  name.includes('·') || (name.length <= 3 ? beginsWithSurname(name) : DOUBLE_SURNAMES.has(name.slice(0, 2)));

const marksOf = (text: string): string[] =>
  lowered(text)
    .split(/[\s,，、]+/)
    .flatMap((part) => part.match(/\d+|[^\d]/g) ?? []);

/** Marks part names even where nothing else does; single letters set apart (李 明) are one name. */
function chinesePieces(text: string): string[] {
  const separated = text.split(/[,，、;；/|]|(?<=\p{Script=Han}\s?)\s(?:and|&)\s|(?<=\u0002)\s*(?=\p{Script=Han})/u);
  if (separated.length === 1) return splitPairs(joinSingles(joinPairs(text.trim().split(/\s+/))));
  return separated.flatMap((part) => {
    const trimmed = part.trim();
    const plain = trimmed.replace(/\u0001\d+\u0002/g, '').replace(/\s+/g, '');
    // 李　明 between commas is one name; several names between commas are parted by white space.
    return plain.length <= 3 || !/\s/.test(trimmed) || !HAN.test(plain) || (CHINESE_PERSON.test(plain) && /^(?:\S\s+)+\S$/u.test(trimmed))
      ? [trimmed]
      : joinSingles(trimmed.split(/\s+/));
  });
}

/** 方丽娟汪一帆: the white space at the end of a line may be lost, between names of three letters too. */
function splitPairs(tokens: readonly string[]): string[] {
  if (tokens.length < 2) return [...tokens];
  return tokens.flatMap((token) => {
    if (!/^\p{Script=Han}{5,6}$/u.test(token) || isTranscribed(token)) return [token];
    const at = [3, 2].find((place) => token.length - place <= 3 && COMMON_SURNAMES.has(token[place] ?? '') && beginsWithSurname(token));
    return at === undefined ? [token] : [token.slice(0, at), token.slice(at)];
  });
}

/** 邵 勇 于 实: names of two and three letters where white space is as wide within them as between them, as most known surnames come first. */
function joinPairs(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (let at = 0; at < tokens.length; ) {
    let end = at;
    while (/^\p{Script=Han}$/u.test(tokens[end] ?? '')) end++;
    const run = tokens.slice(at, Math.max(end, at + 1));
    joined.push(...(run.length < 4 || run.length > MAX_RUN || DOUBLE_SURNAMES.has(run.slice(0, 2).join('')) ? run : bestParting(run)));
    at += run.length;
  }
  return joined;
}

const MAX_RUN = 12;
function bestParting(run: readonly string[]): string[] {
  let best: { names: string[]; known: number } | undefined;
  for (const names of partings(run.join(''))) {
    const known = names.filter((name) => COMMON_SURNAMES.has(name[0] ?? '')).length / names.length;
    if (best === undefined || known > best.known) best = { names, known };
  }
  return best?.names ?? [...run];
}

/** Into names of two and three letters, short ones first. */
function partings(letters: string): string[][] {
  if (letters === '') return [[]];
  return [2, 3].flatMap((length) =>
    letters.length < length ? [] : partings(letters.slice(length)).map((rest) => [letters.slice(0, length), ...rest]),
  );
}

/** Anders Holm between Chinese names. */
const LATIN_PART = /^\p{Lu}[^\u0001\p{Script=Han}]*$/u;

function joinSingles(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const last = joined.at(-1) ?? '';
    if (LATIN_PART.test(token) && LATIN_PART.test(last)) {
      joined[joined.length - 1] = `${last} ${token}`;
      continue;
    }
    const single = /^\p{Script=Han}(?:\u0001\d+\u0002)?$/u.test(token);
    const lastOpen = /^\p{Script=Han}$/u.test(last) || DOUBLE_SURNAMES.has(last);
    if ((single && lastOpen) || (/^\u0001/.test(token) && last !== '')) joined[joined.length - 1] = last + token;
    else if (single && /^\p{Script=Han}{2}$/u.test(last) && COMMON_SURNAMES.has(last[0] ?? '') && !COMMON_SURNAMES.has(token[0] ?? ''))
      joined[joined.length - 1] = last + token;
    else joined.push(token);
  }
  return joined;
}

const latinPieces = (text: string): string[] =>
  text
    .split(/\s*[,;，；·•|/]\s*|\s+(?:and|AND|&)\s+|(?<=\u0002)\s+(?=\p{Lu})/u)
    .map((piece) => piece.replace(/^(?:and|AND|&)\s+/, '').replace(/^by\s+(?=\p{Lu})/iu, ''));

/** Marks begin with a and come in turn, several of them; two names that end so may simply end so (Costa, Webb). */
function inTurn(letters: readonly (string | undefined)[]): boolean {
  const told = letters.filter((letter) => letter !== undefined);
  const firsts = [...new Set(told)];
  return told.length > 2 && firsts.length > 1 && firsts.every((letter, index) => letter === 'abcd'[index]);
}

/** Raised letters run into Latin names (Callowaya, Ibarrab): taken off when every name ends in one and no name would be left without. */
function withoutLetterMarks(names: readonly NameInLine[], text: string): readonly NameInLine[] {
  if (hasRaised(text) || (names.length < 2 && !/[a-d],\s?[*∗✉]/.test(text))) return names;
  const letters = names.map(({ name }) => /[\p{L}.]([a-d])$/u.exec(name)?.[1]);
  if (!inTurn(letters) && !/[a-d],\s?[*∗✉]/.test(text)) return names;
  const without = names.some(({ marks }, index) => letters[index] === undefined && !marks.some((mark) => /^[a-d]$/.test(mark)));
  if (without || (letters[0] ?? names[0]?.marks.find((mark) => /^[a-d]$/.test(mark))) !== 'a') return names;
  return names.map(({ name, marks }, index) => {
    const letter = letters[index];
    return letter === undefined ? { name, marks } : { name: name.slice(0, -1), marks: [letter, ...marks] };
  });
}
