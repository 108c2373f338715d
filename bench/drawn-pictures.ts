import type { Pixels } from '../src/ingest/extract/structure/difference-hash.ts';

/** A picture in grey, drawn on white. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8ClampedArray;
}
type Random = () => number;

/** Mulberry32: the same pictures for the same seed. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));

function fill({ width, height, grey }: Canvas, x: number, y: number, wide: number, high: number, value: number): void {
  for (let row = Math.max(0, y); row < Math.min(height, y + high); row++)
    for (let column = Math.max(0, x); column < Math.min(width, x + wide); column++) grey[row * width + column] = value;
}

function line(canvas: Canvas, from: readonly [number, number], to: readonly [number, number], value = 40, thick = 2): void {
  const steps = Math.max(1, Math.ceil(Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]))));
  for (let step = 0; step <= steps; step++) {
    const [x, y] = [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps];
    fill(canvas, Math.round(x), Math.round(y), thick, thick, value);
  }
}

/** Axes with marks and figures along them; what most charts have alike. @returns the plot's left, top, width and height. */
function axes(canvas: Canvas, random: Random): readonly [number, number, number, number] {
  const left = Math.round(canvas.width * (0.08 + 0.06 * random()));
  const bottom = Math.round(canvas.height * (0.1 + 0.06 * random()));
  const [wide, high] = [canvas.width - left - 12, canvas.height - bottom - 12];
  line(canvas, [left, 12], [left, 12 + high]);
  line(canvas, [left, 12 + high], [left + wide, 12 + high]);
  if (random() < 0.5) {
    line(canvas, [left, 12], [left + wide, 12]);
    line(canvas, [left + wide, 12], [left + wide, 12 + high]);
  }
  const [across, down] = [whole(random, 4, 9), whole(random, 4, 7)];
  for (let mark = 0; mark <= across; mark++) words(canvas, random, left + (mark * wide) / across - 8, 12 + high + 8, 16);
  for (let mark = 0; mark <= down; mark++) words(canvas, random, left - 24, 12 + (mark * high) / down - 4, 16);
  return [left, 12, wide, high];
}

/** Something as dark as a line of small print. */
function words(canvas: Canvas, random: Random, x: number, y: number, wide: number): void {
  for (let at = 0; at < wide; at += 2) if (random() < 0.6) fill(canvas, Math.round(x) + at, Math.round(y), 1, 8, 60);
}

