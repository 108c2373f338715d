import { type Box, gapB, unite } from './box.ts';

/** Boxes that lie within `gap` tokens of each other in both documents, taken together; `members` lists what each unites. */
export interface Cluster extends Box {
  readonly members: readonly Box[];
}

/** @param boxes in order of `a0`. */
export function clusterBoxes(boxes: readonly Box[], gap: number): Cluster[] {
  const parents = Int32Array.from(boxes, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while ((parents[at] ?? at) !== at) at = parents[at] ?? at;
    parents[i] = at;
    return at;
  };
  // Boxes whose end in A is within reach of the next start; seeds of one fragment share a1, so the list stays short.
  let reach: number[] = [];
  for (let i = 0; i < boxes.length; i++) {
    const box = boxes[i];
    if (box === undefined) continue;
    reach = reach.filter((j) => box.a0 - (boxes[j]?.a1 ?? 0) <= gap);
    for (const j of reach) {
      const other = boxes[j];
      if (other !== undefined && gapB(box, other) <= gap) parents[root(i)] = root(j);
    }
    reach.push(i);
  }
  const groups = new Map<number, Box[]>();
  for (const [i, box] of boxes.entries()) {
    const key = root(i);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [box]);
    else group.push(box);
  }
  return [...groups.values()].map((members) => ({ ...members.reduce(unite), members }));
}
