import type { DocumentProperties } from '../../../domain/document.ts';
import { codePageLabel, decodeCodePage } from '../plain/code-pages.ts';
import { ByteView } from './byte-view.ts';
import type { CompoundFile } from './compound-file.ts';

// [MS-OLEPS]: property numbers of the summary and of the document summary, and the types their values have.
const SUMMARY = { 2: 'title', 4: 'author', 8: 'lastModifiedBy', 12: 'created', 13: 'modified', 18: 'application' } as const;
const DOCUMENT_SUMMARY = { 15: 'company' } as const;
const CODE_PAGE = 1;
const STRING_8 = 30;
const STRING_16 = 31;
const FILE_TIME = 64;
const MAX_PROPERTIES = 200;
const MAX_VALUE_BYTES = 2000;
/** 100 ns steps from 1601 to 1970. */
const EPOCH_STEPS = 116_444_736_000_000_000n;

/** Reads what an OLE document's property streams state. */
export function summaryProperties(ole: CompoundFile): DocumentProperties {
  return {
    ...readSet(ole.stream('\x05SummaryInformation'), SUMMARY),
    ...readSet(ole.stream('\x05DocumentSummaryInformation'), DOCUMENT_SUMMARY),
  };
}

function readSet(stream: Uint8Array | undefined, fields: Readonly<Record<number, keyof DocumentProperties>>): DocumentProperties {
  if (stream === undefined) return {};
  const view = new ByteView(stream);
  const base = view.u32(44);
  const count = Math.min(view.u32(base + 4), MAX_PROPERTIES);
  const places = new Map<number, number>();
  for (let index = 0; index < count; index++) places.set(view.u32(base + 8 + index * 8), base + view.u32(base + 12 + index * 8));
  const codePage = view.u16((places.get(CODE_PAGE) ?? -4) + 4);
  const found: Partial<Record<keyof DocumentProperties, string>> = {};
  for (const [number, field] of Object.entries(fields)) {
    const at = places.get(Number(number));
    const value = at === undefined ? '' : valueOf(view, at, codePage);
    if (value !== '') found[field] = value;
  }
  return found;
}

function valueOf(view: ByteView, at: number, codePage: number): string {
  const type = view.u16(at);
  if (type === FILE_TIME) return dateOf(view.u32(at + 4), view.u32(at + 8));
  if (type !== STRING_8 && type !== STRING_16) return '';
  const length = Math.min(view.u32(at + 4) * (type === STRING_16 ? 2 : 1), MAX_VALUE_BYTES);
  const encoding = type === STRING_16 ? 'utf-16le' : codePageLabel(codePage);
  return decodeCodePage(encoding, view.slice(at + 8, at + 8 + length))
    .replace(/\0.*$/s, '')
    .trim();
}

function dateOf(low: number, high: number): string {
  const steps = (BigInt(high) << 32n) + BigInt(low);
  const milliseconds = Number((steps - EPOCH_STEPS) / 10_000n);
  // Before 1980 no such file was written: the field then holds an editing time or nothing.
  return milliseconds < 315_532_800_000 || milliseconds > 4_102_444_800_000 ? '' : new Date(milliseconds).toISOString();
}
