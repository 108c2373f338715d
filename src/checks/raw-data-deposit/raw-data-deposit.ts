import { z } from 'zod';
import { EMPLOYMENT_KINDS } from '../../domain/applicant.ts';
import { daysBetween, type IsoDate, isIsoDate, isYearMonth, type YearMonth } from '../../domain/dates.ts';
import type { Dossier } from '../../domain/dossier.ts';
import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { ClauseId } from '../../domain/ids.ts';
import type { Localised } from '../../domain/localised.ts';
import type { RawDataDeposit, Work } from '../../domain/work.ts';
import { WORK_KINDS } from '../../domain/work.ts';
import { type CheckOutcome, defineCheck, type MakeFinding } from '../check.ts';
import { recordEvidence, workField } from '../record-evidence.ts';
import { depositDeadline, inForceAt, issueMonthOf } from './deadline.ts';
import { heldAgainstReceipt } from './held-against-receipt.ts';
import { type DepositCodes, texts } from './texts.ts';

const options = z.object({
  withinMonths: z.int().min(0),
  fromDate: z.string().refine(isIsoDate, 'a day as YYYY-MM-DD'),
  exemptEmployment: z.array(z.enum(EMPLOYMENT_KINDS)),
  kinds: z.array(z.enum(WORK_KINDS)).min(1),
  /** Parts of names by which a receipt is told from the data it speaks of. */
  receiptNames: z.array(z.string().min(1)),
});
type DepositOptions = z.infer<typeof options>;

export const rawDataDeposit = defineCheck<'dossier', { readonly deposit: DepositOptions }, DepositCodes>({
  id: 'raw-data-deposit',
  version: 2,
  title: { zh: '原始数据留存备查', en: 'Raw data kept for inspection' },
  innocentExplanations: [
    { zh: '刊物实际出版晚于所印刊期。', en: 'The issue came out later than the month printed on it.' },
    { zh: '单位收到后补办登记，登记日期晚于实际交存。', en: 'The unit registered the deposit some time after it was handed in.' },
    { zh: '理论性、综述性成果没有原始数据。', en: 'A theoretical work or a review has no raw data.' },
  ],
  limits: [
    {
      zh: '留存日期和回执为申报材料所述，未向单位核对。',
      en: 'Deposit date and receipt are as the dossier states them; the unit was not asked.',
    },
    {
      zh: '没有确切刊出日时只知刊期月份，期限按对申报人有利的方式计算。',
      en: 'Without the exact day of publication only the issue month is known; the deadline is then counted to the applicant’s favour.',
    },
  ],
  needs: ['dossier'],
  roles: { deposit: options },
  texts,
  run: ({ dossier }, { deposit }, find): CheckOutcome => {
    if (deposit === undefined)
      return { status: 'not-applicable', reason: { zh: '本次所用政策没有这一条。', en: 'The policy in use has no such clause.' } };
    const { employment } = dossier.applicant;
    if (employment !== undefined && deposit.options.exemptEmployment.includes(employment))
      return { status: 'not-applicable', reason: EXEMPT };
    const works = dossier.works.filter((work) => deposit.options.kinds.includes(work.kind));
    if (works.length === 0)
      return {
        status: 'not-applicable',
        reason: { zh: '没有应留存原始数据的成果。', en: 'No work of a kind whose raw data is to be deposited.' },
      };
    const judged = works.map((work) => ({ work: work.id, ...judge(work, dossier, deposit.options, deposit.id, find) }));
    return {
      status: 'completed',
      findings: judged.flatMap(({ finding }) => (finding === undefined ? [] : [finding])),
      covered: judged.map(({ coverage, work }) => ({ subject: { work }, ...coverage })),
    };
  },
});

const EXEMPT: Localised = { zh: '申报人的用人性质属于免除情形。', en: 'The applicant’s kind of employment is exempt.' };
type Coverage = Omit<SubjectCoverage, 'subject'>;
interface Judged {
  readonly finding?: Finding;
  readonly coverage: Coverage;
}

function judge(work: Work, dossier: Dossier, asked: DepositOptions, clause: ClauseId, find: MakeFinding<DepositCodes>): Judged {
  const month: IsoDate | YearMonth | undefined = work.publishedDate ?? issueMonthOf(work.issueDate);
  if (month === undefined) return { coverage: NO_ISSUE_MONTH };
  const force = inForceAt(month, asked.fromDate);
  if (force === 'no') return { coverage: notYetInForce(month, asked.fromDate) };
  if (force === 'unknown') return { coverage: inForceUnknown(month, asked.fromDate) };
  if (work.rawData === undefined) return { coverage: NOT_STATED };
  return judgeDeposit(work, month, work.rawData, dossier, asked, clause, find);
}

