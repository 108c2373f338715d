import { pinyin } from 'pinyin-pro';
import { plainName } from '../plain-name.ts';

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
/** Words that many units share; what is left tells a unit from others. */
const GENERIC =
  /中国|甘肃省|[省市州县区镇乡]|人民政府|有限责任公司|股份有限公司|有限公司|集团|公司|附属|大学|学院|专科|学校|中学|小学|幼儿园|医院|卫生院|研究院|研究所|研究中心|中心|技术|职业|科学|人民|实验室|学部|系|部|所|院|局|站/gu;
const GENERIC_ENGLISH =
  /^(?:the|of|and|for|at|in|university|college|institute|school|department|hospital|academy|center|centre|laboratory|lab|faculty|china|province|city|research|science|sciences|technology|co|ltd)$/u;
/** What kind of unit the end of a name says it is: 兰州大学 is no hospital. */
const SECTORS: readonly RegExp[] = [/(?:大学|学院|学校|[中小]学|幼儿园)$/u, /(?:医院|卫生院)$/u, /(?:公司|集团)$/u, /(?:研究院|研究所)$/u];
/** A name that ends so is written out: 兰州大学 abbreviates nothing, though its letters stand in 兰州理工大学. */
const WRITTEN_OUT = /(?:大学|学院|学校|中学|小学|幼儿园|医院|研究院|研究所|公司|集团|中心)$/u;
const SHORTEST_CONTAINED = 3;
const LONGEST_ABBREVIATION = 6;

const distinctive = (unit: string): string => plainName(unit).replace(GENERIC, '');
const words = (unit: string): string[] =>
  unit
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/u)
    .filter((word) => word.length > 2 && !GENERIC_ENGLISH.test(word));

/** 兰大 for 兰州大学, 省社科院 for 甘肃省社会科学院: the letters stand in the long name in that order. */
function abbreviates(short: string, long: string): boolean {
  if (!hasHan(short) || short.length < 2 || short.length > LONGEST_ABBREVIATION || WRITTEN_OUT.test(short)) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

function sectorsAgree(a: string, b: string): boolean {
  const [one, other] = [a, b].map((unit) => SECTORS.findIndex((ending) => ending.test(plainName(unit))));
  return one === -1 || other === -1 || one === other;
}

function sameScript(a: string, b: string): boolean {
  const [short, long] = [plainName(a), plainName(b)].sort((x, y) => x.length - y.length);
  if (short === undefined || long === undefined || short === '') return false;
  if (short === long || (short.length >= SHORTEST_CONTAINED && long.includes(short)) || abbreviates(short, long)) return true;
  if (!hasHan(a)) return words(a).some((word) => words(b).includes(word));
  const [one, other] = [distinctive(a), distinctive(b)];
  return one.length >= 2 && one === other && sectorsAgree(a, b);
}

/**
 * Whether two names may be one unit's: contained in each other (a department), an abbreviation, or with the same distinctive part.
 * Between a Chinese and a foreign name only agreement can be told, by the romanised distinctive part: 'unclear' otherwise.
 */
export function unitsAgree(a: string, b: string): 'agree' | 'differ' | 'unclear' {
  if (plainName(a) === '' || plainName(b) === '') return 'unclear';
  if (hasHan(a) === hasHan(b)) return sameScript(a, b) ? 'agree' : 'differ';
  const [chinese, foreign] = hasHan(a) ? [a, b] : [b, a];
  const letters = foreign.toLowerCase().replace(/[^a-z]/gu, '');
  const place = plainName(chinese).slice(0, 2);
  const romanised = pinyin(place, { toneType: 'none', type: 'array' }).join('');
  return romanised.length >= 4 && letters.includes(romanised) ? 'agree' : 'unclear';
}
