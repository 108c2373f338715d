import { ActualText } from './actual-text.ts';
import { componentsOf } from './colour-space.ts';
import { asMatrix, type Box, boxThrough, IDENTITY, type Matrix, multiply, shifted } from './geometry.ts';
import { type GraphicsState, initialState, isWhite } from './graphics-state.ts';
import { hiddenKind, type PageFrame, TRANSPARENT } from './hiding.ts';
import { skipInlineImage } from './inline-image.ts';
import { Painted } from './painted.ts';
import { PathBounds } from './path-bounds.ts';
import type { PdfFile } from './pdf-file.ts';
import { type PdfFont, readFont } from './pdf-font.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { isArray, isDict, NotDirect, nameOf, numberOr, type PdfDict, PdfName, PdfStream, type PdfValue, PdfWord } from './pdf-values.ts';
import type { TextRun } from './text-run.ts';

const MAX_FORM_DEPTH = 12;
const MAX_OPERATORS = 3_000_000;
const MAX_OPERANDS = 64;
const MAX_STATES = 500;
const MAX_PICTURES = 4000;
/** White between letters, in em, that parts words where no space is drawn: pdftotext takes 0.1, which tears loosely set words. */
const WORD_GAP_EM = 0.15;
const PIECE_GAP_EM = 1.5;
const IDEOGRAPH = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** Fonts of one file, read once. */
export type FontCache = Map<PdfValue, PdfFont>;

/** Runs content streams (ISO 32000-1, 8 and 9) for the text they show: where it stands and whether it can be seen. */
export class PageInterpreter {
  readonly runs: TextRun[] = [];
  readonly painted = new Painted();
  /** Pictures the page itself draws; those inside forms are parts of drawings. */
  readonly pictures: PdfStream[] = [];
  /** Letters shown that another engine may know. */
  unknownLetters = 0;
  private readonly file: PdfFile;
  private readonly fonts: FontCache;
  private readonly frame: PageFrame;
  private state: GraphicsState;
  private stack: GraphicsState[] = [];
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;
  private readonly actual = new ActualText();
  private operatorsLeft = MAX_OPERATORS;
  private readonly path = new PathBounds();

  constructor(file: PdfFile, fonts: FontCache, frame: PageFrame) {
    this.file = file;
    this.fonts = fonts;
    this.frame = frame;
    this.state = initialState(frame.matrix);
  }

  /** @throws NotDirect, BudgetSpent */
  run(content: Uint8Array, resources: PdfDict | undefined, depth = 0): void {
    const lexer = new PdfLexer(content);
    let operands: PdfValue[] = [];
    for (;;) {
      const token = lexer.read();
      if (token === undefined) return;
      if (!(token instanceof PdfWord)) {
        if (operands.length < MAX_OPERANDS) operands.push(token);
        continue;
      }
      if (--this.operatorsLeft < 0) throw new NotDirect('too many operators');
      if (token.word === 'BI') skipInlineImage(lexer);
      else this.operate(token.word, operands, resources, depth);
      if (operands.length > 0) operands = [];
    }
  }

