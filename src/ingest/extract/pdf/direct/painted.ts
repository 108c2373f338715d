import type { Box } from './geometry.ts';

const MAX_BOXES = 4000;
/** Pictures coarser than this are no scans: text over them is not their text layer. */
const MIN_SCAN_PIXELS_PER_POINT = 0.5;
const GRID = 16;

/** What is painted on a page under its text: enough to tell white letters on white paper and text layers of scans. */
export class Painted {
  private readonly boxes: { readonly box: Box; readonly white: boolean }[] = [];
  private readonly pictures: Box[] = [];
  private full = false;

  fill(box: Box, white: boolean): void {
    if (this.boxes.length >= MAX_BOXES) this.full = true;
    else this.boxes.push({ box, white });
  }

  picture(box: Box, widthPixels: number, heightPixels: number): void {
    this.fill(box, false);
    const area = Math.max(1, (box.right - box.left) * (box.top - box.bottom));
    if (Math.sqrt((widthPixels * heightPixels) / area) >= MIN_SCAN_PIXELS_PER_POINT && this.pictures.length < MAX_BOXES)
      this.pictures.push(box);
  }

  /** The last thing painted at a point is white, or nothing is. What cannot be told is not white. */
  isWhiteAt(x: number, y: number): boolean {
    if (this.full) return false;
    for (let index = this.boxes.length - 1; index >= 0; index--) {
      const painted = this.boxes[index];
      if (painted !== undefined && contains(painted.box, x, y)) return painted.white;
    }
    return true;
  }

  get isBare(): boolean {
    return this.boxes.length === 0;
  }

  isPictureAt(x: number, y: number): boolean {
    return this.pictures.some((box) => contains(box, x, y));
  }

  /** Share of the page that pictures cover, on a grid of 16 by 16 points. */
  pictureShare(width: number, height: number): number {
    if (this.pictures.length === 0) return 0;
    let covered = 0;
    for (let row = 0; row < GRID; row++) {
      for (let column = 0; column < GRID; column++) {
        if (this.isPictureAt(((column + 0.5) / GRID) * width, ((row + 0.5) / GRID) * height)) covered++;
      }
    }
    return covered / (GRID * GRID);
  }
}

const contains = (box: Box, x: number, y: number): boolean => x >= box.left && x <= box.right && y >= box.bottom && y <= box.top;
