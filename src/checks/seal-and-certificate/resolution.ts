import type { StatedResolution } from '../../domain/image-facts.ts';

const INCHES: Readonly<Record<StatedResolution['unit'], number>> = { inch: 1, cm: 2.54, metre: 0.0254 };

/** @returns dots to the inch of the coarser direction, as the file states them. */
export const statedDpi = ({ x, y, unit }: StatedResolution): number => Math.min(x, y) * INCHES[unit];

/**
 * Whether a scan made at `dpi` may state this: a file that counts whole dots to the centimetre or metre can say 600 dpi only as
 * 236 a centimetre (599.4) or 23622 a metre (599.9988), so half a unit is granted. A PDF's box is drawn in hundredths of a point: 1 %.
 */
export function isAtLeastDpi(resolution: StatedResolution, dpi: number): boolean {
  const { unit, source } = resolution;
  if (source === 'pdf') return statedDpi(resolution) * 1.01 >= dpi;
  const half = unit === 'inch' ? 0 : 0.5 * INCHES[unit];
  return statedDpi(resolution) + half >= dpi;
}
