import { type ColumnNames, isLabel, isWeakHeader, roleOf } from '../columns.ts';
import { type PageLine, type Segment, segmentOf } from './page-lines.ts';

/** Headers are set wide (`刊   名`): up to this many pieces may be one label. */
const PIECES = 4;
/** Longer texts are no labels. */
const LONGEST_LABEL = 24;

/** @returns the labels of a line that heads a table, left to right; undefined for any other line. */
export function headerLabels(line: PageLine, names: ColumnNames): readonly Segment[] | undefined {
  const labels: Segment[] = [];
  let known = 0;
  let titled = false;
  for (let i = 0; i < line.segments.length; ) {
    const { label, pieces } = longestKnown(line.segments, i, names);
    const role = roleOf(label.text, names);
    if (label.text.length > LONGEST_LABEL) return undefined;
    if (role !== undefined) known++;
    titled ||= role === 'title' && (line.segments.length > 1 || !isWeakHeader(label.text));
    labels.push(label);
    i += pieces;
  }
  // A data row may hold one word that is also a header.
  return titled && known * 2 > labels.length ? labels : undefined;
}

function longestKnown(segments: readonly Segment[], from: number, names: ColumnNames): { label: Segment; pieces: number } {
  for (let pieces = Math.min(PIECES, segments.length - from); pieces > 1; pieces--) {
    const label = segmentOf(segments.slice(from, from + pieces).flatMap(({ glyphs }) => glyphs));
    // `ISSN` beside `CN` are two labels, `刊` beside `名` one.
    const parts = segments.slice(from, from + pieces);
    const apart = parts.every(({ text }) => roleOf(text, names) !== undefined);
    if (!apart && label.text.length <= LONGEST_LABEL && isLabel(label.text, names)) return { label, pieces };
  }
  return { label: segments[from] ?? segmentOf([]), pieces: 1 };
}
