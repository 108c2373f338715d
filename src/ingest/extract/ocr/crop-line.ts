import type { GreyImage } from './grey-image.ts';
import type { LineBox } from './line-box.ts';

/** @returns the line cut out upright, `height` pixels high and `width` long; beyond the picture is white. */
export function cropLine(image: GreyImage, box: LineBox, width: number, height: number): GreyImage {
  const pixels = new Uint8Array(width * height);
  const [cos, sin] = [Math.cos(box.angle), Math.sin(box.angle)];
  const [stepAlong, stepAcross] = [box.length / width, box.thickness / height];
  // Shrinking needs a mean over what one pixel covers, else strokes are lost between samples.
  const samplesAlong = Math.max(1, Math.round(stepAlong));
  const samplesAcross = Math.max(1, Math.round(stepAcross));
  const samples = samplesAlong * samplesAcross;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      let sum = 0;
      for (let b = 0; b < samplesAcross; b++) {
        const across = (row + (b + 0.5) / samplesAcross) * stepAcross - box.thickness / 2;
        for (let a = 0; a < samplesAlong; a++) {
          const along = (column + (a + 0.5) / samplesAlong) * stepAlong - box.length / 2;
          sum += sample(image, box.centre.x + along * cos - across * sin - 0.5, box.centre.y + along * sin + across * cos - 0.5);
        }
      }
      pixels[row * width + column] = sum / samples + 0.5;
    }
  }
  return { width, height, pixels };
}

/** Bilinear. */
function sample({ height, pixels, width }: GreyImage, x: number, y: number): number {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [fx, fy] = [x - left, y - top];
  if (left >= 0 && top >= 0 && left + 1 < width && top + 1 < height) {
    const at = top * width + left;
    const upper = (pixels[at] ?? 0) * (1 - fx) + (pixels[at + 1] ?? 0) * fx;
    const lower = (pixels[at + width] ?? 0) * (1 - fx) + (pixels[at + width + 1] ?? 0) * fx;
    return upper * (1 - fy) + lower * fy;
  }
  const nearest = [Math.round(x), Math.round(y)] as const;
  if (nearest[0] < 0 || nearest[1] < 0 || nearest[0] >= width || nearest[1] >= height) return 255;
  return pixels[nearest[1] * width + nearest[0]] ?? 255;
}
