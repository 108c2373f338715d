import type { Localised } from '../../domain/localised.ts';
import { namedAll } from './listing-texts.ts';

/** Why the standing of a paper could not be told, and what would let it be told. */
export interface Gap {
  readonly reason: Localised;
  readonly mend: Localised;
}

export const couldNotTell = {
  noJournal: {
    reason: { zh: '材料中没有刊名、ISSN 或 CN 号。', en: 'The record names no journal, ISSN or CN.' },
    mend: { zh: '请在 dossier.yaml 中填写 journal、issn 或 cn。', en: 'State journal, issn or cn in dossier.yaml.' },
  },
  noLevel: {
    reason: { zh: '材料未说明按哪一级期刊申报。', en: 'The record does not say at which level the paper is claimed.' },
    mend: { zh: '请在 dossier.yaml 中填写 levelClaimed。', en: 'State levelClaimed in dossier.yaml.' },
  },
  noMonth: {
    reason: { zh: '不知刊出年月，不能确定适用哪一版目录。', en: 'The issue month is unknown, so no edition can be chosen.' },
    mend: { zh: '请在 dossier.yaml 中按“年-月”填写 issueDate。', en: 'State issueDate in dossier.yaml as YYYY-MM.' },
  },
  notOnRecord: (journal: string): Gap => ({
    reason: {
      zh: `已载入的期刊表和目录中没有“${journal}”；外文刊名可能对应目录中的中文刊名，不能据此判断未收录。`,
      en: `No loaded journal table or list has “${journal}”; a foreign title may be a listed Chinese journal's, so its absence can't be told.`,
    },
    mend: {
      zh: '请补充该刊的 ISSN、CN 号或中文刊名，或载入含有该刊的期刊表。',
      en: 'State its ISSN, CN or Chinese title, or load a journal table that has it.',
    },
  }),
  listsMissing: (journal: string, month: string, unknown: readonly string[], against: readonly string[]): Gap => ({
    reason: {
      zh: `${month} 有效的目录中，${namedAll(unknown).zh}没有可据以判断《${journal}》的完整副本${against.length === 0 ? '' : `；${namedAll(against).zh}未满足所报级别`}。`,
      en: `Of the lists in force in ${month}, no complete copy tells how “${journal}” stands in ${namedAll(unknown).en}${against.length === 0 ? '' : `; ${namedAll(against).en} does not meet the level`}.`,
    },
    mend: {
      zh: `请用 integrity registry import 载入${namedAll(unknown).zh}的完整目录。`,
      en: `Load the complete list of ${namedAll(unknown).en} with integrity registry import.`,
    },
  }),
  cnNotOnRecord: (journal: string, stated: string | undefined): Gap => ({
    reason: {
      zh: `已载入的期刊表中没有《${journal}》的 CN 号${stated === undefined ? '' : `；材料所填 ${stated} 格式有效，但无从证实`}。`,
      en: `No loaded journal table gives a CN for “${journal}”${stated === undefined ? '' : `; the stated ${stated} is well formed but nothing confirms it`}.`,
    },
    mend: {
      zh: '请载入含 CN 号的期刊表，或在主管部门的期刊查询系统核实。',
      en: "Load a journal table with CN numbers, or verify in the press authority's register.",
    },
  }),
} as const;
