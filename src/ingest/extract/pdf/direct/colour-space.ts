import type { PdfFile } from './pdf-file.ts';
import { nameOf, numberOr, type PdfValue } from './pdf-values.ts';

const DIRECT: Readonly<Record<string, number>> = { DeviceGray: 1, DeviceRGB: 3, DeviceCMYK: 4, CalGray: 1, CalRGB: 3 };

/** @returns how many components of grey, RGB or CMYK a colour space has; 0 for spaces whose numbers do not tell white. */
export function componentsOf(file: PdfFile, name: PdfValue | undefined, resource: PdfValue | undefined): number {
  const direct = DIRECT[nameOf(name) ?? ''];
  if (direct !== undefined) return direct;
  const space = file.array(resource);
  const kind = nameOf(file.get(space[0])) ?? '';
  return kind === 'ICCBased' ? numberOr(file.get(file.dict(space[1])?.get('N')), 0) : (DIRECT[kind] ?? 0);
}
