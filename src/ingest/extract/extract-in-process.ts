import { createHash } from 'node:crypto';
import type { ExtractionResult } from '../../domain/document.ts';
import { type CodedError, IntegrityError, toCodedError } from '../../domain/errors.ts';
import { documentId } from '../../domain/ids.ts';
import type { ImageFacts } from '../../domain/image-facts.ts';
import { maskResidentIds } from '../../registries/identifiers/resident-id.ts';
import { type AssembledText, assembleText } from './assemble-text.ts';
import { EXTRACTOR_VERSION } from './extractor-version.ts';
import { frontAndEnd } from './front-and-end.ts';
import { DEFAULT_EXTRACTION_LIMITS, type ExtractionLimits } from './limits.ts';
import { readMetadata } from './metadata/read-metadata.ts';
import { runningHeadsOf } from './metadata/running-heads-of.ts';
import { NO_OCR, type OcrOptions } from './ocr/ocr-options.ts';
import { ocrWarnings, unrecognisable } from './ocr/ocr-warnings.ts';
import { isPictureKind } from './ocr/picture-kinds.ts';
import type { OcrRequest } from './ocr/read-by-ocr.ts';
import { trustByOcr } from './ocr/trust-by-ocr.ts';
import { documentQuality } from './quality.ts';
import type { ReadDocument } from './read-document.ts';
import { sectionsOf } from './sections.ts';
import { type SniffedFormat, sniffFormat } from './sniff.ts';
import { readStructure } from './structure/read-structure.ts';
import { TextBudget } from './text-budget.ts';
import { textTooLong } from './text-too-long.ts';
import { unlock } from './unlock/unlock.ts';
import { formatUnsupported } from './unsupported-format.ts';

export interface ExtractInProcessOptions {
  /** The file's name as errors and warnings shall state it. */
  readonly path: string;
  /** Ending of its name, which chooses between kinds of plain text; the default is that of `path`. */
  readonly ending?: string;
  readonly limits?: ExtractionLimits;
  /** Tried on what is protected. */
  readonly passwords?: readonly string[];
  /** Default: pictures are not read. */
  readonly ocr?: OcrOptions;
  /** Look at it as a picture too (resolution, ink, codes); by default it is not, for that takes as long as reading many pages. */
  readonly pictureFacts?: boolean;
  /** Told after every recognised page. */
  readonly onOcrPage?: (done: number, total: number) => void;
}

/**
 * Reads one file's bytes in this process: for tests, benchmarks and the children of the extraction pool.
 * Equal bytes and names give equal results. Never rejects for what the file holds; a hang or a crash is the pool's to bear.
 */
export async function extractInProcess(bytes: Uint8Array, options: ExtractInProcessOptions): Promise<ExtractionResult> {
  const { path: file, limits = DEFAULT_EXTRACTION_LIMITS, ocr = NO_OCR, onOcrPage = () => undefined, pictureFacts = false } = options;
  const { passwords = [], ending = file } = options;
  let sniffed = sniffFormat(bytes, ending);
  try {
    refuse(bytes, file, limits);
    const unlocked = await unlock(bytes, sniffed, passwords, file);
    const opened = unlocked.bytes;
    sniffed = unlocked.sniffed;
    const request: OcrRequest = { bytes: opened, file, limits, ocr, onPage: onOcrPage };
    const text = withinBudget(await readBy(sniffed, request, passwords), file, limits);
    const found = maskedDocument(await withOcr(sniffed, text, request));
    const read = { ...found, warnings: [...unlocked.warnings, ...found.warnings] };
    const assembled = assembleText(read.pages);
    const characters = assembled.text.length + (read.asides ?? []).reduce((sum, { text }) => sum + text.length, 0);
    if (characters > limits.maxCharacters) throw textTooLong(file, characters, limits.maxCharacters);
    const image = pictureFacts ? await factsOf(sniffed, opened, assembled) : undefined;
    return {
      status: 'read',
      document: { ...documentOf(bytes, file, sniffed, read, assembled), ...(image === undefined ? {} : { image }) },
    };
  } catch (error) {
    const image = pictureFacts && isPicture(sniffed) && bytes.byteLength <= limits.maxFileBytes ? await pictureFactsOf(bytes) : undefined;
    return { status: 'unreadable', format: sniffed.format, error: codedFor(error, file), ...(image === undefined ? {} : { image }) };
  }
}

