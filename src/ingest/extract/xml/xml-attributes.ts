import { decodeEntities } from './xml-entities.ts';

const [EQUALS, DOUBLE, SINGLE, SPACE, COLON, SLASH] = [0x3d, 0x22, 0x27, 0x20, 0x3a, 0x2f];
const LINE_WHITE = /[\t\n\r]/;
const LINE_WHITES = /[\t\n\r]/g;

/** Attributes of one tag, taken apart only when they are asked for: of most tags nobody asks. */
export class XmlAttributes {
  private readonly source: string;
  private readonly start: number;
  private readonly end: number;

  /** @param start where the tag's name ends in `source`; `end` where the tag does. */
  constructor(source: string, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
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
