export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around a line of text, at any angle. */
export interface LineBox {
  readonly centre: Point;
  /** Along the line. */
  readonly length: number;
  /** Across it. */
  readonly thickness: number;
  /** Radians, clockwise from the picture's x axis, in (-π/2, π/2]. */
  readonly angle: number;
}

export const scaleBox = (box: LineBox, horizontal: number, vertical: number): LineBox => ({
  ...box,
  centre: { x: box.centre.x * horizontal, y: box.centre.y * vertical },
  length: box.length * horizontal,
  thickness: box.thickness * vertical,
});

/** @returns corners of the smallest upright rectangle around the box. */
export function boundsOf({ angle, centre, length, thickness }: LineBox): { left: number; right: number; top: number; bottom: number } {
  const [cos, sin] = [Math.abs(Math.cos(angle)), Math.abs(Math.sin(angle))];
  const halfWidth = (length * cos + thickness * sin) / 2;
  const halfHeight = (length * sin + thickness * cos) / 2;
  return { left: centre.x - halfWidth, right: centre.x + halfWidth, top: centre.y - halfHeight, bottom: centre.y + halfHeight };
}

/** @returns the convex hull of the points (Andrew's monotone chain), counter-clockwise. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      while (chain.length >= 2) {
        const [a, b] = [chain[chain.length - 2], chain[chain.length - 1]];
        if (a === undefined || b === undefined || (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    chain.pop();
    return chain;
  };
  return sorted.length < 3 ? sorted : [...half(sorted), ...half(sorted.reverse())];
}

/** @returns the rectangle with sides along and across the angle that just holds the points. */
export function boxAtAngle(points: readonly Point[], angle: number): LineBox {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  let [low, high, near, far] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of points) {
    const along = x * cos + y * sin;
    const across = y * cos - x * sin;
    low = Math.min(low, along);
    high = Math.max(high, along);
    near = Math.min(near, across);
    far = Math.max(far, across);
  }
  const [along, across] = [(low + high) / 2, (near + far) / 2];
  return {
    centre: { x: along * cos - across * sin, y: along * sin + across * cos },
    length: high - low,
    thickness: far - near,
    angle,
  };
}

/** @returns the smallest rectangle around a hull: one of its sides lies on a side of the hull (Freeman & Shapira 1975). */
export function smallestBox(hull: readonly Point[]): LineBox {
  let best = boxAtAngle(hull, 0);
  hull.forEach((point, index) => {
    const next = hull[(index + 1) % hull.length] ?? point;
    if (next.x === point.x && next.y === point.y) return;
    const box = boxAtAngle(hull, Math.atan2(next.y - point.y, next.x - point.x));
    if (box.length * box.thickness < best.length * best.thickness) best = box;
  });
  return alongItsLength(best);
}

function alongItsLength(box: LineBox): LineBox {
  const turned =
    box.thickness > box.length ? { ...box, length: box.thickness, thickness: box.length, angle: box.angle + Math.PI / 2 } : box;
  let angle = turned.angle;
  while (angle > Math.PI / 2) angle -= Math.PI;
  while (angle <= -Math.PI / 2) angle += Math.PI;
  return { ...turned, angle };
}
