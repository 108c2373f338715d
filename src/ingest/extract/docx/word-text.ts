import type { ExtractionLimits } from '../limits.ts';
import type { TextBlock } from '../read-document.ts';
import { tableRow } from '../table-row.ts';
import type { TextBudget } from '../text-budget.ts';
import { parseXml, type XmlHandler } from '../xml/parse-xml.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';
import { PARAGRAPH_PROPERTIES, PropertiesReader, RUN_PROPERTIES, type WordProperties } from './word-properties.ts';
import { isOn, type WordStyles } from './word-styles.ts';

// Left out whole: the fallback repeats what the choice drew, deletions are no longer text, properties are not text,
// and readings set above Chinese characters would part them.
const SKIPPED = new Set([
  'Fallback',
  'del',
  'moveFrom',
  'instrText',
  'delText',
  'fldData',
  'sectPr',
  'rt',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tcPrChange',
]);
const SEPARATOR_NOTES = new Set(['separator', 'continuationSeparator', 'continuationNotice']);

interface Paragraph {
  text: string;
  /** Pairs of where raised runs begin and end. */
  readonly raised: number[];
  halfPoints: number;
  styleId: string | undefined;
  hidden: boolean;
  outline: boolean;
  /** Paragraphs of text boxes anchored here: they follow it. */
  readonly boxes: TextBlock[];
}

interface Run {
  /** Undefined where the run itself does not say and its styles do. */
  hidden: boolean | undefined;
  styleId: string | undefined;
  halfPoints: number;
  raised: boolean;
  inProperties: boolean;
}

interface Cell {
  readonly blocks: TextBlock[];
}

export interface WordText {
  readonly blocks: TextBlock[];
  readonly hiddenText: string;
  readonly deletedText: string;
}

/** Reads one WordprocessingML part as a stream of tags, so that its size in memory is that of its text. */
export class WordTextReader implements XmlHandler {
  private readonly blocks: TextBlock[] = [];
  private hiddenText = '';
  private deletedText = '';
  private readonly paragraphs: Paragraph[] = [];
  private readonly rows: Cell[][] = [];
  private run: Run = { hidden: undefined, styleId: undefined, halfPoints: 0, raised: false, inProperties: false };
  private readonly outerRuns: Run[] = [];
  private skipDepth = 0;
  private inText = false;
  private inParagraphProperties = false;
  private readonly runProperties = new PropertiesReader(RUN_PROPERTIES);
  private readonly paragraphProperties = new PropertiesReader(PARAGRAPH_PROPERTIES, ['rPr']);
  private readonly otherProperties = new PropertiesReader([]);
  private readonly styles: WordStyles;
  private readonly budget: TextBudget;

  constructor(styles: WordStyles, budget: TextBudget) {
    this.styles = styles;
    this.budget = budget;
  }

  /** @throws Error of the XML reader when the part is not well-formed; IntegrityError past a limit. */
  read(part: Uint8Array, file: string, limits: ExtractionLimits): WordText {
    parseXml(part, this, file, limits);
    return { blocks: this.blocks, hiddenText: this.hiddenText.trim(), deletedText: this.deletedText.trim() };
  }

  open(name: string, attributes: XmlAttributes, selfClosing: boolean): void {
    if (this.skipDepth > 0 || SKIPPED.has(name) || (name === 'rPr' && this.inParagraphProperties) || isSeparatorNote(name, attributes)) {
      this.skipDepth++;
      this.inText = name === 'delText' && !selfClosing;
      return;
    }
    const paragraph = this.paragraphs.at(-1);
    switch (name) {
      case 'p':
        this.paragraphs.push({ text: '', raised: [], halfPoints: 0, styleId: undefined, hidden: false, outline: false, boxes: [] });
        return;
      case 'tr':
        this.rows.push([]);
        return;
      case 'tc':
        this.rows.at(-1)?.push({ blocks: [] });
        return;
      case 'r':
        this.outerRuns.push(this.run);
        this.run = { hidden: undefined, styleId: undefined, halfPoints: 0, raised: false, inProperties: false };
        return;
      case 'pPr':
        this.inParagraphProperties = true;
        if (!selfClosing && paragraph !== undefined) this.takeParagraphProperties(paragraph, attributes);
        return;
      case 'rPr':
        this.run.inProperties = true;
        if (!selfClosing) this.takeRunProperties(attributes);
        return;
      case 'tblPr':
      case 'trPr':
      case 'tcPr':
      case 'tblGrid':
        if (!selfClosing && !this.run.inProperties) take(this.otherProperties, attributes);
        return;
      case 'vanish':
        if (this.run.inProperties && this.outerRuns.length > 0) this.run.hidden = isOn(attributes.get('val'));
        return;
      case 'sz':
        if (this.run.inProperties) this.run.halfPoints = Number(attributes.get('val')) || 0;
        return;
      case 'vertAlign':
        if (this.run.inProperties) this.run.raised = attributes.get('val') === 'superscript';
        return;
      case 'pStyle':
        if (paragraph !== undefined) this.setStyle(paragraph, attributes.get('val'));
        return;
      case 'rStyle':
        if (this.run.inProperties) this.run.styleId = attributes.get('val');
        return;
      case 'outlineLvl':
        if (paragraph !== undefined) paragraph.outline = Number(attributes.get('val')) < 9;
        return;
      case 't':
        this.inText = true;
        return;
      default: {
        const mark = MARKS[name];
        if (mark !== undefined && !this.inParagraphProperties && !this.run.inProperties && this.outerRuns.length > 0) this.append(mark);
      }
    }
  }