  private operate(word: string, operands: readonly PdfValue[], resources: PdfDict | undefined, depth: number): void {
    const { state } = this;
    switch (word) {
      case 'q':
        if (this.stack.length < MAX_STATES) this.stack.push({ ...state });
        return;
      case 'Q':
        this.state = this.stack.pop() ?? state;
        return;
      case 'cm':
        state.ctm = multiply(matrixOf(operands), state.ctm);
        return;
      case 'BT':
        this.textMatrix = this.lineMatrix = IDENTITY;
        return;
      case 'Tf':
        state.font = this.fontNamed(operands[0], resources);
        state.size = numberOr(operands[1], 0);
        return;
      case 'Td':
        this.moveLine(numberOr(operands[0], 0), numberOr(operands[1], 0));
        return;
      case 'TD':
        state.leading = -numberOr(operands[1], 0);
        this.moveLine(numberOr(operands[0], 0), numberOr(operands[1], 0));
        return;
      case 'Tm':
        this.textMatrix = this.lineMatrix = matrixOf(operands);
        return;
      case 'T*':
        this.moveLine(0, -state.leading);
        return;
      case 'Tc':
        state.characterSpacing = numberOr(operands[0], 0);
        return;
      case 'Tw':
        state.wordSpacing = numberOr(operands[0], 0);
        return;
      case 'Tz':
        state.stretch = numberOr(operands[0], 0) / 100;
        return;
      case 'TL':
        state.leading = numberOr(operands[0], 0);
        return;
      case 'Ts':
        state.rise = numberOr(operands[0], 0);
        return;
      case 'Tr':
        state.renderMode = numberOr(operands[0], 0);
        return;
      case 'Tj':
        this.show([operands[0] ?? null]);
        return;
      case 'TJ':
        this.show(isArray(operands[0]) ? operands[0] : []);
        return;
      case "'":
        this.moveLine(0, -state.leading);
        this.show([operands[0] ?? null]);
        return;
      case '"':
        state.wordSpacing = numberOr(operands[0], 0);
        state.characterSpacing = numberOr(operands[1], 0);
        this.moveLine(0, -state.leading);
        this.show([operands[2] ?? null]);
        return;
      case 'Do':
        this.drawObject(operands[0], resources, depth);
        return;
      case 'gs':
        this.useExtendedState(operands[0], resources);
        return;
      case 'BDC':
      case 'BMC':
        this.actual.begin(this.markedProperties(operands[1], resources));
        return;
      case 'EMC':
        this.actual.end();
        return;
      case 'sh':
        this.painted.fill({ left: 0, bottom: 0, right: this.frame.width, top: this.frame.height }, false);
        return;
      default:
        this.operateOnPathOrColour(word, operands, resources);
    }
  }

  private operateOnPathOrColour(word: string, operands: readonly PdfValue[], resources: PdfDict | undefined): void {
    const { state } = this;
    switch (word) {
      case 'g':
      case 'rg':
      case 'k':
        [state.fillSpace, state.fillIsWhite] = [operands.filter(isNumber).length, isWhite(operands.filter(isNumber))];
        return;
      case 'G':
      case 'RG':
      case 'K':
        state.strokeIsWhite = isWhite(operands.filter(isNumber));
        return;
      case 'cs':
        state.fillSpace = componentsOf(this.file, operands[0], this.resource('ColorSpace', operands[0], resources));
        state.fillIsWhite = false;
        return;
      case 'sc':
      case 'scn':
        state.fillIsWhite = operands.length === state.fillSpace && operands.every(isNumber) && isWhite(operands);
        return;
      case 're': {
        const [x, y] = [numberOr(operands[0], 0), numberOr(operands[1], 0)];
        const [right, top] = [x + numberOr(operands[2], 0), y + numberOr(operands[3], 0)];
        for (const [px, py] of [
          [x, y],
          [right, y],
          [x, top],
          [right, top],
        ] as const)
          this.path.extend(state.ctm, px, py);
        return;
      }
      case 'm':
      case 'l':
      case 'c':
      case 'v':
      case 'y':
        for (let index = 0; index + 1 < operands.length; index += 2)
          this.path.extend(state.ctm, numberOr(operands[index], 0), numberOr(operands[index + 1], 0));
        return;
      case 'f':
      case 'F':
      case 'f*':
      case 'B':
      case 'B*':
      case 'b':
      case 'b*':
        this.fillPath(this.path.take());
        return;
      case 'S':
      case 's':
      case 'n':
        this.path.take();
        return;
      default:
    }
  }

  private fillPath(path: Box | undefined): void {
    if (path !== undefined && this.state.fillAlpha > TRANSPARENT) this.painted.fill(path, this.state.fillIsWhite);
  }

  private moveLine(x: number, y: number): void {
    this.textMatrix = this.lineMatrix = shifted(this.lineMatrix, x, y);
  }

  private resource(kind: string, name: PdfValue | undefined, resources: PdfDict | undefined): PdfValue | undefined {
    return name instanceof PdfName ? this.file.dict(resources?.get(kind))?.get(name.name) : undefined;
  }