/** Again for all of a document, whatever its reader counted. */
function withinBudget(read: ReadDocument, file: string, limits: ExtractionLimits): ReadDocument {
  const budget = new TextBudget(file, limits);
  for (const { blocks } of read.pages) {
    budget.addParagraphs(blocks.length);
    for (const { text } of blocks) budget.addCharacters(text.length);
  }
  for (const { text } of read.asides ?? []) budget.addCharacters(text.length);
  return read;
}

/** Identity numbers are hidden before anything keeps or compares the text. */
const maskedDocument = (read: ReadDocument): ReadDocument => ({
  ...read,
  pages: read.pages.map((page) => ({ ...page, blocks: page.blocks.map((block) => ({ ...block, text: maskResidentIds(block.text) })) })),
  ...(read.declaredTitle === undefined ? {} : { declaredTitle: maskResidentIds(read.declaredTitle) }),
});
/** Of a kind that is recognised, or of another. */
const isPicture = ({ format, kind }: SniffedFormat): boolean => format === 'image' || kind === 'picture';

/** Pictures, and PDFs short enough to be a certificate or a scanned seal, are looked at besides being read. */
async function factsOf(sniffed: SniffedFormat, bytes: Uint8Array, { pages, text }: AssembledText): Promise<ImageFacts | undefined> {
  if (isPicture(sniffed)) return pictureFactsOf(bytes);
  if (sniffed.format !== 'pdf') return undefined;
  const { mayBeCertificate, pdfImageFacts } = await import('./image/pdf-image-facts.ts');
  return mayBeCertificate(pages.length, text.length) ? pdfImageFacts(bytes) : undefined;
}

const pictureFactsOf = async (bytes: Uint8Array): Promise<ImageFacts | undefined> =>
  (await import('./image/image-facts.ts')).imageFacts(bytes);

function refuse(bytes: Uint8Array, file: string, limits: ExtractionLimits): void {
  if (bytes.byteLength === 0) {
    throw new IntegrityError('file-empty', `${file} is empty (0 bytes)`, { mend: 'Ask for the file again.', file });
  }
  if (bytes.byteLength > limits.maxFileBytes) throw fileTooLarge(file, bytes.byteLength, limits.maxFileBytes);
}

export const fileTooLarge = (file: string, bytes: number, limit: number): IntegrityError =>
  new IntegrityError('file-too-large', `${file} has ${bytes} bytes; ${limit} are allowed`, {
    mend: 'Ask for a smaller file, or raise the file size limit.',
    file,
  });

/** Each reader is loaded when a file of its kind comes: most need packages that the others do not. */
async function readBy(sniffed: SniffedFormat, request: OcrRequest, passwords: readonly string[]): Promise<ReadDocument> {
  const { bytes, file, limits } = request;
  switch (sniffed.format) {
    case 'pdf':
      return (await import('./pdf/read-pdf.ts')).readPdf(bytes, file, limits);
    case 'docx':
      return (await import('./docx/read-docx.ts')).readDocx(bytes, file, limits);
    case 'doc':
      return (await import('./doc/read-doc.ts')).readDoc(bytes, file, limits, passwords);
    case 'rtf':
      return (await import('./rtf/read-rtf.ts')).readRtf(bytes, file, limits);
    case 'odt':
      return (await import('./odt/read-odt.ts')).readOdt(bytes, file, limits);
    case 'ofd':
      return (await import('./ofd/read-ofd.ts')).readOfd(bytes, file, limits);
    case 'caj':
      return (await import('./caj/read-caj.ts')).readCaj(bytes, file, limits);
    case 'epub':
      return (await import('./epub/read-epub.ts')).readEpub(bytes, file, limits);
    case 'html':
      return (await import('./html/read-html.ts')).readHtml(bytes, file, limits);
    case 'txt':
    case 'markdown':
      return (await import('./plain/read-text.ts')).readText(bytes, file, limits);
    case 'image':
      if (!isPictureKind(sniffed.kind)) throw formatUnsupported(sniffed, file);
      return (await import('./ocr/read-by-ocr.ts')).readPictureByOcr({ kind: sniffed.kind, name: sniffed.name }, request);
    case 'archive':
      throw isContainer(sniffed, file);
    case 'unknown':
      throw formatUnsupported(sniffed, file);
  }
}

