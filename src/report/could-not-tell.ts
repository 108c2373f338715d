import { canonicalJson } from '../domain/canonical.ts';
import type { CodedError } from '../domain/errors.ts';
import type { Subject } from '../domain/finding.ts';
import type { Localised } from '../domain/localised.ts';
import { errorTexts } from './error-texts.ts';
import type { ApplicantReportInput, CheckRun, ClauseCoverage, FileCoverage } from './input.ts';
import type { CouldNotTell } from './model.ts';
import { compareSubjects, compareText, firstOf } from './order.ts';

const ORIGINS = ['file', 'dossier', 'check', 'clause'] as const;
const NO_REASON: Localised = { zh: '现有材料不足以判定。', en: 'The material at hand does not let this be told.' };
const LOOK_BY_HAND: Localised = {
  zh: '请人工核对，或补充材料后重新扫描。',
  en: 'Look by hand, or add the missing material and scan again.',
};

const FILE_REASONS: Readonly<Partial<Record<FileCoverage['state'], Localised>>> = {
  'partly-read': {
    zh: '文件只读出一部分，其余页面未参与任何检查。',
    en: 'Only a part of the file could be read; no check has seen the rest.',
  },
  unreadable: { zh: '文件未能读取，未参与任何检查。', en: 'The file could not be read; no check has seen it.' },
  refused: { zh: '文件在读取前被排除，未参与任何检查。', en: 'The file was left out before reading; no check has seen it.' },
};

const joined = (lead: Localised, rest: Localised): Localised => ({ zh: `${lead.zh}：${rest.zh}`, en: `${lead.en}: ${rest.en}` });
const pageList = (pages: readonly number[] | undefined): string =>
  (pages ?? []).slice(0, 20).join(', ') + ((pages ?? []).length > 20 ? ' …' : '');

/** A first word with a dot or a slash in it is a file's name, and stays as it is written. */
const sentence = (text: string): string =>
  (/^\S*[./]\S/u.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1)) + (/[.!?。]$/.test(text) ? '' : '.');

function fromFile(file: FileCoverage): CouldNotTell[] {
  const state = FILE_REASONS[file.state];
  if (state === undefined) return [];
  const texts = file.error === undefined ? undefined : errorTexts(file.error);
  const pages = pageList(file.unreadPages);
  return [
    {
      origin: 'file',
      subjects: [{ file: file.path, ...(file.work === undefined ? {} : { work: file.work }) }],
      reason: {
        zh: state.zh + (texts?.what.zh ?? '') + (pages === '' ? '' : `未读页：${pages}。`),
        en: [state.en, texts === undefined ? '' : sentence(texts.what.en), pages === '' ? '' : `Pages not read: ${pages}.`]
          .filter((part) => part !== '')
          .join(' '),
      },
      mend: texts?.mend ?? LOOK_BY_HAND,
      ...(file.error === undefined ? {} : { error: file.error }),
    },
  ];
}

const fromProblem = (problem: CodedError): CouldNotTell => ({
  origin: 'dossier',
  subjects: [problem.file === undefined ? {} : { file: problem.file }],
  reason: joined({ zh: '申报材料的一部分未能采用', en: 'A part of the dossier could not be used' }, errorTexts(problem).what),
  mend: errorTexts(problem).mend,
  error: problem,
});

function fromCheck({ id, result, title }: CheckRun): CouldNotTell[] {
  const item = (subject: Subject, reason: Localised, mend: Localised, clause?: string): CouldNotTell => ({
    origin: 'check',
    check: id,
    ...(clause === undefined ? {} : { clause }),
    subjects: [subject],
    reason,
    mend,
  });
  switch (result.status) {
    case 'completed':
      return result.covered
        .filter((covered) => covered.state === 'could-not-tell')
        .map((covered) => item(covered.subject, covered.reason ?? NO_REASON, covered.mend ?? LOOK_BY_HAND, covered.clause));
    case 'not-applicable':
      return [];
    case 'could-not-tell':
      return [item({}, result.reason, result.mend)];
    case 'failed': {
      const lead = { zh: `检查“${title.zh}”中途出错，没有结果`, en: `The check “${title.en}” broke off and has no result` };
      return [{ ...item({}, joined(lead, errorTexts(result.error).what), errorTexts(result.error).mend), error: result.error }];
    }
  }
}

const fromClause = ({ id, note, title }: ClauseCoverage): CouldNotTell => ({
  origin: 'clause',
  clause: id,
  subjects: [{}],
  reason: note ?? { zh: `未能确定“${title.zh}”一条是否满足。`, en: `Whether “${title.en}” is met could not be told.` },
  mend: LOOK_BY_HAND,
});

/** One entry for each thing that could not be told; subjects with the same reason and mend share an entry. */
export function couldNotTellOf(
  input: Pick<ApplicantReportInput, 'files' | 'checks' | 'clauses'> & {
    readonly dossier: Pick<ApplicantReportInput['dossier'], 'problems'>;
  },
): CouldNotTell[] {
  const fromChecks = input.checks.flatMap(fromCheck);
  const spoken = new Set(fromChecks.map((item) => item.check));
  const silent = input.clauses.filter((clause) => clause.state === 'could-not-tell' && !clause.checks.some((check) => spoken.has(check)));
  const all = [...input.files.flatMap(fromFile), ...input.dossier.problems.map(fromProblem), ...fromChecks, ...silent.map(fromClause)];
  const merged = new Map<string, CouldNotTell>();
  for (const item of all) {
    const { subjects, ...rest } = item;
    const key = canonicalJson(rest);
    const known = merged.get(key);
    merged.set(key, known === undefined ? item : { ...known, subjects: [...known.subjects, ...subjects] });
  }
  return [...merged.entries()]
    .map(([key, item]) => ({ key, item: { ...item, subjects: [...item.subjects].sort(compareSubjects) } }))
    .sort((a, b) =>
      firstOf(
        ORIGINS.indexOf(a.item.origin) - ORIGINS.indexOf(b.item.origin),
        compareText(a.item.check ?? a.item.clause ?? '', b.item.check ?? b.item.clause ?? ''),
        compareSubjects(a.item.subjects[0] ?? {}, b.item.subjects[0] ?? {}),
        compareText(a.key, b.key),
      ),
    )
    .map(({ item }) => item);
}