function judgeDeposit(
  work: Work,
  month: IsoDate | YearMonth,
  rawData: RawDataDeposit,
  dossier: Dossier,
  asked: DepositOptions,
  clause: ClauseId,
  find: MakeFinding<DepositCodes>,
): Judged {
  const deadline = depositDeadline(month, asked.withinMonths);
  const base = { title: work.title ?? work.id, published: month, deadline, withinMonths: asked.withinMonths };
  const record = (field: string, value: string) => recordEvidence(dossier, workField(work.id, field), value);
  const issued = record(isYearMonth(month) ? 'issueDate' : 'publishedDate', month);
  const draft = { clause, subject: { work: work.id } };
  const checked: Coverage = { state: 'checked' };
  if (rawData.state === 'not-deposited') {
    const { employment } = dossier.applicant;
    const evidence = [
      record('rawData.state', rawData.state),
      issued,
      recordEvidence(dossier, 'applicant.employment', employment ?? ''),
    ] as const;
    const finding =
      employment === undefined
        ? find('not-deposited-employment-unknown', {
            ...draft,
            outcome: 'needs-verification',
            params: base,
            evidence,
            strength: 0.7,
            identity: [month],
          })
        : find('not-deposited', {
            ...draft,
            outcome: 'not-counted',
            params: { ...base, employment },
            evidence,
            strength: 1,
            identity: [month],
          });
    return { finding, coverage: checked };
  }
  if (rawData.state === 'no-raw-data') {
    const params = { ...base, reason: rawData.reason };
    const evidence = [record('rawData.reason', rawData.reason)] as const;
    return {
      finding: find('no-raw-data', { ...draft, outcome: 'advisory', params, evidence, strength: 0.2, identity: [rawData.reason] }),
      coverage: checked,
    };
  }
  if (rawData.date === undefined) return { coverage: NO_DEPOSIT_DATE };
  const depositDate = rawData.date;
  const evidence = [record('rawData.date', depositDate), issued] as const;
  if (depositDate > deadline) {
    const daysLate = daysBetween(deadline, depositDate);
    const params = { ...base, depositDate, daysLate };
    const strength = Math.min(1, 0.4 + daysLate / 365);
    return {
      finding: find('late', { ...draft, outcome: 'needs-verification', params, evidence, strength, identity: [month, depositDate] }),
      coverage: checked,
    };
  }
  const present = new Set(dossier.files.filter((file) => file.sha256 !== undefined).map((file) => file.path));
  const missingFiles = rawData.files.filter((file) => !present.has(file));
  const proof = [rawData.receipt, ...rawData.files.filter((file) => present.has(file))].filter((item) => item !== undefined && item !== '');
  if (missingFiles.length > 0 || proof.length === 0) {
    const params = { ...base, depositDate, missingFiles };
    return {
      finding: find('no-receipt', { ...draft, outcome: 'advisory', params, evidence, strength: 0.3, identity: [month, depositDate] }),
      coverage: checked,
    };
  }
  const held = heldAgainstReceipt(rawData, dossier.files, asked.receiptNames);
  if (held.state === 'differs') {
    const differing = { ...base, depositDate, files: held.files };
    const hashes = [record('rawData.sha256', (rawData.sha256 ?? []).join(', ')), ...evidence] as const;
    return {
      finding: find('hash-differs', {
        ...draft,
        outcome: 'needs-verification',
        params: differing,
        evidence: hashes,
        strength: 0.7,
        identity: [month, ...held.files],
      }),
      coverage: checked,
    };
  }
  const params = { ...base, depositDate, receipt: proof.join(', '), hash: held.state };
  return {
    finding: find('on-time', { ...draft, outcome: 'pass', params, evidence, strength: 0, identity: [month, depositDate] }),
    coverage: checked,
  };
}

const NO_ISSUE_MONTH: Coverage = {
  state: 'could-not-tell',
  reason: {
    zh: '没有刊期，无法判断条款是否适用、期限到哪一天。',
    en: 'No issue month, so neither whether the clause applies nor the deadline can be told.',
  },
  mend: { zh: '在 dossier.yaml 中填写 issueDate（YYYY-MM）。', en: 'Give issueDate (YYYY-MM) in dossier.yaml.' },
};
const NOT_STATED: Coverage = {
  state: 'could-not-tell',
  reason: { zh: '材料没有说明原始数据是否留存。', en: 'The dossier does not say whether the raw data was deposited.' },
  mend: { zh: '在 dossier.yaml 中填写 rawData，并附单位回执。', en: 'Fill in rawData in dossier.yaml and attach the unit’s receipt.' },
};
const NO_DEPOSIT_DATE: Coverage = {
  state: 'could-not-tell',
  reason: {
    zh: '材料称已留存，但没有日期，无法判断是否按期。',
    en: 'Stated as deposited but without a date, so whether it was in time can’t be told.',
  },
  mend: { zh: '在 dossier.yaml 中填写 rawData.date。', en: 'Give rawData.date in dossier.yaml.' },
};
const notYetInForce = (month: string, from: string): Coverage => ({
  state: 'not-applicable',
  reason: { zh: `刊期${month}早于条款生效日${from}。`, en: `Issued in ${month}, before the clause took effect on ${from}.` },
});
const inForceUnknown = (month: string, from: string): Coverage => ({
  state: 'could-not-tell',
  reason: {
    zh: `条款于${from}生效，刊期只知${month}，先后不明。`,
    en: `The clause took effect on ${from}; the issue is known only as ${month}.`,
  },
  mend: { zh: '核实确切的刊出日。', en: 'Find out the exact day of publication.' },
});
