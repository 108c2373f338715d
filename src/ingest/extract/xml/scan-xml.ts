import { XmlAttributes } from './xml-attributes.ts';
import { decodeEntities } from './xml-entities.ts';
import { localName } from './xml-names.ts';

/** Told of each tag by its local name, in document order. */
export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes, selfClosing: boolean): void;
  close?(name: string): void;
  text?(text: string): void;
}

const [EQUALS, SLASH, GREATER, DOUBLE, SINGLE, EXCLAMATION, QUESTION, BRACKET, CLOSE_BRACKET] = [
  0x3d, 0x2f, 0x3e, 0x22, 0x27, 0x21, 0x3f, 0x5b, 0x5d,
];
const LESS = 0x3c;
const SPACE = 0x20;
const NAME_START = /^[\p{L}_:]/u;
/** Places of the table of names seen; two names on one place oust each other. A power of two. */
const NAME_PLACES = 1024;

interface TagName {
  readonly raw: string;
  readonly local: string;
  readonly endTag: string;
}

/** Names seen, in whatever file: documents of one kind have the same hundred. */
const names = new Array<TagName | undefined>(NAME_PLACES).fill(undefined);
const MAX_KEPT_NAME = 64;

/**
 * Cuts XML that comes in pieces into tags and text. Checks that tags match and are complete; what else a document may not hold
 * (a bare ampersand, a repeated attribute) is read as it stands, as word processors do.
 */
export class XmlScanner {
  private pending = '';
  /** Where in the piece at hand the next single quote stands; before the tag at hand when it has to be looked for anew. */
  private singleAt = -1;
  private readonly openTags: TagName[] = [];
  private rooted = false;
  private readonly handler: Required<XmlHandler>;

  constructor(handler: Required<XmlHandler>) {
    this.handler = handler;
  }

  /** Characters that wait for the rest of their tag: the next piece should be at least as long, lest a long tag be gone over again and again. */
  get waiting(): number {
    return this.pending.length;
  }

  /** @throws Error when it is not well-formed. */
  write(piece: string): void {
    const source = this.pending === '' ? piece : this.pending + piece;
    let at = 0;
    this.singleAt = -1;
    while (at < source.length) {
      const tag = source.charCodeAt(at) === LESS ? at : source.indexOf('<', at);
      const textEnd = tag < 0 ? wholeTextEnd(source, at) : tag;
      if (textEnd > at && this.openTags.length > 0) this.handler.text(decodeEntities(lineFeedsOf(source.slice(at, textEnd))));
      at = textEnd;
      if (tag < 0) break;
      const end = this.markup(source, tag);
      if (end < 0) break;
      at = end;
    }
    this.pending = source.slice(at);
  }

  /** @throws Error when it is cut off. */
  end(): void {
    if (this.pending.startsWith('<')) throw new Error('it ends within a tag');
    if (this.pending !== '' && this.openTags.length > 0) this.handler.text(this.pending);
    this.pending = '';
    if (this.openTags.length > 0) throw new Error(`${this.openTags.at(-1)?.raw ?? ''} is not closed`);
    if (!this.rooted) throw new Error('it has no element');
  }

  /** @returns where what begins at `start` ends, -1 when its end is not there yet. */
  private markup(source: string, start: number): number {
    if (start + 1 >= source.length) return -1;
    const kind = source.charCodeAt(start + 1);
    if (kind === SLASH) return this.closeTag(source, start);
    if (kind === QUESTION) return past(source, '?>', start + 2);
    if (kind !== EXCLAMATION) return this.openTag(source, start);
    // Which of the three it is takes nine characters to tell.
    if (source.length < start + 9) return -1;
    if (source.startsWith('<!--', start)) return past(source, '-->', start + 4);
    if (source.startsWith('<![CDATA[', start)) {
      const end = past(source, ']]>', start + 9);
      if (end > start + 12 && this.openTags.length > 0) this.handler.text(lineFeedsOf(source.slice(start + 9, end - 3)));
      return end;
    }
    return pastDeclaration(source, start);
  }

