import type { Box } from './geometry.ts';
import type { GraphicsState } from './graphics-state.ts';

/** The box around a path that is being built (ISO 32000-1, 8.5). */
export class PathBounds {
  private isEmpty = true;
  private left = 0;
  private bottom = 0;
  private right = 0;
  private top = 0;

  extend(m: GraphicsState, x: number, y: number): void {
    const px = m.a * x + m.c * y + m.e;
    const py = m.b * x + m.d * y + m.f;
    if (this.isEmpty) {
      this.isEmpty = false;
      this.left = this.right = px;
      this.bottom = this.top = py;
      return;
    }
    this.left = Math.min(this.left, px);
    this.right = Math.max(this.right, px);
    this.bottom = Math.min(this.bottom, py);
    this.top = Math.max(this.top, py);
  }

  /** @returns the box, undefined for a path of no points; the next path begins. */
  take(): Box | undefined {
    if (this.isEmpty) return undefined;
    this.isEmpty = true;
    return { left: this.left, bottom: this.bottom, right: this.right, top: this.top };
  }

  drop(): void {
    this.isEmpty = true;
  }
}