/** Pages of a PDF that gave no usable text, or all of them where that is asked for, are recognised from their pictures. */
async function withOcr(sniffed: SniffedFormat, read: ReadDocument, request: OcrRequest): Promise<ReadDocument> {
  const { mode } = request.ocr;
  if (sniffed.format !== 'pdf' || mode === 'off') return read;
  const asked =
    mode === 'always' ? read.pages.filter((page) => page.blank !== true).map((page) => page.number) : assembleText(read.pages).unreadPages;
  if (asked.length === 0) return read;
  return await (await import('./ocr/read-by-ocr.ts')).readPdfPagesByOcr(read, asked, request);
}
/** Not a failure to read: whoever asked has to unpack it and ask for each of its files. */
const isContainer = (sniffed: SniffedFormat, file: string): IntegrityError =>
  new IntegrityError('file-is-container', `${file} is ${sniffed.name}: its files are read, not it`, {
    mend: 'Unpack it into the folder and scan again.',
    file,
  });

function documentOf(bytes: Uint8Array, file: string, sniffed: SniffedFormat, read: ReadDocument, assembled: AssembledText) {
  const { text, blocks, hiddenText, lowConfidence, readabilities, unreadPages } = assembled;
  const pages = assembled.pages.map((page) => ({
    source: sniffed.format === 'pdf' ? ('text-layer' as const) : ('file' as const),
    ...page,
  }));
  const quality = documentQuality(readabilities, unreadPages.length);
  const sections = sectionsOf(blocks, text.length);
  return {
    id: documentId(createHash('sha256').update(bytes).digest('hex')),
    format: sniffed.format,
    extractor: { id: read.extractorId, version: EXTRACTOR_VERSION },
    text,
    pages,
    sections,
    metadata: trustByOcr(readMetadata(frontAndEnd(blocks), read.declaredTitle, runningHeadsOf(read.pages, pages)), pages),
    structure: readStructure(text, blocks, sections, read.images ?? []),
    quality,
    unreadPages,
    ...(lowConfidence.length === 0 ? {} : { lowConfidence }),
    ...(hiddenText.length === 0 ? {} : { hiddenText }),
    ...(read.asides === undefined || read.asides.length === 0 ? {} : { asides: read.asides }),
    ...(read.properties === undefined || Object.keys(read.properties).length === 0 ? {} : { properties: read.properties }),
    warnings: [
      ...read.warnings,
      ...qualityWarnings(file, quality, unreadPages, pages.length, read.ocrTried === true),
      ...ocrWarnings(file, pages),
    ],
  };
}

function qualityWarnings(
  file: string,
  quality: 'good' | 'poor' | 'none',
  unread: readonly number[],
  pages: number,
  ocrTried: boolean,
): CodedError[] {
  if (quality === 'none' && ocrTried) return [unrecognisable(file)];
  if (quality === 'none') {
    return [
      {
        code: 'no-text-layer',
        message: `${file} holds no text that can be read: it is probably a scan`,
        mend: 'Ask for the original text PDF or Word file; until then it cannot be compared.',
        file,
      },
    ];
  }
  const warnings: CodedError[] = [];
  if (unread.length > 0) {
    warnings.push({
      code: 'pages-unread',
      message: `${unread.length} of ${pages} pages of ${file} gave no usable text: ${unread.slice(0, 20).join(', ')}${unread.length > 20 ? ' …' : ''}`,
      mend: 'Look at these pages by eye, or ask for a text version of them.',
      file,
    });
  }
  if (quality === 'poor') {
    warnings.push({
      code: 'text-garbled',
      message: `Part of the text of ${file} cannot be read reliably; rates measured on it are uncertain`,
      mend: 'Ask for the Word file or a PDF made from it.',
      file,
    });
  }
  return warnings;
}

/** The stack of an unforeseen throw says more to the maintainers than to the user; its file is what both need. */
function codedFor(error: unknown, file: string): CodedError {
  const coded = toCodedError(error);
  return coded.file === undefined ? { ...coded, file } : coded;
}
