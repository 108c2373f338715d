import type { Evidence } from '../../domain/evidence.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import { parseCn } from '../../registries/identifiers/cn.ts';
import { hasHan } from '../../registries/title-form.ts';
import type { ListAnswer } from '../../registries/types.ts';
import { couldNotTell } from './could-not-tell.ts';
import { judgeCore } from './judge-core.ts';
import { confidence, type ListingCase, nameOf, pair, type Standing, stated } from './listing-case.ts';

/** A core claim is judged list by list in the editions that count at the issue month. */
export function judgeCoreClaim(item: ListingCase): Standing {
  const { dossier, work, answer, clause, find } = item;
  const anyOf = clause.options.levels.core?.anyOf ?? [];
  const month = answer.asked.issueDate;
  if (month === undefined) return { gap: couldNotTell.noMonth };
  if (answer.identified.state === 'unknown' && !hasHan(answer.asked.title ?? '')) return { gap: couldNotTell.notOnRecord(nameOf(answer)) };
  const verdict = judgeCore(answer, anyOf, clause.options.editionRule);
  const draft = { clause: clause.id, subject: { work: work.id }, strength: confidence(answer) } as const;
  const about = { journal: nameOf(answer), month };
  const base = [about.journal, month];
  const claim = stated(dossier, work, 'levelClaimed');
  if (verdict.state === 'met') return { findings: [listed(item, verdict.by, about)] };
  const [left] = verdict.left;
  const judged = verdict.against.map(({ evidence }) => evidence);
  const editions = verdict.against.map(pair);
  if (verdict.unknown.length > 0) {
    const unknown = verdict.unknown.map(pair);
    if (left === undefined) return { gap: couldNotTell.listsMissing(about.journal, month, unknown, editions) };
    const params = {
      ...about,
      before: pair(left.before),
      beforeTo: left.before.validTo ?? '',
      now: pair(left.now),
      nowCategory: left.now.category ?? '',
      unknown,
    };
    const evidence: [Evidence, ...Evidence[]] = [left.before.evidence, left.now.evidence, ...verdict.unknown.map((each) => each.evidence)];
    return {
      findings: [
        find('dropped-others-unknown', {
          ...draft,
          outcome: 'needs-verification',
          params,
          evidence,
          identity: [...base, params.before, params.now],
        }),
      ],
    };
  }
  if (left !== undefined) {
    const params = {
      ...about,
      before: pair(left.before),
      beforeTo: left.before.validTo ?? '',
      now: pair(left.now),
      nowCategory: left.now.category ?? '',
      editions,
    };
    return {
      findings: [
        find('dropped', {
          ...draft,
          outcome: 'downgraded',
          params,
          evidence: [left.before.evidence, ...judged],
          identity: [...base, params.before, params.now],
        }),
      ],
    };
  }
  const [other] = verdict.otherCategory;
  if (other !== undefined) {
    const params = { ...about, edition: pair(other), category: other.category ?? '' };
    return {
      findings: [
        find('category-not-counted', {
          ...draft,
          outcome: 'downgraded',
          params,
          evidence: [claim, ...judged],
          identity: [...base, ...editions],
        }),
      ],
    };
  }
  const params = { ...about, editions, onRecord: answer.identified.state === 'found' };
  return {
    findings: [
      find('not-listed', { ...draft, outcome: 'downgraded', params, evidence: [claim, ...judged], identity: [...base, ...editions] }),
    ],
  };
}

function listed({ work, clause, find, answer }: ListingCase, by: ListAnswer, about: { journal: string; month: string }): Finding {
  const params = { ...about, list: by.list, edition: by.edition, category: by.category ?? '', row: by.evidence.row ?? 0 };
  return find('listed', {
    clause: clause.id,
    outcome: 'pass',
    subject: { work: work.id },
    params,
    evidence: [by.evidence],
    strength: confidence(answer),
    identity: [about.journal, about.month, pair(by)],
  });
}

/** A journal on a core list is good for a provincial claim too; otherwise a CN on record is what the pack asks. */
export function judgeProvincialClaim(item: ListingCase): Standing {
  const { dossier, work, answer, clause, find } = item;
  const { core, provincial } = clause.options.levels;
  const month = answer.asked.issueDate;
  if (core !== undefined && month !== undefined) {
    const verdict = judgeCore(answer, core.anyOf, clause.options.editionRule);
    if (verdict.state === 'met') return { findings: [listed(item, verdict.by, { journal: nameOf(answer), month })] };
  }
  if (provincial?.requiresCn === false)
    return { notApplicable: { zh: '政策包不要求省级期刊有 CN 号。', en: 'The pack asks for no CN at this level.' } };
  const { identified } = answer;
  const cn = identified.state === 'found' ? identified.cn[0] : undefined;
  if (identified.state !== 'found' || cn === undefined) return { gap: couldNotTell.cnNotOnRecord(nameOf(answer), statedCn(work)) };
  const evidence: [Evidence, ...Evidence[]] = [
    stated(dossier, work, 'journal'),
    { type: 'record', source: 'journal-registry', field: 'cn', value: cn },
  ];
  const params = { journal: identified.title, cn };
  return {
    findings: [
      find('has-cn', {
        clause: clause.id,
        outcome: 'pass',
        subject: { work: work.id },
        params,
        evidence,
        strength: identified.confidence,
        identity: [identified.title, cn],
      }),
    ],
  };
}

function statedCn(work: Work): string | undefined {
  const cn = work.cn === undefined ? undefined : parseCn(work.cn);
  return cn?.ok === true ? cn.value : undefined;
}
