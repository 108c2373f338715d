import type { Aside } from '../../../domain/document.ts';
import { IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import { ByteView } from '../ole/byte-view.ts';
import { type CompoundFile, openCompoundFile } from '../ole/compound-file.ts';
import { summaryProperties } from '../ole/summary-properties.ts';
import { decodeCodePage } from '../plain/code-pages.ts';
import type { ReadDocument, TextBlock } from '../read-document.ts';
import { setAsideWarnings } from '../set-aside.ts';
import { textTooLong } from '../text-too-long.ts';
import { unlockWord } from '../unlock/unlock-word.ts';
import { tooManyObjects } from '../xml/parse-xml.ts';
import { readWord95 } from './read-word-95.ts';
import { WordParagraphs } from './word-paragraphs.ts';
import { type Piece, readPieces } from './word-pieces.ts';
import { characterRanges, type ParagraphRun, paragraphRanges, valueAt } from './word-properties.ts';
import { wordStyleRoles } from './word-style-roles.ts';

// [MS-DOC] 2.5.1 Fib: places in its fixed parts.
const WORD_97 = 0x00c1;
const FLAG_ENCRYPTED = 0x0100;
const FLAG_TABLE_1 = 0x0200;
const FIB_PAIRS = 154;
const PAIR = { styles: 1, characterBins: 12, paragraphBins: 13, pieces: 33 } as const;
/** Offsets of the lengths of the parts of the text, in the order in which they follow each other. */
const PARTS = [
  ['body', 0x4c],
  ['footnotes', 0x50],
  ['headers', 0x54],
  ['macros', 0x58],
  ['comments', 0x5c],
  ['endnotes', 0x60],
  ['boxes', 0x64],
  ['headerBoxes', 0x68],
] as const;
type PartName = (typeof PARTS)[number][0];

/**
 * Reads Word 97–2003 and WPS documents: body with tables, text boxes, footnotes and endnotes. Headers, comments, deleted and hidden text
 * are kept apart from the text.
 * @param passwords tried in turn on a protected document.
 * @throws IntegrityError `ole-broken`, `doc-broken`, `doc-encrypted`, `doc-no-word-text`, `too-many-objects`, `text-too-long`.
 */
export function readDoc(bytes: Uint8Array, file: string, limits: ExtractionLimits, passwords: readonly string[] = []): ReadDocument {
  const given = openCompoundFile(bytes, file);
  const main = given.stream('WordDocument');
  if (main === undefined) throw noWordText(file, given);
  const head = new ByteView(main);
  const flags = head.u16(10);
  const isProtected = (flags & FLAG_ENCRYPTED) !== 0;
  const ole = isProtected ? unlockWord(given, head, passwords, file) : given;
  const document = isProtected ? new ByteView(ole.stream('WordDocument') ?? main) : head;
  const properties = summaryProperties(ole);
  if (document.u16(2) < WORD_97) return readWord95(document, file, properties, limits);
  const table = new ByteView(ole.stream((flags & FLAG_TABLE_1) === 0 ? '0Table' : '1Table') ?? new Uint8Array());
  const parts = readParts(document, table, file, limits);
  const asides: Aside[] = [];
  const aside = (kind: Aside['kind'], text: string): unknown => (text.trim() === '' ? undefined : asides.push({ kind, text: text.trim() }));
  aside('header', textOf([...parts.headers.blocks, ...parts.headerBoxes.blocks]));
  aside('comment', textOf(parts.comments.blocks));
  const read = [parts.body, parts.boxes, parts.footnotes, parts.endnotes];
  for (const { deletedText, hiddenText } of read) {
    aside('deleted', deletedText);
    aside('hidden', hiddenText);
  }
  const [body, ...rest] = read.map(({ blocks }) => blocks);
  return {
    extractorId: EXTRACTOR_IDS.doc,
    pages: [{ number: 1, blocks: [...(body ?? []), ...rest.flat().filter(({ text }) => text !== '')] }],
    warnings: setAsideWarnings(asides, file),
    asides,
    properties,
    ...(properties.title === undefined ? {} : { declaredTitle: properties.title }),
  };
}

const textOf = (blocks: readonly TextBlock[]): string =>
  [...new Set(blocks.map(({ text }) => text).filter((text) => text.trim() !== ''))].join('\n');

function readParts(document: ByteView, table: ByteView, file: string, limits: ExtractionLimits): Record<PartName, WordParagraphs> {
  const pair = (index: number): Uint8Array => {
    const start = document.u32(FIB_PAIRS + index * 8);
    return table.slice(start, start + document.u32(FIB_PAIRS + index * 8 + 4));
  };
  const pieces = readPieces(new ByteView(pair(PAIR.pieces)), document.length);
  if (pieces.length === 0) throw docBroken(file, 'its table of text pieces is missing');
  if (pieces.length > limits.maxObjects) throw tooManyObjects(file, limits.maxObjects);
  const characters = pieces.reduce((sum, { start, end }) => sum + end - start, 0);
  if (characters > limits.maxCharacters) throw textTooLong(file, characters, limits.maxCharacters);
  const roles = wordStyleRoles(new ByteView(pair(PAIR.styles)));
  const roleOf = ({ styleIndex, outline }: ParagraphRun): TextBlock['role'] => roles.get(styleIndex) ?? (outline ? 'heading' : undefined);
  const parts = Object.fromEntries(PARTS.map(([name]) => [name, new WordParagraphs(roleOf)])) as Record<PartName, WordParagraphs>;
  let end = 0;
  const bounds = PARTS.map(([name, at]) => ({ part: parts[name], end: (end += document.u32(at)) }));
  const runs = characterRanges(document, pair(PAIR.characterBins));
  const paragraphs = paragraphRanges(document, pair(PAIR.paragraphBins));
  for (const piece of pieces) {
    let at = piece.start;
    for (const bound of bounds) {
      if (at >= bound.end) continue;
      const until = Math.min(piece.end, bound.end);
      readStretch(document, piece, at, until, (text, offset) =>
        bound.part.add(text, valueAt(runs, offset).value, valueAt(paragraphs, offset).value),
      );
      at = until;
      if (at >= piece.end) break;
    }
  }
  for (const { part } of bounds) part.finish();
  return parts;

  /** Cuts a stretch where its formatting changes. */
  function readStretch(view: ByteView, piece: Piece, from: number, to: number, told: (text: string, offset: number) => void): void {
    const encoding = piece.bytesPerCharacter === 1 ? 'windows-1252' : 'utf-16le';
    let offset = piece.offset + (from - piece.start) * piece.bytesPerCharacter;
    const last = piece.offset + (to - piece.start) * piece.bytesPerCharacter;
    while (offset < last) {
      const until = Math.min(last, valueAt(runs, offset).until, valueAt(paragraphs, offset).until);
      // Never in the middle of a character, whatever the tables say.
      const length = Math.max(1, Math.ceil((until - offset) / piece.bytesPerCharacter)) * piece.bytesPerCharacter;
      told(decodeCodePage(encoding, view.slice(offset, Math.min(last, offset + length))), offset);
      offset += length;
    }
  }
}

const docBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('doc-broken', `${file} is damaged and cannot be read as a Word 97–2003 document: ${why}`, {
    mend: 'Open it in Word or WPS, save it as DOCX and use that.',
    file,
  });

const noWordText = (file: string, ole: CompoundFile): IntegrityError =>
  new IntegrityError(
    'doc-no-word-text',
    `${file} is an Office 97–2003 container without a Word text (${ole.names.slice(0, 5).join(', ')})`,
    {
      mend: 'Open it in the program it was made with and save it as DOCX or PDF.',
      file,
    },
  );