  close(name: string): void {
    if (this.skipDepth > 0) {
      this.skipDepth--;
      this.inText = false;
      return;
    }
    if (name === 't') this.inText = false;
    else if (name === 'pPr') this.inParagraphProperties = false;
    else if (name === 'rPr') this.run.inProperties = false;
    else if (name === 'r') this.run = this.outerRuns.pop() ?? this.run;
    else if (name === 'p') this.endParagraph();
    else if (name === 'tr') this.endRow();
  }

  text(text: string): void {
    if (!this.inText) return;
    if (this.skipDepth > 0) this.deletedText += text;
    else this.append(text);
  }

  private append(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph === undefined) return;
    if (this.run.hidden ?? (paragraph.hidden || this.styleHides(this.run.styleId))) {
      this.hiddenText += text;
      return;
    }
    if (this.run.raised) paragraph.raised.push(paragraph.text.length, paragraph.text.length + text.length);
    paragraph.text += text;
    if (text.trim() !== '') paragraph.halfPoints = Math.max(paragraph.halfPoints, this.run.halfPoints);
  }

  private takeParagraphProperties(paragraph: Paragraph, attributes: XmlAttributes): void {
    const found = this.run.inProperties ? undefined : take(this.paragraphProperties, attributes);
    if (found === undefined) return;
    if ('styleId' in found) this.setStyle(paragraph, found.styleId);
    paragraph.outline = found.outline ?? paragraph.outline;
  }

  private takeRunProperties(attributes: XmlAttributes): void {
    const found = take(this.runProperties, attributes);
    if (found === undefined) return;
    if (this.outerRuns.length > 0) this.run.hidden = found.hidden ?? this.run.hidden;
    this.run.halfPoints = found.halfPoints ?? this.run.halfPoints;
    this.run.raised = found.raised ?? this.run.raised;
    if ('styleId' in found) this.run.styleId = found.styleId;
  }

  private setStyle(paragraph: Paragraph, styleId: string | undefined): void {
    paragraph.styleId = styleId;
    paragraph.hidden = this.styleHides(styleId);
  }

  private styleHides(styleId: string | undefined): boolean {
    return styleId !== undefined && this.styles.get(styleId)?.hidden === true;
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    this.budget.addParagraphs(1);
    const target = this.paragraphs.at(-1)?.boxes ?? this.rows.at(-1)?.at(-1)?.blocks ?? this.blocks;
    const style = paragraph.styleId === undefined ? undefined : this.styles.get(paragraph.styleId);
    const halfPoints = paragraph.halfPoints || (style?.halfPoints ?? 0);
    const role = style?.role ?? (paragraph.outline ? 'heading' : undefined);
    target.push({
      text: paragraph.text.trimEnd(),
      ...(halfPoints > 0 ? { fontSize: halfPoints / 2 } : {}),
      ...(role === undefined ? {} : { role }),
      ...(paragraph.raised.length === 0 ? {} : { raised: paragraph.raised }),
    });
    for (const block of paragraph.boxes) target.push(block);
  }

  private endRow(): void {
    const cells = this.rows.pop() ?? [];
    const target = this.paragraphs.at(-1)?.boxes ?? this.rows.at(-1)?.at(-1)?.blocks ?? this.blocks;
    for (const block of tableRow(cells.map(({ blocks }) => blocks))) target.push(block);
  }
}

/** Reads properties at one go where they allow it; else their tags are told one by one. */
function take(reader: PropertiesReader, attributes: XmlAttributes): WordProperties | undefined {
  const content = attributes.content();
  const found = content === undefined ? undefined : reader.of(content);
  if (found !== undefined) attributes.take(found.elements);
  return found;
}

const MARKS: Readonly<Record<string, string>> = { tab: '\t', ptab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-', softHyphen: '\u00ad' };

const isSeparatorNote = (name: string, attributes: XmlAttributes): boolean =>
  (name === 'footnote' || name === 'endnote') && SEPARATOR_NOTES.has(attributes.get('type') ?? '');
