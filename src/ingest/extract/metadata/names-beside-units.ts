// Lines that hold names and the unit of those named.

import { letterRanges } from './letter-ranges.ts';
import { type NamesInLine, namesInLine } from './names.ts';

const UNIT_BEFORE = letterRanges(
  /^[\s◎●■◆□○※☉⊙★☆▲△•·]*\[?(?:\p{Script=Han}{2,20}(?:大学|学院|学校|中学|小学|幼儿园|医院|公司|中心|研究[所院]|馆|站|局|[院所系部处科室])\s?(?:\(\d{6}\))?\]?\s+){1,3}(?=\p{Script=Han})/u,
);
/** 某某小学 / 李明: parted by a stroke there is no doubt where the person begins, whatever the surname. */
const UNIT_STROKE = letterRanges(
  /^[\s◎●■◆□○※☉⊙★☆▲△•·]*(?=\p{Script=Han}{2,30}\s?[/|]\s*)[\p{Script=Han}]{1,24}(?:大学|学院|学校|中学|小学|幼儿园|医院|公司|中心|研究[所院]|馆|站|局|[院所系部处科室])\s?[/|]\s*(?=\p{Script=Han})/u,
);

const CHINESE_UNIT = letterRanges(
  /^\(?\p{Script=Han}{2,24}(?:大学|学院|学校|中学|小学|幼儿园|医院|公司|中心|研究[所院室]|出版社|[馆站局院所系部处社会])(?![\p{Script=Han}])/u,
);
const LATIN_UNIT =
  /^(?:\d{1,2}\s?)?[^,;]{0,70}\b(?:Universit|Institut|School|Department|College|Facult|Cent(?:er|re)\b|Hospital|Laborator|Academy|Clinic|Library|Ministry|Co\.)/iu;
const MAX_UNIT_LINE = 220;

/** 李明，王丽　某大学, and Jane Roe, Department of …: the unit behind the names. @returns how much of the line holds the names. */
export function namesBeforeUnit(text: string): { readonly found: NamesInLine; readonly length: number } | undefined {
  if (text.length > MAX_UNIT_LINE) return undefined;
  if (recent.has(text)) return recent.get(text);
  const names = readBeforeUnit(text);
  if (recent.size >= MAX_RECENT) recent.clear();
  recent.set(text, names);
  return names;
}

type BeforeUnit = ReturnType<typeof namesBeforeUnit>;
/** Several finders ask about the same lines. */
const recent = new Map<string, BeforeUnit>();
const MAX_RECENT = 200;

function readBeforeUnit(text: string): BeforeUnit {
  for (const gap of text.matchAll(/\s*[,;]\s+|\s+/g)) {
    if (gap.index === 0) continue;
    const rest = text.slice(gap.index + gap[0].length);
    if (!(/,|;/.test(gap[0]) ? LATIN_UNIT : CHINESE_UNIT).test(rest)) continue;
    const found = namesInLine(text.slice(0, gap.index));
    if (found === undefined || (found.chinese && found.known < 0.5)) continue;
    return { found, length: gap.index };
  }
  return undefined;
}

/** 某大学　李明　王丽: the unit stands before its people. Places stay, since names are read from the whole line. */
export function namesAfterUnit(text: string): NamesInLine | undefined {
  const stroke = UNIT_STROKE.exec(text);
  const beside = stroke === null ? undefined : namesInLine(text.slice(stroke[0].length));
  if (beside?.chinese === true) return { ...beside, known: 1 };
  const unit = UNIT_BEFORE.exec(text);
  if (unit === null) return undefined;
  const found = namesInLine(text.slice(unit[0].length));
  return found === undefined || !found.chinese || found.known < 0.5 ? undefined : found;
}
