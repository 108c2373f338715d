import type { Box, Matrix } from './geometry.ts';

/** The box around a path that is being built (ISO 32000-1, 8.5). */
export class PathBounds {
  private bounds: { left: number; bottom: number; right: number; top: number } | undefined;

  extend(m: Matrix, x: number, y: number): void {
    const [px, py] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
    const { bounds } = this;
    if (bounds === undefined) this.bounds = { left: px, right: px, bottom: py, top: py };
    else {
      bounds.left = Math.min(bounds.left, px);
      bounds.right = Math.max(bounds.right, px);
      bounds.bottom = Math.min(bounds.bottom, py);
      bounds.top = Math.max(bounds.top, py);
    }
  }

  /** @returns the box, undefined for a path of no points; the next path begins. */
  take(): Box | undefined {
    const { bounds } = this;
    this.bounds = undefined;
    return bounds;
  }
}
