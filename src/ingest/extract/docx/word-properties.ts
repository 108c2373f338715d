import { XmlScanner } from '../xml/scan-xml.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';
import { isOn } from './word-styles.ts';

/** What a run's or a paragraph's properties say of its text; absent where they do not say. */
export interface WordProperties {
  readonly hidden?: boolean;
  readonly styleId?: string | undefined;
  readonly halfPoints?: number;
  readonly raised?: boolean;
  readonly outline?: boolean;
  /** How many elements they are. */
  readonly elements: number;
}
type Draft = { -readonly [Field in keyof WordProperties]: WordProperties[Field] };

const readings: Readonly<Record<string, (draft: Draft, attributes: XmlAttributes) => void>> = {
  vanish: (draft, attributes) => (draft.hidden = isOn(attributes.get('val'))),
  sz: (draft, attributes) => (draft.halfPoints = Number(attributes.get('val')) || 0),
  vertAlign: (draft, attributes) => (draft.raised = attributes.get('val') === 'superscript'),
  rStyle: (draft, attributes) => (draft.styleId = attributes.get('val')),
  pStyle: (draft, attributes) => (draft.styleId = attributes.get('val')),
  outlineLvl: (draft, attributes) => (draft.outline = Number(attributes.get('val')) < 9),
};
export const RUN_PROPERTIES = ['vanish', 'sz', 'vertAlign', 'rStyle'];
export const PARAGRAPH_PROPERTIES = ['pStyle', 'outlineLvl'];

/** What they were before a tracked change, and a section's, says nothing of the text. */
const SKIPPED = new Set(['sectPr', 'pPrChange', 'rPrChange', 'tblPrChange', 'tcPrChange', 'del', 'moveFrom']);
/** Text, and what means something elsewhere: where these stand among properties, all is read tag by tag. */
const FOREIGN = new Set(
  (
    'p r t tr tc rPr pPr pStyle outlineLvl delText instrText fldData rt Fallback footnote endnote ' +
    'ptab br cr noBreakHyphen softHyphen vanish sz vertAlign rStyle'
  ).split(' '),
);
const MAX_KEPT = 2000;

/** Properties of one kind, each wording of them read once: a document of ten thousand runs has some dozen. */
export class PropertiesReader {
  private readonly kept = new Map<string, WordProperties | undefined>();
  private readonly read: ReadonlySet<string>;
  private readonly skipped: ReadonlySet<string>;

  /** @param names elements that are read; `skipped` some more that are not looked into. */
  constructor(names: readonly string[], skipped: readonly string[] = []) {
    this.read = new Set(names);
    this.skipped = new Set([...SKIPPED, ...skipped]);
  }

  /** @returns undefined for what is not well-formed, or no mere properties. */
  of(content: string): WordProperties | undefined {
    const known = this.kept.get(content);
    if (known !== undefined || this.kept.has(content)) return known;
    const properties = this.propertiesIn(content);
    // A copy: a piece of the source would keep all of it in memory.
    if (this.kept.size < MAX_KEPT) this.kept.set(Buffer.from(content).toString(), properties);
    return properties;
  }

  private propertiesIn(content: string): WordProperties | undefined {
    // The element they are set in, to be read as a whole, is none of them.
    const draft: Draft = { elements: -1 };
    let depth = 0;
    let skippedFrom = Infinity;
    let foreign = 0;
    const scanner = new XmlScanner({
      open: (name, attributes) => {
        draft.elements++;
        depth++;
        if (name === 'delText') foreign++;
        else if (depth > skippedFrom) return;
        else if (this.skipped.has(name)) skippedFrom = depth;
        else if (this.read.has(name)) readings[name]?.(draft, attributes);
        else if (FOREIGN.has(name)) foreign++;
      },
      close: () => {
        if (depth-- === skippedFrom) skippedFrom = Infinity;
      },
      text: () => undefined,
    });
    try {
      scanner.write(`<a>${content}</a>`);
      scanner.end();
    } catch {
      return undefined;
    }
    return foreign === 0 ? draft : undefined;
  }
}
