import { decodeEntities } from './xml-entities.ts';

const [EQUALS, DOUBLE, SINGLE, SPACE, COLON, SLASH] = [0x3d, 0x22, 0x27, 0x20, 0x3a, 0x2f];
const LINE_WHITE = /[\t\n\r]/;
const LINE_WHITES = /[\t\n\r]/g;
/** Longer contents are not looked for: a file of tags that are never closed would have all of it gone through for each. */
const MAX_CONTENT = 2000;

/** Attributes of one tag, taken apart only when they are asked for: of most tags nobody asks. */
export class XmlAttributes {
  /** Of how many elements within its own nobody needs to be told any more; -1 when they are told as ever. */
  takenElements = -1;
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;
  private readonly endTag: string;

  /** @param start where the tag's name ends in `source`; `end` where the tag does; `endTag` what closes its element. */
  constructor(source: string, start: number, end: number, endTag: string) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.endTag = endTag;
  }

  /**
   * @returns what stands behind the tag before the first end tag of its name; undefined when that is far or has not come yet.
   * Where an element of the same name lies within, it is not well-formed. Not for a tag that closes itself.
   */
  content(): string | undefined {
    const start = this.end + 1;
    const end = this.source.slice(start, start + MAX_CONTENT).indexOf(this.endTag);
    return end < 0 ? undefined : this.source.slice(start, start + end);
  }

  /** Says that its content, of so many elements, has been read: the element's end is told next. */
  take(elements: number): void {
    this.takenElements = elements;
  }

  /** @param name without a prefix. */
  get(name: string): string | undefined {
    const { source, end } = this;
    let at = this.start;
    while (at < end) {
      const first = source.charCodeAt(at);
      if (first <= SPACE || first === SLASH || first === EQUALS) {
        at++;
        continue;
      }
      // Its name, from behind a prefix.
      let nameStart = at;
      let isPrefixed = false;
      for (; at < end; at++) {
        const code = source.charCodeAt(at);
        if (code === EQUALS || code <= SPACE || code === DOUBLE || code === SINGLE) break;
        if (code === COLON && !isPrefixed) {
          isPrefixed = true;
          nameStart = at + 1;
        }
      }
      const nameEnd = at;
      while (at < end && source.charCodeAt(at) <= SPACE) at++;
      if (source.charCodeAt(at) !== EQUALS) {
        // A stray quote or a name without a value.
        if (at === nameEnd) at++;
        continue;
      }
      at++;
      while (at < end && source.charCodeAt(at) <= SPACE) at++;
      const quote = source.charCodeAt(at);
      if (quote !== DOUBLE && quote !== SINGLE) continue;
      const valueEnd = source.indexOf(quote === DOUBLE ? '"' : "'", at + 1);
      if (valueEnd < 0 || valueEnd >= end) return undefined;
      if (nameEnd - nameStart === name.length && source.startsWith(name, nameStart)) {
        const value = decodeEntities(source.slice(at + 1, valueEnd));
        return LINE_WHITE.test(value) ? value.replace(LINE_WHITES, ' ') : value;
      }
      at = valueEnd + 1;
    }
    return undefined;
  }
}
