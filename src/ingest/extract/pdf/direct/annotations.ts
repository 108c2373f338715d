import { asMatrix, type Box, boxThrough, type Matrix } from './geometry.ts';
import type { PdfFile } from './pdf-file.ts';
import { isDict, NotDirect, nameOf, numberOr, type PdfDict, PdfStream, type PdfValue } from './pdf-values.ts';
import { textString } from './text-string.ts';

const MAX_ANNOTATIONS = 2000;
const MAX_PARENTS = 20;
/** Flags of ISO 32000-1, 12.5.3: hidden, and shown in print alone. */
const NOT_SEEN = 0x02 | 0x20;
/** A field's flag, 12.7.4.2: a push-button, whose caption tells what it does and not what was filled in. */
const PUSH_BUTTON = 0x10000;

/** What an annotation shows on the page: its appearance, or a value that viewers set themselves. */
export type ShownAnnotation =
  | { readonly kind: 'appearance'; readonly form: PdfStream; readonly placed: Matrix }
  | { readonly kind: 'value'; readonly text: string; readonly box: Box };

/** @returns what fields of a form and text typed onto the page show, where they can be seen. Notes, links and stamps are no text of the page. */
export function shownAnnotations(file: PdfFile, leaf: PdfDict): ShownAnnotation[] {
  if (!leaf.has('Annots')) return [];
  return file
    .array(leaf.get('Annots'))
    .slice(0, MAX_ANNOTATIONS)
    .flatMap((item) => {
      try {
        return shownBy(file, file.get(item)) ?? [];
      } catch (error) {
        // A damaged annotation costs itself alone.
        if (error instanceof NotDirect) return [];
        throw error;
      }
    });
}

function shownBy(file: PdfFile, annotation: PdfValue | undefined): ShownAnnotation | undefined {
  if (!isDict(annotation)) return undefined;
  const kind = nameOf(file.get(annotation.get('Subtype')));
  if (kind !== 'Widget' && kind !== 'FreeText') return undefined;
  if ((numberOr(file.get(annotation.get('F')), 0) & NOT_SEEN) !== 0) return undefined;
  const field = (key: string): PdfValue | undefined => inherited(file, annotation, key);
  const type = kind === 'Widget' ? nameOf(field('FT')) : undefined;
  if (type === 'Btn' && (numberOr(field('Ff'), 0) & PUSH_BUTTON) !== 0) return undefined;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = file.numbers(annotation.get('Rect'));
  const box = { left: Math.min(x0, x1), bottom: Math.min(y0, y1), right: Math.max(x0, x1), top: Math.max(y0, y1) };
  if (box.left === box.right || box.bottom === box.top) return undefined;
  const form = normalAppearance(file, annotation);
  if (form !== undefined) return { kind: 'appearance', form, placed: placement(file, form, box) };
  const value = type === 'Tx' || type === 'Ch' ? field('V') : undefined;
  const text = value instanceof Uint8Array ? textString(value).trim() : '';
  return text === '' ? undefined : { kind: 'value', text, box };
}

function inherited(file: PdfFile, annotation: PdfDict, key: string): PdfValue | undefined {
  let node: PdfDict | undefined = annotation;
  for (let step = 0; node !== undefined && step < MAX_PARENTS; step++) {
    if (node.has(key)) return file.get(node.get(key));
    node = file.dict(node.get('Parent'));
  }
  return undefined;
}

/** Of several, that of the state it is in. */
function normalAppearance(file: PdfFile, annotation: PdfDict): PdfStream | undefined {
  const normal = file.get(file.dict(annotation.get('AP'))?.get('N'));
  if (normal instanceof PdfStream) return normal;
  const state = isDict(normal) ? file.get(normal.get(nameOf(file.get(annotation.get('AS'))) ?? '')) : undefined;
  return state instanceof PdfStream ? state : undefined;
}

/** The matrix A of ISO 32000-1, 12.5.5, which fits the appearance into its rectangle. */
function placement(file: PdfFile, form: PdfStream, box: Box): Matrix {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = file.numbers(form.dict.get('BBox'));
  const seen = boxThrough(asMatrix(file.numbers(form.dict.get('Matrix'))), x0, y0, x1, y1);
  const scale = (to: number, from: number): number => (from === 0 ? 1 : to / from);
  const a = scale(box.right - box.left, seen.right - seen.left);
  const d = scale(box.top - box.bottom, seen.top - seen.bottom);
  return [a, 0, 0, d, box.left - seen.left * a, box.bottom - seen.bottom * d];
}
