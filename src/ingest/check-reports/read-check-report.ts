import type { CheckReportReading } from '../../domain/check-report.ts';
import type { ExtractionResult } from '../../domain/document.ts';
import { decodeText } from '../extract/plain/decode-text.ts';
import { readCnkiHtml } from './read-cnki-html.ts';
import { readTextReport } from './read-text-report.ts';
import { recogniseTool } from './recognise-tool.ts';

/** Raised whenever the same file can give another record. */
export const CHECK_REPORT_VERSION = 2;

export interface CheckReportFile {
  readonly sha256: string;
  readonly extraction: ExtractionResult;
  /** The file's bytes, needed for HTML alone: its elements say what its text only shows. */
  readonly html?: Uint8Array;
}

/** Reads an attached duplicate-check report into one record, whatever the tool. It verifies nothing. */
export function readCheckReport({ extraction, html, sha256 }: CheckReportFile): CheckReportReading {
  const text = extraction.status === 'read' ? extraction.document.text : '';
  const page = html === undefined ? undefined : readCnkiHtml(decodeHtml(html), text);
  if (page !== undefined) return { status: 'read', report: { ...page, sha256 } };
  if (extraction.status !== 'read' || text.trim() === '') return { status: 'unreadable' };
  const { document } = extraction;
  const tool = recogniseTool(text);
  if (tool === undefined) return { status: 'not-recognised' };
  const fields = readTextReport(tool, document);
  // A page that names a tool but states no rate is a receipt or a web page, not a report.
  return Object.keys(fields.rates).length === 0
    ? { status: 'not-recognised' }
    : { status: 'read', report: { ...fields, layout: 'text', sha256 } };
}

/** Older reports are GB2312 and say so. */
function decodeHtml(bytes: Uint8Array): string {
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))?.[1];
  try {
    if (declared !== undefined) return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    // An unknown or wrong charset: fall through to detection.
  }
  return decodeText(bytes).text;
}
