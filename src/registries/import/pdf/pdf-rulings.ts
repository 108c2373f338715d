import type { GlyphPage, PageReader, Ruling, Turn } from './glyph-page.ts';

const OBJECT_PATH = 2;
const MAX_OBJECTS = 50_000;
const MAX_SEGMENTS = 20_000;
/** Two ends this near in height lie on one rule. */
const LEVEL = 1;
/** Shorter strokes are marks, not rules of a table. */
const SHORTEST = 8;
/** Both edges of a drawn rule, and cells drawn a little apart, are one rule. */
const SAME_RULE = 2;
const GAP = 3;

/** Reads a page's rules: stroked lines, thin filled boxes and the edges of cells, of every path drawn on it. */
export function readRulings(reader: PageReader, page: number, turn: Turn): Pick<GlyphPage, 'rulings' | 'verticals'> {
  const { api } = reader;
  const rulings: Ruling[] = [];
  const verticals: Ruling[] = [];
  const objects = Math.min(api.FPDFPage_CountObjects(page), MAX_OBJECTS);
  let left = MAX_SEGMENTS;
  for (let index = 0; index < objects && left > 0; index++) {
    const object = api.FPDFPage_GetObject(page, index);
    if (object === 0 || api.FPDFPageObj_GetType(object) !== OBJECT_PATH) continue;
    const count = Math.min(api.FPDFPath_CountSegments(object), left);
    left -= count;
    const points = pointsOf(reader, object, count, turn);
    rulings.push(...levelEdges(points));
    verticals.push(...levelEdges(points.map(({ x, y, moved }) => ({ x: y, y: x, moved }))));
  }
  return { rulings: joined(rulings), verticals: joined(verticals) };
}

interface Point {
  readonly x: number;
  readonly y: number;
  /** Begins a new figure. */
  readonly moved: boolean;
}

function pointsOf(reader: PageReader, object: number, count: number, turn: Turn): Point[] {
  const { api, scratch } = reader;
  const matrix = api.FPDFPageObj_GetMatrix(object, scratch) ? reader.floats(6) : [1, 0, 0, 1, 0, 0];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
  const points: Point[] = [];
  for (let i = 0; i < count; i++) {
    const segment = api.FPDFPath_GetPathSegment(object, i);
    if (segment === 0 || !api.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)) continue;
    const [px = 0, py = 0] = reader.floats(2);
    const [x, y] = turn(a * px + c * py + e, b * px + d * py + f);
    points.push({ x, y, moved: api.FPDFPathSegment_GetType(segment) === 2 });
  }
  return points;
}

/** A figure is taken as closed: of a filled box, the closing edge is often left out. */
function levelEdges(points: readonly Point[]): Ruling[] {
  const edges: Ruling[] = [];
  let start: Point | undefined;
  const edge = (from: Point | undefined, to: Point | undefined): void => {
    if (from === undefined || to === undefined || Math.abs(from.y - to.y) > LEVEL || Math.abs(from.x - to.x) < SHORTEST) return;
    edges.push({ y: (from.y + to.y) / 2, left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) });
  };
  points.forEach((point, i) => {
    const before = points[i - 1];
    if (point.moved) {
      edge(before, start);
      start = point;
    } else edge(before, point);
  });
  edge(points.at(-1), start);
  return edges;
}

/** Rules are drawn cell by cell: pieces on one height that meet are one. Sorted from the top. */
function joined(rulings: readonly Ruling[]): Ruling[] {
  const result: Ruling[] = [];
  for (const ruling of [...rulings].sort((p, q) => q.y - p.y || p.left - q.left)) {
    let at = result.length - 1;
    while (at >= 0 && !meets(result[at], ruling)) at = (result[at]?.y ?? Number.POSITIVE_INFINITY) - ruling.y > SAME_RULE ? -1 : at - 1;
    const met = result[at];
    if (met === undefined) result.push(ruling);
    else result[at] = { y: met.y, left: Math.min(met.left, ruling.left), right: Math.max(met.right, ruling.right) };
  }
  return result;
}

const meets = (met: Ruling | undefined, { y, left, right }: Ruling): boolean =>
  met !== undefined && met.y - y <= SAME_RULE && left <= met.right + GAP && met.left <= right + GAP;
