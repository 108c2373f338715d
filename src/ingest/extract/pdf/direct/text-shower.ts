import { ActualText } from './actual-text.ts';
import type { GraphicsState } from './graphics-state.ts';
import { hiddenKind, type PageFrame } from './hiding.ts';
import type { Operands } from './operands.ts';
import type { Painted } from './painted.ts';
import { LEAD_BYTE } from './pdf-font.ts';
import { RunTable } from './run-table.ts';
import type { TextPosition } from './text-position.ts';

/** White between letters, in em, that parts words where no space is drawn: pdftotext takes 0.1, which tears loosely set words. */
const WORD_GAP_EM = 0.15;
const PIECE_GAP_EM = 1.5;
const HAN_GAP_EM = 0.2;
/** Beside an ideograph. */
const WIDE_GAP_EM = 0.8;
/** A letter drawn again this near to itself is made bold by it. */
const TWIN_SHIFT_EM = 0.1;

/** Makes runs of text of the strings that operators show (ISO 32000-1, 9.4). */
export class TextShower {
  readonly runs = new RunTable();
  readonly actual = new ActualText();
  /** Letters shown that another engine may know. */
  unknownLetters = 0;
  private readonly operands: Operands;
  private readonly frame: PageFrame;
  private readonly painted: Painted;

  constructor(operands: Operands, frame: PageFrame, painted: Painted) {
    this.operands = operands;
    this.frame = frame;
    this.painted = painted;
  }

  /** Shows strings and moves between them, cutting runs at wide gaps. */
  show(state: GraphicsState, position: TextPosition, first: number, last: number): void {
    const { operands } = this;
    const { font, size, characterSpacing, wordSpacing, stretch } = state;
    if (font === undefined || size === 0) return;
    const { vertical, codeBytes, space } = font;
    const { itemStarts, itemEnds, itemNumbers, bytes } = operands;
    const step = vertical ? -1 : 1;
    const moved = vertical ? 1 : stretch;
    const em = stretch || 1;
    // Spacing the producer sets for all letters alike parts no words.
    const closeSet = Math.abs(characterSpacing) < Math.abs(size) * 0.8;
    let text = '';
    let endsWide = false;
    let endsInSpace = false;
    /** Advance in text space at the run's start, after its last letter, and now. */
    let start = 0;
    let end = 0;
    let at = 0;
    let lastLetter = '';
    let lastAt = 0;
    const twinShift = TWIN_SHIFT_EM * Math.abs(size) * font.scale;
    for (let item = first; item < last; item++) {
      let place = itemStarts[item] ?? 0;
      if (place < 0) {
        at -= ((itemNumbers[item] ?? 0) / 1000) * size * moved;
        continue;
      }
      const stop = itemEnds[item] ?? 0;
      while (place < stop) {
        let code = bytes[place++] ?? 0;
        if (space !== undefined) {
          for (let left = space.lengthAt(bytes, place - 1, stop); left > 1; left--) code = code * 256 + (bytes[place++] ?? 0);
        } else if (codeBytes === 2 || (codeBytes === 0 && code >= LEAD_BYTE && place < stop)) {
          if (place >= stop) break;
          code = (code << 8) | (bytes[place++] ?? 0);
        }
        const glyph = space === undefined ? font.glyph(code) : font.longGlyph(code);
        const letter = glyph.text;
        if (!glyph.isTold) this.unknownLetters++;
        const gap = ((at - end) / size / font.scale / em) * step;
        // White between ideographs may part words: whether it does, their whole line tells.
        const apart = gap > HAN_GAP_EM && endsWide && glyph.isWide;
        if (text !== '' && (apart || gap > PIECE_GAP_EM || gap < -PIECE_GAP_EM)) {
          this.emit(state, position, text, start, end);
          text = '';
        }
        if (text === '') {
          start = at;
          endsWide = endsInSpace = false;
        } else if (gap > WORD_GAP_EM && letter !== ' ' && !endsInSpace && !(gap < WIDE_GAP_EM && (endsWide || glyph.isWide))) {
          text += ' ';
          endsWide = false;
          endsInSpace = true;
        }
        const isTwin = letter === lastLetter && text !== '' && Math.abs(at - lastAt) < twinShift;
        lastLetter = letter;
        lastAt = at;
        if (letter !== '' && !isTwin) {
          text = text === '' ? letter : text + letter;
          endsWide = glyph.endsWide;
          endsInSpace = glyph.endsInSpace;
        }
        end = at + (vertical ? -size : glyph.width * size * stretch);
        at = end + (characterSpacing + (glyph.isSpace ? wordSpacing : 0)) * (vertical ? -1 : stretch);
        if (closeSet) end = at;
      }
    }
    if (text !== '') this.emit(state, position, text, start, end);
    if (vertical) position.advance(0, at);
    else position.advance(at, 0);
  }

  /** @param start and `end`, where the text begins and ends in text space */
  private emit(state: GraphicsState, position: TextPosition, shown: string, start: number, end: number): void {
    const text = this.actual.replace(shown);
    if (text === '') return;
    const { runs } = this;
    const { ta, tb, tc, td, te, tf } = position;
    const { a, b, c, d, e, f, rise, font } = state;
    // The text matrix, then that of the page.
    const m0 = ta * a + tb * c;
    const m1 = ta * b + tb * d;
    const m2 = tc * a + td * c;
    const m3 = tc * b + td * d;
    const m4 = te * a + tf * c + e;
    const m5 = te * b + tf * d + f;
    const vertical = font?.vertical === true;
    const size = length(m2, m3) * Math.abs(state.size) * (font?.scale ?? 1);
    const alongX = vertical ? -m2 : m0;
    const alongY = vertical ? -m3 : m1;
    const along = length(alongX, alongY) || 1;
    const x0 = vertical ? 0 : start;
    const y0 = vertical ? start : rise;
    const x1 = vertical ? 0 : end;
    const y1 = vertical ? end : rise;
    runs.add(
      text,
      m0 * x0 + m2 * y0 + m4,
      m1 * x0 + m3 * y0 + m5,
      m0 * x1 + m2 * y1 + m4,
      m1 * x1 + m3 * y1 + m5,
      alongX / along,
      alongY / along,
      size,
    );
    if (text.trim() === '') return;
    const run = runs.count - 1;
    const hidden = hiddenKind(runs, run, state, this.frame, this.painted);
    if (hidden !== undefined) runs.hidden[run] = hidden;
  }
}

const length = (x: number, y: number): number => (x === 0 ? Math.abs(y) : y === 0 ? Math.abs(x) : Math.hypot(x, y));
