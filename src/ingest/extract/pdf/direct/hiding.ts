import type { Matrix } from './geometry.ts';
import type { GraphicsState } from './graphics-state.ts';
import type { Painted } from './painted.ts';
import type { HiddenKind, RunTable } from './run-table.ts';

/** Smaller than any printed letter: footnotes are set in 5 points and more. */
const MICROSCOPIC_POINTS = 2;
export const TRANSPARENT = 0.05;

export interface PageFrame {
  readonly width: number;
  readonly height: number;
  /** From default user space to the upright page, its crop box at the origin. */
  readonly matrix: Matrix;
}

/** @returns why a run would not be seen, undefined when it would. */
export function hiddenKind(runs: RunTable, run: number, state: GraphicsState, frame: PageFrame, painted: Painted): HiddenKind | undefined {
  const startX = runs.startX(run);
  const endX = runs.endX(run);
  const startY = runs.startY(run);
  const endY = runs.endY(run);
  const size = runs.size(run);
  const left = Math.min(startX, endX);
  const right = Math.max(startX, endX);
  const bottom = Math.min(startY, endY);
  const top = Math.max(startY, endY) + size / 2;
  if (right < -1 || left > frame.width + 1 || top < -1 || bottom > frame.height + 1) return 'outside-page';
  if (size < MICROSCOPIC_POINTS) return 'microscopic';
  const { renderMode, fillIsWhite, strokeIsWhite, fillAlpha } = state;
  if (renderMode === 3 || renderMode === 7 || (renderMode !== 1 && fillAlpha < TRANSPARENT)) return 'invisible';
  const white = renderMode === 1 ? strokeIsWhite : renderMode === 2 ? fillIsWhite && strokeIsWhite : fillIsWhite;
  return white && painted.isWhiteAt((left + right) / 2, bottom + size * 0.3) ? 'white' : undefined;
}
