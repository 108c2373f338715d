import type { PdfDict } from './pdf-values.ts';

const MAX_MARKS = 1000;

/** Follows marked content (ISO 32000-1, 14.9.4) whose `ActualText` stands for whatever is shown inside it. */
export class ActualText {
  private readonly marks: ({ readonly text: string; used: boolean } | undefined)[] = [];
  /** Of the marks that are open, those that state a text. */
  private stated = 0;

  begin(properties: PdfDict | undefined): void {
    if (this.marks.length >= MAX_MARKS) return;
    const stated = properties?.get('ActualText');
    if (stated instanceof Uint8Array) this.stated++;
    this.marks.push(stated instanceof Uint8Array ? { text: decode(stated), used: false } : undefined);
  }

  end(): void {
    if (this.marks.pop() !== undefined) this.stated--;
  }

  /** @returns what is to be read for a piece of shown text: the stated text once, then nothing. */
  replace(shown: string): string {
    if (this.stated === 0) return shown;
    const mark = this.marks.findLast((candidate) => candidate !== undefined);
    if (mark === undefined) return shown;
    const text = mark.used ? '' : mark.text;
    mark.used = true;
    return text;
  }
}

function decode(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return buffer
      .subarray(2, 2 + ((bytes.length - 2) & ~1))
      .swap16()
      .toString('utf16le');
  return buffer.toString('latin1');
}
