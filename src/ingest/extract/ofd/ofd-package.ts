import path from 'node:path';
import type { DocumentProperties } from '../../../domain/document.ts';
import { IntegrityError } from '../../../domain/errors.ts';
import { type ArchiveEntries, openArchive } from '../archive-entries.ts';
import type { ExtractionLimits } from '../limits.ts';
import { parseXml, type XmlHandler } from '../xml/parse-xml.ts';

/** The parts of an OFD package by path; a path that begins with `/` starts at the root, others at the part that names them. */
export class OfdPackage {
  private readonly archive: ArchiveEntries;
  private readonly byLowerCase: ReadonlyMap<string, string>;
  private readonly file: string;
  private readonly limits: ExtractionLimits;

  private constructor(archive: ArchiveEntries, file: string, limits: ExtractionLimits) {
    this.archive = archive;
    this.file = file;
    this.limits = limits;
    this.byLowerCase = new Map(archive.names.map((name) => [name.toLowerCase(), name]));
  }

  static async open(bytes: Uint8Array, file: string, limits: ExtractionLimits): Promise<OfdPackage> {
    return new OfdPackage(await openArchive(bytes, file, limits.maxInflatedBytes), file, limits);
  }

  resolve(from: string, location: string): string {
    const clean = location.trim().replaceAll('\\', '/');
    return clean.startsWith('/') ? clean.slice(1) : path.posix.join(path.posix.dirname(from), clean);
  }

  /** @returns false when the part is not there or not XML; what was told before the fault stays told. */
  read(name: string, handler: XmlHandler): boolean {
    const known = this.byLowerCase.get(name.toLowerCase());
    if (known === undefined) return false;
    try {
      const part = this.archive.read(known);
      if (part !== undefined) parseXml(part, handler, this.file, this.limits);
      return part !== undefined;
    } catch (error) {
      if (error instanceof IntegrityError && error.code !== 'archive-broken') throw error;
      return false;
    }
  }
}

export interface OfdPageEntry {
  readonly id: string;
  readonly location: string;
}

export interface OfdDocument {
  readonly path: string;
  readonly pages: readonly OfdPageEntry[];
  /** Template pages by id. */
  readonly templates: ReadonlyMap<string, string>;
  readonly resources: readonly string[];
  readonly annotations: string | undefined;
  readonly box: string;
}

const PROPERTIES: Readonly<Record<string, keyof DocumentProperties>> = {
  Title: 'title',
  Author: 'author',
  Creator: 'application',
  CreationDate: 'created',
  ModDate: 'modified',
};

/** Reads OFD.xml. @returns undefined when it cannot be read */
export function readRoot(parts: OfdPackage): { documents: string[]; properties: DocumentProperties } | undefined {
  const documents: string[] = [];
  const properties: { -readonly [Field in keyof DocumentProperties]: string } = {};
  const whole = parts.read(
    'OFD.xml',
    collecting((name, value) => {
      const field = Object.hasOwn(PROPERTIES, name) ? PROPERTIES[name] : undefined;
      if (name === 'DocRoot') documents.push(parts.resolve('OFD.xml', value));
      else if (field !== undefined) properties[field] ??= value.slice(0, 1000);
    }),
  );
  return whole || documents.length > 0 ? { documents, properties } : undefined;
}

export function readDocumentPart(parts: OfdPackage, location: string): OfdDocument | undefined {
  const pages: OfdPageEntry[] = [];
  const templates = new Map<string, string>();
  const resources: string[] = [];
  let annotations: string | undefined;
  let box = '';
  const at = (value: string): string => parts.resolve(location, value);
  const values = collecting((name, value) => {
    if (name === 'PhysicalBox') box = value;
    else if (name === 'PublicRes' || name === 'DocumentRes') resources.push(at(value));
    else if (name === 'Annotations') annotations = at(value);
  });
  const whole = parts.read(location, {
    ...values,
    open: (name, attributes, selfClosing) => {
      values.open?.(name, attributes, selfClosing);
      const entry = { id: attributes.get('ID') ?? '', location: at(attributes.get('BaseLoc') ?? '') };
      if (name === 'Page') pages.push(entry);
      else if (name === 'TemplatePage') templates.set(entry.id, entry.location);
    },
  });
  return whole || pages.length > 0 ? { path: location, pages, templates, resources, annotations, box } : undefined;
}

/** Tells of each element that holds nothing but text. */
export function collecting(told: (name: string, value: string) => void): XmlHandler {
  let value = '';
  return {
    open: () => {
      value = '';
    },
    text: (text) => {
      value += text;
    },
    close: (name) => {
      if (value.trim() !== '') told(name, value.trim());
      value = '';
    },
  };
}
