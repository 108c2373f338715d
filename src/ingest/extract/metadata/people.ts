import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { found } from './found.ts';

// The 150 most frequent surnames and the usual double ones cover about nine in ten people.
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧阳司马上官诸葛',
);
const MARKS = /[\d*†‡§¶#＊①-⑳¹²³⁰⁴-⁹₀-₉∗✉](?:[,，]?[\d*†‡§¶#＊①-⑳¹²³⁰⁴-⁹∗✉])*/g;
const CHINESE_PERSON = /^\p{Script=Han}{2,4}$|^\p{Script=Han}{1,8}·\p{Script=Han}{1,10}$/u;
const LATIN_PERSON =
  /^(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.)(?:[\s-]+(?:(?:van|von|de|der|den|da|di|la|le|bin|al)\s+)*(?:\p{Lu}[\p{L}'’-]*\.?|\p{Lu}\.)){1,4}$/u;
const NOT_PEOPLE =
  /摘要|关键词|大学|学院|研究|医院|公司|中心|学校|论文|学报|杂志|分类号|基金|编号|目录|前言|引言|概述|日期|university|institute|college|hospital|department|school|abstract|keywords|journal|vol\b|introduction|page|figure|table|http|@/i;
const POSTCODE = /(?<!\d)\d{6}(?!\d)/;
const UNIT =
  /大学|学院|研究院|研究所|研究中心|研究会|研究室|监测站|推广站|工作站|医院|公司|中心|学校|中学|小学|幼儿园|实验室|出版社|设计院|科学院|勘察院|管理局|委员会|农场|University|Institute|College|Hospital|Department|School|Academy|Laborator|Cent(?:re|er)\b/;
const NOT_UNIT = /基金|资助|项目|课题|作者简介|通[讯信]作者|收稿|摘\s*要|关\s*键\s*词|abstract|received|supported|学报|杂志|E-?mail/i;
const AUTHOR_LABEL = /^\s*[（(【[]?(?:作\s*者(?:姓名)?|第一作者|发\s*明\s*人|设\s*计\s*人|著作权人|authors?)[】\])）]?\s*[:：]\s*/i;
const UNIT_LABEL = /^\s*[（(【[]?(?:作者单位|工作单位|专利权人|权利人|单\s*位|affiliations?)[】\])）]?\s*[:：]\s*/i;
const MAX_AUTHORS_TEXT = 400;
const MAX_UNIT_TEXT = 400;

/** Names in a line of nothing but names, in the order printed. */
export function findAuthors(blocks: readonly PlacedBlock[]): Extracted<readonly string[]> | undefined {
  for (const [index, block] of blocks.entries()) {
    const label = AUTHOR_LABEL.exec(block.text)?.[0] ?? '';
    const names = namesIn(block.text.slice(label.length));
    if (names === undefined) continue;
    const known = names.filter((name) => SURNAMES.has(name[0] ?? '')).length;
    const chinese = names.some((name) => /\p{Script=Han}/u.test(name));
    // A short line without a known surname is a person only right under the title; elsewhere it is a heading.
    if (label === '' && chinese && known * 2 < names.length && index > 1) continue;
    const confidence = label !== '' ? 0.95 : chinese ? 0.5 + 0.4 * (known / names.length) : names.length > 1 ? 0.75 : 0.5;
    return found(names, block, label.length, block.text.length - label.length, Math.round(confidence * 100) / 100);
  }
  return undefined;
}

function namesIn(text: string): string[] | undefined {
  if (text.length > MAX_AUTHORS_TEXT || text.trim() === '' || NOT_PEOPLE.test(text)) return undefined;
  const plain = text
    .replace(/[（(][^（）()]{0,20}[)）]/g, ' ')
    .replace(MARKS, ',')
    .replace(/(^|[,，、;；\s])(\p{Script=Han})[ \u3000]+(\p{Script=Han})(?=$|[,，、;；\s])/gu, '$1$2$3');
  const chinese = /\p{Script=Han}/u.test(plain);
  const pieces = plain
    .split(chinese ? /[,，、;；\s]+|(?<=\p{Script=Han}) and /u : /[,;]|\s+and\s+|\s+&\s+/)
    .map((piece) => piece.replace(/^and\s+/, '').trim())
    .filter((piece) => piece !== '' && !/^(?:[a-f]|等|著|编著|主编|译)$/.test(piece));
  const pattern = chinese ? CHINESE_PERSON : LATIN_PERSON;
  return pieces.length > 0 && pieces.length <= 40 && pieces.every((piece) => pattern.test(piece)) ? pieces : undefined;
}

/** Units as printed under the names, one entry each. */
export function findAffiliations(blocks: readonly PlacedBlock[]): Extracted<readonly string[]> | undefined {
  for (const block of blocks) {
    const label = UNIT_LABEL.exec(block.text)?.[0] ?? '';
    const text = block.text.slice(label.length);
    const isUnit = (part: string): boolean => UNIT.test(part) || (/^\s*[（(].*[)）]\s*$/.test(text) && POSTCODE.test(part));
    if (text.length > MAX_UNIT_TEXT || !isUnit(text) || NOT_UNIT.test(text) || /[。！？]/.test(text)) continue;
    const units = text
      .trim()
      .replace(/^[（(]([\s\S]*)[)）]$/, '$1')
      .split(/[;；]|(?<=\S)\s*(?=\d{1,2}[.．、]\s?[\p{Script=Han}A-Z])/u)
      .map((unit) => unit.replace(/^\s*(?:\d{1,2}[.．、)]?|[a-f][.)])\s*(?=[\p{Script=Han}A-Z])/u, '').trim())
      .filter(isUnit);
    if (units.length > 0)
      return found(units, block, label.length, text.length, label === '' ? (/^[（(]/.test(text.trim()) ? 0.85 : 0.7) : 0.9);
  }
  return undefined;
}
