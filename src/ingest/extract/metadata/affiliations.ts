import type { Extracted } from '../../../domain/document.ts';
import { joinLines } from '../layout/join-lines.ts';
import type { FrontBlock } from './front-page.ts';
import { namesInLine } from './names.ts';

export interface Unit {
  readonly name: string;
  /** The number or letter before it, which names carry as a raised mark. */
  readonly mark?: string;
}

const UNIT =
  /大学|学院|研究院|研究所|研究中心|研究会|研究室|监测站|推广站|工作站|服务中心|医院|卫生院|公司|集团|中心|学校|中学|小学|幼儿园|实验室|出版社|设计院|科学院|勘察院|林场|管理局|教育局|委员会|农场|局$|站$|馆$|University|Institute|College|Hospital|Department|School|Academy|Laborator|Faculty|Cent(?:re|er)\b|Library|Company|Corporation|Bureau|Museum|Clinic\b|Co\.,? ?Ltd/;
const NOT_UNIT =
  /基金|资助|项目|课题|作者简介|通[讯信]作者|收稿|摘\s*要|关\s*键\s*词|abstract|received|supported|学报|杂志|E-?mail|^\s*第.*期/i;
const POSTCODE = /(?<!\d)\d{6}(?!\d)/;
const UNIT_LABEL = /^\s*[([【]?(?:作者单位|工作单位|专利权人|权利人|单\s*位|affiliations?)[】\])]?\s*:\s*/i;
const MAX_TEXT = 700;
const MAX_BLOCKS = 10;

/** @param rest what follows the names in their own line. The first block is that line. */
export function readAffiliations(
  blocks: readonly FrontBlock[],
  rest: string | undefined,
): { units: readonly Unit[]; place: Extracted<readonly string[]> } | undefined {
  const first = blocks[0];
  if (rest !== undefined && first !== undefined && isUnit(rest)) {
    const from = first.end - rest.length;
    const more = continuation(blocks.slice(1, 4), rest);
    return told(splitUnits(rest + more.text), first, from, more.end ?? first.end, 0.8);
  }
  const start = blocks.findIndex((block, index) => (rest === undefined || index > 0) && isUnitBlock(block));
  const block = blocks[start];
  if (block === undefined) return undefined;
  const label = UNIT_LABEL.exec(block.text)?.[0] ?? '';
  let text = block.printed.slice(label.length, block.labels[0]?.at ?? block.text.length);
  let end = block.start + label.length + text.length;
  if (label === '') {
    for (const next of blocks.slice(start + 1, start + MAX_BLOCKS)) {
      // An address ends with its post code.
      const broken = !POSTCODE.test(text.slice(-24)) && /^.{0,60}\d{6}\D{0,12}$/.test(next.text.trim());
      const open = unclosed(text) || broken;
      if (!open && !(isUnitBlock(next) && text.length + next.text.length < MAX_TEXT && (next.fontSize ?? 0) <= (block.fontSize ?? 0) + 0.6))
        break;
      if (next.labels.length > 0 || /[。！？]/.test(next.text)) break;
      // Lines of one address run on; a new unit begins with its mark.
      text =
        open || !/^\s*(?:\d{1,2}|[a-h])[\s.)]*[\p{Script=Han}A-Z]/u.test(next.printed)
          ? joinLines(text, next.printed, false)
          : `${text}; ${next.printed}`;
      end = next.end;
    }
  }
  return told(splitUnits(text), block, block.start + label.length, end, label === '' ? (/^[（(]/.test(text.trim()) ? 0.85 : 0.7) : 0.9);
}

const isUnit = (text: string): boolean => UNIT.test(text) && !NOT_UNIT.test(text);
const unclosed = (text: string): boolean => /^\s*[（([［]/.test(text) && !/[)）\]］]\s*$/.test(text.trim()) && text.length < MAX_TEXT;

function isUnitBlock(block: FrontBlock): boolean {
  const { text } = block;
  if (text.length > MAX_TEXT || /[。！？]/.test(text) || (block.labels[0]?.at === 0 && block.labels[0].kind !== 'units')) return false;
  const address = /^\s*[([].*/.test(text) && POSTCODE.test(text);
  return (isUnit(text) || address) && namesInLine(text) === undefined;
}

function continuation(blocks: readonly FrontBlock[], rest: string): { text: string; end: number | undefined } {
  let text = '';
  let end: number | undefined;
  for (const block of blocks) {
    if (!unclosed(rest + text) || block.labels.length > 0) break;
    text += block.printed;
    end = block.end;
  }
  return { text, end };
}

function told(
  units: readonly Unit[],
  block: FrontBlock,
  from: number,
  end: number,
  confidence: number,
): { units: readonly Unit[]; place: Extracted<readonly string[]> } | undefined {
  if (units.length === 0) return undefined;
  return { units, place: { value: units.map(({ name }) => name), page: block.page, span: { start: from, end }, confidence } };
}

/** Parted by semicolons, or by the next number in turn. */
function splitUnits(text: string): Unit[] {
  const inner = text
    .trim()
    .replace(/^[（([［【]([\s\S]*?)[)）\]］】]?$/, '$1')
    .trim();
  const pieces: string[] = [];
  for (const part of inner.split(/[;；]/)) {
    let from = 0;
    let expected = Number(/^\s*(\d{1,2})/.exec(part)?.[1] ?? Number.NaN) + 1;
    for (const match of part.matchAll(/(?<=\S[\s,，]+)(?<!No\.\s)(\d{1,2})\s?[.．、)]?\s?(?=[\p{Script=Han}A-Z])/gu)) {
      if (Number(match[1]) !== expected || match.index - from < 6) continue;
      pieces.push(part.slice(from, match.index));
      from = match.index;
      expected++;
    }
    pieces.push(part.slice(from));
  }
  return pieces.flatMap((piece): Unit[] => {
    const mark = /^\s*[（(]?(\d{1,2}|[a-h])(?:\s?[.．、)）]|(?=[\p{Script=Han}])|\s?(?=[A-Z]))\s*/u.exec(piece);
    const name = piece
      .slice(mark?.[0].length ?? 0)
      .trim()
      .replace(/[,，.]$/, '');
    if (name.length < 3 || !(UNIT.test(name) || POSTCODE.test(name))) return [];
    return [mark?.[1] === undefined ? { name } : { name, mark: mark[1] }];
  });
}
