import { Parser } from 'htmlparser2';
import { IntegrityError } from '../../../domain/errors.ts';
import { EXTRACTOR_IDS } from '../extractor-version.ts';
import type { ExtractionLimits } from '../limits.ts';
import { decodeText } from '../plain/decode-text.ts';
import type { ReadDocument, TextBlock } from '../read-document.ts';
import { TextBudget } from '../text-budget.ts';
import { nestedTooDeep, tooManyObjects } from '../xml/parse-xml.ts';

const SILENT = new Set(['script', 'style', 'template', 'noscript', 'svg', 'iframe', 'object', 'select', 'textarea', 'button', 'nav']);
const INLINE = new Set(
  'a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])/i;

/** Pages leave tags open that no other format could: each counts as one level. */
const UNCLOSED_ALLOWANCE = 300;
const PIECE_CHARACTERS = 65_536;

class HtmlText {
  private readonly budget: TextBudget;
  private readonly file: string;
  private readonly limits: ExtractionLimits;
  private elements = 0;
  private depth = 0;
  readonly blocks: TextBlock[] = [];
  title = '';
  hiddenCharacters = 0;
  private current = '';
  /** What is added next begins a text or follows a blank. */
  private endsBlank = true;
  private inTitle = false;
  private role: TextBlock['role'];
  /** Names of open elements inside, and including, the outermost silent one. */
  private readonly silent: string[] = [];
  private hidden = false;

  constructor(file: string, limits: ExtractionLimits) {
    this.budget = new TextBudget(file, limits);
    this.file = file;
    this.limits = limits;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (++this.elements > this.limits.maxObjects) throw tooManyObjects(this.file, this.limits.maxObjects);
    const most = this.limits.maxNesting * UNCLOSED_ALLOWANCE;
    if (++this.depth > most) throw nestedTooDeep(this.file, most);
    if (this.silent.length > 0) {
      if (!VOID.has(name)) this.silent.push(name);
      return;
    }
    const hides = 'hidden' in attributes || HIDDEN_STYLE.test(attributes['style'] ?? '');
    if ((SILENT.has(name) || hides) && !VOID.has(name)) {
      this.silent.push(name);
      this.hidden = hides;
      return;
    }
    if (name === 'title') this.inTitle = true;
    else if (name === 'br' || name === 'hr') this.flush();
    else if (name === 'td' || name === 'th') {
      this.current = this.current.trim() === '' ? '' : `${this.current.trimEnd()}\t`;
      this.endsBlank = true;
    } else if (!INLINE.has(name) && !VOID.has(name)) this.flush();
    if (HEADINGS.has(name)) this.role = name === 'h1' ? 'title' : 'heading';
  }

  close(name: string): void {
    this.depth--;
    if (this.silent.length > 0) {
      const at = this.silent.lastIndexOf(name);
      if (at >= 0) this.silent.length = at;
      return;
    }
    if (name === 'title') this.inTitle = false;
    else if (!INLINE.has(name) && !VOID.has(name) && name !== 'td' && name !== 'th') this.flush();
    if (HEADINGS.has(name)) this.role = undefined;
  }

  text(text: string): void {
    this.budget.addCharacters(text.length);
    if (this.silent.length > 0) this.hiddenCharacters += this.hidden ? text.trim().length : 0;
    else if (this.inTitle) this.title += text;
    else {
      const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
      const added = this.endsBlank ? collapsed.replace(/^ /, '') : collapsed;
      this.current += added;
      // Looking at the end of a text that grows piece by piece would join its pieces each time.
      if (added !== '') this.endsBlank = added.endsWith(' ');
    }
  }

  flush(): void {
    const text = this.current.trim();
    this.current = '';
    this.endsBlank = true;
    if (text !== '') this.budget.addParagraphs(1);
    if (text !== '') this.blocks.push(this.role === undefined ? { text } : { text, role: this.role });
  }
}

/** Reads what a browser would show; scripts, styles and hidden elements are left out, hidden text is warned of. */
export function readHtml(bytes: Uint8Array, file: string, limits: ExtractionLimits): ReadDocument {
  if (bytes.byteLength > limits.maxInflatedBytes) throw pageTooLarge(file, bytes.byteLength, limits.maxInflatedBytes);
  const page = new HtmlText(file, limits);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => page.open(name, attributes),
      ontext: (text) => page.text(text),
      onclosetag: (name) => page.close(name),
    },
    { decodeEntities: true },
  );
  const html = decodeHtml(bytes);
  // Piece by piece, so that a page that is too large is refused before all of it is taken apart.
  for (let at = 0; at < html.length; at += PIECE_CHARACTERS) parser.write(html.slice(at, at + PIECE_CHARACTERS));
  parser.end();
  page.flush();
  const title = page.title.trim();
  return {
    extractorId: EXTRACTOR_IDS.html,
    pages: [{ number: 1, blocks: page.blocks }],
    warnings: page.hiddenCharacters === 0 ? [] : [hiddenWarning(file, page.hiddenCharacters)],
    ...(title === '' ? {} : { declaredTitle: title }),
  };
}

/** A charset the page declares is believed when its bytes bear it out. */
function decodeHtml(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const declared = /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  try {
    if (declared !== undefined) return new TextDecoder(declared, { fatal: true }).decode(bytes);
  } catch {
    // An unknown or wrong charset: fall through to detection.
  }
  return decodeText(bytes).text;
}

const pageTooLarge = (file: string, bytes: number, limit: number): IntegrityError =>
  new IntegrityError('file-too-large', `${file} is a web page of ${bytes} bytes; ${limit} are allowed`, {
    mend: 'Save it as a PDF, or raise the inflate limit if it is known to be sound.',
    file,
  });

const hiddenWarning = (file: string, characters: number) => ({
  code: 'hidden-text',
  message: `${file} holds ${characters} characters that are marked hidden; they are not part of the text read`,
  mend: 'Look at the file by eye, and ask for a version without hidden text.',
  file,
});
