// Names of journals in a line that states their issue, or cites it.
import type { FrontPage } from './front-page.ts';
import type { Imprint } from './imprint.ts';
import type { Line } from './issue-lines.ts';
import { chineseNamesIn, englishNamesIn, isColumnName, looksSerial, type NameFound } from './journal-names.ts';
import { letterRanges } from './letter-ranges.ts';

const LABELLED_NAME = /(?:刊\s*名|期刊名称|期刊|发表刊物|发表期刊)\s*:\s*《?([^《》\s,;]{2,30})》?/;
const IN_MARKS =
  /《([^《》]{2,30})》\s*(?=\d{4}|第\s?[\d一二三四五六七八九十]{1,4}\s?[卷期辑]|[一二]〇|\(\s?\d{4}|杂志|,\s?\d{4}|网络首发|优先出版|录用)/g;
/** 《某某论坛》 and nothing else, in a head or foot. */
const MARKED_ALONE = /^\s*《([^《》]{2,30})》\s*$/;
const CITED_NAME =
  /\[J(?:\/OL)?\]\s*[.．,:]?\s*([^,，.．]{2,80}(?:\([^()]{2,20}\))?)\s*[,，.．]\s*(?=(?:19|20)\d\d|\d{1,3}\s*\(|Vol|https?:|$)/;

export function namesOf(line: Line, imprint: Imprint, front: FrontPage): NameFound[] {
  const alone = MARKED_ALONE.exec(line.text);
  if (alone?.[1] !== undefined && line.margin) {
    const at = alone[0].indexOf(alone[1]);
    return [{ name: line.printed.slice(at, at + alone[1].length), at, length: alone[1].length, confidence: 0.85 }];
  }
  const label = LABELLED_NAME.exec(line.text);
  if (label?.[1] !== undefined)
    return [
      {
        name: line.printed.slice(label.index + label[0].indexOf(label[1])).slice(0, label[1].length),
        at: label.index + label[0].indexOf(label[1]),
        length: label[1].length,
        confidence: 0.95,
      },
    ];
  const cited = CITED_NAME.exec(line.text);
  if (line.cites) {
    if (cited?.[1] === undefined) return nameCited(line, imprint);
    const at = cited.index + cited[0].indexOf(cited[1]);
    return [{ name: line.printed.slice(at, at + cited[1].length).trim(), at, length: cited[1].length, confidence: 0.95 }];
  }
  if (cited !== null) return [];
  const marked = [...line.text.matchAll(IN_MARKS)].at(-1);
  if (marked?.[1] !== undefined)
    return [
      {
        name: line.printed.slice(marked.index + 1, marked.index + 1 + marked[1].length),
        at: marked.index + 1,
        length: marked[1].length,
        confidence: 0.95,
      },
    ];
  const told =
    imprint.volume !== undefined ||
    imprint.issue !== undefined ||
    (line.text.length <= 120 && /ISSN|(?<![A-Z])CN\s?:?\s?\d\d\s?-/.test(line.text));
  if (!told && imprint.year === undefined) return [];
  // A line of registrations holds other words too.
  const factor = imprint.volume !== undefined || imprint.issue !== undefined ? 1 : told ? 0.75 : 0.7;
  const rest = withoutPeople(imprint.rest);
  // A year alone stands in titles too: then only a name of the kind that journals alone have is one.
  if (!told && !line.head && !looksSerial(rest.replaceAll('\u0001', ' ').trim())) return [];
  const chinese = besideImprint(chineseNamesIn(rest, line.printed), rest);
  const all = englishNamesIn(rest);
  // What stands right before the year or the volume is the name; before it a citation ends its title.
  const adjacent = all.filter(({ at, length }) => /^[\s,.;:(]*\u0001/.test(rest.slice(at + length)));
  const near = adjacent.length > 0 && /[.:;]\s/.test(rest) ? adjacent : all;
  // Water 2021, 13, 45: nothing else can stand there, one word as it is.
  const leads = imprint.year !== undefined && imprint.volume !== undefined && adjacent.some(({ at }) => rest.slice(0, at).trim() === '');
  const english = leads ? near.map((name) => ({ ...name, confidence: Math.max(0.75, name.confidence) })) : near;
  const short = front.chinese ? undefined : shortenedIn(rest, line.printed);
  const names = front.chinese
    ? [chinese[0], ...english.slice(0, 1).map((name) => ({ ...name, confidence: name.confidence * 0.6 }))]
    : [short ?? english[0], chinese[0]];
  return names.flatMap((name) => (name === undefined ? [] : [{ ...name, confidence: name.confidence * factor }]));
}

/** Ann. Port Hist. 12 (2020): the whole of it, which says more than its last words. */
const SHORTENED = letterRanges(/((?:\p{Lu}\p{L}{0,11}\.?\s+(?:(?:of|and|in|for|&)\s+)?){0,6}\p{Lu}\p{L}{0,11}\.?)[\s,(]*\u0001/u);
function shortenedIn(rest: string, printed: string): NameFound | undefined {
  const match = SHORTENED.exec(rest);
  const name = match?.[1]?.replace(/[.\s]+$/, '') ?? '';
  if (match === null || name.length < 5 || !isShortened(name) || englishNamesIn(name.replaceAll('.', '')).length === 0) return undefined;
  return { name: printed.slice(match.index, match.index + name.length), at: match.index, length: name.length, confidence: 0.7 };
}

/** Half of its words end in a point. */
function isShortened(name: string): boolean {
  const words = name.split(/\s+/).filter((word) => /^\p{Lu}/u.test(word));
  return words.length > 1 && words.filter((word) => /^\p{L}{1,8}\.$/u.test(word)).length * 2 >= words.length - 1 && name.includes('.');
}

/** In a citation without [J] the journal stands between the title's end and the year or volume. */
function nameCited(line: Line, { volume, issue }: Imprint): NameFound[] {
  const end = Math.min(volume?.at ?? Number.POSITIVE_INFINITY, issue?.at ?? Number.POSITIVE_INFINITY);
  if (!Number.isFinite(end)) return [];
  const before = line.text.slice(0, end).replace(/[\s,;:.(]*(?:(?:19|20)\d\d)?[\s,;:.(]*(?:vol\.?|第)?\s*$/i, '');
  const from = Math.max(0, ...[...before.matchAll(/[.．。?!？！]["”’]?\s*/g)].map(({ index, 0: { length } }) => index + length));
  const name = before.slice(from);
  const whole =
    /^\p{Script=Han}[\p{Script=Han}():·\s]{1,28}$/u.test(name) ||
    (/\s|^\p{Lu}\p{L}{3,}$/u.test(name) && englishNamesIn(name)[0]?.length === name.length);
  return whole && from > 0 ? [{ name: line.printed.slice(from, from + name.length), at: from, length: name.length, confidence: 0.85 }] : [];
}

/** What stands right before the issue, and in its cell where tabs part the cells of a head. */
function besideImprint(names: readonly NameFound[], rest: string): readonly NameFound[] {
  return inImprintCell(
    names.filter((name) => !isColumnName(name.name) || /^[ ,|·]{0,3}\u0001/.test(rest.slice(name.at + name.length))),
    rest,
  )
    .map((name) =>
      /^[\s,.:;|·]*\u0001/.test(rest.slice(name.at + name.length)) ? { ...name, confidence: Math.min(0.95, name.confidence + 0.03) } : name,
    )
    .sort((a, b) => b.confidence - a.confidence);
}

/** Tabs part the cells of a head: the name stands in that of the issue rather than in another. */
function inImprintCell(names: readonly NameFound[], rest: string): readonly NameFound[] {
  if (!rest.includes('\t')) return names;
  const cellOf = ({ at }: NameFound): string => rest.slice(rest.lastIndexOf('\t', at) + 1).split('\t')[0] ?? '';
  return names
    .map((name) => (cellOf(name).includes('\u0001') ? { ...name, confidence: Math.min(0.95, name.confidence + 0.12) } : name))
    .sort((a, b) => b.confidence - a.confidence);
}

/** A running head of the left page says who and what: 张明远，等：题目. Its journal, where there is one, stands apart. */
const withoutPeople = (rest: string): string =>
  /\bet al\b\.?\s+(?=\p{Lu}[^\u0001]{3,80}\u0001)/u.test(rest)
    ? rest.replace(/^.*?\bet al\b\.?/, (part) => '\u0001'.repeat(part.length))
    : /等\s*[:：]|\bet al\b/.test(rest)
      ? rest.replace(/[^\s\u0001]*\s*,?\s*(?:等\s*[:：]|et al\.?)[^\u0001]*/g, (part) => '\u0001'.repeat(part.length))
      : rest;
