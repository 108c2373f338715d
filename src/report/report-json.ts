import type { BatchReport } from './batch-model.ts';
import type { ApplicantReport } from './model.ts';

/** @returns the bytes of a report file: indented JSON with a final newline. Reports come with their keys in the schema's order. */
export const reportJson = (report: ApplicantReport | BatchReport): string => `${JSON.stringify(report, null, 2)}\n`;
