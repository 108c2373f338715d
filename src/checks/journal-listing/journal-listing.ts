import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import type { JournalAnswer } from '../../registries/types.ts';
import { defineCheck } from '../check.ts';
import { couldNotTell } from './could-not-tell.ts';
import { judgeCoreClaim, judgeProvincialClaim } from './judge-claim.ts';
import type { ListingCase, Standing } from './listing-case.ts';
import { listingOptions } from './listing-options.ts';
import { listingTexts } from './listing-texts.ts';
import { unsettled } from './unsettled-journal.ts';

export const journalListing = defineCheck({
  id: 'journal-listing',
  version: 2,
  title: { zh: '期刊级别', en: 'Journal standing' },
  innocentExplanations: [
    {
      zh: '期刊改名、合并或分刊，目录用的是另一个刊名。',
      en: 'The journal was renamed, merged or split, and the list has it under another title.',
    },
    {
      zh: '论文在期刊被调整出目录之前投稿、录用，刊出较晚。',
      en: 'The paper was submitted or accepted while the journal was listed and appeared later.',
    },
    { zh: '材料中的刊名、刊号或刊出年月填写有误。', en: 'Title, identifier or issue month was entered wrongly.' },
  ],
  limits: [
    {
      zh: '只有完整副本才能证明“未收录”；随产品附带的目录不完整。',
      en: 'Only a complete copy proves absence; the lists that ship with the product are not complete.',
    },
    {
      zh: '版次的有效月份取自登记文件，可由单位改定。',
      en: "An edition's months in force come from the registry file and can be set by the office.",
    },
    {
      zh: '增刊、套刊和论文是否确实刊于该期不在本项检查之内。',
      en: 'Supplements, cloned issues and whether the paper is in the issue at all are not checked here.',
    },
  ],
  needs: ['dossier', 'journals'],
  roles: { listing: listingOptions },
  texts: listingTexts,
  run: ({ dossier, journals }, { listing: clause }, find) => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '没有条款要求核对期刊级别。', en: 'No clause asks for the standing of journals.' } };
    const papers = dossier.works.filter(({ kind }) => kind === 'paper');
    if (papers.length === 0) return { status: 'not-applicable', reason: { zh: '没有申报论文。', en: 'No paper is claimed.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of papers) {
      const answer = journals.find((candidate) => candidate.work === work.id) ?? unasked(work);
      const subject = { work: work.id };
      const judged = judge({ dossier, work, answer, clause, find });
      findings.push(...('findings' in judged ? judged.findings : []));
      if ('findings' in judged) covered.push({ subject, state: 'checked' });
      else if ('gap' in judged) covered.push({ subject, state: 'could-not-tell', ...judged.gap });
      else covered.push({ subject, state: 'not-applicable', reason: judged.notApplicable });
    }
    return { status: 'completed', findings, covered };
  },
});

const unasked = (work: Work): JournalAnswer => ({
  work: work.id,
  asked: {},
  identified: { state: 'unknown' },
  listings: [],
  otherEditions: [],
  warnings: [],
});

function judge(item: ListingCase): Standing {
  const { work, answer, clause } = item;
  const { asked, identified } = answer;
  if (asked.title === undefined && asked.issn === undefined && asked.cn === undefined) return { gap: couldNotTell.noJournal };
  if (identified.state === 'ambiguous' || identified.state === 'conflict') return { findings: [unsettled(item, identified)] };
  if (work.levelClaimed === undefined) return { gap: couldNotTell.noLevel };
  if (work.levelClaimed === 'other') return { notApplicable: { zh: '未按核心或省级期刊申报。', en: 'Not claimed as core or provincial.' } };
  const { core, provincial } = clause.options.levels;
  const rule = work.levelClaimed === 'core' ? core : provincial;
  if (rule === undefined)
    return { notApplicable: { zh: '政策包未规定该级别的期刊要求。', en: 'The pack has no requirement for this level.' } };
  return work.levelClaimed === 'core' ? judgeCoreClaim(item) : judgeProvincialClaim(item);
}
