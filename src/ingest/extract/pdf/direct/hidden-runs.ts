import type { HiddenText } from '../../../../domain/document.ts';
import type { Painted } from './painted.ts';
import { middleOf, type TextRun } from './text-run.ts';

/** Invisible letters over a picture are the text layer of a scan: they say what the picture shows. */
export const isVisible = (run: TextRun, painted: Painted): boolean =>
  run.hidden === undefined || (run.hidden === 'invisible' && painted.isPictureAt(...middleOf(run)));

export type HiddenPiece = Pick<HiddenText, 'kind'> & { readonly text: string };

/** @returns what is hidden, pieces of one kind that follow each other joined. */
export function hiddenOf(runs: readonly TextRun[], painted: Painted): HiddenPiece[] {
  const pieces: { kind: HiddenPiece['kind']; text: string }[] = [];
  for (const run of runs) {
    if (run.hidden === undefined || isVisible(run, painted)) continue;
    const last = pieces.at(-1);
    if (last?.kind === run.hidden) last.text += run.text;
    else pieces.push({ kind: run.hidden, text: run.text });
  }
  return pieces;
}
