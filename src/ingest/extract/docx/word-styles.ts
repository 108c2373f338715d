import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { TextBlock } from '../read-document.ts';
import { encodingOf, parseXml } from '../xml/parse-xml.ts';
import { XmlAttributes } from '../xml/xml-attributes.ts';

interface WordStyle {
  readonly role: TextBlock['role'];
  /** Letter size in half points, 0 when the style does not say. */
  readonly halfPoints: number;
  readonly hidden: boolean;
}
export type WordStyles = Pick<ReadonlyMap<string, WordStyle>, 'get'>;

const TITLE = /^(title|标题|题目|论文题目|文章标题)$/i;
const HEADING = /^(heading|标题)\s*\d/i;

interface Draft {
  id: string;
  name: string;
  halfPoints: number;
  hidden: boolean | undefined;
  parent: string | undefined;
}

/**
 * Reads styles.xml: which styles are titles and headings, how large they set, which hide. Only styles that are asked for are read: a document
 * uses a dozen of some hundred. One that is broken counts as none, not as an error.
 * @throws IntegrityError `too-many-objects`, `nested-too-deep`, `text-too-long`.
 */
export function readWordStyles(part: Uint8Array, file: string, limits: ExtractionLimits): WordStyles {
  const places = placesOf(part);
  const drafts = new Map<string, Draft | undefined>(places === undefined ? draftsIn(part, file, limits) : []);
  const styles = new Map<string, WordStyle | undefined>();
  const draftOf = (id: string): Draft | undefined => {
    const place = drafts.has(id) ? undefined : places?.get(id);
    if (place !== undefined) drafts.set(id, draftsIn(part.subarray(place.start, place.end), file, limits).get(id));
    return drafts.get(id);
  };
  const styleOf = (id: string): WordStyle | undefined => {
    const draft = draftOf(id);
    if (draft === undefined) return undefined;
    return {
      role: roleOf(draft.name),
      halfPoints: inherited(draft, draftOf, ({ halfPoints }) => (halfPoints > 0 ? halfPoints : undefined)) ?? 0,
      hidden: inherited(draft, draftOf, ({ hidden }) => hidden) ?? false,
    };
  };
  return {
    get: (id) => {
      if (!styles.has(id)) styles.set(id, styleOf(id));
      return styles.get(id);
    },
  };
}

function draftsIn(part: Uint8Array, file: string, limits: ExtractionLimits): Map<string, Draft> {
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  try {
    parseXml(
      part,
      {
        open: (name, attributes) => {
          if (name === 'style') {
            const id = attributes.get('styleId') ?? '';
            current = { id, name: '', halfPoints: 0, hidden: undefined, parent: undefined };
          } else if (current === undefined) return;
          else if (name === 'name') current.name = attributes.get('val') ?? '';
          else if (name === 'basedOn') current.parent = attributes.get('val');
          else if (name === 'sz') current.halfPoints = Number(attributes.get('val')) || 0;
          else if (name === 'vanish') current.hidden = isOn(attributes.get('val'));
        },
        close: (name) => {
          if (current === undefined || name !== 'style') return;
          drafts.set(current.id, current);
          current = undefined;
        },
      },
      file,
      limits,
    );
  } catch (error) {
    if (error instanceof IntegrityError) throw error;
    return new Map();
  }
  return drafts;
}

const STYLE = '<w:style ';
const STYLE_END = '</w:style>';
/** Word files have some hundred. */
const MAX_STYLES = 20_000;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** @returns where each style stands; undefined for a part that names its elements otherwise or is not written in UTF-8. */
function placesOf(part: Uint8Array): Map<string, Place> | undefined {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  let start = encodingOf(part) === 'utf-8' ? bytes.indexOf(STYLE, 0, 'latin1') : -1;
  if (start < 0) return undefined;
  const places = new Map<string, Place>();
  while (start >= 0 && places.size < MAX_STYLES) {
    const next = bytes.indexOf(STYLE, start + 1, 'latin1');
    const limit = next < 0 ? bytes.length : next;
    const within = bytes.subarray(start, limit);
    const closed = within.indexOf(STYLE_END, 0, 'latin1');
    const tagEnd = within.indexOf('>', 0, 'latin1');
    // One that closes itself has no other end.
    const end = start + (closed < 0 ? tagEnd + 1 : closed + STYLE_END.length);
    const tag = within.toString('utf8', 0, Math.max(0, tagEnd));
    places.set(new XmlAttributes(tag, STYLE.length - 1, tag.length, STYLE_END).get('styleId') ?? '', { start, end });
    start = next;
  }
  return places;
}

export const isOn = (state: string | undefined): boolean => state !== '0' && state !== 'false' && state !== 'off';

const roleOf = (name: string): TextBlock['role'] => (TITLE.test(name) ? 'title' : HEADING.test(name) ? 'heading' : undefined);

function inherited<T>(draft: Draft, draftOf: (id: string) => Draft | undefined, own: (draft: Draft) => T | undefined): T | undefined {
  let style: Draft | undefined = draft;
  // Bounded: a style based on itself is a known way to hang readers.
  for (let step = 0; style !== undefined && step < 20; step++) {
    const value = own(style);
    if (value !== undefined) return value;
    style = style.parent === undefined ? undefined : draftOf(style.parent);
  }
  return undefined;
}
