import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { found } from './found.ts';

const MAX_HEAD = 160;
const ISSUE_MARK = /第\s?\d+\s?[卷期]|总第?\s?\d+\s?期|Vol\.?\s?\d+|No\.?\s?\d+/i;
const CHINESE_NAME = /[\p{Script=Han}·（）()]{2,30}/gu;
const NOT_A_NAME =
  /^(?:第?[\d一二三四五六七八九十]*[年月日卷期]|总第?|第|期|卷|年|月|出版|双月刊|月刊|季刊|半月刊|旬刊|周刊|网络首发|文章编号|中图分类号|文献标识码|研究论文|综述|论文|[（）()]+)$/;
const LABELLED = /(?:刊名|期刊名称|期刊|发表刊物)[:：]\s*《?([^《》\s,，;；]{2,30})》?/;
const STANDS_ALONE = /^[\p{Script=Han}·]{2,16}(?:学报|杂志|通报|学刊)(?:[（(][\p{Script=Han}]{2,12}[)）])?$/u;
const ENGLISH =
  /\b((?:(?:Chinese|International|European|American|British|Asian)\s+)?(?:Journal|Annals|Acta|Transactions|Proceedings|Bulletin|Archives)\s+(?:of\s+)?(?:[A-Z&][\w&-]*|of|and|the|in|on|for)(?:\s+(?:[A-Z&][\w&-]*|of|and|the|in|on|for))*)/;

/** The journal's name where journals print it: beside volume and issue, after a label, or alone above the title. */
export function findJournal(blocks: readonly PlacedBlock[]): Extracted<string> | undefined {
  for (const block of blocks) {
    const label = LABELLED.exec(block.text);
    if (label?.[1] !== undefined) return found(label[1], block, label.index + label[0].indexOf(label[1]), label[1].length, 0.9);
  }
  for (const block of blocks) {
    if (block.text.length > MAX_HEAD || !ISSUE_MARK.test(block.text)) continue;
    const name = besideIssue(block);
    if (name !== undefined) return name;
  }
  for (const block of blocks) {
    const text = block.text.trim();
    const name = STANDS_ALONE.exec(text.replace(/\s+/g, ''))?.[0];
    if (name !== undefined) return found(name, block, block.text.indexOf(text), text.length, 0.7);
  }
  return undefined;
}

function besideIssue(block: PlacedBlock): Extracted<string> | undefined {
  const names = [...spacedTogether(block.text).matchAll(CHINESE_NAME)]
    .flatMap((match) => match[0].split(/第|总/))
    .filter((name) => name.length >= 2 && !NOT_A_NAME.test(name));
  const titled = names.find((name) => /学报|杂志|通报|学刊/.test(name)) ?? names.find((name) => name.length <= 16);
  if (titled !== undefined) {
    const at = block.text.indexOf(titled);
    const confidence = /学报|杂志|通报|学刊/.test(titled) ? 0.85 : 0.6;
    return at < 0 ? found(titled, block, 0, block.text.length, confidence) : found(titled, block, at, titled.length, confidence);
  }
  const english = ENGLISH.exec(block.text);
  if (english?.[1] === undefined) return undefined;
  const name = english[1].replace(
    /\s+(?:Vol|No|Issue|of|and|the|in|on|for|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*)$/i,
    '',
  );
  return found(name, block, english.index, name.length, 0.75);
}

/** Mastheads set names apart, letter by letter: 农 业 科 学. */
const spacedTogether = (text: string): string => text.replace(/(?<=\p{Script=Han})[ \u3000](?=\p{Script=Han}(?:[ \u3000]|$))/gu, '');
