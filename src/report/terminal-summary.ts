import type { Language } from '../domain/localised.ts';
import { OUTCOMES } from '../domain/outcome.ts';
import type { BatchReport, BatchRow } from './batch-model.ts';
import { OUTCOME_LABELS } from './html/labels.ts';

/** Applicants named on the terminal; the batch report has them all. */
const NAMED = 10;
/** Escape sequences in a name must not reach the terminal. */
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu;

const plain = (text: string): string => text.replace(CONTROLS, '\uFFFD');

function rowLine(row: BatchRow, language: Language): string {
  const counts = OUTCOMES.filter((outcome) => outcome !== 'pass' && row.outcomes[outcome] > 0).map(
    (outcome) => `${OUTCOME_LABELS[outcome][language]} ${row.outcomes[outcome]}`,
  );
  const name = row.name === undefined || row.name === row.id ? row.id : `${row.name} (${row.id})`;
  return plain(`  ${name}: ${counts.join(language === 'zh' ? '，' : ', ')}`);
}

/** @returns the lines a scan ends with on a terminal: totals, then the applicants that need a person most. Names come without controls. */
export function summariseForTerminal(report: BatchReport, language: Language = 'zh'): string[] {
  const { totals, wholeBatch } = report;
  const zh = language === 'zh';
  const flagged = report.applicants.filter((row) => OUTCOMES.some((outcome) => outcome !== 'pass' && row.outcomes[outcome] > 0));
  const present = OUTCOMES.filter((outcome) => totals.outcomes[outcome] > 0).map(
    (outcome) => `${OUTCOME_LABELS[outcome][language]} ${totals.outcomes[outcome]}`,
  );
  const lines = [
    zh
      ? `申报人 ${totals.applicants} 人，成果 ${totals.works} 项，文件 ${totals.files} 份`
      : `${totals.applicants} applicants, ${totals.works} works, ${totals.files} files`,
    present.length === 0 ? (zh ? '没有问题线索' : 'No findings') : `${zh ? '问题线索：' : 'Findings: '}${present.join(zh ? '，' : ', ')}`,
    zh ? `未能判定 ${totals.couldNotTell} 项` : `Could not be determined: ${totals.couldNotTell}`,
  ];
  const whole = OUTCOMES.filter((outcome) => wholeBatch.outcomes[outcome] > 0).map(
    (outcome) => `${OUTCOME_LABELS[outcome][language]} ${wholeBatch.outcomes[outcome]}`,
  );
  if (whole.length > 0) lines.push(`${zh ? '整个批次：' : 'The batch as a whole: '}${whole.join(zh ? '，' : ', ')}`);
  if (totals.unreadFiles + totals.failedChecks + totals.problems > 0) {
    lines.push(
      zh
        ? `未完成：文件 ${totals.unreadFiles} 份，检查 ${totals.failedChecks} 项，其他问题 ${totals.problems} 项`
        : `Left undone: ${totals.unreadFiles} files, ${totals.failedChecks} checks, ${totals.problems} other problems`,
    );
  }
  lines.push(...flagged.slice(0, NAMED).map((row) => rowLine(row, language)));
  if (flagged.length > NAMED)
    lines.push(zh ? `  另有 ${flagged.length - NAMED} 人，见批次报告` : `  and ${flagged.length - NAMED} more, in the batch report`);
  return lines;
}
