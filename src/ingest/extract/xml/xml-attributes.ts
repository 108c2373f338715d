import { decodeEntities } from './xml-entities.ts';
import { localName } from './xml-names.ts';

const ATTRIBUTE = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

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
    if (this.start === this.end) return undefined;
    const raw = this.source.slice(this.start, this.end);
    if (!raw.includes(name)) return undefined;
    for (const [, key = '', double, single] of raw.matchAll(ATTRIBUTE)) {
      if (localName(key) === name) return decodeEntities(double ?? single ?? '').replace(/[\t\n\r]/g, ' ');
    }
    return undefined;
  }
}
