import type { Finding, SubjectCoverage } from '../../domain/finding.ts';
import type { Work } from '../../domain/work.ts';
import { defineCheck } from '../check.ts';
import { draftOf, evidenceOf, type IdentifierCase, LABELS, labelled } from './identifier-case.ts';
import { identifierOptions } from './identifier-options.ts';
import { type IdentifierCodes, identifierTexts } from './identifier-texts.ts';
import { jointTests } from './joint-tests.ts';
import { journalNumbers } from './journal-numbers.ts';
import { type IdentifierField, readIdentifiers } from './read-identifiers.ts';

const INVALID = {
  issn: 'issn-invalid',
  cn: 'cn-invalid',
  isbn: 'isbn-invalid',
  cip: 'cip-invalid',
  patentNumber: 'patent-number-invalid',
  doi: 'doi-invalid',
} as const satisfies Record<IdentifierField, keyof IdentifierCodes>;

export const identifiers = defineCheck({
  id: 'identifiers',
  version: 2,
  title: { zh: '编号核验', en: 'Identifiers' },
  innocentExplanations: [
    { zh: '编号抄录、识别或排版有误。', en: 'The number was copied, recognised or typeset wrongly.' },
    {
      zh: '期刊换过刊号，或印刷版与网络版刊号不同。',
      en: 'The journal changed its number, or print and online editions have different ones.',
    },
    { zh: '出版单位在编号中印错了校验位。', en: 'The publisher printed a wrong check character.' },
  ],
  limits: [
    {
      zh: 'CN 号和 CIP 号没有校验位，格式有效不等于已核发。',
      en: 'CN has no check character: a well-formed one need not have been issued.',
    },
    {
      zh: '编号有效不证明该成果存在，也不证明归申报人所有。',
      en: "A valid number proves neither that the work exists nor that it is the applicant's.",
    },
    { zh: '不核验外国专利号。', en: 'Patent numbers of other countries are not tested.' },
  ],
  needs: ['dossier', 'documents', 'journals'],
  roles: { identity: identifierOptions },
  texts: identifierTexts,
  run: ({ dossier, documents, journals }, { identity: clause }, find) => {
    if (clause === undefined)
      return { status: 'not-applicable', reason: { zh: '没有条款要求核验编号。', en: 'No clause asks for identifiers.' } };
    const works = dossier.works.filter(({ kind }) => clause.options.kinds.includes(kind));
    if (works.length === 0)
      return { status: 'not-applicable', reason: { zh: '没有应有编号的成果。', en: 'No work of a kind that carries a number.' } };
    const findings: Finding[] = [];
    const covered: SubjectCoverage[] = [];
    for (const work of works) {
      const answer = journals.find((candidate) => candidate.work === work.id);
      const item = { dossier, work, documents, answer, identifiers: readIdentifiers(work), clause, find };
      const faults = [...invalidNumbers(item), ...journalNumbers(item, answer), ...jointTests(item)];
      findings.push(...faults, ...(faults.length === 0 ? validNumbers(item) : []));
      covered.push(coverageOf(item));
    }
    return { status: 'completed', findings, covered };
  },
});

function invalidNumbers(item: IdentifierCase): Finding[] {
  return item.identifiers.stated.flatMap((each) => {
    if (each.state !== 'refused') return [];
    const { field, stated, reason, expected = '' } = each;
    return [
      item.find(INVALID[field], {
        ...draftOf(item, 'needs-verification', reason === 'check-digit' ? 0.8 : 0.6),
        params: { value: stated, reason, expected },
        evidence: evidenceOf(item, [field]),
        identity: [stated],
      }),
    ];
  });
}

function validNumbers(item: IdentifierCase): Finding[] {
  const valid = item.identifiers.stated.filter((each) => each.state === 'valid');
  const [first, ...rest] = valid.map(({ field }) => field);
  if (first === undefined) return [];
  const numbers = valid.map(labelled);
  return [
    item.find('identifiers-valid', {
      ...draftOf(item, 'pass', 0.5),
      params: { numbers },
      evidence: evidenceOf(item, [first, ...rest]),
      identity: numbers,
    }),
  ];
}

/** Numbers a kind of work is expected to carry: one of them is enough. */
const EXPECTED: Readonly<Partial<Record<Work['kind'], readonly IdentifierField[]>>> = {
  paper: ['issn', 'cn'],
  book: ['isbn'],
  translation: ['isbn'],
  textbook: ['isbn'],
  patent: ['patentNumber'],
};

function coverageOf({ work, identifiers: { stated } }: IdentifierCase): SubjectCoverage {
  const subject = { work: work.id };
  const expected = EXPECTED[work.kind] ?? [];
  if (stated.some(({ state, field }) => state === 'untestable' && field === 'patentNumber')) {
    return {
      subject,
      state: 'could-not-tell',
      reason: { zh: '外国专利号的格式不在核验范围内。', en: 'The form of patent numbers of other countries is not tested.' },
      mend: { zh: '请在该国专利局的公开数据中核实。', en: "Verify in that country's public patent data." },
    };
  }
  if (expected.length === 0 || stated.some(({ field }) => expected.includes(field))) return { subject, state: 'checked' };
  const names = expected.map((field) =>
    field === 'patentNumber' ? { zh: '专利号', en: 'patent number' } : { zh: LABELS[field], en: LABELS[field] },
  );
  return {
    subject,
    state: 'could-not-tell',
    reason: {
      zh: `材料中没有${names.map(({ zh }) => zh).join('或 ')}。`,
      en: `The record states no ${names.map(({ en }) => en).join(' or ')}.`,
    },
    mend: {
      zh: `请在 dossier.yaml 中填写 ${expected.join(' 或 ')}。`,
      en: `State ${expected.join(' or ')} in dossier.yaml.`,
    },
  };
}
