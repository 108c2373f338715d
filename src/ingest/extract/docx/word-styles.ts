import { IntegrityError } from '../../../domain/errors.ts';
import type { ExtractionLimits } from '../limits.ts';
import type { TextBlock } from '../read-document.ts';
import { parseXml } from '../xml/parse-xml.ts';

interface WordStyle {
  readonly role: TextBlock['role'];
  /** Letter size in half points, 0 when the style does not say. */
  readonly halfPoints: number;
  readonly hidden: boolean;
}
export type WordStyles = ReadonlyMap<string, WordStyle>;

const TITLE = /^(title|标题|题目|论文题目|文章标题)$/i;
const HEADING = /^(heading|标题)\s*\d/i;

interface Draft {
  id: string;
  name: string;
  halfPoints: number;
  hidden: boolean | undefined;
  parent: string | undefined;
}

/** Reads styles.xml: which styles are titles and headings, how large they set, which hide. A broken part gives no styles, not an error. */
export function readWordStyles(part: Uint8Array, file: string, limits: ExtractionLimits): WordStyles {
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  try {
    parseXml(
      withoutLatentStyles(part),
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
  return new Map(
    [...drafts].map(([id, draft]) => [
      id,
      {
        role: roleOf(draft.name),
        halfPoints: inherited(draft, drafts, ({ halfPoints }) => (halfPoints > 0 ? halfPoints : undefined)) ?? 0,
        hidden: inherited(draft, drafts, ({ hidden }) => hidden) ?? false,
      },
    ]),
  );
}

const LATENT = '<w:latentStyles';
const LATENT_END = '</w:latentStyles>';

/** Of the part of most files, styles the program knows and the document does not use are three quarters. */
function withoutLatentStyles(part: Uint8Array): Uint8Array {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
  const start = bytes.indexOf(LATENT, 0, 'latin1');
  const end = start < 0 ? -1 : bytes.indexOf(LATENT_END, start, 'latin1');
  return end < 0 ? part : Buffer.concat([bytes.subarray(0, start), bytes.subarray(end + LATENT_END.length)]);
}

export const isOn = (state: string | undefined): boolean => state !== '0' && state !== 'false' && state !== 'off';

const roleOf = (name: string): TextBlock['role'] => (TITLE.test(name) ? 'title' : HEADING.test(name) ? 'heading' : undefined);

function inherited<T>(draft: Draft, drafts: ReadonlyMap<string, Draft>, own: (draft: Draft) => T | undefined): T | undefined {
  let style: Draft | undefined = draft;
  // Bounded: a style based on itself is a known way to hang readers.
  for (let step = 0; style !== undefined && step < 20; step++) {
    const value = own(style);
    if (value !== undefined) return value;
    style = style.parent === undefined ? undefined : drafts.get(style.parent);
  }
  return undefined;
}
