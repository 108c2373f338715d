import type { ExtractionLimits } from '../limits.ts';
import type { OcrOptions } from '../ocr/ocr-options.ts';

/** What the pool asks of a child. */
export interface ChildRequest {
  readonly id: number;
  /** Absolute. */
  readonly path: string;
  readonly displayPath: string;
  readonly ending?: string;
  /** SHA-256 the bytes had when they were found: others are another file. */
  readonly sha256?: string;
  /** Whether it is also looked at as a picture. */
  readonly pictureFacts?: boolean;
  /** Absolute folder to unpack the file to, instead of reading it. */
  readonly unpackTo?: string;
  readonly limits: ExtractionLimits;
  readonly ocr: OcrOptions;
  /** Tried on what is protected. */
  readonly passwords: readonly string[];
  /** For the file's own text, and again for every page that is recognised. */
  readonly timeoutMs: number;
}

/**
 * A look at a message of the parent, which started this child, holds the only other end of the channel, and is trusted: no parser is
 * loaded for it, which would take a tenth of a second of every child's start. What a child answers is parsed (`childAnswerSchema`).
 */
export const isChildRequest = (message: unknown): message is ChildRequest =>
  typeof message === 'object' &&
  message !== null &&
  'id' in message &&
  typeof message.id === 'number' &&
  'path' in message &&
  typeof message.path === 'string' &&
  'limits' in message &&
  'ocr' in message &&
  'passwords' in message &&
  'timeoutMs' in message;
