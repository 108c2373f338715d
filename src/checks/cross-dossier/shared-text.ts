import type { ApplicantId, WorkId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import type { FileDocument, MatchedPassage, WorkMatches } from '../artifacts.ts';
import { furnitureIn, ownCharacters, sharedCharacters } from '../shared-characters.ts';

/** Text that one of the applicant's works shares with one work of another applicant. */
export interface SharedText {
  readonly matches: WorkMatches;
  readonly other: { readonly applicant: ApplicantId; readonly applicantName?: string; readonly work?: WorkId; readonly workTitle?: string };
  /** Longest first. */
  readonly passages: readonly MatchedPassage[];
  readonly characters: number;
  readonly percent: number;
  /** Every passage stands earlier in this applicant's work. */
  readonly earlier: boolean;
}

/**
 * Groups the passages by the other work. Cited passages are left out: citing a colleague is no reuse. So are titles, authors, units, keywords
 * and lists of references, and passages that have nothing else.
 */
export function sharedTexts(
  all: readonly WorkMatches[],
  documents: readonly FileDocument[],
  own: ApplicantId,
  isSameWork: (matches: WorkMatches, passage: MatchedPassage) => boolean,
): SharedText[] {
  return all.flatMap((matches) => {
    const groups = new Map<string, MatchedPassage[]>();
    for (const passage of matches.passages) {
      if (passage.cited || passage.origin.type !== 'dossier' || passage.origin.applicant === own || isSameWork(matches, passage)) continue;
      const key = JSON.stringify([passage.origin.applicant, passage.origin.work ?? passage.source.document]);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [passage]);
      else group.push(passage);
    }
    if (groups.size === 0) return [];
    const furniture = furnitureIn(documents, matches);
    const total = ownCharacters(documents, matches, furniture);
    return [...groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, passages]) => shared(matches, passages, furniture, total));
  });
}

function shared(matches: WorkMatches, all: readonly MatchedPassage[], furniture: readonly Span[], total: number): SharedText[] {
  const passages = all.filter((passage) => sharedCharacters([passage], furniture) > 0);
  const [longest] = passages;
  if (longest?.origin.type !== 'dossier') return [];
  const { applicant, applicantName, work, workTitle } = longest.origin;
  const characters = sharedCharacters(passages, furniture);
  return [
    {
      matches,
      other: {
        applicant,
        ...(applicantName === undefined ? {} : { applicantName }),
        ...(work === undefined ? {} : { work }),
        ...(workTitle === undefined ? {} : { workTitle }),
      },
      passages: [...passages].sort((a, b) => b.characters - a.characters || a.suspicious.start - b.suspicious.start),
      characters,
      percent: total === 0 ? 0 : Math.min(100, (100 * characters) / total),
      earlier: passages.every((passage) => passage.earlier === 'suspicious'),
    },
  ];
}
