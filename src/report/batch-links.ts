import { mergeSpans, type Span, totalLength } from '../domain/span.ts';
import type { BatchLink } from './batch-model.ts';
import { compareText, firstOf } from './order.ts';

/** A file's hash and whose dossier it lies in. */
export interface SharedDocument {
  readonly document: string;
  readonly applicant: string;
}

/** A quoted passage of `own` that stands in `other` too; the span is in `own`. */
export interface SharedPassage extends Span {
  readonly own: string;
  readonly other: string;
}

interface Holder {
  readonly documents: readonly SharedDocument[];
  readonly passages: readonly SharedPassage[];
}

interface Draft {
  readonly applicants: readonly [string, string];
  sameFiles: number;
  /** Spans by reader and document, so that two findings on one passage count once. */
  readonly spans: Map<string, Span[]>;
}

const pairOf = (a: string, b: string): readonly [string, string] => (compareText(a, b) <= 0 ? [a, b] : [b, a]);

class LinkTable {
  readonly drafts = new Map<string, Draft>();

  between(a: string, b: string): Draft {
    const applicants = pairOf(a, b);
    const key = JSON.stringify(applicants);
    const draft = this.drafts.get(key) ?? { applicants, sameFiles: 0, spans: new Map<string, Span[]>() };
    this.drafts.set(key, draft);
    return draft;
  }
}

function holdersOf(holders: readonly Holder[]): Map<string, Set<string>> {
  const byDocument = new Map<string, Set<string>>();
  for (const { document, applicant } of holders.flatMap((holder) => holder.documents)) {
    const known = byDocument.get(document) ?? new Set<string>();
    byDocument.set(document, known.add(applicant));
  }
  return byDocument;
}

/** Both applicants may quote the same passages, each from their side: the side that quotes more characters is taken. */
function finish({ applicants, sameFiles, spans }: Draft): BatchLink {
  const sides = applicants.map((applicant) => {
    const own = [...spans.entries()].filter(([key]) => key.startsWith(`${JSON.stringify(applicant)} `)).map(([, list]) => list);
    return {
      passages: own.reduce((total, list) => total + mergeSpans(list).length, 0),
      characters: own.reduce((total, list) => total + totalLength(list), 0),
    };
  });
  const [larger = { passages: 0, characters: 0 }] = sides.sort((a, b) => b.characters - a.characters);
  return { applicants, ...larger, sameFiles };
}

/** Equal bytes in more dossiers than this are a form everyone hands in: said once, not as a link for each two. */
const MAX_HOLDERS = 20;

/** Two texts with less than this in common share a publisher's line or a set phrase; the findings quote it, a link is not made of it. */
const MIN_LINK_CHARACTERS = 40;

export interface CommonFile {
  readonly document: string;
  readonly applicants: number;
}

/** @returns one link for each two applicants that share quoted text or equal files, most characters first, and the files that everyone has. */
export function batchLinks(holders: readonly Holder[]): { links: BatchLink[]; commonFiles: CommonFile[] } {
  const table = new LinkTable();
  const byDocument = holdersOf(holders);
  const commonFiles: CommonFile[] = [];
  for (const [document, owners] of byDocument) {
    if (owners.size > MAX_HOLDERS) {
      commonFiles.push({ document, applicants: owners.size });
      byDocument.delete(document);
      continue;
    }
    const sorted = [...owners].sort(compareText);
    sorted.forEach((a, i) => sorted.slice(i + 1).forEach((b) => (table.between(a, b).sameFiles += 1)));
  }
  for (const { documents, passages } of holders) {
    const reader = documents[0]?.applicant;
    if (reader === undefined) continue;
    for (const { own, other, start, end } of passages) {
      for (const owner of byDocument.get(other) ?? []) {
        if (owner === reader) continue;
        const { spans } = table.between(reader, owner);
        const key = `${JSON.stringify(reader)} ${own}`;
        const known = spans.get(key) ?? [];
        known.push({ start, end });
        spans.set(key, known);
      }
    }
  }
  const links = [...table.drafts.values()]
    .map(finish)
    .filter((link) => link.sameFiles > 0 || link.characters >= MIN_LINK_CHARACTERS)
    .sort((a, b) =>
      firstOf(
        b.characters - a.characters,
        b.sameFiles - a.sameFiles,
        compareText(a.applicants[0], b.applicants[0]),
        compareText(a.applicants[1], b.applicants[1]),
      ),
    );
  return { links, commonFiles: commonFiles.sort((a, b) => compareText(a.document, b.document)) };
}