  private openTag(source: string, start: number): number {
    let nameEnd = start + 1;
    let hash = 0;
    for (; nameEnd < source.length; nameEnd++) {
      const code = source.charCodeAt(nameEnd);
      if (code <= SPACE || code === GREATER || code === SLASH) break;
      hash = (hash * 31 + code) | 0;
    }
    // Places past the end are not asked for: code compiled for none would be thrown away.
    const end = nameEnd >= source.length ? -1 : this.tagEnd(source, nameEnd);
    if (end < 0) return -1;
    const selfClosing = source.charCodeAt(end - 1) === SLASH;
    const name = this.nameAt(source, start + 1, nameEnd, hash);
    this.rooted = true;
    if (!selfClosing) this.openTags.push(name);
    const attributes = new XmlAttributes(source, nameEnd, selfClosing ? end - 1 : end, name.endTag);
    this.handler.open(name.local, attributes, selfClosing);
    if (selfClosing) this.handler.close(name.local);
    return attributes.takenElements < 0 || selfClosing ? end + 1 : source.indexOf(name.endTag, end + 1);
  }

  /** Going over each letter takes long, and of most tags the first greater-than sign behind a closing quote is plainly the end. */
  private tagEnd(source: string, start: number): number {
    if (source.charCodeAt(start) === GREATER) return start;
    const end = source.indexOf('>', start);
    if (end < 0) return -1;
    const quote = source.charCodeAt(end - 1) === SLASH ? end - 2 : end - 1;
    if (quote < start) return end;
    const last = source.charCodeAt(quote - 1);
    // An opening quote stands behind an equals sign or white space; within single quotes a double one means nothing.
    if (source.charCodeAt(quote) !== DOUBLE || last <= SPACE || last === EQUALS || last === DOUBLE) return tagEnd(source, start);
    if (this.singleAt < start) this.singleAt = indexOrEnd(source, "'", start);
    return this.singleAt > end ? end : tagEnd(source, start);
  }

  private closeTag(source: string, start: number): number {
    const end = source.indexOf('>', start + 2);
    if (end < 0) return -1;
    const open = this.openTags.pop();
    const nameEnd = start + 2 + (open?.raw.length ?? 0);
    if (open === undefined || !source.startsWith(open.raw, start + 2) || (nameEnd !== end && source.slice(nameEnd, end).trim() !== ''))
      throw new Error(`${source.slice(start + 2, Math.min(end, start + 50))} is closed and ${open?.raw ?? 'nothing'} is open`);
    this.handler.close(open.local);
    return end + 1;
  }

  /** Compared where they stand: making a string of every name takes longer than all the rest. */
  private nameAt(source: string, start: number, end: number, hash: number): TagName {
    const place = (hash ^ (hash >>> 10)) & (NAME_PLACES - 1);
    const known = names[place];
    if (known?.raw.length === end - start && source.startsWith(known.raw, start)) return known;
    // A copy: a piece of the source would keep all of it in memory.
    const raw = Buffer.from(source.slice(start, end)).toString();
    if (!NAME_START.test(raw)) throw new Error('a tag has no name');
    const name = { raw, local: interned(localName(raw)), endTag: `</${raw}>` };
    if (raw.length <= MAX_KEPT_NAME) names[place] = name;
    return name;
  }
}

/** As a key of an object, a string is the very one that code names: comparing the two looks at no letters. */
const interned = (name: string): string => Object.keys({ [name]: 0 })[0] ?? name;

/** A greater-than sign within quotes is part of a value. */
function tagEnd(source: string, start: number): number {
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === GREATER) return at;
    if (code !== DOUBLE && code !== SINGLE) continue;
    at = source.indexOf(code === DOUBLE ? '"' : "'", at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function indexOrEnd(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? source.length : at;
}

function past(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length;
}

/** A document type may hold declarations of its own between brackets. */
function pastDeclaration(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (code === BRACKET) depth++;
    else if (code === CLOSE_BRACKET) depth--;
    else if (code === GREATER && depth <= 0) return at + 1;
  }
  return -1;
}

/** An entity and a line's end may be cut in two by the end of a piece. */
function wholeTextEnd(source: string, from: number): number {
  const entity = source.lastIndexOf('&');
  if (entity >= from && source.length - entity < 12 && !source.includes(';', entity)) return entity;
  return source.endsWith('\r') ? source.length - 1 : source.length;
}

const lineFeedsOf = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
