import { codeOf } from './character-map.ts';
import { CodeRanges } from './code-ranges.ts';
import { CodeSpace } from './code-space.ts';
import { PdfLexer } from './pdf-lexer.ts';
import { NotDirect, PdfName, type PdfValue, PdfWord } from './pdf-values.ts';

const MAX_MAPPINGS = 200_000;

/** A character map a file brings along for a composite font (ISO 32000-1, 9.7.5.4): how long its codes are, and the glyph number of each. */
export interface EncodingMap {
  readonly space: CodeSpace;
  readonly vertical: boolean;
  /** Name of the map it adds to. */
  readonly base: string | undefined;
  /** @returns the number of a code's glyph in its collection. */
  glyphNumber(code: number): number | undefined;
}

/** @throws NotDirect for one of more entries than any font has letters. */
export function readEncodingMap(bytes: Uint8Array): EncodingMap {
  const space = new CodeSpace();
  const ranges = new CodeRanges<number>();
  const lexer = new PdfLexer(bytes);
  const operands: PdfValue[] = [];
  let vertical = false;
  let base: string | undefined;
  for (let token = lexer.read(); token !== undefined; token = lexer.read()) {
    if (!(token instanceof PdfWord)) {
      operands.push(token);
      continue;
    }
    if (token.word === 'endcodespacerange') eachRange(operands, 2, (low, high) => space.add(low, high));
    else if (token.word === 'endcidrange') eachRange(operands, 3, (low, high, number) => ranges.add(codeOf(low), codeOf(high), number));
    else if (token.word === 'endcidchar') addSingles(ranges, operands);
    else if (token.word === 'usecmap') base = nameIn(operands.at(-1));
    else if (token.word === 'def' && nameIn(operands.at(-2)) === 'WMode') vertical = operands.at(-1) === 1;
    operands.length = 0;
    if (ranges.size > MAX_MAPPINGS) throw new NotDirect('character map too large');
  }
  return {
    space,
    vertical,
    base,
    glyphNumber: (code) => {
      const range = ranges.find(code);
      return range === undefined ? undefined : range.value + code - range.first;
    },
  };
}

function eachRange(operands: readonly PdfValue[], each: 2 | 3, told: (low: Uint8Array, high: Uint8Array, number: number) => void): void {
  for (let at = 0; at + each <= operands.length; at += each) {
    const [low, high, number] = operands.slice(at, at + 3);
    if (low instanceof Uint8Array && high instanceof Uint8Array) told(low, high, typeof number === 'number' ? number : 0);
  }
}

function addSingles(ranges: CodeRanges<number>, operands: readonly PdfValue[]): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, number] = [operands[at], operands[at + 1]];
    if (code instanceof Uint8Array && typeof number === 'number') ranges.add(codeOf(code), codeOf(code), number);
  }
}

const nameIn = (value: PdfValue | undefined): string | undefined => (value instanceof PdfName ? value.name : undefined);
