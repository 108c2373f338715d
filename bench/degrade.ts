import jpeg from 'jpeg-js';
import type { Picture } from '../src/ingest/extract/ocr/grey-image.ts';

/** Mulberry32: the same seed gives the same scan. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type Degradation = (picture: Picture, random: () => number) => Picture;

const copyOf = (picture: Picture): Picture => ({ ...picture, rgba: picture.rgba.slice() });
const clamp = (value: number): number => Math.max(0, Math.min(255, Math.round(value)));

/** Gaussian blur of the three channels. */
export const blur =
  (sigma: number): Degradation =>
  ({ height, rgba, width }) => {
    const radius = Math.ceil(sigma * 3);
    const kernel = Array.from({ length: radius * 2 + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma * sigma)));
    const total = kernel.reduce((a, b) => a + b, 0);
    const pass = (from: Uint8Array, stepX: number, stepY: number): Uint8Array => {
      const to = new Uint8Array(from.length).fill(255);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          for (let c = 0; c < 3; c++) {
            let sum = 0;
            kernel.forEach((weight, k) => {
              const sx = Math.min(width - 1, Math.max(0, x + (k - radius) * stepX));
              const sy = Math.min(height - 1, Math.max(0, y + (k - radius) * stepY));
              sum += weight * (from[(sy * width + sx) * 4 + c] ?? 0);
            });
            to[(y * width + x) * 4 + c] = clamp(sum / total);
          }
        }
      }
      return to;
    };
    return { width, height, rgba: pass(pass(rgba, 1, 0), 0, 1) };
  };

/** Normal noise on every pixel, and specks on a few. */
export const noise =
  (deviation: number, specks: number): Degradation =>
  (picture, random) => {
    const noisy = copyOf(picture);
    for (let i = 0; i < noisy.rgba.length; i += 4) {
      const normal = Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
      const speck = random() < specks;
      for (let c = 0; c < 3; c++) noisy.rgba[i + c] = speck ? 40 : clamp((noisy.rgba[i + c] ?? 0) + normal * deviation);
    }
    return noisy;
  };

/** Turned about its middle, on white. */
export const skew =
  (degrees: number): Degradation =>
  ({ height, rgba, width }) => {
    const turned = new Uint8Array(rgba.length).fill(255);
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const [dx, dy] = [x - width / 2, y - height / 2];
        const [sx, sy] = [width / 2 + dx * cos + dy * sin, height / 2 - dx * sin + dy * cos];
        const [left, top] = [Math.floor(sx), Math.floor(sy)];
        if (left < 0 || top < 0 || left + 1 >= width || top + 1 >= height) continue;
        const [fx, fy] = [sx - left, sy - top];
        for (let c = 0; c < 3; c++) {
          const at = (px: number, py: number): number => rgba[(py * width + px) * 4 + c] ?? 255;
          const upper = at(left, top) * (1 - fx) + at(left + 1, top) * fx;
          const lower = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx;
          turned[(y * width + x) * 4 + c] = clamp(upper * (1 - fy) + lower * fy);
        }
      }
    }
    return { width, height, rgba: turned };
  };

export const asJpeg =
  (quality: number): Degradation =>
  ({ height, rgba, width }) => {
    const { data } = jpeg.encode({ width, height, data: rgba }, quality);
    const decoded = jpeg.decode(data, { useTArray: true, maxMemoryUsageInMB: 2048 });
    return { width: decoded.width, height: decoded.height, rgba: decoded.data };
  };

/** Darker towards one side, as under the lid of a copier. */
export const shade =
  (depth: number): Degradation =>
  (picture) => {
    const shaded = copyOf(picture);
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const light = 1 - depth * (x / picture.width) * (y / picture.height);
        for (let c = 0; c < 3; c++)
          shaded.rgba[(y * picture.width + x) * 4 + c] = clamp((shaded.rgba[(y * picture.width + x) * 4 + c] ?? 0) * light);
      }
    }
    return shaded;
  };

/** A round red seal with a star and a ring of strokes, laid over the print as ink lies: light is multiplied. */
export const seal =
  (centreX: number, centreY: number, diameter: number): Degradation =>
  (picture, random) => {
    const stamped = copyOf(picture);
    const { height, width } = picture;
    const radius = (width * diameter) / 2;
    const [cx, cy] = [width * centreX, height * centreY];
    const ink = [0.88, 0.18, 0.2];
    for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius); y++) {
      for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(width, cx + radius); x++) {
        const [dx, dy] = [(x - cx) / radius, (y - cy) / radius];
        const r = Math.hypot(dx, dy);
        const angle = Math.atan2(dy, dx);
        const ring = r > 0.93 && r < 1;
        const letters = r > 0.66 && r < 0.88 && Math.sin(angle * 24) > -0.2 && (Math.sin(angle * 96) > 0 || Math.sin(r * 60) > 0.3);
        const star = r < 0.28 * (0.62 + 0.38 * Math.cos(5 * (angle + Math.PI / 2)));
        if (!(ring || letters || star) || random() < 0.08) continue;
        const at = (y * width + x) * 4;
        for (let c = 0; c < 3; c++) stamped.rgba[at + c] = clamp((stamped.rgba[at + c] ?? 0) * (ink[c] ?? 1));
      }
    }
    return stamped;
  };

/** A quarter turn clockwise, so many times. */
export const quarterTurns =
  (quarters: number): Degradation =>
  (picture) => {
    let { width, height, rgba } = picture;
    for (let i = 0; i < quarters; i++) {
      const turned = new Uint8Array(rgba.length);
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const [from, to] = [(y * width + x) * 4, (x * height + height - 1 - y) * 4];
          for (let c = 0; c < 4; c++) turned[to + c] = rgba[from + c] ?? 0;
        }
      }
      [width, height, rgba] = [height, width, turned];
    }
    return { width, height, rgba };
  };
