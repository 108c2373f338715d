import { isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser, parseDocument } from 'yaml';
import type { CodedError } from '../domain/errors.ts';

/** A coded error with its place in a text file; lines and columns count from 1. */
export interface LocatedProblem extends CodedError {
  readonly line?: number;
  readonly column?: number;
  /** Field path, for example `works[2].issueDate`. */
  readonly field?: string;
}

interface Place {
  readonly line: number;
  readonly column: number;
}

export type FieldPath = readonly (string | number)[];

/** A parsed file that remembers where each field stands. */
export interface YamlSource {
  readonly file: string;
  readonly value: unknown;
  /** Place of the value at `path`, or of its nearest ancestor present; `key` gives the place of the field's name. */
  readonly place: (path: FieldPath, what?: 'value' | 'key') => Place;
}

export type YamlResult =
  | { readonly status: 'parsed'; readonly source: YamlSource }
  | { readonly status: 'broken'; readonly problem: LocatedProblem };

/** Aliases a file written by hand can need; an expansion bomb multiplies them. */
const MAX_ALIAS_COUNT = 100;
const MAX_DEPTH = 64;
/** Largest file parsed, bytes of UTF-8: a thousand works fit. */
export const MAX_YAML_BYTES = 1024 * 1024;

export const formatField = (path: FieldPath): string =>
  path.reduce<string>((text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`), '');

/** Why a file can't be parsed, before it is told with the file's name. */
class YamlFault extends Error {
  readonly code: string;
  readonly mend: string;
  readonly at: Place | undefined;

  constructor(code: string, message: string, mend: string, at?: Place) {
    super(message);
    this.code = code;
    this.mend = mend;
    this.at = at;
  }
}

/**
 * Parses one YAML 1.2 document; JSON is a subset of it.
 * @param schema `failsafe` leaves every scalar the string that was typed (`520.10` stays `520.10`); `core` tells numbers and booleans.
 */
export function readYaml(bytes: Uint8Array, file: string, schema: 'failsafe' | 'core'): YamlResult {
  try {
    return { status: 'parsed', source: { file, ...compose(decode(bytes), schema) } };
  } catch (fault) {
    if (!(fault instanceof YamlFault)) throw fault;
    const { code, mend, at } = fault;
    const where = at === undefined ? file : `${file}, line ${at.line}, column ${at.column}`;
    return { status: 'broken', problem: { code, message: `${where}: ${fault.message}`, mend, file, ...at } };
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_YAML_BYTES) {
    const message = `the file has ${bytes.byteLength} bytes, the limit is ${MAX_YAML_BYTES}`;
    throw new YamlFault('yaml-too-large', message, 'Split the file or take out what does not belong in it.');
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new YamlFault('yaml-not-utf8', 'the file is not UTF-8 text', 'Save the file again with the encoding UTF-8.');
  }
}

function compose(text: string, schema: 'failsafe' | 'core'): Pick<YamlSource, 'value' | 'place'> {
  const lines = new LineCounter();
  const at = (offset: number): Place => {
    const position = lines.linePos(offset);
    return { line: Math.max(1, position.line), column: Math.max(1, position.col) };
  };
  refuseDepth(text);
  // Unique keys are checked below in linear time: the library compares each key with every other.
  const document = parseDocument(text, {
    lineCounter: lines,
    schema,
    stringKeys: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    resolveKnownTags: false,
  });
  const error = document.errors[0];
  if (error !== undefined) {
    const mend = 'Mend the line; check indentation, quotes and the colon after each field.';
    throw new YamlFault('yaml-syntax', firstSentence(error.message), mend, at(error.pos[0]));
  }
  const root = document.contents;
  const repeated = repeatedKey(root);
  if (repeated !== undefined) {
    throw new YamlFault('yaml-duplicate-key', `the field '${repeated.key}' is given twice`, 'Keep one of the two.', at(repeated.offset));
  }
  const resolve = (node: Node): unknown => (isAlias(node) ? node.resolve(document) : node);
  return { value: plainValue(document), place: (path, what = 'value') => at(offsetOf(root, path, what, resolve)) };
}

function plainValue(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIAS_COUNT });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    if (cause.message.includes('alias count')) {
      throw new YamlFault(
        'yaml-alias-limit',
        'the aliases (*name) expand too far',
        'Write the values out instead of repeating them by alias.',
      );
    }
    throw new YamlFault('yaml-syntax', firstSentence(cause.message), 'Define the anchor (&name) before its alias, or write the value out.');
  }
}

const firstSentence = (message: string): string => message.split('\n', 1)[0] ?? message;

/**
 * Runs the tokeniser alone, which keeps its own stack, before the composer, which recurses: deep nesting ends in a crash of the whole
 * process there, not in an error (a pattern compiled near the end of the stack is fatal).
 */
function refuseDepth(text: string): void {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // Exhausting the generator is what moves the parser on.
    Array.from(parser.next(lexeme));
    if (parser.stack.length <= MAX_DEPTH) continue;
    const line = text.slice(0, parser.offset).split('\n').length;
    const mend = 'Write the file flat, as docs/dossier-format.md shows.';
    throw new YamlFault('yaml-too-deep', `more than ${MAX_DEPTH} levels of nesting`, mend, { line, column: 1 });
  }
}

function repeatedKey(root: unknown): { key: string; offset: number } | undefined {
  const waiting: unknown[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isMap(node)) {
      const seen = new Set<string>();
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        if (seen.has(key)) return { key, offset: isScalar(pair.key) ? (pair.key.range?.[0] ?? 0) : 0 };
        seen.add(key);
        waiting.push(pair.value ?? undefined);
      }
    } else if (isSeq(node)) waiting.push(...node.items);
    while (waiting.length > 0 && waiting.at(-1) === undefined) waiting.pop();
  }
  return undefined;
}

function offsetOf(root: unknown, path: FieldPath, what: 'value' | 'key', resolve: (node: Node) => unknown): number {
  let node: unknown = root;
  let offset = 0;
  for (const [depth, part] of path.entries()) {
    if (isAlias(node)) node = resolve(node);
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(part));
      if (pair === undefined) return offset;
      const keyOffset = isScalar(pair.key) ? pair.key.range?.[0] : undefined;
      const valueOffset = rangeStart(pair.value);
      offset = (last && what === 'key' ? keyOffset : (valueOffset ?? keyOffset)) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const item: unknown = node.items[Number(part)];
      if (item === undefined) return offset;
      offset = rangeStart(item) ?? offset;
      node = item;
    } else return offset;
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range?.[0] : undefined;
}
