import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { type ArchiveEntries, openArchive } from '../archive-entries.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { ReadDocument, TextBlock } from '../read-document.ts';
import { hashDocxImages } from './docx-images.ts';
import { readWordStyles } from './word-styles.ts';
import { type WordText, WordTextReader } from './word-text.ts';

/**
 * Reads what the page shows: body, tables, text boxes once, then footnotes and endnotes.
 * Tracked deletions and hidden text are left out and warned of.
 * @throws IntegrityError `docx-broken`, `archive-broken`, `archive-too-large`.
 */
export async function readDocx(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const archive = await openArchive(bytes, file, limits.maxInflatedBytes);
  const main = await mainPart(archive);
  const body = await archive.read(main);
  if (body === undefined) throw docxBroken(file, 'it has no document part');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styleSheet = await archive.read(`${folder}styles.xml`).catch(ignoreBroken);
  const styles = readWordStyles(styleSheet === undefined ? '' : decodeXml(styleSheet));
  const text = readPart(body, file, styles);
  const notes: WordText[] = [];
  for (const name of ['footnotes.xml', 'endnotes.xml']) {
    const part = await archive.read(folder + name).catch(ignoreBroken);
    if (part !== undefined) notes.push(readPart(part, file, styles));
  }
  const heads = await pageHeads(archive, folder, styles);
  const parts = [text, ...notes];
  const blocks: TextBlock[] = [...text.blocks, ...notes.flatMap((note) => note.blocks.filter((block) => block.text !== ''))];
  const title = declaredTitle(await archive.read('docProps/core.xml').catch(ignoreBroken));
  // Last: pictures may use up what is left of the inflate allowance.
  const images = await hashDocxImages(archive, folder);
  return {
    extractorId: EXTRACTOR_IDS.docx,
    pages: [{ number: 1, blocks, ...(heads.length === 0 ? {} : { heads }) }],
    warnings: warningsOf(parts, file),
    ...(images.length === 0 ? {} : { images }),
    ...(title === '' ? {} : { declaredTitle: title }),
  };
}

const MAX_HEAD_PARTS = 12;

/** Heads and feet name the journal and its issue; they are no part of the text. */
async function pageHeads(archive: ArchiveEntries, folder: string, styles: ReturnType<typeof readWordStyles>): Promise<string[]> {
  const heads: string[] = [];
  const names = archive.names.filter((name) => name.startsWith(folder) && /^(?:header|footer)\d*\.xml$/.test(name.slice(folder.length)));
  for (const name of names.sort().slice(0, MAX_HEAD_PARTS)) {
    const part = await archive.read(name).catch(ignoreBroken);
    if (part === undefined) continue;
    try {
      for (const { text } of new WordTextReader(styles).read(decodeXml(part)).blocks) if (text.trim() !== '') heads.push(text.trim());
    } catch {
      // A damaged head costs itself alone.
    }
  }
  return [...new Set(heads)];
}

/** The part the package names as its document; most call it word/document.xml, but none must. */
async function mainPart(archive: ArchiveEntries): Promise<string> {
  const usual = 'word/document.xml';
  if (archive.names.includes(usual)) return usual;
  const relations = (await archive.read('_rels/.rels'))?.toString('utf8') ?? '';
  for (const tag of relations.match(/<(?:\w+:)?Relationship\b[^>]*>/g) ?? []) {
    if (!/Type\s*=\s*["'][^"']*\/officeDocument["']/.test(tag)) continue;
    const target = /Target\s*=\s*["']\/?([^"']+)["']/.exec(tag)?.[1];
    if (target !== undefined) return target;
  }
  return archive.names.find((name) => name.toLowerCase() === usual) ?? usual;
}

function readPart(part: Buffer, file: string, styles: ReturnType<typeof readWordStyles>): WordText {
  try {
    return new WordTextReader(styles).read(decodeXml(part));
  } catch (error) {
    throw docxBroken(file, error instanceof Error ? error.message : String(error));
  }
}

function decodeXml(part: Buffer): string {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le').decode(part);
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be').decode(part);
  return new TextDecoder('utf-8').decode(part);
}

/** A side part that is damaged costs itself alone; one that is too large costs the file. */
function ignoreBroken(error: unknown): undefined {
  if (error instanceof IntegrityError && error.code === 'archive-broken') return undefined;
  throw error;
}

const declaredTitle = (part: Buffer | undefined): string =>
  (part === undefined ? '' : (/<dc:title>([^<]*)<\/dc:title>/.exec(part.toString('utf8'))?.[1] ?? '')).trim();

const docxBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('docx-broken', `${file} is damaged and cannot be read as a Word document: ${why}`, {
    mend: 'Open it in Word or WPS, save a new copy and use that.',
    file,
  });

function warningsOf(parts: readonly WordText[], file: string): CodedError[] {
  const hidden = parts.reduce((sum, part) => sum + part.hiddenCharacters, 0);
  const deleted = parts.reduce((sum, part) => sum + part.deletedCharacters, 0);
  const warnings: CodedError[] = [];
  if (hidden > 0) {
    warnings.push({
      code: 'hidden-text',
      message: `${file} holds ${hidden} characters that are marked hidden; they are not part of the text read`,
      mend: 'Look at the file with hidden text shown, and ask for a version without it.',
      file,
    });
  }
  if (deleted > 0) {
    warnings.push({
      code: 'tracked-deletions',
      message: `${file} holds ${deleted} characters of tracked deletions; they are not part of the text read`,
      mend: 'Ask for the final version with all changes accepted.',
      file,
    });
  }
  return warnings;
}
