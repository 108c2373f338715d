import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assignAtLeastCost } from '../../../src/reviewers/min-cost-assignment.ts';

/** Papers × reviewers; a negative score forbids the pair. */
export interface SimilaritySet {
  readonly name: string;
  readonly scores: readonly (readonly number[])[];
  readonly demand: number;
  readonly loads: readonly number[];
}

/** Text: the first line gives papers and reviewers, then one row a paper or a reviewer, as its length shows. */
export function readMatrix(file: string, { demand, load }: { demand: number; load: number }): SimilaritySet {
  const [head = [], ...rows] = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const [papers = 0, reviewers = 0] = head;
  const byPaper = rows[0]?.length === reviewers && rows.length === papers;
  const scores = Array.from({ length: papers }, (_, p) =>
    Array.from({ length: reviewers }, (__, r) => (byPaper ? rows[p]?.[r] : rows[r]?.[p]) ?? -1),
  );
  return { name: path.basename(file, '.in'), scores, demand, loads: new Array<number>(reviewers).fill(load) };
}

/** Reviewers × papers as NumPy files; demand 3, load 4, -1 where excluded. */
export function readMidl(folder: string): SimilaritySet {
  const { values, shape, fortran } = readNpy(path.join(folder, 'scores.npy'));
  const [reviewers = 0, papers = 0] = shape;
  const at = (r: number, p: number): number => values[fortran ? p * reviewers + r : r * papers + p] ?? -1;
  const scores = Array.from({ length: papers }, (_, p) => Array.from({ length: reviewers }, (__, r) => at(r, p)));
  const [demand = 3] = readNpy(path.join(folder, 'covs.npy')).values;
  return { name: 'midl', scores, demand, loads: readNpy(path.join(folder, 'loads.npy')).values };
}

function readNpy(file: string): { values: number[]; shape: number[]; fortran: boolean } {
  const bytes = readFileSync(file);
  const headerLength = bytes.readUInt16LE(8);
  const header = bytes.toString('latin1', 10, 10 + headerLength);
  const type = /'descr': '<([fi])8'/.exec(header)?.[1];
  const shape = (/'shape': \(([^)]*)\)/.exec(header)?.[1] ?? '').split(',').flatMap((part) => (part.trim() === '' ? [] : [Number(part)]));
  const values: number[] = [];
  for (let at = 10 + headerLength; at + 8 <= bytes.length; at += 8)
    values.push(type === 'f' ? bytes.readDoubleLE(at) : Number(bytes.readBigInt64LE(at)));
  return { values, shape, fortran: header.includes("'fortran_order': True") };
}

/** Similarities are kept to 1e-9 of the largest, without load penalty: the plain maximum of the literature. */
const SCALE = 2 ** 33;

export function solve(set: SimilaritySet): { filled: number; objective: number; assigned: number[][] } {
  const largest = Math.max(...set.scores.map((row) => Math.max(...row)), Number.MIN_VALUE);
  const assigned = assignAtLeastCost({
    demands: set.scores.map(() => set.demand),
    capacities: set.loads,
    gains: set.scores.map((row) => row.map((score) => (score < 0 ? -1 : Math.round((score / largest) * SCALE)))),
    loadPenalty: 0,
    firstItems: 0,
  });
  const objective = assigned.reduce(
    (sum, list, paper) => sum + list.reduce((part, reviewer) => part + (set.scores[paper]?.[reviewer] ?? 0), 0),
    0,
  );
  return { filled: assigned.reduce((sum, list) => sum + list.length, 0), objective, assigned };
}
