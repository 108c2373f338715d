import type { ExtractionLimits } from '../../limits.ts';
import { pdfTooHungry, tooManyPages } from '../pdf-errors.ts';
import type { PdfContent, PdfPage } from '../pdf-page.ts';
import { shownAnnotations } from './annotations.ts';
import { asMatrix, type Matrix } from './geometry.ts';
import { hiddenOf, isVisible } from './hidden-runs.ts';
import type { PageFrame } from './hiding.ts';
import { linesOfRuns } from './line-builder.ts';
import { type FontCache, PageInterpreter } from './page-interpreter.ts';
import { type PagePicture, pagePicture } from './page-picture.ts';
import { PdfFile } from './pdf-file.ts';
import { isDict, NotDirect, numberOr, type PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';
import { asList, BudgetSpent } from './stream-filters.ts';
import { textString } from './text-string.ts';

const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const MAX_TREE_DEPTH = 50;
const A4 = [0, 0, 595, 842];

/**
 * Reads text straight from the content streams and character maps, without drawing: no font's shapes are loaded.
 * @returns undefined when the file is damaged, encrypted or beyond what is read here.
 * @throws IntegrityError `too-many-pages`, `extract-memory`.
 */
export function readDirect(bytes: Uint8Array, file: string, limits: ExtractionLimits): PdfContent | undefined {
  try {
    const objects = new PdfFile(bytes, { left: limits.maxInflatedBytes });
    const leaves = pageLeaves(objects, limits.maxPages, file);
    const fonts: FontCache = new Map();
    const pictures = new Map<PdfStream, PagePicture>();
    const pages = leaves.map((leaf, index) => readPage(objects, leaf, index + 1, fonts, pictures));
    const declaredTitle = titleOf(objects);
    return declaredTitle === '' ? { pages } : { pages, declaredTitle };
  } catch (error) {
    if (error instanceof BudgetSpent) throw pdfTooHungry(file, error);
    // A RangeError is a stack or a length beyond bounds in a file made of nonsense.
    if (error instanceof NotDirect || error instanceof RangeError) return undefined;
    throw error;
  }
}

function pageLeaves(objects: PdfFile, maxPages: number, file: string): PdfDict[] {
  const root = objects.dict(objects.trailer.get('Root'));
  const leaves: PdfDict[] = [];
  const seen = new Set<PdfDict>();
  const visit = (value: PdfValue | undefined, inherited: PdfDict, depth: number): void => {
    const node = objects.get(value);
    if (!isDict(node) || seen.has(node) || depth > MAX_TREE_DEPTH) throw new NotDirect('broken page tree');
    seen.add(node);
    const own = new Map(inherited);
    for (const key of INHERITED) if (node.has(key)) own.set(key, node.get(key) ?? null);
    if (node.has('Kids')) for (const kid of objects.array(node.get('Kids'))) visit(kid, own, depth + 1);
    else leaves.push(new Map([...own, ...node]));
    if (leaves.length > maxPages) throw tooManyPages(file, leaves.length, maxPages);
  };
  visit(root?.get('Pages'), new Map(), 0);
  if (leaves.length === 0) throw new NotDirect('no pages');
  return leaves;
}

function readPage(objects: PdfFile, leaf: PdfDict, number: number, fonts: FontCache, pictures: Map<PdfStream, PagePicture>): PdfPage {
  const frame = frameOf(objects, leaf);
  const interpreter = new PageInterpreter(objects, fonts, frame);
  try {
    const content = contentOf(objects, leaf);
    interpreter.run(content, objects.dict(leaf.get('Resources')));
    const { runs, painted } = interpreter;
    const { unknownLetters } = interpreter;
    const pageRuns = runs.count;
    annotate(interpreter, objects, leaf);
    const lines = linesOfRuns(runs, (run) => run < pageRuns && isVisible(runs, run, painted));
    const filledIn = runs.count === pageRuns ? [] : linesOfRuns(runs, (run) => run >= pageRuns && isVisible(runs, run, painted));
    return {
      number,
      width: frame.width,
      height: frame.height,
      lines,
      ...(filledIn.length === 0 ? {} : { filledIn }),
      drawsText: runs.texts.some((text) => text.trim() !== ''),
      unknownLetters,
      blank: runs.count === 0 && painted.isBare,
      pictures: interpreter.pictures.map((stream) => remembered(pictures, stream, () => pagePicture(objects, stream))),
      pictureShare: painted.pictureShare(frame.width, frame.height),
      hidden: hiddenOf(runs, painted),
    };
  } catch (error) {
    if (!(error instanceof NotDirect)) throw error;
    return { number, width: frame.width, height: frame.height, lines: [], drawsText: true, blank: false, refused: true };
  }
}

/** What was filled into the page's fields; a damaged appearance costs itself alone. */
function annotate(interpreter: PageInterpreter, objects: PdfFile, leaf: PdfDict): void {
  const shown = shownAnnotations(objects, leaf);
  if (shown.length === 0) return;
  const form = objects.dict(objects.dict(objects.trailer.get('Root'))?.get('AcroForm'));
  const resources = objects.dict(form?.get('DR'));
  for (const annotation of shown) {
    try {
      interpreter.annotate(annotation, resources);
    } catch (error) {
      if (!(error instanceof NotDirect)) throw error;
    }
  }
}

/** A picture drawn on every page is opened once. */
function remembered<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

function contentOf(objects: PdfFile, leaf: PdfDict): Uint8Array {
  const streams = asList(objects.get(leaf.get('Contents'))).map((item) => objects.get(item));
  const parts = streams.flatMap((stream) => (stream instanceof PdfStream ? [objects.decoded(stream), Uint8Array.of(10)] : []));
  return parts.length === 2 ? (parts[0] ?? new Uint8Array()) : Buffer.concat(parts);
}

function frameOf(objects: PdfFile, leaf: PdfDict): PageFrame {
  const media = boxOf(objects.numbers(leaf.get('MediaBox'))) ?? A4;
  const [left = 0, bottom = 0, right = 0, top = 0] = cut(media, boxOf(objects.numbers(leaf.get('CropBox'))));
  const [width, height] = [right - left, top - bottom];
  const turn = (((Math.round(numberOr(objects.get(leaf.get('Rotate')), 0) / 90) % 4) + 4) % 4) as 0 | 1 | 2 | 3;
  const matrices: readonly (readonly number[])[] = [
    [1, 0, 0, 1, -left, -bottom],
    [0, -1, 1, 0, -bottom, right],
    [-1, 0, 0, -1, right, top],
    [0, 1, -1, 0, top, -left],
  ];
  const matrix: Matrix = asMatrix(matrices[turn] ?? []);
  return turn % 2 === 0 ? { width, height, matrix } : { width: height, height: width, matrix };
}

function boxOf(numbers: readonly number[]): number[] | undefined {
  if (numbers.length < 4) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return a === c || b === d ? undefined : box;
}

function cut(media: readonly number[], crop: readonly number[] | undefined): readonly number[] {
  if (crop === undefined) return media;
  const [a = 0, b = 0, c = 0, d = 0] = media;
  const [e = 0, f = 0, g = 0, h = 0] = crop;
  const box = [Math.max(a, e), Math.max(b, f), Math.min(c, g), Math.min(d, h)];
  return (box[0] ?? 0) < (box[2] ?? 0) && (box[1] ?? 0) < (box[3] ?? 0) ? box : media;
}

function titleOf(objects: PdfFile): string {
  const title = objects.get(objects.dict(objects.trailer.get('Info'))?.get('Title'));
  return title instanceof Uint8Array ? textString(title).trim() : '';
}
