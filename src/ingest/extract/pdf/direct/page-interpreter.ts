import type { ShownAnnotation } from './annotations.ts';
import { componentsOf } from './colour-space.ts';
import { ContentLexer, END_OF_CONTENT } from './content-lexer.ts';
import { asMatrix, type Box, boxThrough } from './geometry.ts';
import { GraphicsState } from './graphics-state.ts';
import { type PageFrame, TRANSPARENT } from './hiding.ts';
import { skipInlineImage } from './inline-image.ts';
import { Operands } from './operands.ts';
import { LAST_OF_PATH, LAST_OF_TEXT, operationOf } from './operations.ts';
import { Painted } from './painted.ts';
import { PathBounds } from './path-bounds.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfFont, readFont } from './pdf-font.ts';
import { isDict, NotDirect, nameOf, numberOr, type PdfDict, PdfName, PdfStream, type PdfValue } from './pdf-values.ts';
import type { RunTable } from './run-table.ts';
import { TextPosition } from './text-position.ts';
import { TextShower } from './text-shower.ts';

const MAX_FORM_DEPTH = 12;
const MAX_OPERATORS = 3_000_000;
const MAX_STATES = 500;
const MAX_PICTURES = 4000;
/** As viewers set a value that has no appearance, at most; and the room a line takes. */
const VALUE_POINTS = 12;
const LINE_SPACING = 1.2;
/** The operator `BI`. */
const INLINE_IMAGE = operationOf(0x4942);
/** Fonts of one file, read once. */
export type FontCache = Map<PdfValue, PdfFont>;

/** Runs content streams (ISO 32000-1, 8 and 9) for the text they show: where it stands and whether it can be seen. */
export class PageInterpreter {
  readonly painted = new Painted();
  /** Pictures the page itself draws; those inside forms are parts of drawings. */
  readonly pictures: PdfStream[] = [];
  private readonly file: PdfFile;
  private readonly fonts: FontCache;
  private readonly frame: PageFrame;
  private readonly operands = new Operands();
  private state: GraphicsState;
  private stack: GraphicsState[] = [];
  private position = new TextPosition();
  private readonly text: TextShower;
  private operatorsLeft = MAX_OPERATORS;
  private readonly path = new PathBounds();
  private lastFontName: PdfValue | undefined;
  private lastFontResources: PdfDict | undefined;
  private lastFont: PdfFont | undefined;

  constructor(file: PdfFile, fonts: FontCache, frame: PageFrame) {
    this.file = file;
    this.fonts = fonts;
    this.frame = frame;
    this.state = new GraphicsState(frame.matrix);
    this.text = new TextShower(this.operands, frame, this.painted);
  }

  get runs(): RunTable {
    return this.text.runs;
  }

  /** Letters shown that another engine may know. */
  get unknownLetters(): number {
    return this.text.unknownLetters;
  }

  /** @throws NotDirect, BudgetSpent */
  run(content: Uint8Array, resources: PdfDict | undefined, depth = 0): void {
    const { operands } = this;
    const lexer = new ContentLexer(content, operands);
    for (;;) {
      operands.clear();
      const operator = lexer.operator();
      if (operator === END_OF_CONTENT) return;
      if (--this.operatorsLeft < 0) throw new NotDirect('too many operators');
      const operation = operationOf(operator);
      if (operation <= LAST_OF_TEXT) this.operateOnText(operation, resources);
      else if (operation <= LAST_OF_PATH) this.operateOnPath(operation);
      else if (operation === INLINE_IMAGE) skipInlineImage(lexer);
      else this.operateOnRest(operation, resources, depth);
    }
  }

