import type { Extracted } from '../../../domain/document.ts';
import { isMostlyWide, joinLines } from '../layout/join-lines.ts';
import type { FrontBlock } from './front-page.ts';
import { readImprint } from './imprint.ts';
import { looksSerial } from './journal-names.ts';
import type { LabelKind } from './labels.ts';
import { namesInLine } from './names.ts';

const NEAR_BLOCKS = 8;
const UNIT = /Universit|Institute|College|Hospital|School of|Department|Academy|Laborator|\d{6}|Co\.,? Ltd/;

export interface EnglishFront {
  readonly title?: Extracted<string>;
  readonly authors?: Extracted<readonly string[]>;
}

/** Title and names in English beside a Chinese front: what stands above the English abstract. */
export function findEnglishFront(blocks: readonly FrontBlock[]): EnglishFront {
  const above = nearAnchor(blocks).filter(
    (block) => !isMostlyWide(block.text) && block.labels.length === 0 && /[A-Za-z]{3}/.test(block.text) && !saysIssue(block.text),
  );
  const named = above.findLastIndex((block) => namesOf(block) !== undefined);
  const people = above[named];
  const names = people === undefined ? undefined : namesOf(people);
  const before = named < 0 ? above : above.slice(0, named);
  const titles = before.filter(
    (block) =>
      block.text.split(/\s+/).length >= 3 &&
      !UNIT.test(block.text) &&
      !saysIssue(block.text) &&
      !(looksSerial(block.text) && block.text === block.text.toUpperCase()),
  );
  const largest = Math.max(0, ...titles.map(({ fontSize }) => fontSize ?? 0));
  const at = before.findIndex((block) => titles.includes(block) && (block.fontSize ?? 0) >= largest - 0.3);
  const next = before.findIndex((block, index) => index > at && ((block.fontSize ?? 0) < largest * 0.92 || UNIT.test(block.text)));
  const parts = at < 0 ? [] : before.slice(at, next < 0 ? before.length : next);
  const first = parts[0];
  const last = parts.at(-1);
  return {
    ...(first === undefined || last === undefined
      ? {}
      : {
          title: {
            value: parts.reduce((text, part) => joinLines(text, part.printed.trim(), false), '').replace(/[\s]*[*†①]+$/u, ''),
            page: first.page,
            span: { start: first.start, end: last.end },
            confidence: named >= 0 ? 0.85 : 0.6,
          },
        }),
    ...(people === undefined || names === undefined
      ? {}
      : { authors: { value: names, page: people.page, span: { start: people.start, end: people.end }, confidence: 0.8 } }),
  };
}

/** What stands above the English abstract, or above the English key words; where there is neither, English under the Chinese key words. */
function nearAnchor(blocks: readonly FrontBlock[]): readonly FrontBlock[] {
  const at = (wanted: LabelKind): number => blocks.findIndex(({ labels }) => labels.some(({ kind }) => kind === wanted));
  const abstract = at('englishAbstract');
  const anchor = abstract < 0 ? at('englishKeywords') : abstract;
  if (anchor >= 0) return blocks.slice(Math.max(0, anchor - NEAR_BLOCKS), anchor);
  const keywords = at('keywords');
  const from =
    keywords < 0 ? -1 : blocks.findIndex((block, index) => index > keywords && index <= keywords + NEAR_BLOCKS && isHeadline(block));
  if (from < 0) return [];
  const end = blocks.findIndex((block, index) => index > from && isMostlyWide(block.text));
  return blocks.slice(from, Math.min(end < 0 ? blocks.length : end, from + NEAR_BLOCKS));
}

/** In English, in words enough for a title, and no sentence. */
const isHeadline = ({ text, labels }: FrontBlock): boolean =>
  !isMostlyWide(text) &&
  labels.length === 0 &&
  /^\s*["“‘]?\p{Lu}/u.test(text) &&
  text.split(/\s+/).length >= 4 &&
  !/[.;]\s*$/.test(text) &&
  !UNIT.test(text);

function namesOf(block: FrontBlock): readonly string[] | undefined {
  const found = namesInLine(block.text) ?? namesInLine(block.text.split('(')[0] ?? '');
  return found === undefined || found.chinese ? undefined : found.names.map(({ name }) => name);
}

const saysIssue = (text: string): boolean => {
  const { volume, issue, year } = readImprint(text);
  return volume !== undefined || issue !== undefined || (year !== undefined && text.length < 60 && looksSerial(text));
};
