import type { Extracted } from '../../../domain/document.ts';
import { joinLines } from '../layout/join-lines.ts';
import type { BlockPlace } from '../read-document.ts';
import type { FrontBlock } from './front-page.ts';
import type { LabelKind } from './labels.ts';

const MAX_ABSTRACT = 4000;
const MAX_ABSTRACT_BLOCKS = 12;
const TEXT_BEGINS =
  /^\s*(?:[01]\s*[.、]?\s*(?:引|前|绪|问题|Introduction|INTRODUCTION|[A-Z])|引\s*言|前\s*言|一、|Introduction\b|INTRODUCTION\b|1\s+\S{2,20}$)/;

/** What stands behind the first label of a kind, to the next label or the block's end. */
export function segmentOf(blocks: readonly FrontBlock[], kind: LabelKind, confidence = 0.9): Extracted<string> | undefined {
  for (const block of blocks) {
    for (const [index, label] of block.labels.entries()) {
      if (label.kind !== kind) continue;
      const segment = sliceOf(block, label.from, block.labels[index + 1]?.at ?? block.text.length, confidence);
      if (segment !== undefined) return segment;
    }
  }
  return undefined;
}

function sliceOf(block: FrontBlock, from: number, to: number, confidence: number): Extracted<string> | undefined {
  const raw = block.printed.slice(from, to);
  const value = raw.trim();
  if (value === '') return undefined;
  const start = block.start + from + raw.indexOf(value);
  return { value, page: block.page, span: { start, end: start + value.length }, confidence };
}

/** An abstract may run over several blocks: it ends where its key words, another label or the text begins. */
export function abstractOf(blocks: readonly FrontBlock[], kind: 'abstract' | 'englishAbstract'): Extracted<string> | undefined {
  for (const [at, block] of blocks.entries()) {
    const index = block.labels.findIndex((label) => label.kind === kind);
    const label = block.labels[index];
    if (label === undefined) continue;
    const next = block.labels[index + 1];
    let value = block.printed.slice(label.from, next?.at ?? block.text.length).trim();
    let end = block.start + (next?.at ?? block.text.length);
    if (next === undefined) {
      const more = moreOf(blocks, at + 1, value === '');
      for (const { text, end: last } of more) {
        value = joinLines(value, text, false);
        end = last;
      }
    }
    if (value.length < 20) continue;
    const start = block.start + label.from;
    return { value: value.slice(0, MAX_ABSTRACT), page: block.page, span: { start, end }, confidence: 0.9 };
  }
  return undefined;
}

/** Blocks up to the next label; none of them where no label follows, but for the first under a heading of its own. */
function moreOf(blocks: readonly FrontBlock[], from: number, needed: boolean): { text: string; end: number }[] {
  const more: { text: string; end: number }[] = [];
  for (const block of blocks.slice(from, from + MAX_ABSTRACT_BLOCKS)) {
    const label = block.labels[0];
    if (label !== undefined) {
      if (label.at > 0) more.push({ text: block.printed.slice(0, label.at).trim(), end: block.start + label.at });
      return more;
    }
    if (TEXT_BEGINS.test(block.text)) break;
    more.push({ text: block.printed.trim(), end: block.end });
  }
  return needed ? more.slice(0, 1) : [];
}

const MAX_WORD_LINE = 60;
const MAX_WORD_LINES = 12;

/** @returns key words as listed: by semicolons or commas where there are any, else by white space (Chinese), or one a line. */
export function keywordsOf(blocks: readonly FrontBlock[], kind: 'keywords' | 'englishKeywords'): Extracted<readonly string[]> | undefined {
  const at = blocks.findIndex(({ labels }) => labels.some((label) => label.kind === kind));
  const block = blocks[at];
  const label = block?.labels.find((each) => each.kind === kind);
  if (block === undefined || label === undefined) return undefined;
  const last = label === block.labels.at(-1);
  const segment = segmentOf([block], kind);
  const more = last ? lineAfterLine(blocks, at, segment?.value ?? '') : [];
  if (segment === undefined)
    return (
      listed(more) ?? (more[0] === undefined ? undefined : wordsOf({ ...spanOf(more.slice(0, 1)), value: more[0].printed.trim() }, kind))
    );
  const parted = SEPARATORS.some((pattern) => pattern.test(segment.value));
  if (more.length > 0 && !parted) return listed(more, segment) ?? wordsOf(segment, kind);
  return wordsOf(
    more.reduce((whole, next) => ({ ...whole, value: joinLines(whole.value, next.printed.trim(), false) }), segment),
    kind,
  );
}

/** Classifications that some fields print behind the key words. */
const OTHER_CODES = /\s*(?:(?:\d{4}\s)?Mathematics Subject Classification|MSC\b|PACS|JEL\b|CCS Concepts|ACM\b).*$/su;
const SEPARATORS = [/[;；\u037e]/, /[,，、]/, /\s[·•|–—](?:\s|$)|[|]/];

function wordsOf(segment: Extracted<string>, kind: 'keywords' | 'englishKeywords'): Extracted<readonly string[]> | undefined {
  const chinese = kind === 'keywords' && /\p{Script=Han}/u.test(segment.value);
  const separator = SEPARATORS.find((pattern) => pattern.test(segment.value)) ?? (chinese ? /\s+/ : /\n/);
  const words = segment.value
    .replace(OTHER_CODES, '')
    .split(separator)
    .map((word) => word.trim().replace(/[.。;；]+$/, ''))
    .filter((word) => word !== '' && word.length <= 80);
  return words.length === 0 || words.length > 20 ? undefined : { ...segment, value: words };
}

/** One key word a line. */
const listed = (lines: readonly FrontBlock[], first?: Extracted<string>): Extracted<readonly string[]> | undefined => {
  if (lines.length + (first === undefined ? 0 : 1) < 2 || lines.some(({ text }) => /[;；,，、]/.test(text))) return undefined;
  return {
    ...(first ?? spanOf(lines)),
    confidence: 0.8,
    value: [...(first === undefined ? [] : [first.value]), ...lines.map(({ printed }) => printed.trim())],
  };
};

const spanOf = (lines: readonly FrontBlock[]): Omit<Extracted<string>, 'value'> => ({
  page: lines[0]?.page ?? 1,
  span: { start: lines[0]?.start ?? 0, end: lines.at(-1)?.end ?? 0 },
  confidence: 0.8,
});

/** Lines that go on a list in a narrow column, which is read as one paragraph a line. */
function lineAfterLine(blocks: readonly FrontBlock[], at: number, value: string): FrontBlock[] {
  const first = blocks[at];
  const lines: FrontBlock[] = [];
  if (first === undefined || /[.。]\s*$/.test(value)) return lines;
  for (const block of blocks.slice(at + 1, at + 1 + MAX_WORD_LINES)) {
    const before = lines.at(-1) ?? first;
    const near = before.place === undefined || block.place === undefined ? value === '' : isBelow(block.place, before.place);
    const ownSize = lines[0]?.fontSize ?? (value === '' ? block.fontSize : first.fontSize);
    if (!near || block.fontSize !== ownSize || block.labels.length > 0 || block.text.length > MAX_WORD_LINE) break;
    if (TEXT_BEGINS.test(block.text) || /[。:]/.test(block.text) || OTHER_CODES.test(block.text)) break;
    lines.push(block);
  }
  return lines;
}

/** In the same column, in the next line. */
const isBelow = (lower: BlockPlace, upper: BlockPlace): boolean =>
  lower.left < upper.right &&
  upper.left < lower.right &&
  lower.top > upper.top &&
  lower.top - upper.bottom < (lower.bottom - lower.top) * 0.9;