  /**
   * Draws what an annotation shows, after the page itself.
   * @param resources of the document's forms, for an appearance that has none.
   * @throws NotDirect, BudgetSpent
   */
  annotate(shown: ShownAnnotation, resources: PdfDict | undefined): void {
    this.state = new GraphicsState(this.frame.matrix);
    this.stack = [];
    this.position = new TextPosition();
    if (shown.kind === 'appearance') {
      this.state.transform(...shown.placed);
      this.drawForm(shown.form, resources, 0);
      return;
    }
    const { left, bottom, right, top } = boxThrough(this.frame.matrix, shown.box.left, shown.box.bottom, shown.box.right, shown.box.top);
    const lines = shown.text.split(/\r\n?|\n/);
    const size = Math.min(VALUE_POINTS, (top - bottom) / lines.length / LINE_SPACING);
    for (const [index, line] of lines.entries()) {
      const y = top - (index + 1) * size * LINE_SPACING;
      this.runs.add(line, left, y, right, y, 1, 0, size);
    }
  }

  // Numbers of `operations.ts`.
  private operateOnText(operation: number, resources: PdfDict | undefined): void {
    const { state, operands } = this;
    switch (operation) {
      case 1: // Tj, TJ
        this.text.show(state, this.position, operands.firstItem(0), operands.endItem(0));
        return;
      case 2: // Td
        this.position.moveLine(operands.number(0, 0), operands.number(1, 0));
        return;
      case 3: // Tm
        this.position.set(operands);
        return;
      case 4: // Tf
        state.font = this.fontNamed(operands.value(0), resources);
        state.size = operands.number(1, 0);
        return;
      case 5: // BT
        this.position.begin();
        return;
      case 6: // Tc
        state.characterSpacing = operands.number(0, 0);
        return;
      case 7: // Tw
        state.wordSpacing = operands.number(0, 0);
        return;
      case 8: // Tr
        state.renderMode = operands.number(0, 0);
        return;
      case 9: // TD
        state.leading = -operands.number(1, 0);
        this.position.moveLine(operands.number(0, 0), operands.number(1, 0));
        return;
      case 10: // T*
        this.position.moveLine(0, -state.leading);
        return;
      case 11: // Tz
        state.stretch = operands.number(0, 0) / 100;
        return;
      case 12: // TL
        state.leading = operands.number(0, 0);
        return;
      case 13: // Ts
        state.rise = operands.number(0, 0);
        return;
      case 14: // '
        this.position.moveLine(0, -state.leading);
        this.text.show(state, this.position, operands.firstItem(0), operands.endItem(0));
        return;
      case 15: // "
        state.wordSpacing = operands.number(0, 0);
        state.characterSpacing = operands.number(1, 0);
        this.position.moveLine(0, -state.leading);
        this.text.show(state, this.position, operands.firstItem(2), operands.endItem(2));
        return;
      default:
    }
  }

  private operateOnPath(operation: number): void {
    const { state, operands } = this;
    switch (operation) {
      case 16: // m, l, c, v, y
        for (let index = 0; index + 1 < operands.count; index += 2)
          this.path.extend(state, operands.number(index, 0), operands.number(index + 1, 0));
        return;
      case 17: // q
        if (this.stack.length < MAX_STATES) this.stack.push(state.copy());
        return;
      case 18: // Q
        this.state = this.stack.pop() ?? state;
        return;
      case 19: // re
        this.rectangle(operands.number(0, 0), operands.number(1, 0), operands.number(2, 0), operands.number(3, 0));
        return;
      case 20: // cm
        state.transform(
          operands.number(0, 1),
          operands.number(1, 0),
          operands.number(2, 0),
          operands.number(3, 1),
          operands.number(4, 0),
          operands.number(5, 0),
        );
        return;
      case 21: // g, rg, k
        state.fillSpace = operands.numberCount();
        state.fillIsWhite = operands.areWhite();
        return;
      case 22: // G, RG, K
        state.strokeIsWhite = operands.areWhite();
        return;
      case 23: // f, F, f*, B, B*, b, b*
        this.fillPath(this.path.take());
        return;
      case 24: // S, s, n
        this.path.drop();
        return;
      default:
    }
  }

