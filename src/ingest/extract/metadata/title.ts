import type { Extracted } from '../../../domain/document.ts';
import type { PlacedBlock } from '../assemble-text.ts';
import { joinLines } from '../layout/join-lines.ts';

const MIN_LENGTH = 4;
const MAX_LENGTH = 250;
const MAX_TITLE_BLOCKS = 4;
const NOT_TITLE =
  /第\s?\d+\s?[卷期]|总第?\s?\d+\s?期|\bVol\b|\bNo\.\s?\d|ISSN|DOI\b|10\.\d{4,}\/|https?:|www\.|@|收稿|中图分类号|文献标[识志]码|文章编号|基金项目|网络首发|^\s*[【[]?\s*(?:摘\s*要|关\s*键\s*词|abstract|key\s?words)|^[\d\s.,:;()年月日/·•—–-]+$|研究论文$|^\s*(?:目\s*录|contents|论文|综述|research\s+article|original\s+article|review)\s*$|©|copyright/i;
const LABELLED =
  /^\s*(?:实用新型名称|发明名称|外观设计名称|专利名称|软件名称|项目名称|课题名称|成果名称|作品名称|书\s*名|题\s*[目名]|论文题[目名]|名\s*称)\s*[:：]\s*(\S.{2,120}?)\s*$/;
const JOURNAL_LIKE = /(?:学报|杂志|通报|学刊)(?:[（(].{2,14}[)）])?$|^(?:\w+\s+)?Journal of\b|\bJournal$/;

/** The title: what the file calls so, else the largest letters before the abstract, else the first line that can be one. `usual` is the letter size of most of the document. */
export function findTitle(
  blocks: readonly PlacedBlock[],
  usual: number,
  declaredTitle: string | undefined,
): (Extracted<string> & { readonly after: number }) | undefined {
  for (const [index, block] of blocks.entries()) {
    const value = LABELLED.exec(block.text)?.[1];
    if (value === undefined) continue;
    const start = block.start + block.text.lastIndexOf(value);
    return { value, page: block.page, span: { start, end: start + value.length }, confidence: 0.9, after: index + 1 };
  }
  const candidates = blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.text.trim().length >= MIN_LENGTH && block.text.length <= MAX_LENGTH && !NOT_TITLE.test(block.text));
  const open = candidates.filter(
    ({ block }) => !JOURNAL_LIKE.test(block.text.replace(/\s+/g, '')) && !JOURNAL_LIKE.test(block.text.trim()),
  );
  const marked = open.find(({ block }) => block.role === 'title');
  if (marked !== undefined) return grow(blocks, marked.index, 0.95);
  const declared = declaredTitle?.replace(/\s+/g, '') ?? '';
  const named = open.find(({ block }) => declared.length >= MIN_LENGTH && block.text.replace(/\s+/g, '') === declared);
  if (named !== undefined) return grow(blocks, named.index, 0.95);
  const sizes = open.map(({ block }) => block.fontSize ?? 0);
  const largest = Math.max(0, ...sizes);
  const big = open.find(({ block }) => largest > 0 && (block.fontSize ?? 0) >= largest - 0.3);
  if (big !== undefined && largest >= usual * 1.15) return grow(blocks, big.index, 0.85);
  const first = open[0];
  if (first === undefined || /[。；;]$/.test(first.block.text.trim())) return undefined;
  return grow(blocks, first.index, first.block.role === 'heading' ? 0.6 : 0.45);
}

/** A title set over several lines is several blocks of one size. */
function grow(
  blocks: readonly PlacedBlock[],
  index: number,
  confidence: number,
): (Extracted<string> & { readonly after: number }) | undefined {
  const first = blocks[index];
  if (first === undefined) return undefined;
  let value = first.text.trim();
  let end = first.end;
  let next = index + 1;
  while (next < index + MAX_TITLE_BLOCKS) {
    const block = blocks[next];
    if (block === undefined || first.fontSize === undefined || block.role !== first.role || block.page !== first.page) break;
    if (Math.abs((block.fontSize ?? 0) - first.fontSize) > 0.3 || confidence < 0.8 || NOT_TITLE.test(block.text)) break;
    if (value.length + block.text.length > MAX_LENGTH) break;
    value = joinLines(value, block.text.trim(), false);
    end = block.end;
    next++;
  }
  return { value: value.replace(/\s*\n\s*/g, ' '), page: first.page, span: { start: first.start, end }, confidence, after: next };
}

/** @returns letter size of most of the text, 0 when the format knows none. */
export function usualSize(blocks: readonly PlacedBlock[]): number {
  const lengths = new Map<number, number>();
  for (const block of blocks) {
    if (block.fontSize !== undefined) lengths.set(block.fontSize, (lengths.get(block.fontSize) ?? 0) + block.text.length);
  }
  return [...lengths].sort(([a, m], [b, n]) => n - m || a - b)[0]?.[0] ?? 0;
}
