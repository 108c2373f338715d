import type { Localised } from '../../domain/localised.ts';
import type { CodeTexts } from '../check.ts';

type List = { title: string; file: string };
export type CitationCodes = {
  /** `workYear` is 0 where the work's year is not known. */
  'entries-do-not-hold': List & {
    entries: number;
    malformedDois: readonly string[];
    yearsAhead: readonly string[];
    workYear: number;
    marksBeyond: readonly string[];
  };
  'uncited-entries': List & { entries: number; uncited: number };
  'retracted-references': List & { source: string; count: number; later: number; dois: readonly string[] };
  'self-citations': List & { own: number; possible: number; withAuthors: number; percent: number; mostPercent: number };
  form: List & { entries: number; without: number; percent: number };
  'list-holds': List & { entries: number; lookedUp: number };
};

const joined = (parts: readonly (Localised | undefined)[]): Localised => {
  const told = parts.flatMap((part) => part ?? []);
  return { zh: told.map(({ zh }) => zh).join('；'), en: told.map(({ en }) => en).join('; ') };
};
const holds = (params: CitationCodes['entries-do-not-hold']): Localised =>
  joined([
    params.malformedDois.length === 0
      ? undefined
      : {
          zh: `所载DOI不合格式：${params.malformedDois.join('、')}`,
          en: `a DOI that is not formed as one: ${params.malformedDois.join(', ')}`,
        },
    params.yearsAhead.length === 0
      ? undefined
      : {
          zh: `年份晚于本文刊出次年（本文${params.workYear}年）：${params.yearsAhead.join('、')}`,
          en: `a year later than the one after the work's own (${params.workYear}): ${params.yearsAhead.join(', ')}`,
        },
    params.marksBeyond.length === 0
      ? undefined
      : {
          zh: `文中标注超出文献表：${params.marksBeyond.map((mark) => `[${mark}]`).join('、')}`,
          en: `marks in the text that the list does not reach: ${params.marksBeyond.map((mark) => `[${mark}]`).join(', ')}`,
        },
  ]);

export const texts: { readonly [C in keyof CitationCodes]: CodeTexts<CitationCodes[C]> } = {
  'entries-do-not-hold': {
    title: { zh: '部分参考文献的著录有待核对', en: 'Some references are to be looked at' },
    statement: (params) => ({
      zh: `${params.file}的参考文献共${params.entries}条。${holds(params).zh}。`,
      en: `${params.file} has ${params.entries} references. Found: ${holds(params).en}.`,
    }),
    action: () => ({
      zh: '请对照原文和数据库核对所列各条；多为录入或排版的差错。',
      en: 'Compare these entries with the paper and a database; most are slips of typing or setting.',
    }),
  },
  'uncited-entries': {
    title: { zh: '部分参考文献在文中没有标注', en: 'Some references have no mark in the text' },
    statement: ({ file, entries, uncited }) => ({
      zh: `${file}的参考文献共${entries}条，其中${uncited}条未读到文中标注。`,
      en: `${file} has ${entries} references; for ${uncited} no mark was read in the text.`,
    }),
    action: () => ({
      zh: '仅供参考；上标数字有时读不出来。',
      en: 'For information; raised numbers are sometimes not read.',
    }),
  },
  'retracted-references': {
    title: { zh: '参考文献中有撤稿记录', en: 'References with a retraction on record' },
    statement: ({ file, source, count, later, dois }) => ({
      zh: `${source}载有${file}所引${count}条文献的撤稿记录（${dois.join('、')}）${later === 0 ? '' : later === count ? '，公告均晚于本文刊出' : `，其中${later}条的公告晚于本文刊出`}。`,
      en: `${source} has retractions of ${count} work${count === 1 ? '' : 's'} that ${file} cites (${dois.join(', ')})${later === 0 ? '' : later === count ? '; every notice came after the work appeared' : `; ${later} of the notices came after the work appeared`}.`,
    }),
    action: () => ({
      zh: '请查看引用之处：引用后才撤稿的，作者无从知道；为讨论撤稿而引用的亦属正常。',
      en: 'Look where they are cited: a later retraction could not be known, and a retracted work may be cited for what it is.',
    }),
  },
  'self-citations': {
    title: { zh: '本人文献占参考文献的比例较高', en: 'A large share of own works among the references' },
    statement: ({ file, own, possible, withAuthors, percent, mostPercent }) => ({
      zh: `${file}可读出作者的参考文献${withAuthors}条，其中${own}条的作者有申报人，占${percent}%，高于${mostPercent}%；另有${possible}条只有缩写或拼音相合，未计入。`,
      en: `Of ${withAuthors} references of ${file} whose authors could be read, ${own} name the applicant: ${percent} %, above ${mostPercent} %. In ${possible} more only initials or a romanisation agree; they are not counted.`,
    }),
    action: () => ({
      zh: '仅供参考；系列研究引用本人先前的工作属正常，同名者也会算入。',
      en: 'For information; a series cites its own, and others of the same name are counted too.',
    }),
  },
  form: {
    title: { zh: '参考文献大多没有文献类型标识', en: 'Most references lack a type mark' },
    statement: ({ file, entries, without, percent }) => ({
      zh: `${file}的参考文献共${entries}条，其中${without}条（${percent}%）没有GB/T 7714规定的文献类型标识，如[J]、[M]。`,
      en: `Of ${entries} references of ${file}, ${without} (${percent} %) lack the type mark of GB/T 7714, such as [J] or [M].`,
    }),
    action: () => ({ zh: '仅作格式提示；期刊可以采用其他格式。', en: 'Advice on form only; a journal may follow another style.' }),
  },
  'list-holds': {
    title: { zh: '参考文献未见异常', en: 'Nothing unusual among the references' },
    statement: ({ file, entries, lookedUp }) => ({
      zh: `${file}的参考文献共${entries}条，未见异常；其中${lookedUp}条按DOI与撤稿名单核对。`,
      en: `${file} has ${entries} references, nothing unusual among them; ${lookedUp} were looked up among retractions by DOI.`,
    }),
    action: () => ({ zh: '无需处理。', en: 'Nothing to do.' }),
  },
};
