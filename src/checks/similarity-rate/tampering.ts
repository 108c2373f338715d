import type { DocumentId } from '../../domain/ids.ts';
import type { Tampering } from '../../similarity/types.ts';
import type { WorkMatches } from '../artifacts.ts';

/** Counts below these stand in honest files: a byte-order mark, a pasted link, a name in traditional characters. Ours. */
const LEAST: Readonly<Partial<Record<Tampering['kind'], number>>> = { 'zero-width': 5, 'look-alike-letter': 5, 'traditional-mix': 30 };

export interface TamperedFile {
  readonly file: string;
  readonly document: DocumentId;
  readonly kinds: readonly Tampering['kind'][];
  readonly count: number;
}

/** Files with more marks than honest software leaves. Soft hyphens, bidirectional controls and private-use glyphs come from typesetting and never count alone. */
export function tamperingOf(matches: readonly WorkMatches[]): TamperedFile[] {
  return matches.flatMap(({ document, file, tampering }) => {
    const telling = tampering.filter(({ kind, count }) => count >= (LEAST[kind] ?? Infinity));
    if (telling.length === 0) return [];
    return [{ file, document, kinds: telling.map(({ kind }) => kind).sort(), count: telling.reduce((sum, { count }) => sum + count, 0) }];
  });
}
