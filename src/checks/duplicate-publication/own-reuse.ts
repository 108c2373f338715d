import type { ApplicantId, WorkId } from '../../domain/ids.ts';
import type { Span } from '../../domain/span.ts';
import type { FileDocument, MatchedPassage, WorkMatches } from '../artifacts.ts';
import { furnitureIn, ownCharacters, sharedCharacters } from '../shared-characters.ts';

/** Text that one of the applicant's works shares with another publication of the applicant's. */
export interface OwnReuse {
  readonly matches: WorkMatches;
  /** The other work, when it is in the dossier; a text of the corpus otherwise. */
  readonly other: { readonly work?: WorkId; readonly title: string; readonly date?: string };
  /** Longest first; passages that the text quotes or cites, and title block and references, are left out. */
  readonly passages: readonly [MatchedPassage, ...MatchedPassage[]];
  readonly characters: number;
  readonly percent: number;
  /** Share of the passages' characters that were found as a translation. */
  readonly translated: boolean;
}

/** @returns one entry for each pair of a work and an own source, in the order of the matches, then of the sources. */
export function ownReuses(all: readonly WorkMatches[], documents: readonly FileDocument[], own: ApplicantId): OwnReuse[] {
  return all.flatMap((matches) => {
    const groups = new Map<string, MatchedPassage[]>();
    for (const passage of matches.passages) {
      if (!passage.ownWork || passage.cited || isSelf(passage, matches, own)) continue;
      const group = groups.get(passage.source.document);
      if (group === undefined) groups.set(passage.source.document, [passage]);
      else group.push(passage);
    }
    if (groups.size === 0) return [];
    const furniture = furnitureIn(documents, matches);
    const total = ownCharacters(documents, matches, furniture);
    return [...groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, passages]) => reuseOf(matches, passages, furniture, total));
  });
}

/** Another applicant's copy of one work is `cross-dossier`'s to tell, another file of the same work nobody's. */
function isSelf({ origin }: MatchedPassage, { work }: WorkMatches, own: ApplicantId): boolean {
  return origin.type === 'dossier' && (origin.applicant !== own || origin.work === undefined || origin.work === work);
}

function reuseOf(matches: WorkMatches, all: readonly MatchedPassage[], furniture: readonly Span[], total: number): OwnReuse[] {
  const passages = all.filter((passage) => sharedCharacters([passage], furniture) > 0);
  const [longest, ...rest] = [...passages].sort((a, b) => b.characters - a.characters || a.suspicious.start - b.suspicious.start);
  if (longest === undefined) return [];
  const characters = sharedCharacters(passages, furniture);
  const translated = passages.filter(({ kind }) => kind === 'translated').reduce((sum, passage) => sum + passage.characters, 0);
  const { origin } = longest;
  return [
    {
      matches,
      other:
        origin.type === 'dossier'
          ? { ...(origin.work === undefined ? {} : { work: origin.work }), title: origin.workTitle ?? longest.source.label }
          : { title: origin.title, ...(origin.date === undefined ? {} : { date: origin.date }) },
      passages: [longest, ...rest],
      characters,
      percent: total === 0 ? 0 : Math.min(100, (100 * characters) / total),
      translated: translated * 2 > passages.reduce((sum, passage) => sum + passage.characters, 0),
    },
  ];
}
