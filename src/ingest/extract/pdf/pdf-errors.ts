import { IntegrityError } from '../../../domain/errors.ts';

export const passwordProtected = (file: string): IntegrityError =>
  new IntegrityError('pdf-encrypted', `${file} cannot be opened without a password`, {
    mend: 'Put its password into the password file (`passwords` of batch.yaml, --passwords of extract), or ask the applicant for a copy without one.',
    file,
  });

export const pdfBroken = (file: string, cause?: unknown): IntegrityError =>
  new IntegrityError('pdf-broken', `${file} is damaged: no reader here can open it as a PDF`, {
    mend: 'Ask for the file again, or print it to a new PDF from a program that still opens it.',
    file,
    cause,
  });

export const tooManyPages = (file: string, pages: number, limit: number): IntegrityError =>
  new IntegrityError('too-many-pages', `${file} states ${pages} pages; ${limit} are allowed`, {
    mend: 'Split the file, or raise the page limit if it is known to be sound.',
    file,
  });

export const pdfTooHungry = (file: string, cause: unknown): IntegrityError =>
  new IntegrityError('extract-memory', `${file} needs more memory to read than one file may use`, {
    mend: 'Print it to a new PDF, or raise the memory limit if the file is known to be sound.',
    file,
    cause,
  });
