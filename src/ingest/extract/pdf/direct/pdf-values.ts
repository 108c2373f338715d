/** The kinds of value a PDF is made of. Strings are bytes; numbers, booleans and null are themselves. */
export type PdfValue = null | boolean | number | PdfName | Uint8Array | PdfRef | PdfStream | PdfDict | readonly PdfValue[];
export type PdfDict = ReadonlyMap<string, PdfValue>;

export class PdfName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

export class PdfRef {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** A stream as it lies in the file, its filters not yet undone. */
export class PdfStream {
  readonly dict: PdfDict;
  readonly raw: Uint8Array;
  constructor(dict: PdfDict, raw: Uint8Array) {
    this.dict = dict;
    this.raw = raw;
  }
}

/** A bare word: an operator of a content stream, or a mark of the file's structure such as `obj`. */
export class PdfWord {
  readonly word: string;
  constructor(word: string) {
    this.word = word;
  }
}

/** The file is not one this reader takes on, for damage, encryption or a rare feature: another engine is to be asked. */
export class NotDirect extends Error {
  override readonly name = 'NotDirect';
}

export const isDict = (value: PdfValue | undefined): value is PdfDict => value instanceof Map;
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] => Array.isArray(value);
export const numberOr = (value: PdfValue | undefined, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
export const nameOf = (value: PdfValue | undefined): string | undefined => (value instanceof PdfName ? value.name : undefined);
