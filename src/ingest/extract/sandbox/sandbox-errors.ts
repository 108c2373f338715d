import type { ExtractionResult } from '../../../domain/document.ts';

const unreadable = (code: string, message: string, mend: string, file: string): ExtractionResult => ({
  status: 'unreadable',
  format: 'unknown',
  error: { code, message, mend, file },
});

export const timedOut = (file: string, timeoutMs: number): ExtractionResult =>
  unreadable(
    'extract-timeout',
    `${file} was not read within ${timeoutMs} ms`,
    'Print it to a new PDF, or raise the time limit if the file is known to be sound.',
    file,
  );

export const outOfMemory = (file: string, memoryBytes: number): ExtractionResult =>
  unreadable(
    'extract-memory',
    `${file} needs more than ${memoryBytes} bytes of memory to read`,
    'Print it to a new PDF, or raise the memory limit if the file is known to be sound.',
    file,
  );

export const crashed = (file: string, reason: string): ExtractionResult =>
  unreadable('extract-crashed', `Reading ${file} ended its reader: ${reason}`, 'Print it to a new PDF, or ask for the file again.', file);

export const aborted = (file: string): ExtractionResult =>
  unreadable('extract-aborted', `Reading ${file} was called off`, 'Scan again.', file);