const KINDS: Readonly<Record<string, (canvas: Canvas, random: Random) => void>> = {
  'line chart': (canvas, random) => {
    const [left, top, wide, high] = axes(canvas, random);
    for (let series = whole(random, 1, 4); series > 0; series--) {
      const points = whole(random, 5, 24);
      let level = random();
      let last: readonly [number, number] | undefined;
      for (let point = 0; point <= points; point++) {
        level = Math.min(1, Math.max(0, level + (random() - 0.5) * 0.35));
        const next = [left + (point * wide) / points, top + high * (1 - level)] as const;
        if (last !== undefined) line(canvas, last, next, whole(random, 0, 120));
        last = next;
      }
    }
  },
  'bar chart': (canvas, random) => {
    const [left, top, wide, high] = axes(canvas, random);
    const [bars, series] = [whole(random, 3, 9), whole(random, 1, 3)];
    const each = wide / (bars * (series + 1));
    for (let bar = 0; bar < bars; bar++)
      for (let of = 0; of < series; of++) {
        const tall = high * (0.1 + 0.85 * random());
        const x = left + (bar * (series + 1) + of + 0.5) * each;
        fill(canvas, Math.round(x), Math.round(top + high - tall), Math.ceil(each), Math.round(tall), 60 + 60 * of);
      }
  },
  scatter: (canvas, random) => {
    const [left, top, wide, high] = axes(canvas, random);
    const slope = random() * 2 - 1;
    for (let point = whole(random, 20, 200); point > 0; point--) {
      const x = random();
      const y = Math.min(1, Math.max(0, 0.5 + slope * (x - 0.5) + (random() - 0.5) * 0.5));
      fill(canvas, Math.round(left + x * wide), Math.round(top + y * high), 4, 4, 50);
    }
  },
  'flow chart': (canvas, random) => {
    const rows = whole(random, 3, 6);
    for (let row = 0; row < rows; row++) {
      const boxes = whole(random, 1, 3);
      for (let box = 0; box < boxes; box++) {
        const [x, y] = [((box + 0.2) * canvas.width) / boxes, ((row + 0.2) * canvas.height) / rows];
        const [wide, high] = [(0.6 * canvas.width) / boxes, (0.6 * canvas.height) / rows];
        line(canvas, [x, y], [x + wide, y]);
        line(canvas, [x, y + high], [x + wide, y + high]);
        line(canvas, [x, y], [x, y + high]);
        line(canvas, [x + wide, y], [x + wide, y + high]);
        words(canvas, random, x + wide * 0.2, y + high / 2 - 4, wide * (0.3 + 0.3 * random()));
        line(canvas, [x + wide / 2, y + high], [x + wide / 2, y + canvas.height / rows]);
      }
    }
  },
  'heat map': (canvas, random) => {
    const [across, down] = [whole(random, 5, 20), whole(random, 5, 20)];
    for (let row = 0; row < down; row++)
      for (let column = 0; column < across; column++)
        fill(
          canvas,
          Math.floor((column * canvas.width) / across),
          Math.floor((row * canvas.height) / down),
          Math.ceil(canvas.width / across),
          Math.ceil(canvas.height / down),
          255 * random(),
        );
  },
  micrograph: (canvas, random) => {
    canvas.grey.fill(whole(random, 100, 180));
    for (let blob = whole(random, 20, 120); blob > 0; blob--) {
      const [x, y, radius] = [random() * canvas.width, random() * canvas.height, 3 + random() * 18];
      const value = whole(random, 20, 240);
      for (let row = -radius; row <= radius; row++) {
        const half = Math.sqrt(radius * radius - row * row);
        fill(canvas, Math.round(x - half), Math.round(y + row), Math.round(2 * half), 1, value);
      }
    }
  },
  /** Waves of falling strength: the spectrum of natural scenes (Field 1987). */
  photograph: (canvas, random) => {
    const waves = Array.from({ length: 24 }, (_, at) => {
      const frequency = 0.5 + at / 3;
      const angle = random() * 2 * Math.PI;
      return [frequency * Math.cos(angle), frequency * Math.sin(angle), random() * 2 * Math.PI, 1 / (1 + frequency)] as const;
    });
    for (let y = 0; y < canvas.height; y++)
      for (let x = 0; x < canvas.width; x++) {
        let value = 128;
        for (const [across, down, phase, weight] of waves)
          value += 60 * weight * Math.sin(2 * Math.PI * ((across * x) / canvas.width + (down * y) / canvas.height) + phase);
        canvas.grey[y * canvas.width + x] = value;
      }
  },
};
export const DRAWN_KINDS: readonly string[] = Object.keys(KINDS);

/** @returns an invented picture of a kind; the same for the same seed. */
export function drawPicture(kind: string, seed: number): Canvas {
  const random = randomFrom(seed);
  const [width, height] = [whole(random, 360, 560), whole(random, 260, 400)];
  const canvas = { width, height, grey: new Uint8ClampedArray(width * height).fill(255) };
  KINDS[kind]?.(canvas, random);
  return canvas;
}

export const pixelsOf = ({ grey, height, width }: Canvas): Pixels => ({ width, height, brightness: (x, y) => grey[y * width + x] ?? 255 });

/** The same picture at another size, bilinear. */
export function resized(canvas: Canvas, share: number): Canvas {
  const [width, height] = [Math.round(canvas.width * share), Math.round(canvas.height * share)];
  const grey = new Uint8ClampedArray(width * height);
  const at = (x: number, y: number): number =>
    canvas.grey[Math.min(canvas.height - 1, y) * canvas.width + Math.min(canvas.width - 1, x)] ?? 255;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const [x, y] = [(column * canvas.width) / width, (row * canvas.height) / height];
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const [across, down] = [x - left, y - top];
      grey[row * width + column] =
        (at(left, top) * (1 - across) + at(left + 1, top) * across) * (1 - down) +
        (at(left, top + 1) * (1 - across) + at(left + 1, top + 1) * across) * down;
    }
  return { width, height, grey };
}
