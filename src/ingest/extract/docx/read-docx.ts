import type { Aside } from '../../../domain/document.ts';
import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { type ArchiveEntries, openArchive } from '../archive-entries.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import { officeProperties } from '../office-properties.ts';
import type { ReadDocument, TextBlock } from '../read-document.ts';
import { setAsideWarnings } from '../set-aside.ts';
import { TextBudget } from '../text-budget.ts';
import { hashDocxImages } from './docx-images.ts';
import { readWordStyles, type WordStyles } from './word-styles.ts';
import { type WordText, WordTextReader } from './word-text.ts';

/**
 * Reads what the page shows: body, tables, text boxes once, then footnotes and endnotes. Headers, footers, comments, tracked deletions
 * and hidden text are kept apart from the text; the last two are warned of.
 * @throws IntegrityError `docx-broken`, `archive-broken`, `archive-too-large`, `archive-encrypted`, `too-many-objects`, `nested-too-deep`.
 */
export async function readDocx(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const archive = await openArchive(bytes, file, limits.maxInflatedBytes);
  const main = mainPart(archive);
  const body = archive.read(main);
  if (body === undefined) throw docxBroken(file, 'it has no document part');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styleSheet = sidePart(archive, `${folder}styles.xml`);
  const styles = styleSheet === undefined ? new Map() : readWordStyles(styleSheet, file, limits);
  const budget = new TextBudget(file, limits);
  const read = (part: Buffer): WordText => readPart(part, file, styles, limits, budget);
  const damaged: CodedError[] = [];
  const parts = (...names: readonly string[]): WordText[] =>
    names.flatMap((name) => {
      const part = sidePart(archive, folder + name);
      if (part === undefined) return [];
      try {
        return [read(part)];
      } catch (error) {
        if (!(error instanceof IntegrityError) || error.code !== 'docx-broken') throw error;
        damaged.push(partBroken(file, name));
        return [];
      }
    });
  const text = read(body);
  const notes = parts('footnotes.xml', 'endnotes.xml');
  const named = (kind: string): string[] =>
    archive.names.flatMap((name) => (name.startsWith(folder + kind) && name.endsWith('.xml') ? [name.slice(folder.length)] : [])).sort();
  const asides = [
    ...asidesOf('header', parts(...named('header'))),
    ...asidesOf('footer', parts(...named('footer'))),
    ...asidesOf('comment', parts('comments.xml')),
    ...[text, ...notes].flatMap(({ deletedText, hiddenText }): Aside[] => [
      ...(deletedText === '' ? [] : [{ kind: 'deleted' as const, text: deletedText }]),
      ...(hiddenText === '' ? [] : [{ kind: 'hidden' as const, text: hiddenText }]),
    ]),
  ];
  const properties = officeProperties(sidePart(archive, 'docProps/core.xml'), sidePart(archive, 'docProps/app.xml'));
  // Heads and feet name the journal and its issue; they are no part of the text.
  const heads = asides.filter(({ kind }) => kind === 'header' || kind === 'footer').flatMap(({ text: lines }) => lines.split('\n'));
  // Last: pictures may use up what is left of the inflate allowance.
  const images = await hashDocxImages(archive, folder);
  return {
    extractorId: EXTRACTOR_IDS.docx,
    pages: [
      {
        number: 1,
        blocks: [...text.blocks, ...notes.flatMap((note) => note.blocks.filter((block) => block.text !== ''))],
        ...(heads.length === 0 ? {} : { heads }),
      },
    ],
    warnings: [...damaged, ...setAsideWarnings(asides, file)],
    ...(properties.title === undefined ? {} : { declaredTitle: properties.title }),
    ...(images.length === 0 ? {} : { images }),
    asides,
    properties,
  };
}

/** Equal headers of several sections count once. */
const asidesOf = (kind: Aside['kind'], parts: readonly WordText[]): Aside[] =>
  [...new Set(parts.map(({ blocks }) => textOf(blocks)))].filter((text) => text !== '').map((text) => ({ kind, text }));

const textOf = (blocks: readonly TextBlock[]): string => blocks.flatMap(({ text }) => (text.trim() === '' ? [] : [text])).join('\n');

/** The part the package names as its document; most call it word/document.xml, but none must. */
function mainPart(archive: ArchiveEntries): string {
  const usual = 'word/document.xml';
  if (archive.names.includes(usual)) return usual;
  const relations = archive.read('_rels/.rels')?.toString('utf8') ?? '';
  for (const tag of relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []) {
    if (!/Type\s*=\s*["'][^"']*\/officeDocument["']/.test(tag)) continue;
    const target = /Target\s*=\s*["']\/?([^"']+)["']/.exec(tag)?.[1];
    if (target !== undefined) return target;
  }
  return archive.names.find((name) => name.toLowerCase() === usual) ?? usual;
}

function readPart(part: Buffer, file: string, styles: WordStyles, limits: ExtractionLimits, budget: TextBudget): WordText {
  try {
    return new WordTextReader(styles, budget).read(part, file, limits);
  } catch (error) {
    if (error instanceof IntegrityError) throw error;
    throw docxBroken(file, error instanceof Error ? error.message : String(error));
  }
}

/** A side part that is damaged costs itself alone; one that is too large costs the file. */
function sidePart(archive: ArchiveEntries, name: string): Buffer | undefined {
  try {
    return archive.read(name);
  } catch (error) {
    if (error instanceof IntegrityError && error.code === 'archive-broken') return undefined;
    throw error;
  }
}

const docxBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('docx-broken', `${file} is damaged and cannot be read as a Word document: ${why}`, {
    mend: 'Open it in Word or WPS, save a new copy and use that.',
    file,
  });

const partBroken = (file: string, part: string): CodedError => ({
  code: 'docx-part-broken',
  message: `${part} in ${file} is damaged and was left out`,
  mend: 'Open the file in Word or WPS, save a new copy and use that.',
  file,
});
