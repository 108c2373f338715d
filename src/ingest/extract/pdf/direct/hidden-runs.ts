import type { HiddenText } from '../../../../domain/document.ts';
import type { Painted } from './painted.ts';
import type { RunTable } from './run-table.ts';

/** Hidden text of one page and kind, whole. */
export type HiddenPiece = Omit<HiddenText, 'page'> & { readonly text: string };

/** Invisible letters over a picture are the text layer of a scan: they say what the picture shows. */
export function isVisible(runs: RunTable, run: number, painted: Painted): boolean {
  const hidden = runs.hidden[run];
  return hidden === undefined || (hidden === 'invisible' && painted.isPictureAt(runs.middleX(run), runs.middleY(run)));
}

const SAMPLE_LENGTH = 120;

/** @returns what is hidden on a page, kind by kind. */
export function hiddenOf(runs: RunTable, painted: Painted): HiddenPiece[] {
  const texts = new Map<HiddenPiece['kind'], string[]>();
  for (let run = 0; run < runs.count; run++) {
    const kind = runs.hidden[run];
    if (kind === undefined || isVisible(runs, run, painted)) continue;
    const known = texts.get(kind);
    if (known === undefined) texts.set(kind, [runs.text(run)]);
    else known.push(runs.text(run));
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
