import { SaxesParser } from 'saxes';
import type { TextBlock } from '../read-document.ts';
import { attributeOf, localName } from './xml-names.ts';

interface WordStyle {
  readonly role: TextBlock['role'];
  /** Letter size in half points, 0 when the style does not say. */
  readonly halfPoints: number;
}
export type WordStyles = ReadonlyMap<string, WordStyle>;

const TITLE = /^(title|标题|题目|论文题目|文章标题)$/i;
const HEADING = /^(heading|标题)\s*\d/i;

interface Draft {
  id: string;
  name: string;
  halfPoints: number;
  parent: string | undefined;
}

/** Reads styles.xml: which styles are titles and headings, and how large they set. A broken part gives no styles, not an error. */
export function readWordStyles(xml: string): WordStyles {
  const drafts = new Map<string, Draft>();
  let current: Draft | undefined;
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    const attribute = (wanted: string): string => attributeOf(attributes, wanted) ?? '';
    if (local === 'style') current = { id: attribute('styleId'), name: '', halfPoints: 0, parent: undefined };
    else if (current !== undefined && local === 'name') current.name = attribute('val');
    else if (current !== undefined && local === 'basedOn') current.parent = attribute('val');
    else if (current !== undefined && local === 'sz') current.halfPoints = Number(attribute('val')) || 0;
  });
  parser.on('closetag', ({ name }) => {
    if (current === undefined || localName(name) !== 'style') return;
    drafts.set(current.id, current);
    current = undefined;
  });
  try {
    parser.write(xml).close();
  } catch {
    return new Map();
  }
  return new Map([...drafts].map(([id, draft]) => [id, { role: roleOf(draft.name), halfPoints: sizeOf(draft, drafts) }]));
}

const roleOf = (name: string): TextBlock['role'] => (TITLE.test(name) ? 'title' : HEADING.test(name) ? 'heading' : undefined);

function sizeOf(draft: Draft, drafts: ReadonlyMap<string, Draft>): number {
  let style: Draft | undefined = draft;
  // Bounded: a style based on itself is a known way to hang readers.
  for (let step = 0; style !== undefined && step < 20; step++) {
    if (style.halfPoints > 0) return style.halfPoints;
    style = style.parent === undefined ? undefined : drafts.get(style.parent);
  }
  return 0;
}
