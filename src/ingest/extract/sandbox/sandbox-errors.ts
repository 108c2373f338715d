import type { ExtractionResult } from '../../../domain/document.ts';

type Unreadable = Extract<ExtractionResult, { status: 'unreadable' }>;

const unreadable = (code: string, message: string, mend: string, file: string): Unreadable => ({
  status: 'unreadable',
  format: 'unknown',
  error: { code, message, mend, file },
});

export const timedOut = (file: string, timeoutMs: number): Unreadable =>
  unreadable(
    'extract-timeout',
    `${file} was not read within ${timeoutMs} ms`,
    'Print it to a new PDF, or raise the time limit if the file is known to be sound.',
    file,
  );

export const outOfMemory = (file: string, memoryBytes: number): Unreadable =>
  unreadable(
    'extract-memory',
    `${file} needs more than ${memoryBytes} bytes of memory to read`,
    'Print it to a new PDF, or raise the memory limit if the file is known to be sound.',
    file,
  );

export const crashed = (file: string, reason: string): Unreadable =>
  unreadable('extract-crashed', `Reading ${file} ended its reader: ${reason}`, 'Print it to a new PDF, or ask for the file again.', file);

export const aborted = (file: string): Unreadable => unreadable('extract-aborted', `Reading ${file} was called off`, 'Scan again.', file);
