import { IntegrityError } from '../../../domain/errors.ts';

export const ocrUnavailable = (cause: unknown): IntegrityError =>
  new IntegrityError(
    'ocr-unavailable',
    `Text recognition (OCR) does not run here: ${cause instanceof Error ? cause.message : String(cause)}`,
    {
      mend: 'Run npm ci again on a supported platform (Linux, macOS or Windows on x64 or arm64), or scan with --ocr off.',
      cause,
    },
  );

export const pictureNotRead = (file: string, name: string): IntegrityError =>
  new IntegrityError('ocr-off', `${file} is ${name}; pictures are read by text recognition (OCR), which is off`, {
    mend: 'Scan with --ocr auto, or supply the document as a text PDF or Word file.',
    file,
  });

export const pictureBroken = (file: string, name: string, cause?: unknown): IntegrityError =>
  new IntegrityError('image-broken', `${file} is ${name} that cannot be opened`, {
    mend: 'Ask for the file again, or save it anew from a picture viewer.',
    file,
    cause,
  });

export const pictureTooLarge = (file: string, width: number, height: number, limit: number): IntegrityError =>
  new IntegrityError('image-too-large', `${file} measures ${width} × ${height} pixels; ${limit} pixels are allowed`, {
    mend: 'Scan the page anew at 300 dots an inch, or save the picture smaller.',
    file,
  });