  private fontNamed(name: PdfValue | undefined, resources: PdfDict | undefined): PdfFont | undefined {
    const dict = this.file.get(this.resource('Font', name, resources));
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
      this.painted.picture(boxThrough(this.state.ctm, 0, 0, 1, 1), width, height);
      if (depth === 0 && this.pictures.length < MAX_PICTURES) this.pictures.push(object);
      return;
    }
    if (depth >= MAX_FORM_DEPTH) return;
    const [state, stack, textMatrix, lineMatrix] = [this.state, this.stack, this.textMatrix, this.lineMatrix];
    this.stack = [];
    this.state = { ...state, ctm: multiply(asMatrix(this.file.numbers(dict.get('Matrix'))), state.ctm) };
    this.run(this.file.decoded(object), this.file.dict(dict.get('Resources')) ?? resources, depth + 1);
    [this.state, this.stack, this.textMatrix, this.lineMatrix] = [state, stack, textMatrix, lineMatrix];
  }

  /** Shows strings and moves between them, cutting runs at wide gaps. */
  private show(items: readonly PdfValue[]): void {
    const { font, size, characterSpacing, wordSpacing, stretch, rise } = this.state;
    if (font === undefined || size === 0) return;
    const m = multiply(this.textMatrix, this.state.ctm);
    const scale = Math.hypot(m[2], m[3]) * Math.abs(size) * font.scale;
    const step = font.vertical ? -1 : 1;
    let text = '';
    /** Advance in text space at the run's start, after its last letter, and now. */
    let [start, end, at] = [0, 0, 0];
    const flush = (): void => {
      if (text !== '') this.emit(text, m, start, end, rise, font.vertical, scale);
      text = '';
    };
    for (const item of items) {
      if (typeof item === 'number') {
        at -= (item / 1000) * size * (font.vertical ? 1 : stretch);
        continue;
      }
      if (!(item instanceof Uint8Array)) continue;
      const codes = font.codes(item);
      for (let index = 0; index < codes.length; index++) {
        const code = codes[index] ?? 0;
        const told = font.text(code);
        if (told === undefined) this.unknownLetters++;
        const letter = told ?? '\ufffd';
        const gap = ((at - end) / size / font.scale / (stretch || 1)) * step;
        if (text !== '' && (gap > PIECE_GAP_EM || gap < -PIECE_GAP_EM)) flush();
        if (text === '') start = at;
        else if (gap > WORD_GAP_EM && letter !== ' ' && !text.endsWith(' ') && !(gap < 0.8 && besideIdeograph(text, letter))) text += ' ';
        text += letter;
        const advance = font.vertical ? -size : font.width(code) * size * stretch;
        end = at + advance;
        at = end + (characterSpacing + (font.isSpace(code) ? wordSpacing : 0)) * (font.vertical ? -1 : stretch);
        // Spacing the producer sets for all letters alike parts no words.
        if (Math.abs(characterSpacing) < Math.abs(size) * 0.8) end = at;
      }
    }
    flush();
    this.textMatrix = font.vertical ? shifted(this.textMatrix, 0, at) : shifted(this.textMatrix, at, 0);
  }

  private emit(shown: string, m: Matrix, start: number, end: number, rise: number, vertical: boolean, size: number): void {
    const text = this.actual.replace(shown);
    if (text === '') return;
    const [alongX, alongY] = vertical ? [-m[2], -m[3]] : [m[0], m[1]];
    const length = Math.hypot(alongX, alongY) || 1;
    const [x0, y0, x1, y1] = vertical ? [0, start, 0, end] : [start, rise, end, rise];
    const run = {
      text,
      startX: m[0] * x0 + m[2] * y0 + m[4],
      startY: m[1] * x0 + m[3] * y0 + m[5],
      endX: m[0] * x1 + m[2] * y1 + m[4],
      endY: m[1] * x1 + m[3] * y1 + m[5],
      alongX: alongX / length,
      alongY: alongY / length,
      size,
      hidden: undefined,
    };
    // Always the same properties: letters are many, and the engine under this code likes them alike.
    const hidden = text.trim() === '' ? undefined : hiddenKind(run, this.state, this.frame, this.painted);
    this.runs.push(hidden === undefined ? run : { ...run, hidden });
  }
}

const isNumber = (value: PdfValue): value is number => typeof value === 'number';
const besideIdeograph = (before: string, after: string): boolean => IDEOGRAPH.test(before.slice(-1)) || IDEOGRAPH.test(after);
const matrixOf = (operands: readonly PdfValue[]): Matrix => [
  numberOr(operands[0], 1),
  numberOr(operands[1], 0),
  numberOr(operands[2], 0),
  numberOr(operands[3], 1),
  numberOr(operands[4], 0),
  numberOr(operands[5], 0),
];
