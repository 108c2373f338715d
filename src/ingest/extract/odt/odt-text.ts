import type { TextBlock } from '../read-document.ts';
import { tableRow } from '../table-row.ts';
import type { TextBudget } from '../text-budget.ts';
import type { XmlHandler } from '../xml/parse-xml.ts';
import type { XmlAttributes } from '../xml/xml-attributes.ts';

/** What text inside these belongs to instead of the page. */
const APART: Readonly<Record<string, 'deleted' | 'comments' | 'notes' | 'skip'>> = {
  'tracked-changes': 'deleted',
  annotation: 'comments',
  'note-body': 'notes',
  'note-citation': 'skip',
  'ruby-text': 'skip',
  'automatic-styles': 'skip',
  creator: 'skip',
  date: 'skip',
  title: 'skip',
  desc: 'skip',
};

/** Reads content.xml of an OpenDocument text. */
export class OdtText implements XmlHandler {
  private readonly budget: TextBudget;
  readonly blocks: TextBlock[] = [];
  readonly notes: TextBlock[] = [];
  comments = '';
  deleted = '';
  private readonly paragraphs: { text: string; role: TextBlock['role']; apart: string | undefined }[] = [];
  private readonly apart: { name: string; to: 'deleted' | 'comments' | 'notes' | 'skip' }[] = [];
  private readonly rows: TextBlock[][][] = [];

  constructor(budget: TextBudget) {
    this.budget = budget;
  }

  open(name: string, attributes: XmlAttributes): void {
    const to = Object.hasOwn(APART, name) ? APART[name] : undefined;
    if (to !== undefined) this.apart.push({ name, to });
    const paragraph = this.paragraphs.at(-1);
    if (name === 'p' || name === 'h')
      this.paragraphs.push({ text: '', role: name === 'h' ? 'heading' : undefined, apart: this.apart.at(-1)?.to });
    else if (name === 'table-row') this.rows.push([]);
    else if (name === 'table-cell' || name === 'covered-table-cell') this.rows.at(-1)?.push([]);
    else if (paragraph === undefined) return;
    else if (name === 'tab') paragraph.text += '\t';
    else if (name === 'line-break') paragraph.text += '\n';
    // A count may be anything; a line of white says no more than one blank.
    else if (name === 's') {
      const blanks = Math.min(Number(attributes.get('c') ?? 1) || 1, 20);
      this.budget.addCharacters(blanks);
      paragraph.text += ' '.repeat(blanks);
    }
  }

  text(text: string): void {
    const paragraph = this.paragraphs.at(-1);
    if (paragraph !== undefined && this.apart.at(-1)?.to !== 'skip') paragraph.text += text.replace(/[\t\n\r ]+/g, ' ');
  }

  close(name: string): void {
    if (name === 'p' || name === 'h') this.endParagraph();
    else if (name === 'table-row') {
      const row = this.rows.pop() ?? [];
      for (const block of tableRow(row)) (this.rows.at(-1)?.at(-1) ?? this.blocks).push(block);
    }
    if (this.apart.at(-1)?.name === name) this.apart.pop();
  }

  private endParagraph(): void {
    const paragraph = this.paragraphs.pop();
    if (paragraph === undefined) return;
    const text = paragraph.text.trimEnd();
    this.budget.addParagraphs(1);
    const block = paragraph.role === undefined ? { text } : { text, role: paragraph.role };
    if (paragraph.apart === 'deleted' || paragraph.apart === 'comments') this[paragraph.apart] += `${text}\n`;
    else if (paragraph.apart === 'notes') this.notes.push(block);
    else if (paragraph.apart === undefined) (this.rows.at(-1)?.at(-1) ?? this.blocks).push(block);
  }
}
