import type { DocumentProperties } from '../../domain/document.ts';
import { parseXml, type XmlHandler } from './xml/parse-xml.ts';

// Elements of Office Open XML core and extended properties, and of OpenDocument's meta.xml.
const FIELDS: Readonly<Record<string, keyof DocumentProperties>> = {
  title: 'title',
  creator: 'author',
  lastModifiedBy: 'lastModifiedBy',
  Company: 'company',
  Application: 'application',
  generator: 'application',
  created: 'created',
  'creation-date': 'created',
  modified: 'modified',
  date: 'modified',
};
type Found = { -readonly [Field in keyof DocumentProperties]: string };

const MAX_VALUE_CHARACTERS = 1000;
const LIMITS = { maxObjects: 2000, maxNesting: 20, maxCharacters: 1_000_000 };

/** Reads what the property parts of a package state; a broken part states what came before the fault. */
export function officeProperties(...parts: readonly (Uint8Array | undefined)[]): DocumentProperties {
  const found: Found = {};
  for (const part of parts) if (part !== undefined) readInto(found, part);
  return found;
}

function readInto(found: Found, part: Uint8Array): void {
  let field: keyof DocumentProperties | undefined;
  let value = '';
  const handler: XmlHandler = {
    open: (name) => {
      field = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
      value = '';
    },
    text: (text) => (value = (value + text).slice(0, MAX_VALUE_CHARACTERS)),
    close: () => {
      const stated = value.trim();
      if (field !== undefined && stated !== '') found[field] ??= stated;
      field = undefined;
    },
  };
  try {
    parseXml(part, handler, '', LIMITS);
  } catch {
    // What stood before the fault is kept.
  }
}
