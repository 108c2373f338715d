import type { HiddenText } from '../../../../domain/document.ts';
import type { Painted } from './painted.ts';
import { middleOf, type TextRun } from './text-run.ts';

/** Hidden text of one page and kind, whole. */
export type HiddenPiece = Omit<HiddenText, 'page'> & { readonly text: string };

/** Invisible letters over a picture are the text layer of a scan: they say what the picture shows. */
export const isVisible = (run: TextRun, painted: Painted): boolean =>
  run.hidden === undefined || (run.hidden === 'invisible' && painted.isPictureAt(...middleOf(run)));

const SAMPLE_LENGTH = 120;

/** @returns what is hidden on a page, kind by kind. */
export function hiddenOf(runs: readonly TextRun[], painted: Painted): HiddenPiece[] {
  const texts = new Map<HiddenPiece['kind'], string[]>();
  for (const run of runs) {
    if (run.hidden === undefined || isVisible(run, painted)) continue;
    const known = texts.get(run.hidden);
    if (known === undefined) texts.set(run.hidden, [run.text]);
    else known.push(run.text);
  }
  return [...texts].map(([kind, pieces]) => {
    const text = pieces.join('').replaceAll('\0', '');
    return { kind, characters: text.replace(/\s/g, '').length, sample: text.trim().slice(0, SAMPLE_LENGTH), text };
  });
}

/** Another engine knows nothing of hiding: its lines that say what is hidden are taken out. */
export function withoutHidden<T extends { readonly text: string }>(lines: readonly T[], hidden: readonly HiddenPiece[]): readonly T[] {
  if (hidden.length === 0) return lines;
  const all = hidden.map((piece) => bare(piece.text)).join('\n');
  return lines.filter((line) => bare(line.text).length < MIN_LINE || !all.includes(bare(line.text)));
}

const MIN_LINE = 2;
const bare = (text: string): string => text.replace(/\s/g, '');
