import type { Aside } from '../../../domain/document.ts';
import { type CodedError, IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import { layOutPages } from '../layout/lay-out-pages.ts';
import type { ExtractionLimits } from '../limits.ts';
import { tooManyPages } from '../pdf/pdf-errors.ts';
import type { PdfPage } from '../pdf/pdf-page.ts';
import type { ReadDocument } from '../read-document.ts';
import { linesOf, numbersOf, type OfdRun } from './ofd-geometry.ts';
import { collecting, type OfdDocument, OfdPackage, readDocumentPart, readRoot } from './ofd-package.ts';
import { OfdPageReader } from './ofd-page.ts';

const A4 = [0, 0, 210, 297];

/**
 * Reads an OFD document (GB/T 33190-2016) page by page, templates under their pages, in the order text is drawn; what annotations add is
 * kept apart from the text.
 * @throws IntegrityError `ofd-broken`, `archive-broken`, `archive-too-large`, `archive-encrypted`, `too-many-pages`, `too-many-objects`.
 */
export async function readOfd(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<ReadDocument> {
  const parts = await OfdPackage.open(bytes, file, limits);
  const root = readRoot(parts);
  if (root === undefined) throw ofdBroken(file, 'its root part cannot be read');
  const documents = root.documents.flatMap((location) => readDocumentPart(parts, location) ?? []);
  const count = documents.reduce((sum, { pages }) => sum + pages.length, 0);
  if (count === 0) throw ofdBroken(file, 'it has no pages');
  if (count > limits.maxPages) throw tooManyPages(file, count, limits.maxPages);
  const pages: PdfPage[] = [];
  const damaged: number[] = [];
  const annotated: string[] = [];
  for (const document of documents) {
    const read = pageReader(parts, document);
    for (const { location } of document.pages) {
      const number = pages.length + 1;
      const page = read(location);
      if (!page.whole) damaged.push(number);
      pages.push(page.runs.length === 0 ? emptyPage(number, page) : filledPage(number, page));
    }
    annotated.push(...annotationTexts(parts, document));
  }
  const asides: Aside[] = annotated.length === 0 ? [] : [{ kind: 'comment', text: annotated.join('\n') }];
  const { properties } = root;
  return {
    extractorId: EXTRACTOR_IDS.ofd,
    pages: layOutPages(pages),
    warnings: damaged.length === 0 ? [] : [pagesDamaged(file, damaged)],
    asides,
    properties,
    ...(properties.title === undefined ? {} : { declaredTitle: properties.title }),
  };
}

interface PageContent {
  readonly runs: readonly OfdRun[];
  readonly box: readonly number[];
  readonly draws: boolean;
  readonly whole: boolean;
}

function pageReader(parts: OfdPackage, document: OfdDocument): (location: string) => PageContent {
  const known = new Map<string, OfdPageReader>();
  const composites = compositeTexts(parts, document);
  const readerOf = (location: string): OfdPageReader => {
    const reader = known.get(location) ?? new OfdPageReader();
    if (!known.has(location)) parts.read(location, reader);
    known.set(location, reader);
    return reader;
  };
  return (location) => {
    const page = new OfdPageReader();
    const whole = parts.read(location, page);
    const templates = page.templates.flatMap((id) => document.templates.get(id) ?? []).map(readerOf);
    const drawn = [...templates, page];
    return {
      runs: drawn.flatMap(({ runs, composites: used }) => [...runs, ...used.flatMap((id) => composites.get(id) ?? [])]),
      box: boxOf(page.box, numbersOf(document.box)),
      draws: drawn.some(({ draws }) => draws),
      whole,
    };
  };
}

/** Graphic units that pages draw by reference: text in them is text of the page, at the place the unit gives it. */
function compositeTexts(parts: OfdPackage, document: OfdDocument): ReadonlyMap<string, readonly OfdRun[]> {
  const units = new Map<string, readonly OfdRun[]>();
  for (const resource of document.resources) {
    let reader: OfdPageReader | undefined;
    let id = '';
    parts.read(resource, {
      open: (name, attributes) => {
        if (name === 'CompositeGraphicUnit') {
          reader = new OfdPageReader();
          id = attributes.get('ID') ?? '';
        } else reader?.open(name, attributes);
      },
      text: (text) => reader?.text(text),
      close: (name) => {
        if (name === 'CompositeGraphicUnit') {
          if (reader !== undefined && reader.runs.length > 0) units.set(id, reader.runs);
          reader = undefined;
        } else reader?.close(name);
      },
    });
  }
  return units;
}

function annotationTexts(parts: OfdPackage, document: OfdDocument): string[] {
  const { annotations } = document;
  if (annotations === undefined) return [];
  const locations: string[] = [];
  parts.read(
    annotations,
    collecting((name, value) => {
      if (name === 'FileLoc') locations.push(parts.resolve(annotations, value));
    }),
  );
  return locations.flatMap((location) => {
    const reader = new OfdPageReader();
    parts.read(location, reader);
    return linesOf(reader.runs, 0).map(({ text }) => text);
  });
}

const boxOf = (...boxes: readonly (readonly number[] | undefined)[]): readonly number[] =>
  boxes.find((box) => box?.length === 4 && (box[2] ?? 0) > 0 && (box[3] ?? 0) > 0) ?? A4;

const emptyPage = (number: number, { draws, whole, box }: PageContent): PdfPage => ({
  number,
  width: box[2] ?? 0,
  height: box[3] ?? 0,
  lines: [],
  drawsText: false,
  blank: whole && !draws,
});

const filledPage = (number: number, { runs, box }: PageContent): PdfPage => ({
  number,
  width: (box[2] ?? 0) * (72 / 25.4),
  height: (box[3] ?? 0) * (72 / 25.4),
  lines: linesOf(runs, box[3] ?? 0),
  drawsText: true,
  blank: false,
});

const ofdBroken = (file: string, why: string): IntegrityError =>
  new IntegrityError('ofd-broken', `${file} is damaged and cannot be read as an OFD document: ${why}`, {
    mend: 'Open it in an OFD reader and export it as a text PDF, or ask for the file again.',
    file,
  });

const pagesDamaged = (file: string, pages: readonly number[]): CodedError => ({
  code: 'ofd-pages-damaged',
  message: `${pages.length} pages of ${file} are damaged or missing in it: ${pages.slice(0, 20).join(', ')}`,
  mend: 'Open it in an OFD reader and export it as a text PDF, or ask for the file again.',
  file,
});
