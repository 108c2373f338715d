import type { CodedError } from '../../../domain/errors.ts';
import { type SniffedFormat, sniffFormat } from '../sniff.ts';

export interface Unlocked {
  readonly bytes: Uint8Array;
  /** What the bytes are now. */
  readonly sniffed: SniffedFormat;
  readonly warnings: readonly CodedError[];
}

/**
 * Takes the protection off PDF and Office Open XML files, so that every reader after this one meets an ordinary file. Word 97–2003
 * documents are protected stream by stream: their reader opens them itself.
 * @param passwords tried in turn; where there are none the bytes stay as they are.
 * @throws IntegrityError `pdf-password-wrong`, `docx-encrypted`, `ole-broken`.
 */
export async function unlock(bytes: Uint8Array, sniffed: SniffedFormat, passwords: readonly string[], file: string): Promise<Unlocked> {
  if (passwords.length > 0 && sniffed.format === 'pdf') {
    const { unlockPdf } = await import('./unlock-pdf.ts');
    return { bytes: await unlockPdf(bytes, passwords, file), sniffed, warnings: [] };
  }
  if (passwords.length > 0 && sniffed.kind === 'encrypted-office') {
    const { unlockOffice } = await import('./unlock-office.ts');
    const opened = unlockOffice(bytes, passwords, file, sniffed.name);
    return { ...opened, sniffed: sniffFormat(opened.bytes, file) };
  }
  return { bytes, sniffed, warnings: [] };
}
