import type { HiddenText } from '../../../../domain/document.ts';

/** Why a reader of the printed page would not see a piece of text. */
export type HiddenKind = HiddenText['kind'];

/** A piece of text as one operator shows it, in points of the upright page, origin bottom left. */
export interface TextRun {
  readonly text: string;
  /** Where its baseline starts and ends. */
  readonly startX: number;
  readonly startY: number;
  readonly endX: number;
  readonly endY: number;
  /** Unit vector along the baseline. */
  readonly alongX: number;
  readonly alongY: number;
  readonly size: number;
  readonly hidden: HiddenKind | undefined;
}

/** @returns the middle of a run's letters. */
export const middleOf = (run: TextRun): readonly [x: number, y: number] => [
  (run.startX + run.endX) / 2 - run.alongY * run.size * 0.3,
  (run.startY + run.endY) / 2 + run.alongX * run.size * 0.3,
];