  private operateOnRest(operation: number, resources: PdfDict | undefined, depth: number): void {
    const { state, operands } = this;
    switch (operation) {
      case 25: // Do
        this.drawObject(operands.value(0), resources, depth);
        return;
      case 26: // gs
        this.useExtendedState(operands.value(0), resources);
        return;
      case 27: // BDC, BMC
        this.text.actual.begin(this.markedProperties(operands.value(1), resources));
        return;
      case 28: // EMC
        this.text.actual.end();
        return;
      case 29: // sh
        this.painted.fill({ left: 0, bottom: 0, right: this.frame.width, top: this.frame.height }, false);
        return;
      case 30: // cs
        state.fillSpace = componentsOf(this.file, operands.value(0), this.resource('ColorSpace', operands.value(0), resources));
        state.fillIsWhite = false;
        return;
      case 31: // sc, scn
        state.fillIsWhite = operands.count === state.fillSpace && operands.numberCount() === operands.count && operands.areWhite();
        return;
      default:
    }
  }

  private rectangle(x: number, y: number, width: number, height: number): void {
    this.path.extend(this.state, x, y);
    this.path.extend(this.state, x + width, y);
    this.path.extend(this.state, x, y + height);
    this.path.extend(this.state, x + width, y + height);
  }

  private fillPath(path: Box | undefined): void {
    if (path !== undefined && this.state.fillAlpha > TRANSPARENT) this.painted.fill(path, this.state.fillIsWhite);
  }

  private resource(kind: string, name: PdfValue | undefined, resources: PdfDict | undefined): PdfValue | undefined {
    return name instanceof PdfName ? this.file.dict(resources?.get(kind))?.get(name.name) : undefined;
  }

  private fontNamed(name: PdfValue | undefined, resources: PdfDict | undefined): PdfFont | undefined {
    if (name === this.lastFontName && resources === this.lastFontResources) return this.lastFont;
    this.lastFontName = name;
    this.lastFontResources = resources;
    this.lastFont = this.fontOf(this.file.get(this.resource('Font', name, resources)));
    return this.lastFont;
  }

  private fontOf(dict: PdfValue | undefined): PdfFont | undefined {
    if (!isDict(dict)) return undefined;
    let font = this.fonts.get(dict);
    if (font === undefined) {
      font = readFont(this.file, dict);
      this.fonts.set(dict, font);
    }
    return font;
  }

  private useExtendedState(name: PdfValue | undefined, resources: PdfDict | undefined): void {
    const dict = this.file.dict(this.resource('ExtGState', name, resources));
    if (dict === undefined) return;
    const alpha = this.file.get(dict.get('ca'));
    if (typeof alpha === 'number') this.state.fillAlpha = alpha;
    const [font, size] = this.file.array(dict.get('Font'));
    const fontDict = this.file.dict(font);
    if (fontDict === undefined) return;
    this.state.font = readFont(this.file, fontDict);
    this.state.size = numberOr(size, 1);
  }

  private markedProperties(value: PdfValue | undefined, resources: PdfDict | undefined): PdfDict | undefined {
    return isDict(value) ? value : this.file.dict(this.resource('Properties', value, resources));
  }

  private drawObject(name: PdfValue | undefined, resources: PdfDict | undefined, depth: number): void {
    const object = this.file.get(this.resource('XObject', name, resources));
    if (!(object instanceof PdfStream)) return;
    const { dict } = object;
    if (nameOf(this.file.get(dict.get('Subtype'))) === 'Image') {
      const [width, height] = [numberOr(this.file.get(dict.get('Width')), 0), numberOr(this.file.get(dict.get('Height')), 0)];
      this.painted.picture(boxThrough(this.state.matrix, 0, 0, 1, 1), width, height);
      if (depth === 0 && this.pictures.length < MAX_PICTURES) this.pictures.push(object);
      return;
    }
    if (depth < MAX_FORM_DEPTH) this.drawForm(object, resources, depth);
  }

  private drawForm(form: PdfStream, resources: PdfDict | undefined, depth: number): void {
    const { state, stack, position } = this;
    this.stack = [];
    this.state = state.copy();
    this.state.transform(...asMatrix(this.file.numbers(form.dict.get('Matrix'))));
    this.position = position.copy();
    this.run(this.file.decoded(form), this.file.dict(form.dict.get('Resources')) ?? resources, depth + 1);
    this.state = state;
    this.stack = stack;
    this.position = position;
  }
}
